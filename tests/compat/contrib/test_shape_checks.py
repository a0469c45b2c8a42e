"""Tensors with a shape that is checked now or while running."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat
from legacy_rnn.compat.contrib import framework as framework

v1 = tf.compat.v1


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def run(fetches, feed=None):
    with v1.Session() as session:
        return session.run(fetches, feed)


@pytest.mark.parametrize('shape', [[2, 3], np.array([2, 3])])
def test_known_shapes_are_checked_at_once(shape):
    tensor = tf.zeros([2, 3])
    assert framework.with_shape(shape, tensor) is tensor
    assert framework.with_same_shape(tf.ones([2, 3]), tensor) is tensor
    with pytest.raises(ValueError, match='are not compatible'):
        framework.with_shape([3, 2], tensor)


def test_scalars_have_a_shape_too():
    assert run(framework.with_same_shape(tf.constant(1.0), 3.0)) == 3
    with pytest.raises(ValueError, match='are not compatible'):
        framework.with_same_shape(1.0, [1.0, 2.0])


def test_a_tensor_of_a_graph_is_of_the_class_of_tensors():
    old = compat.api('1.4')
    x = old.placeholder(old.float32, [2])
    assert type(x) is old.Tensor
    assert isinstance(x + 1, old.Tensor)
    assert isinstance(x, tf.Tensor)
    assert not isinstance(old.Variable([1.0]), old.Tensor)


@pytest.mark.parametrize('wrong', [[0], [1, 2, 1], [2, 1]])
def test_axes_that_are_known_are_checked_at_once(wrong):
    tensor = v1.placeholder(tf.float32, [None, 2])
    with pytest.raises(ValueError, match=r'Shapes \(\?, 2\) and'):
        framework.with_shape(wrong, tensor)
    found = framework.with_shape([4, 2], tensor)
    assert found.shape == [4, 2]
    assert run(found, {tensor: np.ones([4, 2])}).sum() == 8
    with pytest.raises(tf.errors.InvalidArgumentError, match='Wrong shape'):
        run(found, {tensor: np.ones([3, 2])})


@pytest.mark.parametrize('wrong', [[2], [2, 4], [2, 3, 1], [0]])
def test_shapes_that_are_tensors_are_checked_while_running(wrong):
    tensor = tf.ones([2, 3], name='mine')
    found = framework.with_shape(tf.constant([2, 3]), tensor)
    assert run(found).sum() == 6
    words = r'Wrong shape for mine:0 \[expected\] \[actual\].*\[2 3\]'
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        run(framework.with_shape(tf.constant(wrong), tensor))
    other = v1.placeholder(tf.float32)
    found = framework.with_same_shape(other, tensor)
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        run(found, {other: np.ones(wrong)})


def test_no_shape_is_named():
    with pytest.raises(ValueError, match='Invalid rank'):
        framework.with_shape([[1], [2]], tf.constant(1.0))
    for wrong in ([1.1], np.array([1.1]), tf.constant([1.1])):
        with pytest.raises(ValueError, match='Invalid dtype'):
            framework.with_shape(wrong, tf.constant([1.0]))


@pytest.mark.parametrize('static', [True, False])
@pytest.mark.parametrize(
    'shapes', [([3, 2, 1], [3, 2]), ([3, 2], [3, 2, 1]), ([3, 2], [3, 2])]
)
def test_one_last_axis_too_many_goes(static, shapes):
    tensors = [
        v1.placeholder(tf.float32, shape if static else None)
        for shape in shapes
    ]
    feed = {t: np.ones(s) for t, s in zip(tensors, shapes, strict=True)}
    found = run(framework.remove_squeezable_dimensions(*tensors), feed)
    assert [value.shape for value in found] == [(3, 2), (3, 2)]


def test_module_of_these_checks_can_be_imported():
    package = compat.api('1.4').contrib.framework.python.framework
    assert package.tensor_util.with_shape([1], tf.ones([1])).shape == [1]
    assert package.tensor_util.assert_same_float_dtype([None]) == tf.float32
    with pytest.raises(ValueError, match='Expected integer'):
        package.tensor_util.assert_scalar_int(tf.constant(1.0))
    with pytest.raises(ValueError, match='Expected scalar'):
        package.tensor_util.assert_scalar_int(tf.constant([1]))


@pytest.mark.parametrize('release', ['0.8', '0.9'])
def test_checks_stood_below_contrib_in_0_8(release):
    api = compat.api(release)
    home = api.contrib.framework if release == '0.8' else api
    run(home.assert_rank(tf.ones([2, 3]), 2))
    run(home.assert_less([1, 2], [3, 4]))
    with pytest.raises(ValueError, match='rank'):
        home.assert_rank(tf.ones([2]), 2)
