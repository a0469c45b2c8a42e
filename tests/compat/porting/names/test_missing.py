"""What today's TensorFlow does not have stops a port, and nothing else."""

import os
import re
import sys

import pytest

from legacy_rnn import compat
from legacy_rnn.compat import history
from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import HEAD, check_noop, findings

STOPS = {
    'neither had it': 'y = tf.foo(x)\n',
    'a module had no such name': 'y = tf.nn.foo(x)\n',
    'a module that is gone': 'y = tf.contrib.compiler\n',
    'a name in a module that is gone': 'y = tf.contrib.boosted_trees.T(x)\n',
    'a name that is gone': 'y = tf.contrib.distributions.Independent(x)\n',
    'by an alias': 'c = tf.contrib\ny = c.boosted_trees.T(x)\n',
    'by an alias of ours': 'l = tf.contrib.layers\ny = l.foo(x)\n',
    'imported': 'from tensorflow.contrib.boosted_trees import T\ny = T(x)\n',
    'from a module': (
        'from tensorflow.contrib import boosted_trees\n'
        'y = boosted_trees.T(x)\n'
    ),
    'from private tools': (
        'from tensorflow.tools.graph_transforms import TransformGraph\n'
        'y = TransformGraph(x, [], [], [])\n'
    ),
    'from a module of Keras': (
        'from tensorflow.python.keras.applications import resnet\n'
        'y = resnet.stack1(x, 64, 3)\n'
    ),
    'another release had it': 'y = tf.nn.rnn_cell.linear(x)\n',
    'private, by an attribute': 'y = tf.python.framework.function.Defun\n',
}


@pytest.mark.parametrize('name', STOPS)
def test_what_is_not_there_stops(name):
    ported = port_text(HEAD + STOPS[name], '1.4')
    assert findings(ported, 'stop') == ['symbols']
    ported = port_text(HEAD + STOPS[name], '1.4', 'safe')
    # A release's namespace has all of its modules.
    assert ported.status == 'failed' or name == 'a module that is gone'


@pytest.mark.parametrize(
    'source',
    [
        'try:\n    y = tf.foo(x)\nexcept AttributeError:\n    y = 1\n',
        'try:\n    y = 1\n    f = tf.nn.foo\nexcept Exception:\n    pass\n',
        "if hasattr(tf, 'foo'):\n    y = tf.foo(x)\n",
        "y = tf.foo(x) if VERSION == '2.0' else 1\n",
    ],
)
def test_what_is_there_or_is_asked_for_does_not_stop(source):
    assert check_noop(source, '1.4').status == 'ported'


FALLBACK = 'try:\n    {}\nexcept {}:\n    {}\n'
OLD = 'from tensorflow.models.rnn.rnn_cell import GRUCell'


@pytest.mark.parametrize(
    ('body', 'kind', 'handler', 'status'),
    [
        (
            'from tensorflow.contrib.rnn import GRUCell',
            'ImportError',
            OLD,
            'ported',
        ),
        ('GRUCell = tf.contrib.rnn.GRUCell', 'Exception', OLD, 'ported'),
        ('pack = tf.stack', 'AttributeError', 'pack = tf.foo', 'ported'),
        ('legacy = tf.nn', 'AttributeError', 'legacy = tf.nn', 'ported'),
        ('pack = tf.bar', 'AttributeError', 'pack = tf.foo', 'failed'),
        ('x = f(tf.stack)', 'Exception', 'x = tf.foo', 'failed'),
        ('x = tf.stack', 'KeyError', 'x = tf.foo', 'failed'),
    ],
)
def test_fallback_that_is_never_taken_stops_nothing(
    body, kind, handler, status
):
    source = HEAD + FALLBACK.format(body, kind, handler) + 'GRUCell = 3\n'
    assert port_text(source, '1.4').status == status


