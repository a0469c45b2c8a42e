"""Moments that keep their axis, by which programs normalize layers."""

import numpy as np
import pytest

from tests import forking
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = (
    'import tensorflow.compat.v1 as tf\n'
    'from legacy_rnn.compat import r1_4\n'
    'tf.disable_v2_behavior()\n'
)
PROGRAM = """
x = tf.constant([[.01, .02, .03]])
scale = tf.get_variable('scale', initializer=[1., 2., 3.])
shift = tf.get_variable('shift', initializer=[0., 0., 0.])
mean, variance = {}.nn.moments(x, [1], keep_dims=True)
y = (x - mean) / tf.sqrt(variance + 1e-5) * scale + shift
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    print(session.run(y).tolist())
"""


def test_a_layer_is_normalized_by_its_own_epsilon():
    ported = check_transformed(
        'import tensorflow as tf\n' + PROGRAM.format('tf'),
        HEAD + PROGRAM.format('r1_4'),
        '1.4',
        head=False,
    )
    (row,) = eval(forking.code(ported.text).stdout)
    expected = 0.01 / np.sqrt(2e-4 / 3 + 1e-5)
    np.testing.assert_allclose(row, [-expected, 0, 3 * expected], atol=1e-5)


@pytest.mark.parametrize(
    'rest',
    [
        '[2], keep_dims=True',
        'axes=[len(s) - 1], keep_dims=True',
        '[-1], keepdims=True',
    ],
)
def test_moments_of_an_axis_that_may_be_the_last_are_ours(rest):
    check_transformed(
        f'import tensorflow as tf\ntf.nn.moments(x, {rest})\n',
        f'{HEAD}r1_4.nn.moments(x, {rest})\n',
        '1.4',
        head=False,
    )


def test_a_name_for_the_function_is_ours():
    check_transformed(
        'import tensorflow as tf\nmoments = tf.nn.moments\n',
        f'{HEAD}moments = r1_4.nn.moments\n',
        '1.4',
        head=False,
    )


@pytest.mark.parametrize(
    'rest',
    ['[0]', '[-1]', '[0], keepdims=True', '[1, 2], None, None'],
)
def test_other_moments_are_todays(rest):
    check_noop(f'm = tf.nn.moments(x, {rest})\n', '1.4')


DIFFERENCES = """
x = tf.placeholder(tf.float32, [None, 3])
scale = tf.get_variable('scale', initializer=[1., 2., 3.])
shift = tf.get_variable('shift', initializer=[0., 0., 0.])
mean = tf.reduce_mean(x, 1, True)
variance = tf.reduce_mean({}, 1, True)
y = (x - mean) * tf.rsqrt(variance + 1e-5) * scale + shift
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    print(session.run(y, {{x: [[.01, .02, .03]]}}).tolist())
"""
PLAIN = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'


def test_a_layer_of_squared_differences_has_its_own_epsilon():
    ported = check_transformed(
        'import tensorflow as tf\n'
        + DIFFERENCES.format('tf.squared_difference(x, mean)'),
        PLAIN + DIFFERENCES.format('tf.square(x - mean)'),
        '1.4',
        head=False,
    )
    (row,) = eval(forking.code(ported.text).stdout)
    expected = 0.01 / np.sqrt(2e-4 / 3 + 1e-5)
    np.testing.assert_allclose(row, [-expected, 0, 3 * expected], atol=1e-5)


def test_a_named_squared_difference_is_a_square():
    lines = 'd = {}\nv = tf.reduce_mean(d, axis=2, keepdims=True)\n'
    check_transformed(
        'import tensorflow as tf\n'
        + lines.format('tf.squared_difference(x + y, a.mean)'),
        PLAIN + lines.format('tf.square((x + y) - a.mean)'),
        '1.12',
        head=False,
    )


@pytest.mark.parametrize('rest', ['1', '', '0, True', '[1, 2], True'])
def test_other_squared_differences_stay(rest):
    loss = f'loss = tf.reduce_mean(tf.squared_difference(x, y), {rest})\n'
    check_noop(loss, '1.4')
