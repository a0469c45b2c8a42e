"""Triangles are filled as TensorFlow 1.5.1, 1.12.3 and 1.15.5 fill them."""

import numpy as np
import pytest

from legacy_rnn.compat import r1_15 as tf

distributions = tf.contrib.distributions


def value(tensor, feeds=None):
    with tf.Session() as session:
        return session.run(tensor, feeds)


LOWER = [[4, 0, 0], [6, 5, 0], [3, 2, 1]]
UPPER = [[1, 2, 3], [0, 5, 6], [0, 0, 4]]


@pytest.mark.parametrize(('upper', 'filled'), [(False, LOWER), (True, UPPER)])
@pytest.mark.parametrize('depth', [6, None])
def test_triangles_are_filled_in_a_spiral(upper, filled, depth):
    numbers = np.arange(1.0, 7.0)[None]
    data = tf.placeholder(tf.float32, [None, depth])
    triangle = distributions.fill_triangular(data, upper)
    size = None if depth is None else 3
    assert triangle.shape.as_list() == [None, size, size]
    np.testing.assert_array_equal(value(triangle, {data: numbers}), [filled])


def test_numbers_that_fill_no_triangle_are_refused():
    with pytest.raises(ValueError, match='does not correspond to'):
        distributions.fill_triangular(np.arange(5.0))


def test_diagonals_alone_are_mapped():
    matrix = np.arange(-4.0, 5.0).reshape(3, 3)
    mapped = value(distributions.matrix_diag_transform(matrix, tf.nn.softplus))
    expected = matrix + np.diag([4.01814993, 0.69314718, 0.01814993])
    np.testing.assert_allclose(mapped, expected, rtol=1e-6)
    np.testing.assert_array_equal(
        value(distributions.matrix_diag_transform(matrix)), matrix
    )


def test_softplus_is_turned_round():
    back = value(distributions.softplus_inverse([1.0, 2.0]))
    np.testing.assert_allclose(back, [0.54132485, 1.8545866], rtol=1e-6)
