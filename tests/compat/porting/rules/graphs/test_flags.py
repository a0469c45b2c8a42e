"""Flags of TensorFlow are absl's."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project, facts
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
)


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


@pytest.mark.parametrize(
    'names', ['flags = {}.FLAGS\n', 'flags = {}\nflags = flags.FLAGS\n']
)
@pytest.mark.parametrize('module', ['tf.flags', 'tf.app.flags'])
def test_flags_that_are_called_flags_do_not_meet_the_module(module, names):
    define = f"{module}.DEFINE_integer('size', 3, 'Size.')\n"
    source = f'import tensorflow as tf\n{define}{names.format(module)}'
    text = port_text(f'{source}print(flags.size)\n', '1.4').text
    assert 'from absl' not in text
    assert text.endswith(
        f'{define}{names.format(module)}'
        'tf.app.flags.FLAGS(sys.argv, known_only=True)\n'
        'print(flags.size)\n'
    )


def test_flags_that_are_defined_above_their_name_are_imported_there():
    source = (
        'import tensorflow as tf\n'
        "tf.flags.DEFINE_integer('size', 3, 'Size.')\n"
        'flags = tf.flags\n'
        "flags.DEFINE_string('name', 'x', 'Name.')\n"
    )
    text = port_text(source, '1.4').text
    assert text.startswith('import sys\nfrom absl import flags\n')
    assert text.count('\nflags.DEFINE') == 2


def test_flags_that_a_function_calls_flags_do_not_meet_the_module():
    check_transformed(
        'import tensorflow as tf\n'
        "tf.app.flags.DEFINE_integer('size', 3, 'Size.')\n"
        'def main(_):\n'
        '    flags = tf.app.flags.FLAGS\n'
        '    print(flags.size)\n'
        'tf.app.run()\n',
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "tf.app.flags.DEFINE_integer('size', 3, 'Size.')\n"
        'def main(_):\n'
        '    flags = tf.app.flags.FLAGS\n'
        '    print(flags.size)\n'
        'tf.app.run()\n',
        head=False,
    )


@pytest.mark.parametrize('module', ['platform', 'platform.app'])
@pytest.mark.parametrize('release', ['0.12', '1.4', '1.12'])
def test_flags_by_their_own_path_are_those_of_the_whole_program(
    release, module
):
    """What a function imports of them, and what it calls `flags`."""
    source = (
        '{}def parse():\n{}'
        '    flags = {}.FLAGS\n'
        "    {}.DEFINE_integer('size', 3, 'Size.')\n"
        '    return flags\n'
        'settings = parse()\n{}'
    )
    path = f'    from tensorflow.python.{module} import flags as F\n'
    text = port_text(source.format('', path, 'F', 'F', ''), release).text
    head = 'import sys\nimport tensorflow.compat.v1 as tf\n'
    read = 'tf.app.flags.FLAGS(sys.argv, known_only=True)\n'
    own = 'tf.app.flags'
    assert text == source.format(head, '', own, own, read)
    assert port_text(text, release).text == text


def test_a_default_of_the_flags_of_an_app_by_its_path_is_kept():
    source = (
        'from tensorflow.python.platform.app import flags\n'
        "flags.DEFINE_boolean('size', 32, 'Size.')\n"
    )
    text = port_text(source, '1.4').text
    assert 'tensorflow' not in text
    assert "flags.FLAGS['size'].value = 32\n" in text


@pytest.mark.parametrize('release', ['0.12', '1.4', '1.15'])
@pytest.mark.parametrize('module', ['tf.flags', 'tf.app.flags'])
@pytest.mark.parametrize('other', ['', 'def show(flags):\n    pass\n'])
def test_arguments_of_definitions_have_the_names_of_absl(
    release, module, other
):
    ported = port_text(
        'import tensorflow as tf\n'
        f"{module}.DEFINE_float(flag_name='a', default_value=1.0,\n"
        "    docstring='A.')\n"
        f"{module}.DEFINE_string('b', default_value='x', docstring='B.')\n"
        f"{module}.DEFINE_integer('c', 3, 'C.')\n{other}",
        release,
    )
    assert ported.status == 'ported'
    module = module if other else 'flags'
    assert (
        f"{module}.DEFINE_float(name='a', default=1.0,\n    help='A.')\n"
        f"{module}.DEFINE_string('b', default='x', help='B.')\n"
        f"{module}.DEFINE_integer('c', 3, 'C.')\n"
    ) in ported.text


def test_flags_named_by_keyword_are_renamed_and_keep_their_defaults():
    text = port_text(
        'import tensorflow as tf\n'
        "tf.flags.DEFINE_float(flag_name='batch_size', default_value=3,\n"
        "    docstring='')\n"
        "tf.flags.DEFINE_string(flag_name='log_dir', default_value='x',\n"
        "    docstring='')\n"
        'def show(flags):\n    pass\n'
        'print(tf.flags.FLAGS.log_dir)\n',
        '1.4',
    ).text
    assert "tf.flags.FLAGS['batch_size'].value = 3\n" in text
    assert "    help='', allow_override=True)\n" in text
    assert 'FLAGS.log_dir)' in text


def test_dashes_that_a_flag_begins_with_are_not_read():
    before = (
        'import tensorflow as tf\nFLAGS = tf.flags.FLAGS\n'
        "tf.flags.DEFINE_float('--init-scale', 3, 'Scale.')\n"
        'print(FLAGS.init_scale)\n'
    )
    text = port_text(before, '1.4').text
    assert "DEFINE_float('init_scale', 3, 'Scale.')" in text
    assert "DEFINE_alias('--init-scale', 'init_scale')" in text
    assert "DEFINE_float('--init-scale'" in port_text(before, '1.5').text


def test_flags_with_a_dash_are_read_with_an_underscore():
    source = (
        "tf.flags.DEFINE_integer('num-steps', 3, 'Steps.')\n"
        'print(FLAGS.num_steps)\n'
    )
    before = 'import tensorflow as tf\nFLAGS = tf.flags.FLAGS\n' + source
    text = port_text(before, '1.4').text
    place = text.index('flags.DEFINE_integer')
    assert text[place:].startswith(
        "flags.DEFINE_integer('num_steps', 3, 'Steps.')\n"
        "flags.DEFINE_alias('num-steps', 'num_steps')\n"
    )
    assert 'print(FLAGS.num_steps)' in text
    later = port_text(before, '1.5').text
    assert "DEFINE_integer('num-steps'" in later


def test_flag_that_absl_has_taken_is_renamed():
    source = (
        "tf.app.flags.DEFINE_string('log_dir', '/x', 'Where.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        'def main(_):\n'
        '    print(FLAGS.log_dir)\n'
        'tf.app.run()\n'
    )
    source = source.replace('log_dir', 'verbosity')
    result = port_text(HEAD + source, '0.12')
    assert "flags.DEFINE_string('own_verbosity'" in result.text
    assert 'print(FLAGS.own_verbosity)' in result.text
    assert findings(result, 'check') == ['flags']


def test_log_dir_takes_the_place_of_absls():
    source = (
        "tf.app.flags.DEFINE_string('log_dir', '/x', 'Where.')\n"
        "tf.app.flags.DEFINE_string('log-dir', '/x', allow_override=True)\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        'tf.app.run()\n'
    )
    text = port_text(HEAD + source, '0.12').text
    assert (
        "DEFINE_string('log_dir', '/x', 'Where.', allow_override=True)" in text
    )
    assert "DEFINE_string('log_dir', '/x', allow_override=True)" in text
    set_alone = source.replace("'log_dir'", "'a'").replace("'log-dir'", "'b'")
    set_alone = f'{HEAD}{set_alone}FLAGS.log_dir = 3\n'
    assert 'ArgumentParser' not in port_text(set_alone, '0.12').text
    source = source.replace("'log_dir'", "'logs'")
    assert "'logs', '/x', 'Where.')" in port_text(HEAD + source, '1.5').text


def test_another_name_of_the_flags_is_known():
    source = (
        "tf.app.flags.DEFINE_string('verbosity', '/x', 'Where.')\n"
        'conf = tf.app.flags.FLAGS\n'
        'print(conf.verbosity)\n'
        'tf.app.run()\n'
    )
    lines = port_text(HEAD + source, '0.12').text.splitlines()
    assert lines[-3:] == [
        'flags.FLAGS(sys.argv, known_only=True)',
        'print(conf.own_verbosity)',
        'tf.app.run()',
    ]


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


@pytest.mark.parametrize(
    ('main', 'run', 'wanted'),
    [
        (
            '_',
            'tf.app.run(main=main)',
            'tf.app.run(main=main, argv=sys.argv[:1])',
        ),
        ('argv', 'tf.app.run()', 'tf.app.run(argv=sys.argv[:1])'),
        ('argv', 'tf.app.run(f)', 'tf.app.run(f)'),
        ('_', 'tf.app.run(main, x)', 'tf.app.run(main, x)'),
        ('_', 'app = Flask(x)\napp.run()', 'app = Flask(x)\napp.run()'),
        ('_', 'import official\ntf.app.run()', 'tf.app.run()'),
    ],
)
def test_arguments_of_argparse_are_no_flags_that_are_set(main, run, wanted):
    text = (
        'import tensorflow as tf\nFLAGS = tf.flags.FLAGS\n'
        f'def main({main}):\n    print(FLAGS.size)\n'
        f'FLAGS.size = parser.parse_args().size\n{run}\n'
    )
    assert port_text(text, '1.4').text.endswith(f'\n{wanted}\n')
    assert port_text(text, '1.15').text.endswith(f'\n{run}\n')
    text += "tf.flags.DEFINE_integer('size', 3, '')\n"
    assert 'argv=sys.argv' not in port_text(text, '1.4').text


def test_flag_that_another_file_defines_is_not_defined_again():
    source = 'FLAGS = tf.app.flags.FLAGS\nFLAGS.words = 5\n'
    told = Project(flags=frozenset({'words'}))
    assert 'DEFINE' not in port_text(HEAD + source, '0.9', project=told).text
    source = 'from config import FLAGS\nFLAGS.words = 5\ntf.app.flags.f()\n'
    ported = port_text(HEAD + source, '0.9')
    assert 'flags' in findings(ported, 'check')


def test_flag_that_a_function_sets_which_is_given_the_flags_is_defined():
    source = (
        'from program import train as t\n'
        "tf.app.flags.DEFINE_string('name', 'x', 'Name.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        'def main(_):\n'
        '    t(3, FLAGS)\n'
        '    show(3, FLAGS)\n'
        'tf.app.run()\n'
    )
    other = (
        'def train(n, config):\n'
        '    config.name = config.log_dir = n\n'
        '    name(config=config)\n'
        'def name(config, options=None):\n'
        '    config.path = options.other = config.name\n'
    )
    project = Project(handed_flags=(facts(other).handed_flags,))
    lines = port_text(HEAD + source, '0.12', project=project).text.splitlines()
    made = [line for line in lines if 'ArgumentParser' in line]
    assert len(made) == 1 and "'path'" in made[0]
    assert 'ArgumentParser' not in port_text(HEAD + source, '0.12').text


@pytest.mark.parametrize(
    ('line', 'count'),
    [
        ('self.params.__setattr__(name, 3)', 1),
        ('setattr(FLAGS, name, 3)', 1),
        ('setattr(self, name, 3)', 0),
        ('self.__setattr__(name, 3)', 0),
        ("setattr(FLAGS, 'words', 3)", 0),
        ("setattr(FLAGS, name + 's', getattr(FLAGS, name + 's') or 3)", 0),
        ("setattr(FLAGS, name + 's', getattr(FLAGS, name, 3))", 1),
        ('if hasattr(FLAGS, name): setattr(FLAGS, name, 3)', 0),
        ('if not hasattr(FLAGS, name): setattr(FLAGS, name, 3)', 1),
    ],
)
def test_flags_that_are_set_by_names_are_reported(line, count):
    told = Project(flags=frozenset({'words'}))
    source = f'def put(self, name):\n    {line}\n'
    ported = port_text(HEAD + source, '0.9', project=told)
    assert len(findings(ported, 'check')) == count


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


@pytest.mark.parametrize(
    'use',
    [
        'class A(object):\n    def f(self, n=FLAGS.n):\n        pass\n',
        'f = lambda *, n=FLAGS.n: n\n',
        '@wrap(FLAGS.n)\ndef f():\n    pass\n',
        'worker = Worker(FLAGS)\n',
        'worker = Worker(options=FLAGS)\n',
    ],
)
def test_flags_that_are_used_before_the_run_are_read_where_they_end(use):
    source = (
        "tf.app.flags.DEFINE_integer('n', 3, 'Number.')\n"
        f'FLAGS = tf.app.flags.FLAGS\n{use}'
        'def main(_):\n    pass\ntf.app.run()\n'
    )
    lines = port_text(HEAD + source, '0.12').text.splitlines()
    at = lines.index('FLAGS = flags.FLAGS')
    assert lines[at + 1] == 'flags.FLAGS(sys.argv, known_only=True)'


def test_flags_are_read_before_a_definition_that_takes_one():
    source = (
        "tf.app.flags.DEFINE_string('size', '6', 'Size.')\n"
        "tf.app.flags.DEFINE_string('path', \\\n"
        "    'x' + tf.app.flags.FLAGS.size, 'Path.')\n"
        "tf.app.flags.DEFINE_string('out', 'y', 'Out.')\n"
        'def main(_):\n    pass\ntf.app.run()\n'
    )
    lines = port_text(HEAD + source, '1.0').text.splitlines()
    read = 'flags.FLAGS(sys.argv, known_only=True)'
    at = lines.index("flags.DEFINE_string('size', '6', 'Size.')")
    assert lines[at + 1] == read
    assert lines[at + 5] == read
    assert lines.count(read) == 2


def test_table_of_flags_in_their_module_is_of_values():
    source = (
        f'{HEAD}flags = tf.app.flags\n'
        "flags.DEFINE_integer('size', 3, 'Size.')\n"
        'sizes = flags.FLAGS.__flags.copy()\n'
        'tf.app.run()\n'
    )
    assert (
        'sizes = {n: flags.FLAGS[n].value for n in flags.FLAGS '
        "if n in {'size'}}.copy()"
    ) in port_text(source, '1.4').text


@pytest.mark.parametrize(
    'table', ["config.__dict__['__flags']", 'config.__flags']
)
def test_table_of_flags_that_a_function_is_handed_is_of_values(table):
    source = (
        f'{HEAD}def folder(config):\n'
        f'    values = {table}\n'
        "    return '-'.join(map(str, values.values()))\n"
        'class Own:\n    def __init__(self):\n        self.__flags = {}\n'
    )
    told = Project(flags=frozenset(['size']))
    ported = port_text(source, '1.4', project=told)
    new = "{n: config[n].value for n in config if n in {'size'}}"
    assert f'values = {new}\n' in ported.text
    assert 'self.__flags = {}\n' in ported.text
    assert table in port_text(source, '1.15').text


def test_table_of_flag_objects_stays():
    """From 1.5 to today it holds Flag objects, and values before."""
    source = (
        f'{HEAD}flags = tf.app.flags\n'
        "flags.DEFINE_integer('size', 3, 'Size.')\n"
        'FLAGS = flags.FLAGS\n'
        'sizes = [v.value for k, v in FLAGS.__flags.items()]\n'
        'tf.app.run()\n'
    )
    assert 'FLAGS.__flags.items()' in port_text(source, '1.15').text
    assert '__flags' not in port_text(source, '1.4').text


def test_method_of_the_table_of_flags_in_their_module_is_of_values():
    source = (
        f"{HEAD}tf.flags.DEFINE_integer('size', 3, 'Size.')\n"
        'print(sorted(tf.flags.FLAGS.__flags.items()))\n'
        'tf.app.run()\n'
    )
    assert "if n in {'size'}}.items()" in port_text(source, '1.4').text


def test_name_that_neither_has_is_told_and_the_rest_is_ported():
    """YouTube-8M's starter code raises it where a flag is wrong."""
    source = (
        'from tensorflow import flags\n'
        'FLAGS = flags.FLAGS\n'
        'def fail():\n'
        '    raise flags.FlagsError(FLAGS.mode)\n'
    )
    ported = port_text(source, '1.4')
    assert findings(ported, 'check') == ['flags']
    assert 'from absl import flags' in ported.text
    assert 'from tensorflow' not in ported.text


