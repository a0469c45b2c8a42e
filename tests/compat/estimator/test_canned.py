"""Canned estimators: what they learn, and what they refuse."""

import numpy as np
import pytest

from legacy_rnn import compat

from . import models

tf = compat.api('1.12')
COLUMN = tf.feature_column.numeric_column('x', [3])


def test_classes_may_have_names(tmp_path):
    names = np.array(['no', 'yes'])[models.LABELS]
    data = tf.estimator.inputs.numpy_input_fn(
        {'x': models.VALUES, 'w': np.ones(20)},
        names,
        20,
        num_epochs=None,
        shuffle=False,
    )
    model = tf.estimator.DNNClassifier(
        [8],
        [COLUMN],
        str(tmp_path),
        label_vocabulary=['no', 'yes'],
        weight_column='w',
        optimizer=tf.train.AdamOptimizer(0.1),
        activation_fn=tf.nn.tanh,
        config=tf.estimator.RunConfig(tf_random_seed=1),
    )
    model.train(data, steps=60)
    assert model.evaluate(data, steps=1)['accuracy'] > 0.9
    one = next(model.predict(data))
    assert one['classes'][0] in (b'no', b'yes')
    assert one['probabilities'].sum() == pytest.approx(1)


def test_values_of_two_dimensions_are_learned(tmp_path):
    labels = models.VALUES[:, :2] * 2
    data = tf.estimator.inputs.numpy_input_fn(
        {'x': models.VALUES}, labels, 20, num_epochs=None, shuffle=False
    )
    model = tf.estimator.LinearRegressor(
        [COLUMN], str(tmp_path), label_dimension=2
    )
    model.train(data, steps=200)
    assert model.evaluate(data, steps=1)['average_loss'] < 0.01
    assert next(model.predict(data))['predictions'].shape == (2,)


def test_what_cannot_be_is_refused(tmp_path):
    make = tf.estimator.DNNClassifier
    with pytest.raises(ValueError, match='n_classes must be > 2'):
        make([1], [COLUMN], n_classes=1)
    with pytest.raises(ValueError, match='Length of label_vocabulary'):
        make([1], [COLUMN], label_vocabulary=['a'])
    with pytest.raises(TypeError, match='has no argument what'):
        make([1], [COLUMN], what=1)
    wrong = make([1], [COLUMN], str(tmp_path), optimizer='Best')
    with pytest.raises(ValueError, match='Unsupported optimizer name'):
        wrong.train(models.input_fn(tf), steps=1)
    alone = tf.estimator.inputs.numpy_input_fn(models.VALUES, shuffle=False)
    with pytest.raises(ValueError, match='should be a dictionary'):
        wrong.train(alone, steps=1)
    combined = tf.estimator.DNNLinearCombinedClassifier
    with pytest.raises(ValueError, match='must be defined'):
        combined()
