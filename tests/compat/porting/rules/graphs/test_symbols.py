"""Names that moved, and arguments that changed place."""

import ast

import pytest

from legacy_rnn.compat import history, table
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
)

CASES = {
    'concat': ('y = tf.concat(1, [a, b])\n', 'y = tf.concat([a, b], 1)\n'),
    'concat by name': (
        'y = tf.concat(concat_dim=1, values=[a, b])\n',
        'y = tf.concat(axis=1, values=[a, b])\n',
    ),
    'split': ('y = tf.split(0, 3, x)\n', 'y = tf.split(x, 3, 0)\n'),
    'nested': (
        'y = tf.concat(1, tf.unpack(tf.mul(a, b)))  # join\n',
        'y = tf.concat(tf.unstack(tf.multiply(a, b)), 1)  # join\n',
    ),
    'logits and labels': (
        'e = tf.nn.softmax_cross_entropy_with_logits(z, y)\n',
        'e = tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)\n',
    ),
    'reduction': (
        'm = tf.reduce_sum(x, reduction_indices=[1], keep_dims=True)\n',
        'm = tf.reduce_sum(x, axis=[1], keepdims=True)\n',
    ),
    'over lines': (
        'y = tf.concat(1, [a,\n                  b])\n',
        'y = tf.concat([a,\n                  b], 1)\n',
    ),
    'select': ('y = tf.select(c, a, b)\n', 'y = tf.where(c, a, b)\n'),
    'alias': (
        'pack = tf.pack\ny = pack([a])\n',
        'pack = tf.stack\ny = pack([a])\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_call_is_written_for_today(name):
    ported = check_transformed(*CASES[name])
    assert ported.status == 'ported'


@pytest.mark.parametrize('indent', ['', '    '])
def test_alias_of_tensorflow_itself_has_no_names_of_ours(indent):
    start = 'def f():\n' if indent else ''
    lines = f'{start}{indent}t = tf\n{indent}'
    before = f'{HEAD}{lines}y = t.contrib.rnn.GRUCell(2)\n'
    ported = port_text(before, '1.4')
    assert ported.status == 'ported'
    new = f'{lines}y = r1_4.contrib.rnn.GRUCell(2)\n'
    assert ported.text.endswith(new)
    assert port_text(ported.text, '1.4').text == ported.text


def test_module_that_a_function_imports_for_all_is_followed():
    start = 'def load():\n    global tf\n    {}\n'
    use = 'load()\ny = {}.contrib.rnn.GRUCell(2)\n'
    line = 'import tensorflow as tf'
    ported = port_text(start.format(line) + use.format('tf'), '1.4')
    assert ported.status == 'ported'
    assert ported.text.endswith(use.format('r1_4'))
    more = f'{line}\n    tf = other'
    ported = port_text(start.format(more) + use.format('tf'), '1.4')
    assert ported.text.endswith(use.format('tf'))


@pytest.mark.parametrize('name', ['tf', 'tf1'])
@pytest.mark.parametrize(
    'value',
    [
        "tf.compat.v1 if tf.__version__ >= '2' else tf",
        "tf if not hasattr(tf, 'compat') else tf.compat.v1",
    ],
)
def test_alias_of_one_of_two_is_followed(name, value):
    lines = f'{name} = {value}\n{name}.disable_v2_behavior()\ncell = '
    before = f'{HEAD}{lines}{name}.nn.rnn_cell.GRUCell(3)\n'
    ported = port_text(before, '1.15')
    assert ported.status == 'ported'
    assert ported.text.endswith(f'{lines}r1_15.nn.rnn_cell.GRUCell(3)\n')
    assert port_text(ported.text, '1.15').text == ported.text


@pytest.mark.parametrize(
    'name', ['concat', 'split', 'logits and labels', 'select']
)
def test_older_call_is_written_for_today(name):
    check_transformed(*CASES[name], release='1.2')


@pytest.mark.parametrize(
    'source',
    [
        'y = tf.matmul(a, b)\n',
        "s = 'tf.pack(x) and tf.concat(1, x)'  # tf.mul\n",
        'def f(tf):\n    return tf.pack([1])\n',
        'class A:\n    pack = 1\n\n\ny = A.pack\n',
        'y = numpy.concat(1, x)\n',
        'for tf in things:\n    tf.mul(1, 2)\n' * 0 + 'y = x.pack(1)\n',
    ],
)
def test_what_is_not_tensorflows_stays(source):
    check_noop(source)


def test_rebound_name_is_never_taken_for_tensorflow():
    source = HEAD + 'tf = something()\ny = tf.pack([x])\n'
    assert 'tf.pack([x])' in port_text(source, '0.8').text


def test_starred_arguments_go_to_the_releases_function():
    ported = port_text(f'{HEAD}y = tf.concat(*args)\n', '0.8')
    assert ported.status == 'ported'
    assert ported.text.endswith('y = r0_8.concat(*args)\n')


@pytest.mark.parametrize(
    'source',
    [
        'from tensorflow import concat\ny = concat(*args)\n',
        f'{HEAD}t = tf\ny = t.split(**options)\n',
    ],
)
def test_starred_arguments_are_reported_and_left_alone(source):
    ported = port_text(source, '0.8')
    assert findings(ported, 'check') == ['symbols']
    assert ported.text.endswith(source.splitlines()[-1] + '\n')


def test_1_x_order_stays():
    check_noop('y = tf.concat([a, b], 1)\n', '1.4')
    check_noop('y = tf.split(x, 3, 0)\n', '1.0')


def test_cells_come_from_the_releases_namespace():
    check_transformed(
        'import tensorflow as tf\ncell = tf.nn.rnn_cell.GRUCell(3)\n',
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'cell = r0_8.nn.rnn_cell.GRUCell(3)\n',
        head=False,
    )


def test_call_of_a_class_of_ours_is_ours():
    lines = (
        'class C(tf.nn.rnn_cell.RNNCell):\n'
        '    def __call__(self, x, s):\n'
        '        return tf.layers.Layer.__call__(self, x, s)\n'
    )
    text = port_text(f'{HEAD}{lines}', '1.15').text
    assert text.endswith(lines.replace('tf.', 'r1_15.'))


def test_module_of_cells_is_imported_from_the_namespace():
    check_transformed(
        'from tensorflow.models.rnn import rnn, rnn_cell\n'
        'import tensorflow as tf\n'
        'out, state = rnn.rnn(rnn_cell.GRUCell(3), x)\n',
        'from legacy_rnn.compat.r0_7.models.rnn import rnn, rnn_cell\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'out, state = rnn.rnn(rnn_cell.GRUCell(3), x)\n',
        '0.7',
        head=False,
    )


def test_symbol_without_a_home_stops_with_advice():
    ported = port_text(
        HEAD + 'tf.contrib.distributions.Independent(f)\n', '1.4'
    )
    assert ported.status == 'failed'
    stop = [f for f in ported.findings if f.severity == 'stop']
    assert stop[0].line == 2 and 'tensorflow_probability' in stop[0].why


# Another rule keeps what the release knew of its rows.
KEPT = {'nn.deconv2d': 'r0_6.nn.deconv2d(pictures)'}


def examples():
    """Rows whose example the porter writes out in full."""
    for row in table.rows():
        written = row.becomes in ('moved', 'reordered')
        if not written or not row.before or '*' in row.name:
            continue
        if f'tf.{row.target}' in row.after:
            yield pytest.param(row, id=row.name)


@pytest.mark.parametrize('row', examples())
def test_every_rows_example_is_ported(row):
    release = last_release(row)
    ported = port_text(HEAD + f'result = {row.before}\n', release)
    tree = ast.parse(ported.text)
    got = next(n.value for n in tree.body if isinstance(n, ast.Assign))
    after = KEPT.get(row.name, row.after)
    assert called(got) == called(ast.parse(after, mode='eval').body)
    again = port_text(ported.text, release)
    assert again.text == ported.text


def last_release(row):
    """The last release that the row speaks of and that had the symbol."""
    symbol = history.find(row.name)
    if symbol is None:
        return row.last
    return max(r for r in symbol.releases if row.covers(r))


def called(node):
    """Names of all functions that an expression calls, in order."""
    return [
        ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)
    ]


def test_getattr_of_a_constant_name_is_followed():
    check_transformed(
        "pack = getattr(tf, 'pack')\ny = getattr(tf, 'concat')(1, [a, b])\n",
        "pack = tf.stack\ny = getattr(tf, 'concat')([a, b], 1)\n",
    )
    check_noop("y = getattr(tf, 'matmul')(a, b)\n")


def test_name_of_a_private_module_is_not_looked_for_in_a_public_one():
    module = 'tensorflow.python.saved_model.signature_def_utils_impl'
    name = 'predict_signature_def'
    source = f'from {module} import {name}\nx = {name}(a, b)\n'
    ported = port_text(HEAD + source, '1.4')
    assert ported.status == 'ported'
    assert f'from {module} import {name}\n' in ported.text
    assert ported.text.endswith(f'\nx = {name}(a, b)\n')
    module = 'tensorflow.python.estimator.canned'
    source = f'from {module} import dnn\nx = dnn._add_summary(a)\n'
    assert port_text(HEAD + source, '1.4').status == 'failed'


def test_function_with_the_name_of_a_module_stops():
    source = (
        'from tensorflow.contrib import learn\nx = learn.ops.dnn(y, [3])\n'
    )
    ported = port_text(HEAD + source, '0.12')
    assert findings(ported, 'stop') == ['symbols']


def test_private_module_of_ours_is_imported_from_the_namespace():
    before = 'from tensorflow.python.estimator import gc\n'
    after = 'from legacy_rnn.compat.r1_12.python.estimator import gc\n'
    use = 'keep = gc._negation(f)\n'
    ported = port_text(before + use, release='1.12')
    assert ported.text == after + use
    assert not findings(ported, 'stop')
    ported = port_text(f'{before}{use}gc.other()\n', release='1.12')
    assert findings(ported, 'stop')


@pytest.mark.parametrize(
    'line',
    [
        'from tensorflow.contrib.slim import nets',
        'import tensorflow.contrib.slim.nets as nets',
    ],
)
def test_module_of_nothing_but_modules_of_ours_is_imported_from_ours(line):
    use = 'y = nets.vgg.vgg_16(x)\n'
    ported = port_text(f'{HEAD}{line}\n{use}', '1.8')
    assert ported.status == 'ported'
    new = 'from legacy_rnn.compat.r1_8.contrib.slim import nets\n'
    assert new in ported.text and ported.text.endswith(use)
    ported = port_text(f'{HEAD}{line}\nm = nets\nm.vgg.vgg_17(x)\n', '1.8')
    assert findings(ported, 'stop')


def test_module_of_ours_may_be_kept_in_a_name():
    lines = 'vgg = tf.contrib.slim.nets.vgg\ny = vgg.vgg_16(x)\n'
    ported = port_text(HEAD + lines, '1.8')
    assert not findings(ported, 'stop')
    assert 'vgg = r1_8.contrib.slim.nets.vgg\n' in ported.text
    ported = port_text(f'{HEAD}{lines}vgg.vgg_17(x)\n', '1.8')
    assert findings(ported, 'stop') == ['symbols']


def test_version_that_a_program_insists_on_is_written():
    text = (
        'print({0})\nassert Loose({0}) in [Loose("1.4.0"), Loose("1.4.1")]\n'
    )
    check_transformed(
        text.format('tf.__version__'), text.format("'1.4.0'"), '1.4'
    )


@pytest.mark.parametrize(
    'name',
    [
        'evaluable.Evaluable',
        'experiment.Experiment',
        'metric_spec.MetricSpec',
        'trainable.Trainable',
    ],
)
def test_classes_of_learn_are_imported_from_their_modules(name):
    module, _, leaf = name.partition('.')
    line = f'contrib.learn.python.learn.{module} import {leaf}\n'
    ported = port_text(f'from tensorflow.{line}x = {leaf}()\n', '0.12')
    assert ported.status == 'ported'
    assert f'from legacy_rnn.compat.r0_12.{line}' in ported.text


def test_name_of_a_later_release_keeps_its_meaning():
    line = 'x = {}.TensorArray(tf.float32, 2).unpack([1, 2]).pack()\n'
    ported = port_text(HEAD + line.format('tf'), '0.8')
    assert ported.status == 'ported' and line.format('r0_9') in ported.text
    assert port_text(ported.text, '1.15').text == ported.text


def test_names_in_annotations_are_ported():
    ported = port_text(
        HEAD + 'def f(a: tf.contrib.rnn.GRUCell, *b: tf.contrib.rnn.RNNCell,\n'
        '      c: tf.contrib.rnn.GRUCell = None,\n'
        '      **d: tf.contrib.rnn.GRUCell) -> tf.contrib.rnn.RNNCell:\n'
        '    e: tf.contrib.rnn.GRUCell = a\n'
        '    return e\n',
        '1.12',
    )
    assert 'tf.contrib' not in ported.text
    assert ported.text.count('r1_12.contrib.rnn.') == 6


@pytest.mark.parametrize('fits_none', [True, False])
def test_name_of_a_later_release_is_that_where_none_fits_all(fits_none):
    source = (
        'import tensorflow as tf\nx = tf.contrib.seq2seq.AttentionWrapper\n'
    )
    ported = port_text(source, '1.1', project=Project(fits_none=fits_none))
    home = 'from legacy_rnn.compat import r1_2\n'
    assert (home in ported.text) == fits_none
    assert bool(findings(ported, 'stop')) != fits_none


WRAPPER = """
import tensorflow as tf


def mean(x, axis=None, keep_dims=False, reduction_indices=None):
    return tf.reduce_mean(
        x, axis=axis, keep_dims=keep_dims, reduction_indices=reduction_indices)


x = mean(tf.ones([2, 3]), 1)
y = mean(tf.ones([2, 3]), reduction_indices=0, keep_dims=True)
z = tf.argmax(tf.ones([2, 3]), 1, dimension=None)
"""


def test_argument_that_is_given_by_both_of_its_names_keeps_them():
    """The older was written over the newer, which was lost."""
    ported = port_text(WRAPPER, '1.15')
    assert ported.status == 'ported'
    values = {}
    exec(ported.text, values)
    shapes = [values[name].shape.as_list() for name in 'xyz']
    assert shapes == [[2], [1, 3], [2]]


@pytest.mark.parametrize(
    ('call', 'fits'),
    [
        ('tf.reduce_sum()', False),
        ('tf.ones([2], tf.float32, None, 4, 5)', False),
        ('tf.reduce_sum(x, 1, True, None, [1])', True),
        ('tf.reduce_sum(*x)', True),
        ('tf.group(x, x)', True),
        ('tf.nn.rnn_cell.RNNCell.__init__(x)', True),
    ],
)
def test_call_that_fits_no_list_of_arguments_is_a_check(call, fits):
    text = f'import tensorflow as tf\nx = tf.ones([2])\ny = {call}\n'
    ported = port_text(text, '1.2')
    assert bool(findings(ported, 'check')) != fits


def test_call_that_is_expected_to_fail_is_none():
    text = 'import tensorflow as tf\ntry:\n    y = tf.reduce_sum()\n'
    ported = port_text(f'{text}except TypeError:\n    y = 1\n', '1.2')
    assert ported.status == 'ported'


def test_models_of_keras_take_tensors_by_place_and_a_name():
    source = (
        'from tensorflow.compat.v1 import keras\n'
        "x = keras.Model(a, b, name='n')\n"
        "y = keras.models.Model(a, b, name='n')\n"
    )
    ported = port_text(source, '1.15')
    assert {f.severity for f in ported.findings} <= {'changed'}