@pytest.mark.parametrize(
    'define',
    [
        "size = tf.app.flags.DEFINE_integer('size', 3, 'Size.')\n",
        "if True:\n    tf.app.flags.DEFINE_integer('size', 3, 'Size.')\n",
        'from tensorflow.python.platform.flags import DEFINE_integer\n'
        "DEFINE_integer('size', 3, 'Size.')\n",
        "def define():\n    tf.app.flags.DEFINE_integer('size', 3, '.')\n"
        'define()\n',
    ],
)
def test_flags_are_read_wherever_they_are_defined(define):
    use = 'print(tf.app.flags.FLAGS.size)\n'
    ported = port_text('import tensorflow as tf\n' + define + use, '1.4')
    assert ported.status == 'ported'
    *_, read, last = ported.text.splitlines()
    assert (read, last) == (
        'flags.FLAGS(sys.argv, known_only=True)',
        'print(flags.FLAGS.size)',
    )


@pytest.mark.parametrize(
    'block',
    [
        "if __name__ == '__main__':\n    {}",
        'def main():\n    {}main()\n',
        'class Model:\n  def __init__(self):\n    {}Model()\n',
    ],
)
def test_flags_of_a_block_are_read_after_the_last_of_them(block):
    lines = (
        'flags = tf.app.flags\n'
        "    flags.DEFINE_integer('size', 3, 'Size.')\n"
        "    flags.DEFINE_integer(\n        'n', 3, 'Number.')\n"
        '    print(flags.FLAGS.size)\n'
    )
    source = 'import tensorflow as tf\n' + block.format(lines)
    ported = port_text(source, '1.4')
    assert ported.status == 'ported'
    found = ported.text.splitlines()
    at = found.index('    print(flags.FLAGS.size)')
    assert found[at - 1] == '    flags.FLAGS(sys.argv, known_only=True)'


