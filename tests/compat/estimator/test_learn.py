"""`contrib.learn`: fits, experiments, monitors and skflow."""

import os

import numpy as np
import pytest
import tensorflow as modern

from legacy_rnn import compat
from legacy_rnn.compat.errors import RemovedSymbolError

from . import models

X, Y = models.VALUES, models.LABELS


def model_fn(tf, as_tuple=False):
    learn = tf.contrib.learn

    def model(features, labels, mode, params):
        weights = tf.get_variable(
            'weights', [3, 2], initializer=tf.constant_initializer(0.25)
        )
        logits = tf.matmul(features, weights)
        predictions = {'classes': tf.argmax(logits, 1), 'logits': logits}
        loss = step = None
        if mode != learn.ModeKeys.INFER:
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(
                    labels=labels, logits=logits
                )
            )
            step = tf.contrib.layers.optimize_loss(
                loss, None, params['rate'], 'SGD'
            )
        if as_tuple:
            return predictions, loss, step
        return learn.ModelFnOps(mode, predictions, loss, step)

    return model


def make(release, folder, as_tuple=False, **config):
    tf = compat.api(release)
    learn = tf.contrib.learn
    options = {'save_checkpoints_steps': 2, 'save_checkpoints_secs': None}
    config = learn.RunConfig(tf_random_seed=1, **{**options, **config})
    return learn.Estimator(
        model_fn(tf, as_tuple), str(folder), config, {'rate': 0.1}
    ), tf


@pytest.mark.first(1)
@pytest.mark.parametrize('release', ['0.12', '1.0', '1.4', '1.15'])
def test_fits_arrays(release, tmp_path):
    estimator, tf = make(release, tmp_path, as_tuple=release == '0.12')
    learn = tf.contrib.learn
    assert estimator.fit(X, Y, steps=3, batch_size=4) is estimator
    accuracy = learn.MetricSpec(
        tf.contrib.metrics.streaming_accuracy, prediction_key='classes'
    )
    found = estimator.evaluate(
        X, Y, batch_size=4, metrics={'accuracy': accuracy}
    )
    assert set(found) == {'accuracy', 'loss', 'global_step'}
    singly = list(estimator.predict(X))
    together = estimator.predict(X, as_iterable=False)
    assert np.array_equal([p['classes'] for p in singly], together['classes'])
    assert found['accuracy'] == pytest.approx(
        np.mean(together['classes'] == Y)
    )
    assert 'weights' in estimator.get_variable_names()
    estimator.partial_fit(X, Y, batch_size=4)
    assert estimator.get_variable_value('global_step') == 4


def test_fit_checks_its_input(tmp_path):
    estimator, tf = make('1.0', tmp_path)
    for wanted, options in (
        ('Either x or input_fn', {}),
        ('both input_fn and x or y', {'x': X, 'input_fn': int}),
        ('both input_fn and batch_size', {'input_fn': int, 'batch_size': 1}),
        ('both steps and max_steps', {'steps': 1, 'max_steps': 1}),
        ('Inputs cannot be tensors', {'x': tf.constant(1)}),
    ):
        with pytest.raises(ValueError, match=wanted):
            estimator.fit(**options)
    with pytest.raises(tf.contrib.learn.NotFittedError):
        estimator.evaluate(X, Y)
    estimator.fit(X, Y, steps=1)
    with pytest.raises(ValueError, match='Features are incompatible'):
        list(estimator.predict(X[:, :2]))


def test_model_function_that_returns_nonsense(tmp_path):
    learn = compat.api('1.0').contrib.learn
    wrong = learn.Estimator(lambda features, labels: (1, 2), str(tmp_path))
    with pytest.raises(ValueError, match='please return ModelFnOps'):
        wrong.fit(X, Y, steps=1)
    with pytest.raises(ValueError, match='does not have a params'):
        learn.Estimator(lambda features, labels: 0, params={})
    with modern.Graph().as_default():
        with pytest.raises(ValueError, match='Missing train_op'):
            learn.ModelFnOps('train', predictions=1.0, loss=1.0)


def test_monitor_ends_the_training(tmp_path):
    estimator, tf = make('1.0', tmp_path)
    monitors = tf.contrib.learn.monitors
    validation = monitors.ValidationMonitor(
        X, Y, every_n_steps=2, early_stopping_rounds=2, batch_size=4
    )
    capture = monitors.CaptureVariable('weights:0', every_n=2)
    estimator.fit(X, Y, batch_size=4, steps=40, monitors=[validation, capture])
    assert validation.early_stopped
    assert validation.best_metrics['loss'] == validation.best_value
    assert estimator.get_variable_value('global_step') < 40
    assert sorted(capture.values)[:2] == [1, 3]
    early = monitors.StopAtStep(num_steps=1)
    step = estimator.get_variable_value('global_step')
    estimator.fit(X, Y, batch_size=4, monitors=[early])
    assert estimator.get_variable_value('global_step') == step + 1


