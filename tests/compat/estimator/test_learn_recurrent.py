"""contrib.learn's recurrent Estimator and its LogisticRegressor."""

import importlib

import numpy as np
import pytest

import legacy_rnn.compat.r1_4 as tf

PRIVATE = 'legacy_rnn.compat.r1_4.contrib.learn.python.learn'
learn = tf.contrib.learn


def _inputs(shape=(4,), *, classes=3):
    def input_fn():
        x = np.sin(np.arange(24)).reshape(4, 6, 1).astype('float32')
        features = {
            'x': tf.constant(x),
            'sequence_length': tf.constant([6, 3, 1, 4]),
        }
        labels = np.arange(np.prod(shape)).reshape(shape) % classes
        return features, tf.constant(labels)

    return input_fn


def _estimator(prediction_type, folder, **given):
    return learn.DynamicRnnEstimator(
        learn.ProblemType.CLASSIFICATION,
        prediction_type,
        [tf.contrib.layers.real_valued_column('x')],
        num_classes=3,
        num_units=[3, 2],
        cell_type='lstm',
        predict_probabilities=True,
        model_dir=str(folder),
        **given,
    )


@pytest.mark.first(1)
@pytest.mark.parametrize(
    ('prediction_type', 'labels', 'predicted'), [(1, (4,), ()), (2, (4, 6), 6)]
)
def test_labels_sequences_or_steps(
    prediction_type, labels, predicted, tmp_path
):
    estimator = _estimator(prediction_type, tmp_path)
    estimator.fit(input_fn=_inputs(labels), steps=2)
    found = estimator.evaluate(input_fn=_inputs(labels), steps=1)
    assert sorted(found) == ['accuracy', 'global_step', 'loss']
    first = next(iter(estimator.predict(input_fn=_inputs(labels))))
    states = [f'rnn_cell_state_{place}' for place in range(4)]
    assert sorted(first) == ['classes', 'probabilities', *states]
    steps = (predicted,) if predicted else ()
    assert first['probabilities'].shape == (*steps, 3)
    names = set(estimator.get_variable_names())
    cell = 'rnn/multi_rnn_cell/cell_1/lstm_cell/kernel'
    assert {cell, 'fully_connected/weights', 'global_step'} <= names


def test_loss_of_steps_leaves_padding_out(tmp_path):
    rnn = importlib.import_module(f'{PRIVATE}.estimators.rnn_common')
    with tf.Graph().as_default(), tf.Session() as session:
        values = tf.reshape(tf.range(6), [2, 3])
        kept = rnn.mask_activations_and_labels(values, values, [2, 3])
        assert session.run(kept[1]).tolist() == [0, 1, 3, 4, 5]
        outputs = tf.reshape(tf.range(6), [2, 3, 1])
        last = rnn.select_last_activations(outputs, tf.constant([2, 3]))
        assert session.run(last).tolist() == [[1], [5]]


@pytest.mark.parametrize(
    ('given', 'told'),
    [
        ((3, 1), 'problem_type must be either'),
        ((1, 1), 'num_classes must be specified'),
        ((2, 5), 'prediction_type must be one of'),
    ],
)
def test_what_cannot_be_is_refused(given, told):
    with pytest.raises(ValueError, match=told):
        learn.DynamicRnnEstimator(*given, [])


def test_logistic_regressor_adds_metrics(tmp_path):
    def model_fn(features, labels, mode):
        weight = tf.get_variable('w', [1, 1])
        logits = tf.matmul(features, weight)
        loss = tf.losses.sigmoid_cross_entropy(labels, logits)
        train = tf.train.GradientDescentOptimizer(0.1).minimize(
            loss, tf.train.get_global_step()
        )
        return tf.sigmoid(logits), loss, train

    def input_fn():
        x = np.arange(4, dtype='float32')[:, None]
        return tf.constant(x - 1.5), tf.constant((x > 1).astype('float32'))

    regressor = learn.LogisticRegressor(model_fn, [0.25], str(tmp_path))
    regressor.fit(input_fn=input_fn, steps=2)
    found = regressor.evaluate(input_fn=input_fn, steps=1)
    assert sorted(found) == [
        'accuracy/baseline_label_mean', 'accuracy/threshold_0.250000_mean',
        'auc', 'global_step', 'labels/actual_label_mean',
        'labels/prediction_mean', 'loss',
        'precision/positive_threshold_0.250000_mean',
        'recall/positive_threshold_0.250000_mean',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ('module', 'name'),
    [
        ('estimators.constants', 'ProblemType'),
        ('estimators.dynamic_rnn_estimator', 'PredictionType'),
        ('learn_io.pandas_io', 'extract_pandas_data'),
        ('metric_spec', 'MetricSpec'),
        ('experiment', 'Experiment'),
    ],
)
def test_private_modules_hold_public_names(module, name):
    package, _, leaf = f'{PRIVATE}.{module}'.rpartition('.')
    found = getattr(importlib.import_module(package), leaf)
    assert getattr(found, name) is not None