def test_name_that_is_tried_and_was_there_is_checked():
    source = (
        'try:\n    y = tf.contrib.distributions.Independent\nexcept: pass\n'
    )
    assert findings(check_noop(source, '1.4'), 'check') == ['symbols']


@pytest.mark.parametrize(
    'call',
    [
        'tf.matmul(x, x, transpose_c=True)',
        'tf.nn.dynamic_rnn(c, x, foo=1)',
        'tf.contrib.rnn.GRUCell(3, foo=1)',
        'tf.train.AdamOptimizer(0.1, foo=1)',
    ],
)
def test_argument_that_nobody_took_stops(call):
    ported = port_text(f'{HEAD}y = {call}\n', '1.2')
    assert findings(ported, 'stop') == ['symbols']


@pytest.mark.parametrize(
    'call',
    [
        'tf.matmul(x, x, transpose_b=True)',
        'tf.foo_of_ours(x, bar=1)',
        'f(x, foo=1)',
        "tf.layers.dense(x, 3, name='a')",
        'tf.py_func(f, **options)',
    ],
)
def test_argument_that_is_known_or_of_others_does_not_stop(call):
    source = f'{HEAD}tf.foo_of_ours = f\ny = {call}\n'
    ported = port_text(source.replace('tf.foo_of_ours', 'foo'), '1.4')
    assert ported.status == 'ported'


def test_argument_of_an_earlier_release_alone_stops():
    call = 'tf.train.batch_join(tensor_list_list=[[x]], batch_size=2)\n'
    ported = port_text(HEAD + call, '0.12')
    assert findings(ported, 'stop') == ['symbols']
    assert port_text(ported.text, '0.5').text == ported.text
    assert port_text(HEAD + call, '0.8').status == 'ported'
    tried = f'try:\n    {call}except TypeError:\n    pass\n'
    assert findings(port_text(HEAD + tried, '0.12'), 'check') == ['symbols']


def test_call_that_is_tried_in_another_form_before_stops_nothing():
    tried = (
        'try:\n    y = tf.image.resize_images({0})\n'
        'except Exception:\n    y = tf.image.{1}(x, new_height=3)\n'
    )
    source = HEAD + tried.format('x, [3, 4]', 'resize_images')
    assert port_text(source, '1.4').status == 'ported'
    assert port_text(source, '1.15').status == 'ported'
    for given in (('x, new_width=3', 'resize_images'), ('x, [3, 4]', 'foo')):
        source = HEAD + tried.format(*given)
        assert findings(port_text(source, '1.4'), 'stop')


def test_argument_that_nobody_took_is_nothing_where_it_is_tried():
    source = (
        f'{HEAD}try:\n    y = tf.nn.relu(x, foo=1)\n'
        'except TypeError:\n    y = tf.nn.relu(x)\n'
    )
    assert port_text(source, '1.4').status == 'ported'


@pytest.mark.parametrize(
    'call',
    [
        'tf.contrib.slim.conv2d(x)',
        'tf.contrib.layers.fully_connected(x, scope="a")',
        'tf.contrib.framework.variable()',
    ],
)
def test_argument_that_an_arg_scope_may_give_is_not_missed(call):
    ported = port_text(f'{HEAD}with scope():\n    y = {call}\n', '1.4')
    assert ported.status == 'ported'
    call = 'tf.contrib.layers.flatten(x, None, None, 1)'
    ported = port_text(f'{HEAD}y = {call}\n', '1.4')
    assert findings(ported, 'check') == ['symbols']


def test_nothing_is_claimed_of_what_contrib_may_have_had():
    """The lists have `contrib.slim.queues`, and not what it borrows."""
    source = f'{HEAD}y = tf.contrib.slim.queues.contextmanager\n'
    said = port_text(source, '1.4').findings[-1].why
    assert said.startswith("today's TensorFlow has no contrib.slim.queues.")
    said = port_text(f'{HEAD}y = tf.nn.foo(x)\n', '1.4').findings[-1].why
    assert said == 'no TensorFlow up to 1.15 had nn.foo, nor has today'


