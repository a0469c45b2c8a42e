"""Loops whose tensors change their shape, as nobody forbade up to 0.10."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat.namespace import namespaces


def grow(old, loop):
    """A list that a loop makes longer by its turn, five times."""
    return loop(
        lambda turn, _: old.less(turn, 5),
        lambda turn, row: [turn + 1, old.concat(0, [row, [turn]])],
        [old.constant(0), old.constant([9])],
    )


@pytest.mark.parametrize('release', ['0.8', '0.10'])
def test_a_tensor_grows_from_turn_to_turn(release):
    old = namespaces.api(release)
    with tf.Graph().as_default(), old.Session() as session:
        turns, row = session.run(grow(old, old.while_loop))
    assert turns == 5
    assert row.tolist() == [9, 0, 1, 2, 3, 4]


def test_the_first_name_of_the_loop_works_too():
    from legacy_rnn.compat import r0_6 as old
    from legacy_rnn.compat.r0_6.python.ops import control_flow_ops

    with tf.Graph().as_default(), old.Session() as session:
        row = session.run(grow(old, control_flow_ops.While)[1])
    assert row.tolist() == [9, 0, 1, 2, 3, 4]


def test_what_stays_of_a_shape_is_known():
    old = namespaces.api('0.10')
    with tf.Graph().as_default():
        _, rows = old.while_loop(
            lambda turn, _: turn < 2,
            lambda turn, rows: [turn + 1, old.concat(0, [rows, rows])],
            [0, np.zeros([1, 3], 'float32')],
        )
    assert rows.get_shape().as_list() == [None, 3]


def test_gradient_passes_through_a_loop_that_broadcasts():
    old = namespaces.api('0.8')
    with tf.Graph().as_default(), old.Session() as session:
        x = old.placeholder(old.float32, shape=[None])
        _, power = old.while_loop(
            lambda turn, _: turn < 5,
            lambda turn, power: [turn + 1, old.mul(x, power)],
            [old.constant(0), old.constant(2.0)],
        )
        slope = old.gradients(power, x)[0]
        got = session.run(slope, {x: [3.0, 4.0]})
    assert got.tolist() == [810.0, 2560.0]  # 2 x^5, derived


def test_a_loop_of_one_shape_is_built_once():
    old = namespaces.api('0.10')
    calls = []

    def body(turn):
        calls.append(turn)
        return turn + 1

    with tf.Graph().as_default():
        old.while_loop(lambda turn: turn < 3, body, [0])
    assert len(calls) == 1


def test_an_error_of_the_body_stays():
    old = namespaces.api('0.10')
    with tf.Graph().as_default(), pytest.raises(ValueError, match='mine'):

        def body(turn):
            raise ValueError('mine')

        old.while_loop(lambda turn: turn < 3, body, [0])


def test_later_releases_want_shape_invariants():
    old = namespaces.api('0.11')
    with tf.Graph().as_default():
        with pytest.raises(ValueError, match='shape_invariants'):
            grow(old, old.while_loop)
