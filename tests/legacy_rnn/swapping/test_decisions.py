"""What may turn either way, and what may not."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.swapping import decisions

v1 = tf.compat.v1


def only(build):
    with tf.Graph().as_default():
        x = v1.placeholder(tf.float32, [2, 3])
        (found,) = decisions.before(build(x))
        return found


X = np.array([[1.0, 1.0 + 1e-7, 0.0], [0.3, 0.2, 0.1]], 'float32')


def test_largest_of_equals_ties():
    found = only(lambda x: tf.cast(tf.argmax(x, 1), tf.float32) + 1.0)
    first, second = np.array([0, 0]), np.array([1, 0])
    assert found.ties(first, second, [X], 1e-6) == (1, True)
    assert found.ties(first, first, [X], 1e-6) == (0, True)
    assert found.ties(first, np.array([2, 0]), [X], 1e-6) == (1, False)


def test_axis_of_the_largest_is_that_of_the_operation():
    found = only(lambda x: tf.argmax(x, 0))
    first, second = np.array([0, 0, 1]), np.array([1, 0, 1])
    assert found.ties(first, second, [X], 1e-6) == (1, False)


@pytest.mark.parametrize(
    'build, first, second, ties',
    [
        (lambda x: x > 1.0, [True], [False], True),
        (lambda x: tf.round(x), [0.0], [1.0], True),
        (lambda x: tf.cast(x, tf.int32), [0], [1], True),
        (lambda x: tf.floor(x), [0.0], [3.0], False),
    ],
)
def test_threshold_ties_near_it_alone(build, first, second, ties):
    found = only(build)
    near = 0.5 if 'round' in found.made.name.lower() else 1.0
    inputs = [np.array([near], 'float32')]
    if len(found.by) == 2:
        inputs.append(np.array(1.0, 'float32'))
    got = found.ties(np.array(first), np.array(second), inputs, 1e-6)
    assert got == (1, ties)


def test_operations_that_decide_nothing_are_no_decisions():
    with tf.Graph().as_default():
        x = v1.placeholder(tf.float32, [2, 3])
        numbers = tf.argmax(v1.placeholder(tf.int32, [2, 3]), 1)
        assert not decisions.before(tf.exp(x) * 2.0)
        assert not decisions.before(numbers)
        assert not decisions.before(tf.cast(x, tf.float64))