@pytest.mark.parametrize(
    'read',
    [
        '    size = FLAGS.size\n'
        "    flags.DEFINE_integer('n', size, 'Number.')\n",
        "    if size:\n        flags.DEFINE_integer('n', 1, 'Number.')\n",
    ],
)
def test_other_flags_of_the_main_block_are_a_check(read):
    source = (
        'import tensorflow as tf\n'
        'flags = tf.app.flags\n'
        'FLAGS = flags.FLAGS\n'
        "if __name__ == '__main__':\n"
        "    flags.DEFINE_integer('size', 3, 'Size.')\n"
    )
    ported = port_text(source + read, '1.4')
    assert findings(ported, 'check') == ['flags']
    assert not findings(
        port_text(source + '    FLAGS._parse_flags()\n' + read, '1.4'), 'check'
    )


def test_whether_flags_were_parsed_is_a_question_to_absl():
    ported = port_text(
        'import tensorflow as tf\ndef define_flags():\n'
        "    tf.app.flags.DEFINE_float('rate', 0.1, 'Rate.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        'if not FLAGS.__parsed:\n    define_flags()\n'
        'class A:\n    def f(self):\n        return self.__parsed\n',
        '1.0',
    )
    assert 'FLAGS\nif not FLAGS.is_parsed():\n' in ported.text
    assert 'return self.__parsed\n' in ported.text
    assert not findings(ported, 'check')


