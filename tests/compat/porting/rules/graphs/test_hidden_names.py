"""What no reader of a source can see of TensorFlow is to be checked."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, check_noop, findings

HIDDEN = {
    'a name of run time': 'y = getattr(tf, name)(x)\n',
    'a name with a default': "y = getattr(tf, 'pack', None)\n",
    'a probe': "y = hasattr(tf, 'pack')\n",
    'a probe of a list': "y = 'pack' in dir(tf)\n",
    'a probe of a dict': "y = 'pack' not in tf.__dict__\n",
    'a list': 'y = dir(tf)\n',
    'a dict': 'y = tf.__dict__[name]\n',
    'values of a dict': 'y = tf.__dict__.values()\n',
    'an argument': 'y = Model(tf)\n',
    'an attribute': 'self.tf = tf\n',
    'a name of a class': 'class C:\n    tf = tf\n',
    'another name of a class': 'class C:\n    lib = tf\n',
    'one of two': 'lib = tf if x else y\n',
    'one of two, at once': 'y = (tf if x else z).pack([1])\n',
    'a container': "y = {'tf': tf}\n",
    'a result': 'def f():\n    return tf\n',
    'a patch': 'tf.matmul = other\n',
    'a constant': 'tf.GraphKeys.VARIABLES = tf.GraphKeys.WEIGHTS\n',
    'a patch of a class': 'tf.Tensor.__add__ = other\n',
    'a patch by its name': "setattr(tf, 'matmul', other)\n",
    'source': 'exec(text)\n',
    'source in a setting': 'exec(FLAGS.text)\n',
    'source with names of its own': "y = eval(text, {'f': f})\n",
    'source that fails': 'try:\n    eval(text)\nexcept E:\n    pass\n',
    'source that is told where it fails': (
        'try:\n    y = eval(text)\nexcept E:\n    raise E(text)\n'
    ),
    'source of a list': 'for text in texts:\n    y = eval(text)\n',
    'source that may import': "exec(text, {'true': True})\n",
    'source that names it': "y = eval('tf.matmul(a, b)')\n",
}


@pytest.mark.parametrize('name', HIDDEN)
def test_what_is_hidden_is_checked(name):
    ported = check_noop(HIDDEN[name])
    assert findings(ported, 'check') == ['hidden-names']


@pytest.mark.parametrize(
    'source',
    [
        'y = getattr(x, name)\n',
        "y = getattr(tf, 'matmul')(a, b)\n",
        "y = hasattr(tf, 'matmul'), hasattr(tf, 'no_such_name')\n",
        "y = 'matmul' in dir(tf), 'no_such_name' not in vars(tf)\n",
        "y = 'matmul' in tf.__dict__\n",
        "y = getattr(tf, 'no_such_name', None)\n",
        'print(tf, tf.__file__)\ny = tf is None\n',
        'm = tf.errors\ny = m.OpError(None, None, x, 0)\n',
        'y = f(tf.matmul, tf.float32)\n',
        'x.tf = y\nself.tf.pack(x)\n',
        'y.eval()\nsession.exec(x)\n',
        'def eval(x):\n    return x\n\n\ny = eval(x)\n',
        "y = eval('[1, 2]')\nexec('z = 3')\n",
        'y = eval(FLAGS.sizes), eval(args.sizes)\n',
        "y = eval(input('> '))\n",
        "y = eval(text, {'true': True, 'null': None})\n",
        "y = eval(open('words.txt').read())\n",
        "y = eval(self.rfile.read(n).decode('utf-8').strip())\n",
        "f = open('words.txt')\nx = f.read()\ny = eval(x)\n",
        'from model import eval\ny = eval(x)\n',
        'with open(p) as f:\n    for line in f:\n        y = eval(line)\n',
        "for line in open('words.txt'):\n    y = eval(line)\n",
        "y = eval(table['sizes'][3])\n",
        "y = eval('self.' + name)(x), eval('self.f_{}(x)'.format(name))\n",
        'try:\n    y = eval(text)\nexcept NameError:\n    y = text\n',
        'm.log = tf.logging\n',
        'tf.GraphKeys.VARIABLES = tf.GraphKeys.GLOBAL_VARIABLES\n',
    ],
)
def test_what_is_plain_is_not_checked(source):
    assert check_noop(source).status == 'ported'


def test_name_that_compat_v1_gives_is_not_checked():
    lines = 'tf.placeholder = tf.compat.v1.placeholder\n'
    assert port_text(HEAD + lines, '1.15').status == 'ported'
    lines = 'tf.placeholder = tf.compat.v1.Session\n'
    assert port_text(HEAD + lines, '1.15').status != 'ported'


@pytest.mark.parametrize(
    'more, wanted, status',
    [
        ('', (), 'ported'),
        ('', ('on_gpu',), 'findings'),
        ('with on_gpu(): x = 1\n', (), 'findings'),
        ('exec(text)\n', (), 'findings'),
    ],
)
def test_what_a_function_replaces_that_nothing_calls_is_not_checked(
    more, wanted, status
):
    source = (
        HEAD + 'def on_gpu():\n  old = tf.get_variable\n'
        '  def new(*args):\n    return old(*args)\n'
        f'  tf.get_variable = new\n  yield\n{more}'
    )
    told = Project(modules={}, wanted=frozenset(wanted))
    assert port_text(source, '1.4', project=told).status == status
    alone = port_text(source, '1.4', project=Project(wanted=told.wanted))
    assert alone.status == 'findings'


def test_module_of_the_release_may_be_handed_on():
    line = 'y = Model(tf.nn.rnn_cell), getattr(tf.contrib.rnn, name)\n'
    ported = port_text(HEAD + line, '0.12')
    assert ported.status == 'ported'
    assert ported.text.endswith(
        'y = Model(r0_12.nn.rnn_cell), getattr(r0_12.contrib.rnn, name)\n'
    )


@pytest.mark.parametrize(
    ('line', 'new'),
    [
        ('y = Model([{}])', 'tf.train'),
        ('m = {}\nm = other\ny = m.f(x)', 'tf.errors'),
        ("y = getattr({}, name + 'Optimizer')(0.1)", 'tf.train'),
        ('y = hasattr({}, name)', 'tf.nn'),
    ],
)
def test_module_whose_names_are_not_seen_is_that_of_the_release(line, new):
    source = HEAD + line.format(new) + '\n'
    ported = port_text(source, '1.4')
    assert ported.status == 'ported'
    line = line.format(new.replace('tf', 'r1_4'))
    assert ported.text.endswith(f'{line}\n')
    assert port_text(ported.text, '1.4').text == ported.text


def test_half_ported_program_may_mean_either_module():
    source = 'import tensorflow.compat.v1 as tf\ny = getattr(tf.nn, name)\n'
    ported = port_text(source, '1.15')
    assert 'getattr(tf.nn, name)' in ported.text


@pytest.mark.parametrize(
    'use', ['{}.__dict__.values()', 'vars({})', 'dir({})', '{}.__dict__']
)
def test_module_that_is_read_whole_is_the_releases(use):
    found = port_text(f'{HEAD}y = {use.format("tf.contrib.rnn")}\n', '1.15')
    assert found.status == 'ported'
    assert f'y = {use.format("r1_15.contrib.rnn")}\n' in found.text
    line = 'from {} import learning_rate_decay as d\ny = ' + use.format('d')
    found = port_text(HEAD + line.format('tensorflow.python.training'), '1.15')
    assert found.status == 'ported'
    home = 'legacy_rnn.compat.r1_15.python.training'
    assert line.format(home).partition('\n')[0] in found.text
    assert 'd' in found.text.rpartition('y = ')[2]


@pytest.mark.parametrize(
    'line',
    [
        "exec(open('sub/main.py').read())\n",
        "exec(compile(open('./main.py', 'rb').read(), 'main.py', 'exec'))\n",
        "text = open('main.py').read()\nexec(text)\n",
    ],
)
def test_file_that_is_ported_too_may_be_run(line):
    source = HEAD + 'x = tf.zeros([1])\n' + line
    for started, status in (
        ({'/a/sub/main.py': frozenset({'print'})}, 'ported'),
        ({'/a/sub/main.py': frozenset({'print', 'tf'})}, 'findings'),
        ({'/a/other_main.py': frozenset()}, 'findings'),
        ({}, 'findings'),
    ):
        told = Project(started=started)
        assert port_text(source, '1.4', project=told).status == status


def test_tensorflow_is_followed_into_functions_of_the_source():
    source = (
        'def f(x, tf, y=2):\n    return g(x, tf=tf) + tf.pack([x, y])\n\n\n'
        'def g(x, tf):\n    return tf.mul(x, x)\n\n\n'
        'f(3, tf)\nf(x=2, tf=tf)\n'
    )
    ported = port_text(HEAD + source, '0.8')
    assert ported.status == 'ported'
    assert 'g(x, tf=tf) + tf.stack([x, y])' in ported.text
    assert 'tf.multiply(x, x)' in ported.text
    assert port_text(ported.text, '0.8').text == ported.text


@pytest.mark.parametrize(
    'use',
    [
        'f(np)\n',
        'x = map(f, [tf])\n',
        'f(*[tf])\n',
        'def g(tf):\n    f(tf)\n\n\ng(3)\n',
        'def f(a):\n    return a\n',
        'def g(T):\n    return T.mul(2, 3)\n\n\ng(tf)\n',
    ],
)
def test_function_that_may_be_given_another_module_is_not_followed(use):
    source = f'{HEAD}def f(tf):\n    return tf.pack([1])\n\n\nf(tf)\n{use}'
    ported = port_text(source, '0.8')
    assert 'tf.pack' in ported.text or 'T.mul' in ported.text
    assert 'hidden-names' in findings(ported, 'check')


@pytest.mark.parametrize(
    ('second', 'is_checked'), [('f', False), ('g', True), (None, True)]
)
def test_variables_are_asked_for_by_two_names_that_are_one(second, is_checked):
    lines = (
        'from tensorflow.python.ops import variable_scope as vs\n'
        'def enter(f, g):\n'
        '    tf.get_variable = f\n'
    )
    if second:
        lines += f'    vs.get_variable = {second}\n'
    ported = port_text(HEAD + lines, '1.12')
    assert ('hidden-names' in findings(ported, 'check')) == is_checked


def test_a_switch_of_what_is_printed_is_not_checked():
    source = (
        'from tensorflow.python.util import deprecation as d\n'
        'd._PRINT_DEPRECATION_WARNINGS = False\n'
    )
    assert findings(port_text(HEAD + source, '1.15'), 'check') == []


@pytest.mark.parametrize(
    ('test', 'is_checked'),
    [
        ("tf.__version__ < '1.0'", False),
        ("hasattr(tf.nn, 'seq2seq')", False),
        ("'seq2seq' in dir(tf.nn)", False),
        ("tf.__version__ > '1.0'", True),
        ('FLAGS.old', True),
    ],
)
def test_modules_of_other_releases_are_handed_on_in_their_branch_alone(
    test, is_checked
):
    lines = (
        f'if {test}:\n'
        '    seq2seq = tf.nn.seq2seq\n'
        'else:\n'
        '    seq2seq = tf.contrib.legacy_seq2seq\n'
        'seq2seq.rnn_decoder([x], y, cell)\n'
    )
    ported = port_text(HEAD + lines, '1.15')
    assert ('hidden-names' in findings(ported, 'check')) == is_checked
