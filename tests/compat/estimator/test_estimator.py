"""Training, evaluation and prediction of a model function."""

import logging
import os

import numpy as np
import pytest
import tensorflow as modern

from legacy_rnn import compat

from . import models


def checkpoints(folder):
    names = (n for n in os.listdir(folder) if n.endswith('.index'))
    return sorted(int(n.split('-')[1][: -len('.index')]) for n in names)


@pytest.mark.first(2)
@pytest.mark.parametrize('release', ['1.1', '1.4', '1.8', '1.12', '1.15'])
def test_trains_evaluates_and_predicts(release, tmp_path):
    estimator, tf = models.make(release, tmp_path)
    trained = estimator.train(models.input_fn(tf, num_epochs=None), steps=5)
    assert trained is estimator
    results = estimator.evaluate(models.input_fn(tf))
    assert set(results) == {'accuracy', 'loss', 'global_step'}
    assert results['global_step'] == 5
    found = list(estimator.predict(models.input_fn(tf)))
    assert [sorted(one) for one in found] == [['class', 'logits']] * 20
    hits = np.mean([one['class'] for one in found] == models.LABELS)
    assert results['accuracy'] == pytest.approx(hits)
    first = [0, 2, 4, 5] if release in ('1.12', '1.15') else [1, 3, 5]
    assert checkpoints(tmp_path) == first
    assert {'graph.pbtxt', 'checkpoint', 'eval'} <= set(os.listdir(tmp_path))


def test_goes_on_where_it_stopped(tmp_path):
    estimator, tf = models.make('1.15', tmp_path)
    endless = models.input_fn(tf, num_epochs=None)
    estimator.train(endless, steps=2)
    middle = estimator.get_variable_value('weights')
    again, _ = models.make('1.15', tmp_path)
    again.train(endless, max_steps=3)
    assert again.get_variable_value('global_step') == 3
    assert not np.array_equal(middle, again.get_variable_value('weights'))
    assert again.get_variable_names() == ['global_step', 'weights']
    assert again.latest_checkpoint().endswith('model.ckpt-3')
    assert again.eval_dir('dev') == str(tmp_path / 'eval_dev')


def test_log_is_that_of_the_release(tmp_path, caplog):
    lines = {}
    for release in ('1.4', '1.15'):
        estimator, tf = models.make(release, tmp_path / release)
        tf.logging.set_verbosity(tf.logging.INFO)
        with caplog.at_level(logging.INFO, 'tensorflow'):
            tf.logging.info('x')
            modern.get_logger().propagate = True
            caplog.clear()
            estimator.train(models.input_fn(tf), max_steps=3)
            estimator.train(models.input_fn(tf), max_steps=3)
            estimator.evaluate(models.input_fn(tf), steps=2)
        lines[release] = [record.getMessage() for record in caplog.records]
    for release, said in lines.items():
        assert any(one.startswith('loss = 0.69') for one in said)
        assert any(one.startswith('Loss for final step: 0.') for one in said)
        assert 'Evaluation [2/2]' in said
        assert 'Skipping training since max_steps has already saved.' in said
        called = 'Done calling model_fn.' in said
        assert called == (release == '1.15')
    assert (
        f'Saving checkpoints for 1 into {tmp_path}/1.4/model.ckpt.'
        in (lines['1.4'])
    )
    assert (
        f'Saving checkpoints for 0 into {tmp_path}/1.15/model.ckpt.'
        in (lines['1.15'])
    )


def test_input_may_be_a_data_set_with_a_table(tmp_path):
    tf = compat.api('1.12')

    def model(features, labels, mode, params, config):
        assert params == {'size': 3} and config.tf_random_seed == 1
        table = tf.contrib.lookup.index_table_from_tensor(['a', 'b', 'c'])
        ids = tf.one_hot(table.lookup(features), params['size'])
        weights = tf.get_variable('w', [3, 1], initializer=tf.ones_initializer)
        output = tf.matmul(ids, weights)[:, 0]
        if mode == 'infer':
            return tf.estimator.EstimatorSpec(mode, output)
        loss = tf.reduce_mean((output - labels) ** 2)
        train = tf.train.AdamOptimizer().minimize(
            loss, tf.train.get_global_step()
        )
        return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train)

    def data(params, mode):
        assert mode in ('train', 'infer')
        words = tf.data.Dataset.from_tensor_slices(list('abcab'))
        labels = tf.data.Dataset.from_tensor_slices([0.0, 1, 2, 0, 1])
        return tf.data.Dataset.zip((words, labels)).batch(2)

    config = tf.estimator.RunConfig(tf_random_seed=1)
    estimator = tf.estimator.Estimator(
        model, str(tmp_path), config, {'size': 3}
    )
    estimator.train(data)
    assert estimator.get_variable_value('global_step') == 3
    assert len(list(estimator.predict(data))) == 5
    batches = list(estimator.predict(data, yield_single_examples=False))
    assert [len(one) for one in batches] == [2, 2, 1]


