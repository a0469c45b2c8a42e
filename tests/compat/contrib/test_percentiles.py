"""Percentiles are those of 1.15, recorded there."""

import numpy as np
import pytest

from legacy_rnn.compat import r1_15 as tf

percentile = tf.contrib.distributions.percentile
X = np.array([[5, 1, 4, 2], [3, 3, 9, 0]], 'f')


def value(tensor):
    with tf.Session() as session:
        return session.run(tensor)


@pytest.mark.parametrize(
    ('options', 'expected'),
    [
        ({'q': 30}, 2),
        ({'q': 60, 'interpolation': 'lower'}, 3),
        ({'q': 30.0, 'axis': 0}, [3, 1, 4, 0]),
        ({'q': 50, 'axis': 1}, [2, 3]),
        ({'q': 30, 'axis': [1], 'interpolation': 'higher'}, [2, 3]),
        ({'q': 95, 'axis': -1, 'keep_dims': True}, [[5], [9]]),
        ({'q': 12.5, 'axis': 1, 'validate_args': True}, [1, 0]),
    ],
)
def test_numbers_are_taken_along_axes(options, expected):
    assert value(percentile(X, **options)).tolist() == expected


@pytest.mark.parametrize(
    ('size', 'expected'),
    [
        (6, [0, 1, 1, 1, 1, 2, 3, 3, 3, 4, 4, 5, 5]),
        (5, [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4]),
    ],
)
def test_halves_are_rounded_as_then(size, expected):
    asked = [0, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100]
    found = [percentile(np.arange(size), q) for q in asked]
    assert value(found) == expected


def test_several_axes_go_and_whole_numbers_stay_whole():
    x = np.arange(24).reshape(2, 3, 4)[::-1, ::-1] * 7 % 11
    found = percentile(x, 30, axis=[0, 2])
    assert (value(found).tolist(), found.dtype) == ([1, 2, 3], tf.int64)
    found = percentile(x, 50, axis=[1, 2], keep_dims=True)
    assert value(found).tolist() == [[[5]], [[4]]]


def test_other_interpolations_are_refused():
    with pytest.raises(ValueError, match='linear'):
        percentile(X, 50, interpolation='linear')
