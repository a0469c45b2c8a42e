"""Transposed convolutions whose number of rows the program gives."""

import pytest

from tests import forking
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = (
    'import tensorflow.compat.v1 as tf\n'
    'from legacy_rnn.compat import r1_4\n'
    'tf.disable_v2_behavior()\n'
)
PROGRAM = """
x = tf.placeholder(tf.float32, [None, 2, 2, 3])
w = tf.get_variable('w', [3, 3, 4, 3])
y = {}.nn.conv2d_transpose(x, w, [5, 4, 4, 4], [1, 2, 2, 1])
y = tf.reshape(y, y.get_shape())
print(y.get_shape().as_list())
"""


def test_rows_that_are_given_are_known():
    ported = check_transformed(
        'import tensorflow as tf\n' + PROGRAM.format('tf'),
        HEAD + PROGRAM.format('r1_4'),
        '1.4',
        head=False,
    )
    assert forking.code(ported.text).stdout == '[5, 4, 4, 4]\n'


@pytest.mark.parametrize(
    'shape',
    ['shape', 'output_shape=[n, 4, 4, 4]', 'tf.shape(y)', 'self.shape'],
)
def test_rows_that_may_be_given_are_known(shape):
    check_transformed(
        f'import tensorflow as tf\ntf.nn.conv2d_transpose(x, w, {shape})\n',
        f'{HEAD}r1_4.nn.conv2d_transpose(x, w, {shape})\n',
        '1.4',
        head=False,
    )


@pytest.mark.parametrize(
    'lines',
    [
        'tf.nn.conv2d_transpose(x, w, [tf.shape(x)[0], 4, 4, 4])\n',
        'n = tf.shape(x)[0]\n'
        's = tf.stack([n, 4, 4, 4])\n'
        'tf.nn.conv2d_transpose(x, w, output_shape=s)\n',
        "tf.nn.conv2d(x, w, [1, 1, 1, 1], 'SAME')\n",
    ],
)
def test_rows_that_the_graph_counts_stay(lines):
    check_noop(lines, '1.4')
