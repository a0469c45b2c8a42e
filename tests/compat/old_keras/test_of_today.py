"""Regularizers and constraints of today's Keras get variables of release 1."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import old_keras, r1_14


@pytest.fixture(autouse=True)
def without_old_keras(monkeypatch):
    monkeypatch.delenv(old_keras.VARIABLE, raising=False)


@pytest.mark.parametrize('is_resource', [False, True])
def test_regularizer_of_a_variable(is_resource):
    with tf.Graph().as_default(), r1_14.Session() as session:
        variable = r1_14.get_variable(
            'w',
            initializer=[1.0, -2.0],
            regularizer=r1_14.keras.regularizers.l2(0.5),
            use_resource=is_resource,
        )
        session.run(variable.initializer)
        loss = r1_14.losses.get_regularization_loss()
        assert session.run(loss) == 2.5


def test_regularizer_of_a_dense_layer():
    with tf.Graph().as_default(), r1_14.Session() as session:
        x = r1_14.constant([[1.0, 2.0]])
        l1 = r1_14.keras.regularizers.l1(0.5)
        r1_14.layers.dense(
            x, 3, kernel_regularizer=l1, kernel_initializer='ones'
        )
        session.run(r1_14.global_variables_initializer())
        loss = r1_14.losses.get_regularization_loss()
        assert session.run(loss) == 3


def test_constraint_of_a_variable():
    with tf.Graph().as_default(), r1_14.Session() as session:
        variable = r1_14.get_variable(
            'w',
            initializer=[1.0, -2.0],
            constraint=r1_14.keras.constraints.NonNeg(),
        )
        step = r1_14.train.GradientDescentOptimizer(0.5).minimize(
            r1_14.reduce_sum(variable)
        )
        session.run(variable.initializer)
        session.run(step)
        np.testing.assert_array_equal(session.run(variable), [0.5, 0])


def test_its_class_is_a_regularizer_still():
    kind = r1_14.keras.regularizers.L2
    assert issubclass(kind, tf.keras.regularizers.Regularizer)
    assert kind is r1_14.keras.regularizers.l2
    assert kind(0.25).get_config() == {'l2': 0.25}
