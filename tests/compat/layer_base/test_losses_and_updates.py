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
