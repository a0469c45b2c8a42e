"""Losses and updates that layers collect."""

import numpy as np
import pytest
import tensorflow

from legacy_rnn import compat

V1 = tensorflow.compat.v1


@pytest.fixture
def layers():
    tf = compat.api('1.4')
    with tensorflow.Graph().as_default():
        yield tf.layers


def test_losses_of_weights_and_outputs_are_collected_once(layers):
    x = V1.ones([2, 3])
    layer = layers.Dense(
        2,
        kernel_regularizer=tensorflow.nn.l2_loss,
        activity_regularizer=tensorflow.reduce_sum,
    )
    layer(x)
    key = V1.GraphKeys.REGULARIZATION_LOSSES
    assert len(layer.losses) == 2
    assert V1.get_collection(key) == layer.losses
    assert layer.get_losses_for(None) == layer.losses[:1]
    assert layer.get_losses_for(x) == layer.losses[1:]


@pytest.mark.parametrize(
    ('release', 'wanted'), [('1.4', 10), ('1.12', 10), ('1.15', 2)]
)
def test_loss_of_outputs_is_that_of_a_row_since_1_13(release, wanted):
    """As under TensorFlow 1.4.1, 1.12.3 and 1.15.5."""
    tf = compat.api(release)
    with tensorflow.Graph().as_default(), V1.Session() as session:
        ones = {'kernel_initializer': V1.ones_initializer()}
        square = {'activity_regularizer': tensorflow.nn.l2_loss, **ones}
        tf.layers.dense(V1.ones([5, 2]), 1, **square)
        tf.layers.conv1d(V1.ones([5, 2, 1]), 1, 2, **square)
        tf.layers.Dense(1, **square)(V1.ones([5, 2]))
        session.run(V1.global_variables_initializer())
        losses = session.run(tf.losses.get_regularization_losses())
    np.testing.assert_allclose(losses, [wanted] * 3)


def test_updates_of_normalization_are_those_of_the_graph(layers):
    x = V1.constant([[1.0], [3.0]])
    layer = layers.BatchNormalization(momentum=0.5)
    layer(x, training=True)
    assert len(layer.updates) == 2
    assert V1.get_collection(V1.GraphKeys.UPDATE_OPS) == layer.updates
    assert layer.get_updates_for(x) == layer.updates
    assert layer.get_updates_for(None) == []
    with V1.Session() as session:
        session.run(V1.global_variables_initializer())
        session.run(layer.updates)
        np.testing.assert_allclose(session.run(layer.moving_mean), [1.0])


def test_layer_without_training_has_no_updates(layers):
    layer = layers.BatchNormalization()
    layer(V1.ones([2, 1]))
    assert layer.updates == []
    layer.add_update([V1.no_op(), V1.no_op()])
    assert len(layer.get_updates_for(None)) == 2


@pytest.mark.parametrize('parts', [1, 2])
def test_regularizers_of_the_scope_and_of_the_layer_both_count(layers, parts):
    """As under TensorFlow 1.4.1, 1.12.3 and 1.15.5; the layer's is its own."""
    split = V1.fixed_size_partitioner(parts) if parts > 1 else None
    scope = V1.variable_scope(
        's', regularizer=lambda x: 10 * tensorflow.reduce_sum(x),
        partitioner=split, initializer=V1.ones_initializer(),
    )  # fmt: skip
    with scope:
        layer = layers.Dense(2, kernel_regularizer=tensorflow.reduce_sum)
        layer(V1.ones([2, 4]))
        layer(V1.ones([2, 4]))
    names = ['Regularizer/Sum:0', 'Regularizer_1/Sum:0'][:parts]
    wanted = [f's/dense/kernel/{name}' for name in names]
    if parts == 1:
        wanted = ['s/dense/kernel/Regularizer/Sum_1:0']
    assert [loss.name for loss in layer.losses] == wanted
    losses = V1.losses.get_regularization_losses()
    with V1.Session() as session:
        session.run(V1.global_variables_initializer())
        values = session.run(losses)
    assert len(losses) == 3 * parts
    assert sum(values) == 8 + 80  # Of the bias 0.
