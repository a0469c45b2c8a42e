"""Functions that are handed on take the release's calls."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, check_noop, check_transformed

NEW = 'import tensorflow.compat.v1 as tf\nfrom legacy_rnn.compat import r0_8\n'
NEW += 'tf.disable_v2_behavior()\n'


@pytest.mark.parametrize(
    'line',
    [
        'y = map({}, axes, lists)\n',
        "parts = {{'join': {}}}\n",
        'def f(op={}):\n    return op(1, x)\n',
        'y = functools.partial({}, 1)\n',
        'self.join = {}\n',
    ],
)
def test_function_whose_arguments_moved_is_the_releases(line):
    check_transformed(
        HEAD + line.format('tf.concat'),
        NEW + line.format('r0_8.concat'),
        head=False,
    )


def test_member_of_a_module_that_is_handed_on_is_the_releases():
    line = 'def f(p):\n    p = p or x\n    if not p:\n        p = {}\n'
    ported = port_text(
        'from tensorflow.python.ops import nn_ops\n'
        + line.format('nn_ops.softmax'),
        '1.15',
    )
    assert ported.text.endswith(line.format('r1_15.nn.softmax'))
    assert 'nn_ops' not in ported.text


def test_alias_that_is_handed_on_is_the_releases():
    check_transformed(
        HEAD + 'join = tf.concat\ny = join(1, x)\nz = map(join, a, b)\n',
        NEW + 'join = r0_8.concat\ny = join(1, x)\nz = map(join, a, b)\n',
        head=False,
    )


@pytest.mark.parametrize(
    'source',
    [
        'if a:\n    join = f\nelse:\n    join = {}\ny = join(1, x)\n',
        'class A:\n    join = {}\n    y = join(1, x)\n',
        'def f(join=None):\n    join = {}\n    return join(1, x)\n',
        'def f():\n    global join\n    join = {}\ny = join(1, x)\n',
        'join = {}\njoin = wrap(join)\ny = join(1, x)\n',
    ],
)
def test_name_with_other_meanings_is_bound_to_the_releases(source):
    check_transformed(
        HEAD + source.format('tf.concat'),
        NEW + source.format('r0_8.concat'),
        head=False,
    )


def test_none_where_an_import_fails_is_no_other_meaning():
    source = (
        'try:\n    from tensorflow.models.rnn import rnn_cell\n'
        'except ImportError:\n    rnn_cell = None\nrnn_cell.GRUCell(3)\n'
    )
    after = 'legacy_rnn.compat.r0_8.models'
    new = source.replace('tensorflow.models', after)
    check_transformed(source, new, head=False)
    text = port_text(
        'try:\n    import tensorflow as tf\nexcept ImportError:\n'
        '    tf = None\ny = tf.pack(x)\n',
        '0.8',
    ).text
    assert text.endswith('    tf = None\ny = tf.stack(x)\n')


def test_alias_in_two_branches_is_todays():
    source = 'if a:\n    join = tf.concat\nelse:\n    join = tf.concat\n'
    check_transformed(source + 'join(1, x)\n', source + 'join(x, 1)\n')


def test_import_that_is_handed_on_is_the_releases():
    check_transformed(
        'from tensorflow import concat\n'
        'y = concat(1, x)\nz = map(concat, a)\n',
        'from legacy_rnn.compat.r0_8 import concat\n'
        'y = concat(1, x)\nz = map(concat, a)\n',
        head=False,
    )


@pytest.mark.parametrize(
    'source', ['y = map(tf.matmul, a, b)\n', 'y = f(tf.nn.relu, tf.float32)\n']
)
def test_function_that_means_the_same_stays_todays(source):
    check_noop(source)


def test_function_that_is_renamed_alone_is_todays():
    check_transformed('y = map(tf.pack, x)\n', 'y = map(tf.stack, x)\n')
    check_noop('y = map(tf.concat, a, b)\n', '1.4')


def test_name_that_another_file_takes_is_kept_for_it():
    told = Project(wanted=frozenset(['concat', 'join', 'Session', 'layers']))
    source = (
        'from tensorflow import concat, Session, zeros\n'
        'from tensorflow.contrib import layers, rnn\n'
        'import tensorflow as tf\n'
        'join = tf.concat\ny = concat(1, zeros([2])), join(1, x)\n'
    )
    ported = port_text(source, '0.12', project=told)
    assert ported.text == (
        'from legacy_rnn.compat.r0_12 import concat\n'
        'from tensorflow.compat.v1 import Session\n'
        'from legacy_rnn.compat.r0_12.contrib import layers\n'
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_12\n'
        'tf.disable_v2_behavior()\n'
        'join = r0_12.concat\ny = concat(1, tf.zeros([2])), join(1, x)\n'
    )
    again = port_text(ported.text, '0.12', project=told)
    assert again.text == ported.text


def test_name_that_a_module_lists_is_kept():
    source = "from tensorflow import pack\n__all__ = ['pack']\n"
    text = port_text(source, '0.8').text
    assert 'from tensorflow.compat.v1 import stack as pack\n' in text
