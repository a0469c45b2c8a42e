"""Layers, initializers, summaries, flags, NumPy and Python 2."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
    uncommented,
)

MULTI = 'from tensorflow.models.rnn import rnn_cell as c\n'


def body(source, release='0.8'):
    """The last line of a ported source."""
    return port_text(HEAD + MULTI + source, release).text.splitlines()[-1]


def test_repeated_cell_becomes_cells():
    assert (
        body('m = c.MultiRNNCell([c.GRUCell(3)] * n)\n')
        == 'm = c.MultiRNNCell([c.GRUCell(3) for _ in range(n)])'
    )
    assert (
        body('m = c.MultiRNNCell([cell] * n)\n')
        == 'm = c.MultiRNNCell([copy.deepcopy(cell) for _ in range(n)])'
    )


def test_repeated_cell_of_1_2_was_one_cell():
    line = 'm = tf.nn.rnn_cell.MultiRNNCell([cell] * n)\n'
    text = port_text(HEAD + line, '1.4').text
    assert '[cell] * n' in text


def test_other_lists_are_repeated_as_before():
    check_noop('zeros = [0] * n\n')
    check_noop('cells = [cell] * n\n')


def test_repeated_cell_is_reported_in_1_1():
    line = 'm = tf.contrib.rnn.MultiRNNCell([cell] * n)\n'
    ported = port_text(HEAD + line, '1.1')
    assert 'layers' in findings(ported, 'check')


def test_default_initializer_of_0_x_is_named():
    check_transformed(
        "w = tf.get_variable('w', [2])\n",
        "w = tf.get_variable('w', [2], "
        'initializer=tf.uniform_unit_scaling_initializer())\n',
    )
    check_noop("w = tf.get_variable('w', [2])\n", '1.0')
    check_noop("w = tf.get_variable('w', [2], initializer=init)\n")


def test_scope_with_an_initializer_keeps_its_say():
    source = (
        "with tf.variable_scope('a', initializer=i):\n"
        "    w = tf.get_variable('w', [2])\n"
    )
    assert 'r0_8.get_variable(' in port_text(HEAD + source, '0.8').text


def test_initializer_is_called():
    check_transformed(
        "w = tf.get_variable('w', [2], initializer=tf.zeros_initializer)\n",
        "w = tf.get_variable('w', [2], initializer=tf.zeros_initializer())\n",
    )


def test_summary_takes_the_tag_as_its_name():
    check_transformed(
        "s = tf.scalar_summary('loss', loss)\n",
        "s = tf.summary.scalar('loss', loss)\n",
    )
    check_noop("s = tf.summary.scalar('loss', loss)\n", '1.0')


def test_summary_of_0_in_a_program_of_1_is_ported():
    ported = port_text(HEAD + "tf.scalar_summary('a', x)\n", '1.0')
    assert "tf.summary.scalar('a', x)\n" in ported.text
    assert not findings(ported, 'check')


def test_several_tags_are_reported():
    ported = check_noop("s = tf.scalar_summary(['a', 'b'], x)\n")
    assert findings(ported, 'check') == ['summaries']


def test_flags_are_absls():
    ported = check_transformed(
        'import tensorflow as tf\n'
        'flags = tf.app.flags\n'
        "flags.DEFINE_integer('size', 3, 'Size.')\n"
        'FLAGS = flags.FLAGS\n'
        'def main(_):\n'
        '    print(FLAGS.size)\n'
        "if __name__ == '__main__':\n"
        '    tf.app.run()\n',
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'from absl import flags\n'
        "flags.DEFINE_integer('size', 3, 'Size.')\n"
        'FLAGS = flags.FLAGS\n'
        'def main(_):\n'
        '    print(FLAGS.size)\n'
        "if __name__ == '__main__':\n"
        '    tf.app.run()\n',
        head=False,
    )
    assert ported.status == 'ported'


def test_flag_that_absl_has_taken_is_renamed():
    source = (
        "tf.app.flags.DEFINE_string('log_dir', '/x', 'Where.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        'def main(_):\n'
        '    print(FLAGS.log_dir)\n'
        'tf.app.run()\n'
    )
    text = port_text(HEAD + source, '0.12').text
    assert "flags.DEFINE_string('own_log_dir'" in text
    assert 'print(FLAGS.own_log_dir)' in text


def test_flag_that_the_program_sets_is_defined():
    source = (
        "tf.app.flags.DEFINE_integer('n', 3, 'Number.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        'def main(_):\n'
        '    FLAGS.n, FLAGS.words = 4, 5\n'
        '    FLAGS.words += 1\n'
        'tf.app.run()\n'
    )
    ported = port_text(HEAD + source, '0.9')
    lines = ported.text.splitlines()
    at = lines.index('FLAGS = flags.FLAGS')
    assert lines[at + 1] == (
        "flags.DEFINE(flags.ArgumentParser(), 'words', None, "
        "'Set by the program.')"
    )
    assert ported.text.count('DEFINE(') == 1
    assert port_text(ported.text, '0.9').text == ported.text


def test_flag_that_another_file_defines_is_not_defined_again():
    source = 'FLAGS = tf.app.flags.FLAGS\nFLAGS.words = 5\n'
    told = Project(flags=frozenset({'words'}))
    assert 'DEFINE' not in port_text(HEAD + source, '0.9', project=told).text
    source = 'from config import FLAGS\nFLAGS.words = 5\ntf.app.flags.f()\n'
    ported = port_text(HEAD + source, '0.9')
    assert 'flags' in findings(ported, 'check')


def test_app_run_stays_and_lets_unknown_flags_be():
    check_noop('def main(_):\n    pass\ntf.app.run()\n', '0.12')
    check_transformed(
        'from tensorflow.python.platform import app\napp.run()\n',
        'tf.app.run()\n',
    )


def test_flags_without_a_run_are_read_where_they_end():
    source = (
        "tf.app.flags.DEFINE_integer('n', 3, 'Number.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        'print(FLAGS.n)\n'
    )
    lines = port_text(HEAD + source, '0.12').text.splitlines()
    at = lines.index('FLAGS = flags.FLAGS')
    assert lines[at + 1] == 'flags.FLAGS(sys.argv, known_only=True)'


def test_removed_names_of_numpy_in_a_module_without_tensorflow():
    source = 'import numpy as np\nfrom model import *\nx = np.Inf\n'
    ported = port_text(source, '0.8')
    assert ported.text == source.replace('np.Inf', 'np.inf')
    assert [f.rule for f in ported.findings] == ['numpy']
    assert port_text(ported.text, '0.8').findings == ()
    assert port_text(source, '0.8', 'safe').text == source


@pytest.mark.parametrize('style', ['safe', 'full'])
def test_tf_of_a_star_import_is_reported(style):
    source = 'from model import *\nx = tf.pack([1])\n'
    ported = port_text(source, '0.8', style)
    assert uncommented(ported.text) == source
    assert findings(ported, 'check') == ['imports']
    for other in (
        'from model import *\nx = y.pack([1])\n',
        'from model import *\ntf = 3\nx = tf + 1\n',
        'from model import x\ny = x.pack([1])\n',
    ):
        assert port_text(other, '0.8', style).findings == ()


def test_removed_names_of_numpy():
    source = 'import numpy as np\nimport tensorflow as tf\n'
    text = port_text(source + 'x = np.float(3), np.asscalar(y)\n', '0.8').text
    assert text.endswith('x = float(3), (y).item()\n')
    text = port_text(source + 'x = np.float32(3)\n', '0.8').text
    assert text.endswith('x = np.float32(3)\n')


def test_classes_of_numpy_types_that_serve_as_types():
    source = 'import numpy as np\nimport tensorflow as tf\n'
    lines = (
        'a = np.zeros((2, 3), dtype=np.integer)\n'
        'b = np.array(a).astype(np.floating)\n'
        'c = isinstance(b[0], np.floating) or np.issubdtype(a, np.integer)\n'
    )
    text = port_text(source + lines, '0.8').text
    assert 'dtype=np.int_)' in text
    assert '.astype(np.float64)' in text
    assert text.endswith(lines.splitlines(keepends=True)[-1])


def test_names_of_numpy_that_are_written_otherwise_are_reported():
    source = 'import numpy as np\nx = np.asfarray([1])\ny = np.asarray([1])\n'
    found = [f for f in port_text(source, '0.8').findings]
    assert [f.severity for f in found] == ['check']
    assert 'np.asarray(x, dtype=float)' in found[0].why


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'np.mat(a), np.rank(a), np.PINF',
            'np.asmatrix(a), np.ndim(a), np.inf',
        ),
        ('max(a, np.NINF)', 'max(a, (-np.inf))'),
        ('np.load(f(p))', 'np.load(f(p), allow_pickle=True)'),
        ('np.load(p, mmap_mode=m)', 'np.load(p, mmap_mode=m)'),
    ],
)
def test_more_of_numpy(before, after):
    head = 'import numpy as np\n'
    check_transformed(f'{head}x = {before}\n', f'{head}x = {after}\n')


def test_arrays_of_python_2_are_read_as_such():
    source = 'import numpy as np\nx = np.load(p)\n'
    new = port_text(source, '0.8', project=Project(python2=True)).text
    assert new.endswith("np.load(p, allow_pickle=True, encoding='latin1')\n")


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("print 'a', b\n", "print('a', b)\n"),
        ('n = len(x) / 2\nprint n\n', 'n = len(x) // 2\nprint(n)\n'),
        ('for i in xrange(3): pass\n', 'for i in range(3): pass\n'),
        ('n = 1.0 / k\nprint n\n', 'n = 1.0 / k\nprint(n)\n'),
        (
            'n = len(d) / batch_size\nprint n\n',
            'n = len(d) // batch_size\nprint(n)\n',
        ),
    ],
)
def test_python_2_becomes_python_3(before, after):
    check_transformed(before, after)


def test_unclear_division_is_reported():
    ported = port_text(HEAD + 'print a / b\n', '0.8')
    assert findings(ported, 'check') == ['python2']
    assert 'print(a / b)' in ported.text


def test_division_of_python_3_is_left_alone():
    check_noop('n = len(x) / 2\nprint(n)\n', '1.4')


def test_neither_python_is_an_error():
    with pytest.raises(SyntaxError):
        port_text('def f(:\n', '0.8')


def test_safe_style_changes_the_imports_alone():
    source = (
        'import tensorflow as tf\n'
        'from tensorflow.models.rnn import rnn\n'
        'y = tf.pack(x)\n'
    )
    assert port_text(source, '0.8', 'safe').text == (
        'import legacy_rnn.compat.r0_8 as tf\n'
        'from legacy_rnn.compat.r0_8.models.rnn import rnn\n'
        'y = tf.pack(x)\n'
    )


def test_source_without_tensorflow_stays():
    check_noop('import numpy as np\nx = np.pack(1)\n', head=False)


READER = (
    'import numpy\n'
    'def _read32(stream):\n'
    "    dt = numpy.dtype(numpy.uint32).newbyteorder('>')\n"
    '    return numpy.frombuffer(stream.read({}), dtype=dt)\n'
)


def test_array_of_one_number_becomes_the_number():
    before = READER.format(4)
    after = before.replace('dtype=dt)', 'dtype=dt)[0]')
    check_transformed(before, after, head=False)
    check_noop(READER.format(8), head=False)
    check_noop(before + 'x = _read32(f)[0]\n', head=False)


def test_array_of_one_draw_bounds_a_slice_as_its_number():
    head = 'import numpy as np\n'
    check_transformed(
        f'{head}i = np.random.choice(n, 1)\nx = y[i, i:i + k]\n',
        f'{head}i = np.random.choice(n, 1)\nx = y[i, i[0]:i[0] + k]\n',
    )
    check_transformed(
        f'{head}i = np.random.randint(2, 9, size=1)\nx = range(i)\n',
        f'{head}i = np.random.randint(2, 9, size=1)\nx = range(i[0])\n',
    )


@pytest.mark.parametrize(
    'source',
    [
        'i = np.random.choice(n)\nx = y[i:]\n',
        'i = np.random.choice(n, 2)\nx = y[i:]\n',
        'i = np.random.choice(n, 1)\nx = y[i]\n',
        'i = np.random.choice(n, 1)\ni = 3\nx = y[i:]\n',
        'i = np.random.choice(n, 1)[0]\nx = y[i:]\n',
        'i = bag.choice(n, 1)\nx = y[i:]\n',
        'i = np.random.choice(n, 1)\ndef f(i):\n    return y[i:]\n',
    ],
)
def test_other_draws_stay(source):
    check_noop('import numpy as np\n' + source)


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('x = np.zeros(n)\n', 'x = np.zeros(int(n))\n'),
        ('x = np.ones((n, 3))\n', 'x = np.ones((int(n), 3))\n'),
        ('x = range(n)\n', 'x = range(int(n))\n'),
        ('x = y[:np.ceil(a)]\n', 'x = y[:int(np.ceil(a))]\n'),
        ('x = np.sqrt(n) + f(n)\n', 'x = np.sqrt(n) + f(n)\n'),
        ('n = int(n)\nx = range(n)\n', 'n = int(n)\nx = range(n)\n'),
    ],
)
def test_sizes_that_numpy_rounded_are_whole(before, after):
    head = 'import numpy as np\nn = np.floor(a / b)\n'
    check_transformed(head + before, head + after, '1.4')


def test_private_shape_of_a_tensor_is_asked_for():
    check_transformed(
        'n = int(self.inputs._shape[-1])\n',
        'n = int(self.inputs.get_shape()[-1])\n',
    )
    check_noop('self._shape = 3\nn = x._shape\n')
    check_noop('n = self._shape\n')


def test_shapes_of_a_quotient_are_cut():
    head = 'import numpy as np\nn = a / b\n'
    check_transformed(
        f'{head}x = np.zeros((n, 3))\n'
        'y = np.random.uniform(size=[n, a / 2])\n',
        f'{head}x = np.zeros((int(n), 3))\n'
        'y = np.random.uniform(size=[int(n), int(a / 2)])\n',
    )
    check_noop(f'{head}x = np.full(3, n)\ny = np.tile(n, 3)\n')
    check_noop(f'{head}n = 3\nx = np.zeros(n)\n')


def test_arguments_have_todays_names():
    check_transformed(
        'import pandas as pd\nx = pd.read_pickle(path="a")\n'
        'y = pd.read_excel(p, sheetname=0)\n',
        'import pandas as pd\nx = pd.read_pickle(filepath_or_buffer="a")\n'
        'y = pd.read_excel(p, sheet_name=0)\n',
    )
    check_transformed(
        "import numpy as np\nx = np.loadtxt(p, dtype='string')\n",
        'import numpy as np\nx = np.loadtxt(p, dtype=str)\n',
    )
    check_noop("import numpy as np\nx = np.array(p, dtype='float32')\n")
    check_noop("x = other.read_pickle(path=1, dtype='string')\n")


@pytest.mark.parametrize(
    ('source', 'count'),
    [
        ('import pandas as pd\nx = pd.read_csv(p).as_matrix()\n', 1),
        ('from scipy import misc\nx = misc.imread(p)\n', 1),
        ('import scipy.misc\nx = scipy.misc.imread(p)\n', 1),
        ('from scipy.misc import imread\nx = imread(p)\n', 1),
        ('x = frame.as_matrix()\n', 0),
        ('import pandas as pd\nx = pd.read_csv(p).to_numpy()\n', 0),
    ],
)
def test_what_pandas_and_scipy_lost_is_reported(source, count):
    ported = port_text(HEAD + source, '1.4')
    assert findings(ported, 'check') == ['numpy'] * count


@pytest.mark.parametrize(
    ('source', 'wanted'),
    [
        (
            'import pandas as pd\nx = frame.drop("a", 1)\n',
            'x = frame.drop("a", axis=1)\n',
        ),
        (
            'import pandas as pd\nx = pd.concat([a, b], 1)\n',
            'x = pd.concat([a, b], axis=1)\n',
        ),
        (
            'from sklearn.metrics import confusion_matrix\n'
            'x = confusion_matrix(y, p, [0, 1])\n',
            'x = confusion_matrix(y, p, labels=[0, 1])\n',
        ),
        (
            'import sklearn.metrics as m\n'
            "x = m.f1_score(y, p, labels, 1, 'macro')\n",
            'x = m.f1_score(y, p, labels=labels, pos_label=1, '
            "average='macro')\n",
        ),
        (
            'from gensim.models import Word2Vec\n'
            'x = Word2Vec(words, size=4, iter=2)\n',
            'x = Word2Vec(words, vector_size=4, epochs=2)\n',
        ),
        (
            'import matplotlib.pyplot as plt\nx = plt.hist(y, normed=True)\n',
            'x = plt.hist(y, density=True)\n',
        ),
        (
            'import numpy as np\nx = np.reshape(y, newshape=[2])\n',
            'x = np.reshape(y, [2])\n',
        ),
        (
            'import librosa\nx = librosa.load(path, np.int(16e3))\n',
            'x = librosa.load(path, sr=np.int(16e3))\n',
        ),
    ],
)
def test_calls_of_other_packages_are_those_of_today(source, wanted):
    ported = port_text(HEAD + source, '1.4')
    assert ported.text.endswith(wanted)
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    'source',
    [
        'import pandas as pd\nx = layer.drop(a, b)\n',
        'import pandas as pd\nx = frame.drop("a", axis=1)\n',
        'x = frame.drop("a", 1)\n',
        'from other import confusion_matrix\nx = confusion_matrix(a, b, c)\n',
        'from sklearn.metrics import f1_score\nx = f1_score(*given)\n',
        'import gensim\nx = size(vocab=3).vocabulary\n',
    ],
)
def test_other_calls_stay(source):
    ported = port_text(HEAD + source, '1.4')
    assert ported.text.endswith(source.split('\n', 1)[-1] or source)
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    'source',
    [
        'from sklearn.preprocessing import Imputer\nx = Imputer()\n',
        'import librosa\nlibrosa.output.write_wav(p, y, 8000)\n',
        'import gensim\nx = model.wv.vocab\n',
        'from sklearn.cross_validation import KFold\nx = KFold(9, 3)\n',
        'import numpy as np\nx = np.math.floor(2.0)\n',
        'import pandas as pd\nx = pd.read_csv(path, squeeze=True)\n',
        "import pandas as pd\nx = frame.fillna(method='ffill')\n",
        'import pandas as pd\nx = x.append(y, ignore_index=True)\n',
        'import imp\n',
        'import numpy as np\nx = np.reshape(a=y, newshape=[2])\n',
    ],
)
def test_what_other_packages_lost_is_reported(source):
    ported = port_text(HEAD + source, '1.4')
    assert findings(ported, 'check') == ['numpy']


def test_types_of_tensors_are_asked_for_by_isinstance():
    check_transformed(
        'a = type(x) is tf.Tensor\nb = type(f(x)) != tf.Tensor\n',
        'a = isinstance(x, tf.Tensor)\nb = not isinstance(f(x), tf.Tensor)\n',
    )
    check_noop(
        'a = type(x) is list\nb = type(x) in (tf.Tensor, list)\n', '1.0'
    )
    check_noop('a = isinstance(x, tf.Tensor)\n', '1.0')
