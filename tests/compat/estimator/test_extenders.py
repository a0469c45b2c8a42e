"""Hooks that stop early, Estimators of others, predictors."""

import numpy as np
import pytest
import tensorflow as modern

from legacy_rnn import compat

from . import models


def train(tf, estimator, hook, steps=20):
    endless = models.input_fn(tf, num_epochs=None)
    tf.estimator.train_and_evaluate(
        estimator,
        tf.estimator.TrainSpec(endless, steps, [hook]),
        tf.estimator.EvalSpec(
            models.input_fn(tf), start_delay_secs=0, throttle_secs=0
        ),
    )
    return estimator.get_variable_value('global_step')


@pytest.mark.deep
def test_training_ends_without_progress(tmp_path):
    estimator, tf = models.make('1.12', tmp_path)
    hook = tf.contrib.estimator.stop_if_no_decrease_hook(
        estimator, 'loss', 4, run_every_secs=None, run_every_steps=2
    )
    assert train(tf, estimator, hook) < 20
    metrics = tf.contrib.estimator.read_eval_metrics(estimator.eval_dir())
    assert list(metrics) == sorted(metrics) and metrics[2].keys() >= {'loss'}
    assert 'signal_early_stopping/STOP' in estimator.get_variable_names()


def test_training_ends_at_a_threshold(tmp_path):
    estimator, tf = models.make('1.15', tmp_path)
    stop = tf.estimator.experimental.stop_if_lower_hook
    hook = stop(
        estimator,
        'loss',
        5.0,
        min_steps=3,
        run_every_secs=None,
        run_every_steps=1,
    )
    assert 4 <= train(tf, estimator, hook) < 8
    with pytest.raises(ValueError, match='Only one of'):
        stop(estimator, 'loss', 1.0, run_every_steps=1)
    with pytest.raises(TypeError, match='must have type'):
        stop(3, 'loss', 1.0, eval_dir='x')


def test_metrics_and_features_are_added(tmp_path):
    first, tf = models.make('1.12', tmp_path)
    first.train(models.input_fn(tf), steps=1)

    def metric_fn(predictions, labels):
        return {'mean': tf.metrics.mean(predictions['logits'][:, 0])}

    more = tf.contrib.estimator.add_metrics(first, metric_fn)
    assert 'mean' in more.evaluate(models.input_fn(tf))
    with pytest.raises(ValueError, match='not expected args'):
        tf.contrib.estimator.add_metrics(first, lambda what: {})
    passing = tf.contrib.estimator.forward_features(first, 'x')
    found = list(passing.predict(models.input_fn(tf)))
    assert np.array_equal([one['x'] for one in found], models.VALUES)
    with pytest.raises(ValueError, match='Key "no" is not in'):
        wrong = tf.contrib.estimator.forward_features(first, ['no'])
        next(wrong.predict(models.input_fn(tf)))


def test_gradients_are_clipped_together():
    tf = compat.api('1.12')
    with modern.Graph().as_default(), tf.Session() as session:
        one, two = tf.Variable(0.0), tf.Variable(0.0)
        optimizer = tf.contrib.estimator.clip_gradients_by_norm(
            tf.train.GradientDescentOptimizer(1.0), 5.0
        )
        step = optimizer.minimize(-30 * one - 40 * two)
        session.run(tf.global_variables_initializer())
        session.run(step)
        assert session.run([one, two]) == pytest.approx([3, 4])


def test_predictors_are_functions_of_arrays(tmp_path):
    estimator, tf = models.make('1.12', tmp_path)
    estimator.train(models.input_fn(tf), steps=1)
    wanted = [p['logits'] for p in estimator.predict(models.input_fn(tf))]

    def receiver():
        x = tf.placeholder(tf.float32, [None, 3])
        return tf.estimator.export.ServingInputReceiver({'x': x}, {'x': x})

    folder = estimator.export_savedmodel(str(tmp_path / 'out'), receiver)
    for predict in (
        tf.contrib.predictor.from_saved_model(folder),
        tf.contrib.predictor.from_estimator(estimator, receiver),
    ):
        found = predict({'x': models.VALUES})
        assert np.array_equal(found['logits'], wanted)
        with pytest.raises(ValueError, match='unexpected keys'):
            predict({'y': 3})
    with pytest.raises(ValueError, match='Available signatures'):
        tf.contrib.predictor.from_saved_model(folder, 'no')