def test_experiment_trains_evaluates_and_exports(tmp_path):
    tf = compat.api('1.4')
    learn = tf.contrib.learn

    def input_fn():
        return tf.constant(X), tf.constant(Y)

    def experiment_fn(output_dir):
        estimator, _ = make('1.4', output_dir)
        return learn.Experiment(
            estimator,
            input_fn,
            input_fn,
            train_steps=4,
            eval_steps=1,
            min_eval_frequency=2,
            export_strategies=[],
        )

    results, exports = learn.learn_runner.run(
        experiment_fn, str(tmp_path / 'model')
    )
    assert results['global_step'] == 4 and exports == []
    assert os.path.isdir(tmp_path / 'model' / 'eval')
    again = experiment_fn(str(tmp_path / 'model'))
    assert set(again.evaluate(delay_secs=0)) == {'loss', 'global_step'}
    with pytest.raises(ValueError, match='non-existent task no'):
        learn.learn_runner.run(experiment_fn, str(tmp_path), schedule='no')
    with pytest.raises(TypeError, match='did not return an Experiment'):
        learn.learn_runner.run(lambda output_dir: 3, str(tmp_path))


def test_core_estimator_in_an_experiment(tmp_path):
    estimator, tf = models.make('1.4', tmp_path)
    experiment = tf.contrib.learn.Experiment(
        estimator,
        models.input_fn(tf, num_epochs=None),
        models.input_fn(tf),
        train_steps=4,
        eval_steps=1,
    )
    results, _ = experiment.train_and_evaluate()
    assert results['global_step'] == 4
    with pytest.raises(ValueError, match='`eval_metrics` must be `None`'):
        tf.contrib.learn.Experiment(estimator, int, int, eval_metrics={})


def test_derived_experiment_reads_private_names(tmp_path):
    """As google/seq2seq's does, which trains and evaluates by itself."""
    estimator, tf = models.make('1.4', tmp_path)

    class Experiment(tf.contrib.learn.Experiment):
        def train_and_evaluate(self):
            self._estimator.train(
                self._train_input_fn, max_steps=self._train_steps
            )
            results = self._estimator.evaluate(
                self._eval_input_fn, self._eval_steps, self._eval_hooks
            )
            return results, self._maybe_export(results)

    experiment = Experiment(
        estimator,
        models.input_fn(tf, num_epochs=None),
        models.input_fn(tf),
        train_steps=2,
        eval_steps=1,
        min_eval_frequency=3,
        eval_delay_secs=4,
    )
    results, exports = experiment.train_and_evaluate()
    assert (results['global_step'], exports) == (2, [])
    assert experiment._min_eval_frequency == 3
    assert experiment._eval_delay_secs == 4
    with pytest.raises(AttributeError):
        experiment.train_steps = 3


def test_saved_model_of_contrib_learn_is_served(tmp_path):
    estimator, tf = make('1.4', tmp_path / 'model')
    estimator.fit(X, Y, steps=1, batch_size=4)
    learn = tf.contrib.learn

    def serving():
        x = tf.placeholder(tf.float32, [None, 3], 'x')
        return learn.InputFnOps({'x': x}, None, {'x': x})

    estimator._model_fn = lambda features, labels, mode, params: model_fn(tf)(
        features['x'], labels, mode, params
    )
    folder = estimator.export_savedmodel(str(tmp_path / 'out'), serving)
    predict = tf.contrib.predictor.from_saved_model(folder)
    assert predict({'x': X[:2]})['logits'].shape == (2, 2)


def test_feeders_take_generators_and_dicts():
    learn = compat.api('1.0').contrib.learn
    with modern.Graph().as_default():
        make_feeder = learn.io.data_feeder.setup_train_data_feeder
        feeder = make_feeder(iter(X), iter(Y), None, 8)
        features, labels = feeder.input_builder()
        feed = feeder.get_feed_dict_fn()
        sizes = [len(feed()[features.name]) for _ in range(3)]
        assert sizes == [8, 8, 4] and labels.shape.as_list() == [None]
        with pytest.raises(StopIteration):
            feed()
        both = make_feeder({'a': X, 'b': Y}, Y, None, 8, False, 1)
        features, _ = both.input_builder()
        assert set(features) == {'a', 'b'}
        assert features['b'].shape.as_list() == [None, 1]
        with pytest.raises(ValueError, match='should be iterators'):
            make_feeder(iter(X), Y, None, 8)