def test_starts_from_another_model(tmp_path):
    first, tf = models.make('1.15', tmp_path / 'first')
    first.train(models.input_fn(tf), steps=4)
    second = tf.estimator.Estimator(
        models.model_fn(tf),
        str(tmp_path / 'second'),
        warm_start_from=str(tmp_path / 'first'),
    )
    found = list(second.predict(models.input_fn(tf)))
    wanted = list(first.predict(models.input_fn(tf)))
    assert np.array_equal(found[3]['logits'], wanted[3]['logits'])


def test_untrained_model_is_an_error_up_to_1_8(tmp_path):
    old, tf = models.make('1.8', tmp_path)
    with pytest.raises(ValueError, match='Could not find trained model'):
        old.evaluate(models.input_fn(tf))
    with pytest.raises(ValueError, match='Could not find trained model'):
        next(old.predict(models.input_fn(tf)))
    new, tf = models.make('1.15', tmp_path)
    assert new.evaluate(models.input_fn(tf))['global_step'] == 0
    with pytest.raises(ValueError, match='Could not find trained model'):
        new.get_variable_names()


def test_wrong_calls_raise_what_the_release_raised(tmp_path):
    estimator, tf = models.make('1.15', tmp_path)
    ends = models.input_fn(tf)
    for wanted, options in (
        ('both steps and max_steps', {'steps': 1, 'max_steps': 1}),
        ('steps > 0, given: 0', {'steps': 0}),
        ('max_steps > 0, given: -1', {'max_steps': -1}),
    ):
        with pytest.raises(ValueError, match=wanted):
            estimator.train(ends, **options)
    with pytest.raises(TypeError, match='Hooks must be a SessionRunHook'):
        estimator.train(ends, hooks=[3])
    with pytest.raises(TypeError, match='CheckpointSaverListener'):
        estimator.train(ends, saving_listeners=[3])
    with pytest.raises(ValueError, match='as a len 2 tuple'):
        estimator.train(lambda: (1, 2, 3))
    with pytest.raises(ValueError, match='predict_keys|at least one output'):
        list(estimator.predict(ends, predict_keys=['no']))


def test_wrong_model_functions_raise_what_the_release_raised(tmp_path):
    tf = compat.api('1.15')
    make = tf.estimator.Estimator
    for wanted, function, params in (
        ('must be provided', None, None),
        ('must include features', lambda labels: 0, None),
        ('does not include params', lambda features: 0, {}),
        ('not expected args', lambda features, what: 0, None),
    ):
        with pytest.raises(ValueError, match=wanted):
            make(function, str(tmp_path), params=params)
    with pytest.raises(ValueError, match='should return an EstimatorSpec'):
        make(lambda features, labels: 3).train(models.input_fn(tf))
    with pytest.raises(ValueError, match='does not take labels'):
        make(lambda features: 3).train(models.input_fn(tf))

    class Wrong(make):
        def train(self):
            pass

    with pytest.raises(ValueError, match='cannot override members'):
        Wrong(models.model_fn(tf))
    # As programs do that override some.
    Wrong._assert_members_are_not_overridden = staticmethod(lambda _: None)
    Wrong(models.model_fn(tf))


def test_folder_of_another_model_is_an_error(tmp_path):
    first, tf = models.make('1.15', tmp_path)
    first.train(models.input_fn(tf), steps=1)

    def other(features, labels, mode):
        tf.get_variable('other', [2])
        return models.model_fn(tf)(features, labels, mode)

    second, _ = models.make('1.15', tmp_path, other)
    with pytest.raises(Exception, match='other'):
        second.train(models.input_fn(tf), steps=1)


def test_input_that_ends_at_once_is_warned_of(tmp_path, caplog):
    estimator, tf = models.make('1.15', tmp_path)

    def empty():
        values = {'x': np.zeros([0, 3], np.float32)}
        labels = np.zeros([0], np.int32)
        return tf.data.Dataset.from_tensor_slices((values, labels)).batch(2)

    modern.get_logger().propagate = True
    with caplog.at_level(logging.WARNING, 'tensorflow'):
        estimator.train(empty)
    assert 'Training with estimator made no steps' in caplog.text


def test_listeners_and_hooks_are_called(tmp_path):
    estimator, tf = models.make('1.15', tmp_path)
    calls = []

    class Listener(tf.train.CheckpointSaverListener):
        def after_save(self, session, global_step_value):
            calls.append(global_step_value)

    class Hook(tf.train.SessionRunHook):
        def before_run(self, run_context):
            loss = tf.get_collection('losses')[-1]
            return tf.train.SessionRunArgs(loss)

        def after_run(self, run_context, run_values):
            calls.append(round(float(run_values.results), 2))
            run_context.request_stop()

    estimator.train(
        models.input_fn(tf), hooks=[Hook()], saving_listeners=[Listener()]
    )
    assert calls == [0, 0.69, 1]