@pytest.mark.parametrize(
    ('name', 'today'),
    [
        ('comapt.v1.decode_csv', ', nor has today'),
        ('layers.rnn.LayerNormBasicLSTMCell', ', nor has today'),
        ('keras.layers.dense', ', nor has today'),
        ('contrib.static_rnn', ', nor has today'),
        ('optimizers.Adam', ': TensorFlow 2 has'),
        ('random.set_seed', ': TensorFlow 2 has'),
    ],
)
def test_name_that_no_release_had_is_told_so(name, today):
    head = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
    ported = port_text(f'{head}y = tf.{name}(x)\n', '1.15')
    (said,) = [f.why for f in ported.findings if f.severity == 'stop']
    assert said == f'no TensorFlow up to 1.15 had {name}{today}'


def test_nothing_is_claimed_of_tutorials_in_the_package():
    name = 'models.embedding.word2vec'  # 0.12.1 had it.
    source = f'{HEAD}from tensorflow.models.embedding import word2vec as w\n'
    ported = port_text(f'{source}y = w.Options()\n', '0.12')
    (said,) = [f.why for f in ported.findings if f.severity == 'stop']
    assert said.startswith(f"today's TensorFlow has no {name}. The code moved")


def test_name_of_2_before_the_import_of_compat_v1_is_there():
    source = (
        'import tensorflow as tf\ntf.random.set_seed(7)\n'
        'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
        'x = tf.placeholder(tf.float32)\n'
    )
    assert findings(port_text(source, '1.15'), 'stop') == []
    late = f'{source}tf.random.set_seed(7)\n'
    assert findings(port_text(late, '1.15'), 'stop') == ['symbols']


def test_module_of_contrib_stops_where_its_names_are_used():
    source = HEAD + 'import tensorflow.contrib.cudnn_rnn as c\n'
    ported = port_text(source + 'if x:\n    c.RNNParamsSaveable()\n', '1.4')
    assert findings(ported, 'stop') == ['symbols']
    assert 'from legacy_rnn.compat.r1_4.contrib import cudnn_' in ported.text
    module = 'contrib.layers.python.layers import encoders'
    source = f'{HEAD}from tensorflow.{module}\nencoders.f()\n'
    ported = port_text(source, '1.4')
    assert findings(ported, 'stop') == ['symbols']
    assert 'from legacy_rnn.compat.r1_4.contrib.layers' in ported.text


def test_kernels_by_private_names_are_the_namespaces():
    source = 'from tensorflow.python.ops import gen_math_ops\n'
    ported = port_text(source + 'gen_math_ops._select(a, b, c)\n', '1.4')
    assert ported.text.startswith('from legacy_rnn.compat.r1_4.python.ops ')


def test_import_that_nothing_needs_does_not_stop():
    source = HEAD + 'from tensorflow.contrib.boosted_trees import T\n'
    ported = port_text(source, '1.4')
    assert ported.status == 'ported' and 'boosted' not in ported.text


@pytest.mark.parametrize(
    ('line', 'use', 'wanted'),
    [
        ('python.grappler import tf_optimizer', 'OptimizeGraph()', []),
        ('python.grappler import tf_optimizer', 'f()', ['stop']),
        ('python.grappler import nothing', 'f()', ['stop']),
        ('python.ops.x_test import y', 'f()', ['check']),
    ],
)
def test_private_name_is_looked_up_in_todays_tensorflow(line, use, wanted):
    module = line.rpartition(' ')[2]
    text = f'from tensorflow.{line}\n{module}.{use}\n'
    ported = port_text(text, '1.4')
    kinds = [f.severity for f in ported.findings if f.severity != 'changed']
    assert kinds == wanted and text.splitlines()[0] in ported.text