def test_skflow_trains_linear_and_recurrent_models():
    tf = compat.api('0.8')
    learn = tf.contrib.learn

    def model(features, labels):
        return learn.models.logistic_regression(features, labels)

    classifier = learn.TensorFlowEstimator(
        model, n_classes=2, steps=30, batch_size=10, learning_rate=0.5
    )
    classifier.fit(X, Y)
    assert classifier.predict(X).shape == (20,)
    assert classifier.predict_proba(X).sum(1) == pytest.approx(np.ones(20))
    recurrent = learn.TensorFlowRNNClassifier(
        rnn_size=4,
        n_classes=2,
        cell_type='lstm',
        steps=3,
        batch_size=10,
        input_op_fn=lambda x: tf.split(1, 3, x),
    )
    recurrent.fit(X, Y)
    assert recurrent.predict_proba(X).shape == (20, 2)
    assert recurrent.evaluate(X, Y)['global_step'] == 3


def test_what_is_not_here_says_so():
    with pytest.raises(RemovedSymbolError, match='SVM'):
        compat.api('1.4').contrib.learn.SVM  # noqa: B018


def test_continuous_evaluation_asks_whether_to_go_on(tmp_path):
    estimator, tf = make('1.12', tmp_path)
    estimator.fit(X, Y, steps=3, batch_size=4)
    seen = []

    def goes_on(results, checkpoint_path):
        seen.append((bool(results), checkpoint_path))
        return len(seen) < 3

    experiment = tf.contrib.learn.Experiment(
        estimator,
        None,
        lambda: (tf.constant(X), tf.constant(Y)),
        eval_steps=1,
    )
    experiment.continuous_eval(
        delay_secs=0,
        throttle_delay_secs=0,
        evaluate_checkpoint_only_once=False,
        continuous_eval_predicate_fn=goes_on,
    )
    assert [found for found, _ in seen] == [False, True, True]
    assert seen[0][1] is None and seen[2][1].endswith('model.ckpt-3')
    with pytest.raises(ValueError, match='must be a callable'):
        experiment.continuous_eval(
            delay_secs=0, continuous_eval_predicate_fn='yes'
        )


def test_logits_of_another_size_are_refused():
    tf = compat.api('1.12')
    head = tf.contrib.learn.multi_class_head(3)
    with tf.Graph().as_default():
        with pytest.raises(ValueError, match='Dimensions.*not compatible'):
            head.create_model_fn_ops({}, 'infer', logits=tf.ones([2, 2]))


def test_bias_of_a_head_is_shown():
    tf = compat.api('1.12')
    head = tf.contrib.learn.regression_head(enable_centered_bias=True)
    with tf.Graph().as_default():
        head.create_model_fn_ops({}, 'infer', logits=tf.ones([2, 1]))
        (shown,) = tf.get_collection('summaries')
    assert 'centered_bias/bias_0' in shown.name


def test_number_of_buckets_may_be_written_as_a_float():
    tf = compat.api('1.12')
    column = tf.contrib.layers.sparse_column_with_hash_bucket('a', 2e6)
    assert column.bucket_size == 2_000_000


