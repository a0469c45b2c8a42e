"""What other files of a program tell about the one that is ported."""

import pytest

from legacy_rnn.compat.porting import port_text, project
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, findings

STAR = Project(exports={'model': {'tf': '', 'rnn_cell': 'nn.rnn_cell'}})


def test_tf_of_a_star_import_is_followed():
    source = 'from model import *\ny = tf.concat(1, [a, b])\n'
    ported = port_text(source, '0.8', project=STAR)
    assert ported.text == 'from model import *\ny = tf.concat([a, b], 1)\n'
    assert findings(ported, 'check') == []
    assert port_text(ported.text, '1.0', project=STAR).text == ported.text


def test_flags_of_a_star_import_are_read_by_the_name_that_it_brings():
    source = (
        'from model import *\n'
        'FLAGS = tf.app.flags.FLAGS\n'
        "tf.app.flags.DEFINE_integer('size', 3, 'Size.')\n"
        'print(FLAGS.size)\n'
    )
    ported = port_text(source, '1.4', project=STAR)
    read = 'tf.app.flags.FLAGS(sys.argv, known_only=True)\n'
    assert read in ported.text and '\nflags.' not in ported.text


def test_what_a_star_import_does_not_bring_is_imported_after_it():
    source = 'from model import *\nc = tf.nn.rnn_cell.GRUCell(3)\n'
    assert port_text(source, '0.8', project=STAR).text == (
        'from model import *\n'
        'from legacy_rnn.compat import r0_8\n'
        'c = r0_8.nn.rnn_cell.GRUCell(3)\n'
    )


def test_module_of_cells_that_a_star_brings_stays():
    source = 'from model import *\nc = rnn_cell.GRUCell(3)\n'
    assert port_text(source, '0.8', project=STAR).text == source


def test_name_that_is_bound_again_is_not_the_stars():
    source = 'from model import *\ntf = other()\ny = tf.concat(1, x)\n'
    assert port_text(source, '0.8', project=STAR).text == source


def test_exports_leave_out_private_and_other_names():
    text = (
        'import tensorflow as tf\nimport tensorflow as _tf\n'
        'from tensorflow.models.rnn import rnn\nimport numpy as np\n'
        'x = tf.zeros([1])\n'
    )
    found = project.facts(text).exports({})
    assert found == {'tf': '', '_tf': '', 'rnn': 'models.rnn.rnn'}
    assert found.star == {'tf', 'rnn', 'np'}
    assert found.libraries == {'np': 'numpy'}
    listed = project.facts(text + "__all__ = ['_tf', 'x']\n").exports({})
    assert listed.star == {'_tf', 'x'}


@pytest.mark.parametrize('own', ['np = other()', 'import other as np'])
def test_module_that_a_name_hides_is_not_the_stars(own):
    near = {'near': project.facts('import numpy as np\n').exports({})}
    known = project.Project(exports=near)
    source = 'from near import *\nx = np.mat(y)\n'
    new = source.replace('mat', 'asmatrix')
    assert port_text(source, '1.15', project=known).text == new
    source = f'from near import *\n{own}\nx = np.mat(y)\n'
    assert port_text(source, '1.15', project=known).text == source


def test_exports_pass_on_what_a_star_brought():
    facts = project.facts('from model import *\n')
    assert facts.exports({'model': {'tf': ''}}) == {'tf': ''}


def test_initializer_of_a_scope_elsewhere_keeps_its_say():
    source = HEAD + "w = tf.get_variable('w', [2])\n"
    other = project.facts(
        'import tensorflow as tf\n'
        "with tf.variable_scope('m', initializer=i):\n    Model()\n"
    )
    assert other.sets_initializers
    told = Project(sets_initializers=True)
    assert 'r0_8.get_variable' in port_text(source, '0.8', project=told).text
    assert 'r0_8' not in port_text(source, '0.8').text


def test_flag_that_another_file_renames_is_renamed_here():
    source = HEAD + 'print(FLAGS.verbosity, FLAGS.size, flags.other)\n'
    told = Project(flags=frozenset({'verbosity'}))
    text = port_text(source, '0.12', project=told).text
    assert text.endswith('(FLAGS.own_verbosity, FLAGS.size, flags.other)\n')
    assert 'own' not in port_text(source, '0.12').text


def test_flags_are_read_once_where_another_file_runs_the_app():
    source = HEAD + (
        "tf.app.flags.DEFINE_integer('n', 3, 'Number.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
    )
    told = Project(runs_app=True)
    assert 'sys.argv' not in port_text(source, '0.12', project=told).text
    early = source + 'SIZE = FLAGS.n\n'
    assert 'sys.argv' in port_text(early, '0.12', project=told).text
    main = source + "if __name__ == '__main__':\n    print(FLAGS.n)\n"
    assert 'sys.argv' in port_text(main, '0.12', project=told).text


@pytest.mark.parametrize(
    ('source', 'runs'),
    [
        ('from absl import app\napp.run(main)\n', True),
        ('app = tf.app\nif x:\n    app.run()\n', True),
        ('import tensorflow as tf\ntf.app.run()\n', True),
        ('app = Flask(__name__)\napp.run(debug=True)\n', False),
        ('class A:\n    app = B()\n    def f(self): myapp.run()\n', False),
        ('self.app = Flask()\nself.app.run()\n', False),
    ],
)
def test_app_that_is_made_reads_no_flags(source, runs):
    assert project.facts(source).runs_app == runs


@pytest.mark.parametrize(('python2', 'line'), [(True, '//'), (False, '/')])
def test_program_tells_the_dialect_of_what_fits_both(python2, line):
    source = HEAD + 'n = len(x) / 2\n'
    told = Project(python2=python2)
    assert f'len(x) {line} 2' in port_text(source, '0.8', project=told).text


def test_ported_file_is_python_3_whatever_the_program():
    source = 'import tensorflow.compat.v1 as tf\nn = len(x) / 2\n'
    told = Project(python2=True)
    assert port_text(source, '0.8', project=told).text == source


@pytest.mark.parametrize('python2', [True, None])
def test_half_ported_file_that_python_3_refuses_is_converted(python2):
    source = 'import tensorflow.compat.v1 as tf\nx = [y] + d.values()\n'
    told = Project(python2=python2)
    ported = port_text(source, '1.15', project=told).text
    assert 'x = [y] + list(old_sets.values(d))\n' in ported


def test_numbers_that_other_files_define_are_known():
    text = "p.add_argument('--num-parts', type=float)\n"
    text += "flags.DEFINE_integer('points', 3, 'Points.')\n"
    numbers = project.facts(text).numbers
    assert numbers == {'num_parts': 'real', 'points': 'whole'}
    source = HEAD + 'print len(x) / a.points, len(x) / a.num_parts\n'
    told = Project(numbers=numbers)
    line = port_text(source, '0.8', project=told).text.splitlines()[-1]
    assert line == 'print(len(x) // a.points, len(x) / a.num_parts)'