def test_version_is_that_of_the_release():
    line = 'v = {0}.__version__, {0}.VERSION, {0}.__version__.split(1)\n'
    ported = port_text(HEAD + line.format('tf'), '1.4')
    assert ported.status == 'ported'
    assert ported.text.endswith(line.format('r1_4'))


@pytest.fixture
def own_namespaces(monkeypatch):
    """Namespaces that keep what they looked up from other tests.

    Ports that ask for the Keras of the time change the environment.
    """

    def taken():
        found = {
            name: sys.modules.pop(name)
            for name in list(sys.modules)
            if re.match(r'legacy_rnn\.compat\.(r\d|v\d)', name)
        }
        for name in found:
            vars(compat).pop(name.split('.')[2], None)
        return found

    monkeypatch.setattr(os, 'environ', dict(os.environ))
    before = taken()
    yield
    taken()
    sys.modules.update(before)
    for name, module in before.items():
        if name.count('.') == 2:
            setattr(compat, name.split('.')[2], module)


@pytest.mark.parametrize('form', ['tf.{0}', '{1}'])
def test_name_of_any_release_is_there_or_stops(form, own_namespaces):
    """What is called ported reads each name; what is not, does not."""
    wrong = []
    for name in history.names()[::31]:
        symbol = history.find(name)
        module, _, leaf = name.rpartition('.')
        if symbol.kind in ('method', 'property', 'constant'):
            continue
        if form == 'tf.{0}':
            source = HEAD
        else:
            path = f'tensorflow.{module}' if module else 'tensorflow'
            source = f'from {path} import {leaf}\n'
        source += f'x = {form.format(name, leaf)}\n'
        ported = port_text(source, symbol.last)
        try:
            exec(ported.text, {})
            runs = True
        except (ImportError, AttributeError, NameError):
            runs = False
        # Of private names, more are left than is promised.
        private = name.startswith('python.') and runs
        if runs != (ported.status == 'ported') and not private:
            wrong.append((name, ported.status))
    assert wrong == []


def test_name_that_the_program_itself_puts_there_is_its_own():
    source = 'tf.model = make()\ntf.model.fit(x)\ny = tf.modal\n'
    found = port_text(HEAD + source, '1.4').findings
    lines = [f.line for f in found if f.severity in ('check', 'stop')]
    assert lines == [4]  # The misspelt name alone.


def test_a_name_put_into_a_module_that_is_gone_goes_into_ours():
    source = (
        'tf.nn.rnn_cell.Mine = make()\nx = tf.nn.rnn_cell.Mine()\n'
        'if type(tf.contrib) != type(tf): tf.contrib._warning = None\n'
    )
    found = port_text(HEAD + source, '1.15')
    assert not findings(found, 'check') + findings(found, 'stop')
    space = {'make': lambda: int}
    exec(found.text, space)
    assert space['x'] == 0 and 'r1_15.contrib._warning = None' in found.text
    source = 'tf.gone.mine = make()\nx = tf.gone.mine()\n'
    assert findings(port_text(HEAD + source, '1.4'), 'stop') == ['symbols'] * 2
    source = 'tf.nn.mine = make()\nx = tf.nn.mine()\n'
    assert not port_text(HEAD + source, '1.4').findings[1:]


def test_nothing_is_claimed_of_modules_that_the_history_does_not_list():
    source = 'y = tf.contrib.keras.wrappers.Wrapper()\n'
    ported = port_text(HEAD + source, '1.4')
    (found,) = [f for f in ported.findings if f.severity == 'stop']
    assert found.severity == 'stop'
    assert 'up to 1.15' not in found.why and 'scikeras' in found.why


def test_private_name_of_today_by_an_alias_is_no_stop():
    found = port_text(
        'from tensorflow.python.ops import rnn\n'
        'turned = rnn._transpose_batch_time\n'
        'y = turned([[1.0]])\n'
        'z = list(map(turned, [y]))\n',
        '1.15',
    )
    assert found.status == 'ported'
    assert 'turned = rnn._transpose_batch_time' in found.text
