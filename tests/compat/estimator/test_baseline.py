"""Baselines learn how often each label comes."""

import numpy as np
import pytest

from legacy_rnn import compat

tf = compat.api('1.12')


def data(labels):
    return tf.estimator.inputs.numpy_input_fn(
        {'x': np.zeros([4, 1], np.float32)},
        labels,
        4,
        num_epochs=None,
        shuffle=False,
    )


def test_classes_come_as_often_as_they_did(tmp_path):
    labels = data(np.array([0, 1, 2, 2]))
    model = tf.estimator.BaselineClassifier(str(tmp_path), n_classes=3)
    model.train(labels, steps=200)
    chances = next(model.predict(labels))['probabilities']
    assert chances == pytest.approx([0.25, 0.25, 0.5], abs=0.02)
    assert 'baseline/bias' in model.get_variable_names()


def test_values_are_their_mean_whatever_optimizer(tmp_path):
    labels = data(np.array([1.0, 2.0, 3.0, 6.0], np.float32))
    model = tf.estimator.BaselineRegressor(
        str(tmp_path), optimizer=lambda: tf.train.AdamOptimizer(0.5)
    )
    model.train(labels, steps=200)
    value = next(model.predict(labels))['predictions']
    assert value == pytest.approx([3.0], abs=0.05)


def test_an_optimizer_that_is_none_is_refused(tmp_path):
    model = tf.estimator.BaselineRegressor(str(tmp_path), optimizer='Best')
    with pytest.raises(ValueError, match='Unsupported optimizer name: Best'):
        model.train(data(np.ones(4, np.float32)), steps=1)
    model = tf.estimator.BaselineRegressor(
        str(tmp_path / 'other'), optimizer=list
    )
    with pytest.raises(ValueError, match='not an Optimizer instance'):
        model.train(data(np.ones(4, np.float32)), steps=1)