def test_feeder_of_dicts_knows_shapes_and_epochs():
    learn = compat.api('1.12').contrib.learn
    with modern.Graph().as_default():
        feeder = learn.io.data_feeder.DataFeeder(
            {'a': X, 'b': Y},
            {'c': np.arange(len(X)) % 3, 'd': Y},
            {'c': 3},
            batch_size=2,
            shuffle=False,
        )
        assert feeder.input_shape == {'a': [2, X.shape[1]], 'b': [2, 1]}
        assert feeder.output_dtype == {'c': np.float32, 'd': Y.dtype}
        _, labels = feeder.input_builder()
        epoch = feeder.make_epoch_variable()
        feed = feeder.get_feed_dict_fn()
        assert feed()[labels['c'].name].tolist() == [[1, 0, 0], [0, 1, 0]]
        assert feeder.get_feed_params() == {
            'epoch': 0,
            'offset': 2,
            'batch_size': 2,
        }
        fed = [feed()[epoch.name] for _ in range(len(X) // 2)]
        assert fed[-2:] == [[0], [1]]


def test_predictions_come_in_batches_of_an_iterator():
    learn = compat.api('1.12').contrib.learn
    batches = learn.io.data_feeder.setup_predict_data_feeder
    found = list(batches(iter([[1, 2], [3, 4], [5, 6]]), batch_size=2))
    assert [one.tolist() for one in found] == [[[1, 2], [3, 4]], [[5, 6]]]
    assert [len(one) for one in batches(np.zeros(5), 2)] == [2, 2, 1]
    assert batches(np.zeros(5))[0].shape == (5, 1)


def test_experiment_must_use_the_configuration_it_is_given(tmp_path):
    learn = compat.api('1.12').contrib.learn

    def make(config):
        estimator = learn.Estimator(
            model_fn(compat.api('1.12')), config=config
        )
        return learn.Experiment(estimator, None, None)

    given = learn.RunConfig(model_dir=str(tmp_path / 'a'))
    other = given.replace(model_dir=str(tmp_path / 'b'))
    with pytest.raises(RuntimeError, match='is expected to be used'):
        learn.learn_runner.run(
            lambda run_config, hparams: make(other), run_config=given
        )
    seeded = given.replace(tf_random_seed=3)
    found = learn.learn_runner.run(
        lambda config, params: make(seeded),  # They go by their places.
        run_config=given,
        schedule='reset_export_strategies',
    )
    assert found == ()
    with pytest.raises(ValueError, match='must be `HParams` instance'):
        learn.learn_runner.run(lambda **_: None, run_config=given, hparams=[])


def test_folder_of_the_environment_must_be_that_of_the_program(monkeypatch):
    learn = compat.api('1.12').contrib.learn
    monkeypatch.setenv('TF_CONFIG', '{"model_dir": "a"}')
    assert learn.RunConfig().model_dir == 'a'
    with pytest.raises(ValueError, match='must have the same value'):
        learn.RunConfig(model_dir='b')


def test_metrics_see_what_feature_engineering_made():
    tf = compat.api('1.12')
    learn = tf.contrib.learn
    estimator = learn.Estimator(
        lambda features, labels: (
            features,
            tf.Variable(0.0),
            tf.train.get_global_step().assign_add(1),
        ),
        feature_engineering_fn=lambda x, y: (x, y + 1.0),
    )

    def input_fn():
        return tf.constant([1.0]), tf.constant([11.0])

    estimator.fit(input_fn=input_fn, steps=1)
    metric = learn.MetricSpec(lambda predictions, labels: labels)
    found = estimator.evaluate(
        input_fn=input_fn, steps=1, metrics={'label': metric}
    )
    assert found['label'] == 12


def test_monitors_may_end_without_a_session():
    tf = compat.api('1.12')
    learn = tf.contrib.learn
    ended = []

    class Old(learn.monitors.BaseMonitor):
        def end(self):
            ended.append(True)

    with modern.Graph().as_default():
        tf.train.create_global_step()
        hook = learn.monitors.RunHookAdapterForMonitors([Old()])
        hook.begin()
        hook.end(None)
    assert ended == [True]


def test_wrong_inputs_are_refused_before_a_graph_is_built():
    infer = compat.api('1.12').contrib.learn
    infer = infer.infer_real_valued_columns_from_input
    with pytest.raises(ValueError, match='x or input_fn must be provided'):
        infer(None)
    with pytest.raises(ValueError, match='cannot be tensors'):
        infer(modern.constant(1.0))


def test_prediction_of_nothing_fails_at_the_call():
    tf = compat.api('1.12')
    estimator = tf.contrib.learn.Estimator(
        lambda features, labels: (
            None,
            tf.Variable(0.0),
            tf.train.get_global_step().assign_add(1),
        )
    )
    x = tf.constant
    estimator.fit(input_fn=lambda: (x([1.0]), x([1.0])), steps=1)
    with pytest.raises(ValueError, match='Missing prediction'):
        estimator.predict(input_fn=lambda: x([1.0]))


@pytest.mark.parametrize('release', ['0.12', '1.2'])
def test_one_step_is_one_run_up_to_1_2(release, tmp_path):
    """Even of an operation that does not count the global step."""
    early = compat.api(release)

    def model_fn(features, labels):
        weight = early.Variable(1.0, name='weight')
        return weight, weight * 1.0, early.assign_add(weight, 1.0)

    model = early.contrib.learn.Estimator(model_fn, str(tmp_path))
    model.fit(input_fn=lambda: (early.constant([1.0]), None), steps=1)
    assert model.get_variable_value('weight') == 2