def test_flags_that_a_function_names_alone_are_those_of_the_import():
    ported = port_text(
        'import tensorflow as tf\n'
        'def train():\n'
        '    clear(tf.flags.FLAGS)\n'
        '    flags = tf.app.flags\n'
        "    tf.flags.DEFINE_integer('size', 3, 'Size.')\n"
        '    return flags.FLAGS.size\n',
        '1.15',
    )
    assert ported.status == 'ported'
    assert '    clear(flags.FLAGS)\n    pass\n' in ported.text
    assert 'flags = ' not in ported.text


@pytest.mark.parametrize(
    ('kind', 'release', 'checks'),
    [('boolean', '1.4', 1), ('boolean', '1.5', 0), ('string', '1.4', 0)],
)
def test_false_values_behind_a_space_are_told(kind, release, checks):
    source = (
        'import tensorflow as tf\n'
        f"tf.app.flags.DEFINE_{kind}('train', 'x' == '', 'Whether.')\n"
        f"tf.app.flags.DEFINE_{kind}('other', 'x' == '', 'Whether.')\n"
        'tf.app.run()\n'
    )
    project = Project(given_false=frozenset({'train'}))
    ported = port_text(source, release, project=project)
    told = [f for f in ported.findings if '--train=False' in f.why]
    assert [f.severity for f in told] == ['check'] * checks
