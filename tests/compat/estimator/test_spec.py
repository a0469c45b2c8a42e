"""What a model function returns, and what an Estimator is configured by."""

import json

import pytest

from legacy_rnn import compat
from legacy_rnn.compat.errors import RemovedSymbolError


def test_spec_checks_what_its_mode_needs():
    tf = compat.api('1.15')
    make = tf.estimator.EstimatorSpec
    with tf.Graph().as_default():
        one = tf.constant(1.0)
        for mode, wanted in (
            ('train', 'Missing train_op'),
            ('eval', 'Missing loss'),
            ('infer', 'Missing predictions'),
        ):
            with pytest.raises(ValueError, match=wanted):
                make(mode)
        with pytest.raises(ValueError, match='Loss must be scalar'):
            make('eval', loss=tf.constant([1.0, 2]))
        for wanted, options in (
            ('loss must be Tensor', {'loss': 3.0}),
            (r'predictions\[a\] must be Tensor', {'predictions': {'a': 1}}),
            ('must be a dict', {'eval_metric_ops': [1]}),
            ('tuples, given', {'eval_metric_ops': {'a': one}}),
            ('must be SessionRunHook', {'training_hooks': [3]}),
            ('must be tf.train.Scaffold', {'scaffold': 3}),
        ):
            with pytest.raises(TypeError, match=wanted):
                make('eval', **{'loss': one, **options})
        spec = make('eval', loss=tf.constant([1.0]))
        assert spec.loss.shape == [] and spec.predictions == {}
        with pytest.raises(ValueError, match='cannot be changed'):
            spec._replace(mode='train')
        assert spec._replace(predictions=one).predictions is one
    with tf.Graph().as_default(), pytest.raises(ValueError, match='default'):
        make('eval', loss=one)


def test_outputs_have_a_default():
    tf = compat.api('1.15')
    export = tf.estimator.export
    with tf.Graph().as_default():
        output = export.PredictOutput(tf.constant([1.0]))
        spec = tf.estimator.EstimatorSpec
        one = spec('infer', {'a': tf.constant(1)}).export_outputs
        assert list(one) == ['serving_default']
        assert list(one['serving_default'].outputs) == ['a']
        made = spec('infer', {}, export_outputs={'mine': output})
        assert set(made.export_outputs) == {'mine', 'serving_default'}
        with pytest.raises(ValueError, match='Multiple export_outputs'):
            spec('infer', {}, export_outputs={'a': output, 'b': output})
        with pytest.raises(TypeError, match='must be ExportOutput'):
            spec('infer', {}, export_outputs={'a': 3})
        with pytest.raises(ValueError, match='scores and classes must be'):
            export.ClassificationOutput()
        with pytest.raises(ValueError, match='float32 Tensor'):
            export.RegressionOutput(tf.constant(1))


def test_configuration_has_the_fields_of_its_release(monkeypatch):
    old, new = compat.api('1.4'), compat.api('1.15')
    assert old.estimator.RunConfig().save_checkpoints_secs == 600
    assert not hasattr(old.estimator.RunConfig(), 'device_fn')
    config = new.estimator.RunConfig('folder', save_checkpoints_steps=3)
    assert (config.model_dir, config.save_checkpoints_secs) == ('folder', None)
    again = config.replace(save_checkpoints_secs=5, tf_random_seed=2)
    assert (again.save_checkpoints_steps, again.tf_random_seed) == (None, 2)
    assert config.tf_random_seed is None
    assert compat.api('1.1').estimator.RunConfig().tf_random_seed == 1
    with pytest.raises(AttributeError):
        config.model_dir = 'other'
    with pytest.raises(TypeError, match='device_fn'):
        old.estimator.RunConfig(device_fn=lambda op: '')
    for wanted, options in (
        (
            'cannot be both set',
            dict.fromkeys(
                ('save_checkpoints_steps', 'save_checkpoints_secs'), 1
            ),
        ),
        ('keep_checkpoint_max should be >= 0', {'keep_checkpoint_max': -1}),
        ('tf_random_seed must be integer', {'tf_random_seed': 1.5}),
        ('instance of ConfigProto', {'session_config': {}}),
        ('should be non-empty', {'model_dir': ''}),
    ):
        with pytest.raises(ValueError, match=wanted):
            new.estimator.RunConfig(**options)
    with pytest.raises(ValueError, match='Replacing task_id'):
        config.replace(task_id=1)


def test_configuration_reads_its_place_in_a_cluster(monkeypatch):
    tf = compat.api('1.15')
    cluster = {'chief': ['a:1'], 'worker': ['b:1', 'c:1'], 'ps': ['d:1']}

    def config(**task):
        value = {'cluster': cluster, 'task': task}
        monkeypatch.setenv('TF_CONFIG', json.dumps(value))
        return tf.estimator.RunConfig()

    worker = config(type='worker', index=1)
    assert worker.master == 'grpc://c:1' and not worker.is_chief
    assert (worker.num_ps_replicas, worker.num_worker_replicas) == (1, 3)
    assert worker.global_id_in_cluster == 2
    assert config(type='chief', index=0).is_chief
    evaluator = config(type='evaluator', index=0)
    assert not evaluator.cluster_spec and evaluator.task_type == 'evaluator'
    for wanted, task in (
        ('task type must be set', {'index': 0}),
        ('task index must be set', {'type': 'ps'}),
        ('2 is not a valid task_id', {'type': 'worker', 'index': 2}),
        ('boss is not a valid task_type', {'type': 'boss', 'index': 0}),
    ):
        with pytest.raises(ValueError, match=wanted):
            config(**task)


def test_names_came_with_their_releases():
    assert not hasattr(compat.api('1.0'), 'estimator')
    assert not hasattr(compat.api('1.3').estimator, 'train_and_evaluate')
    hook = compat.api('1.15').estimator.SessionRunHook
    assert hook is compat.api('1.4').train.SessionRunHook
    private = compat.api('1.8').python.estimator.estimator.Estimator
    assert private is compat.api('1.8').estimator.Estimator
    with pytest.raises(RemovedSymbolError, match='BoostedTrees'):
        compat.api('1.8').estimator.BoostedTreesClassifier  # noqa: B018


def test_distribution_that_is_not_used_is_said(caplog):
    tf = compat.api('1.12')
    tf.logging.set_verbosity(tf.logging.WARN)
    tf.estimator.RunConfig(train_distribute=object())
    assert 'train_distribute is not used' in caplog.text


def test_metric_may_be_an_object_of_keras():
    tf = compat.api('1.13')

    class Metric:
        def __init__(self):
            self.total = tf.Variable(0.0, trainable=False)
            self.variables = [self.total]
            self.updates = [self.total.assign_add(2.0)]

        def result(self):
            return tf.identity(self.total)

    with tf.Graph().as_default() as graph, tf.Session() as session:
        metric = Metric()
        loss = tf.constant(1.0)
        spec = tf.estimator.EstimatorSpec(
            'eval', loss=loss, eval_metric_ops={'total': metric}
        )
        assert metric.total in graph.get_collection('local_variables')
        session.run(tf.local_variables_initializer())
        value, update = spec.eval_metric_ops['total']
        session.run(update)
        assert session.run(value) == 2.0
