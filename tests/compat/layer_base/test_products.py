"""Loops train kernels of one row, and products are those of TensorFlow."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_12
from legacy_rnn.compat.layer_base import products

v1 = tf.compat.v1
rnn = r1_12.contrib.rnn
CELLS = {
    'inputs': lambda: rnn.InputProjectionWrapper(rnn.GRUCell(3), 2),
    'outputs': lambda: rnn.OutputProjectionWrapper(rnn.GRUCell(1), 2),
    'projection': lambda: rnn.LSTMCell(1, num_proj=2),
    'coupled': lambda: rnn.CoupledInputForgetGateLSTMCell(1, num_proj=2),
    'nas': lambda: rnn.NASCell(1, num_proj=2),
    'sru': lambda: rnn.SRUCell(2),
    'independent': lambda: rnn.IndRNNCell(2),
    'cudnn': lambda: r1_12.contrib.cudnn_rnn.CudnnCompatibleGRUCell(2),
}


@pytest.mark.usefixtures('rewritten_graphs')
@pytest.mark.parametrize('cell', CELLS.values(), ids=CELLS)
def test_a_loop_trains_kernels_of_one_row(cell):
    with tf.Graph().as_default(), v1.Session() as session:
        inputs = tf.constant([[[1.0], [2.0], [3.0]]] * 2)
        outputs, _ = r1_12.nn.dynamic_rnn(cell(), inputs, dtype=tf.float32)
        variables = v1.trainable_variables()
        gradients = tf.gradients(tf.reduce_sum(outputs**2), variables)
        train = v1.train.GradientDescentOptimizer(0.01)
        with tf.control_dependencies(gradients):  # Before any update.
            pairs = zip(gradients, variables, strict=True)
            step = train.apply_gradients(pairs)
        session.run(v1.global_variables_initializer())
        before = session.run(variables)
        slopes = session.run(gradients)
        session.run(step)
        after = session.run(variables)
    assert any(value.shape[0] == 1 for value in before)
    for old, slope, new in zip(before, slopes, after, strict=True):
        np.testing.assert_allclose(new, old - 0.01 * slope, atol=1e-6)


@pytest.mark.parametrize(
    ('rows', 'depth', 'size'), [(2, 1, 3), (1, 1, 1), (2, 3, 2)]
)
def test_products_and_gradients_are_those_of_tensorflow(rows, depth, size):
    random = np.random.RandomState(3)
    left = tf.constant(random.standard_normal((rows, depth)))
    right = tf.constant(random.standard_normal((depth, size)))
    found = []
    for product in (products.matmul, tf.matmul):
        result = product(left, right)
        found.append([result, *tf.gradients(result, [left, right])])
    with v1.Session() as session:
        for mine, known in zip(*session.run(found), strict=True):
            np.testing.assert_allclose(mine, known, rtol=1e-12)


def test_inputs_of_another_depth_are_refused_as_by_tensorflow():
    with pytest.raises((ValueError, tf.errors.InvalidArgumentError)):
        products.matmul(tf.ones([2, 3]), tf.ones([1, 3]))
