"""`train_and_evaluate`, and what it exports."""

import os

import numpy as np
import pytest
import tensorflow as modern

from legacy_rnn import compat

from . import models


def receiver(tf):
    return tf.estimator.export.build_raw_serving_input_receiver_fn(
        {'x': tf.placeholder(tf.float32, [None, 3], 'x')}
    )


def specs(tf, exporters=None, **options):
    endless = models.input_fn(tf, num_epochs=None)
    options = {'start_delay_secs': 0, 'throttle_secs': 0, **options}
    return (
        tf.estimator.TrainSpec(endless, max_steps=6),
        tf.estimator.EvalSpec(
            models.input_fn(tf), steps=2, exporters=exporters, **options
        ),
    )


@pytest.fixture
def graph():
    with modern.Graph().as_default():
        yield


def test_evaluates_each_checkpoint(tmp_path, graph):
    estimator, tf = models.make('1.15', tmp_path)
    exporters = [
        # The first evaluation is its own best, as its events are there.
        tf.estimator.BestExporter('best', receiver(tf)),
        tf.estimator.FinalExporter('final', receiver(tf)),
        tf.estimator.LatestExporter('latest', receiver(tf), exports_to_keep=1),
    ]
    train, evaluation = specs(tf, exporters)
    metrics, exports = tf.estimator.train_and_evaluate(
        estimator, train, evaluation
    )
    assert metrics['global_step'] == 6
    assert exports[0] is None and os.path.isdir(exports[1])
    assert len(os.listdir(tmp_path / 'export' / 'final')) == 1
    assert len(os.listdir(tmp_path / 'export' / 'latest')) == 1
    assert not os.path.exists(tmp_path / 'export' / 'best')
    again = tf.estimator.train_and_evaluate(estimator, train, evaluation)
    assert again == (None, None)  # there was nothing left to train


@pytest.mark.deep
def test_evaluates_between_trainings_up_to_1_9(tmp_path, graph):
    estimator, tf = models.make('1.4', tmp_path)
    train, evaluation = specs(tf, throttle_secs=0.001)
    assert (
        tf.estimator.train_and_evaluate(estimator, train, evaluation) is None
    )
    assert estimator.get_variable_value('global_step') == 6
    with pytest.raises(ValueError, match='throttle_secs should be positive'):
        tf.estimator.train_and_evaluate(estimator, *specs(tf))


def test_specs_check_their_arguments():
    tf = compat.api('1.15')
    train, evaluate = tf.estimator.TrainSpec, tf.estimator.EvalSpec
    exporter = tf.estimator.LatestExporter('a', None)
    for error, wanted, call in (
        (TypeError, 'must be callable', lambda: train(3)),
        (ValueError, 'max_steps > 0', lambda: train(int, 0)),
        (ValueError, 'steps > 0', lambda: evaluate(int, steps=0)),
        (TypeError, 'must be string', lambda: evaluate(int, name=3)),
        (TypeError, 'an Exporter', lambda: evaluate(int, exporters=[3])),
        (
            ValueError,
            'unique names',
            lambda: evaluate(int, exporters=[exporter, exporter]),
        ),
        (
            TypeError,
            'tf.estimator.EvalSpec',
            lambda: tf.estimator.train_and_evaluate(None, None, None),
        ),
        (
            ValueError,
            'must include best_eval_result',
            lambda: tf.estimator.BestExporter(compare_fn=lambda a: a),
        ),
    ):
        with pytest.raises(error, match=wanted):
            call()


def test_export_serves_from_plain_tensorflow(tmp_path, graph):
    estimator, tf = models.make('1.15', tmp_path)
    estimator.train(models.input_fn(tf), steps=1)
    (tmp_path / 'words').write_text('a')
    folder = estimator.export_saved_model(
        str(tmp_path / 'out'), receiver(tf), {'more/words': tmp_path / 'words'}
    )
    assert isinstance(folder, bytes)
    folder = folder.decode()
    assert sorted(os.listdir(folder)) == [
        'assets.extra',
        'saved_model.pb',
        'variables',
    ]
    assert os.path.exists(os.path.join(folder, 'assets.extra/more/words'))
    with modern.Graph().as_default(), tf.Session() as session:
        meta = tf.saved_model.loader.load(session, ['serve'], folder)
        signature = meta.signature_def['serving_default']
        served = session.run(
            signature.outputs['logits'].name,
            {signature.inputs['x'].name: models.VALUES},
        )
    wanted = [p['logits'] for p in estimator.predict(models.input_fn(tf))]
    assert np.array_equal(served, wanted)


def test_export_needs_a_model_and_a_dict(tmp_path, graph):
    estimator, tf = models.make('1.8', tmp_path)
    with pytest.raises(ValueError, match="Couldn't find trained model"):
        estimator.export_savedmodel(str(tmp_path / 'out'), receiver(tf))
    estimator.train(models.input_fn(tf), steps=1)
    with pytest.raises(ValueError, match='export_outputs must be a dict'):
        estimator.export_savedmodel(str(tmp_path / 'out'), receiver(tf))


def test_receivers_name_what_they_get():
    tf = compat.api('1.8')
    export = tf.estimator.export
    spec = {'a': tf.FixedLenFeature([2], tf.float32)}
    with modern.Graph().as_default():
        fed = export.build_parsing_serving_input_receiver_fn(spec)()
        assert fed.features['a'].shape.as_list() == [None, 2]
        assert list(fed.receiver_tensors) == ['examples']
        one = tf.constant(1.0)
        both = export.ServingInputReceiver(one, one)
        assert both.features == {'feature': one}
        assert both.receiver_tensors == {'input': one}
        assert export.TensorServingInputReceiver(one, one).features is one
        with pytest.raises(ValueError, match='must be a Tensor'):
            export.ServingInputReceiver({'a': 3}, one)
        with pytest.raises(ValueError, match='keys must be strings'):
            export.ServingInputReceiver({'a': one}, {1: one})


@pytest.mark.parametrize(
    'release, given', [('1.4', {}), ('1.8', {'strip_default_attrs': True})]
)
def test_exporters_pass_what_their_release_knew(release, given):
    class Recording:
        def export_savedmodel(self, folder, receiver_fn, **options):
            return options

    tf = compat.api(release)
    exporter = tf.estimator.FinalExporter('final', None)
    found = exporter.export(Recording(), 'folder', 'path', {}, True)
    known = {'checkpoint_path', 'assets_extra', 'as_text'}
    assert {k: v for k, v in found.items() if k not in known} == given


@pytest.mark.parametrize('release, steps', [('1.8', 3), ('1.9', 1)])
def test_listeners_end_the_training_since_1_9(release, steps, tmp_path):
    tf = compat.api(release)

    class Ending(tf.train.CheckpointSaverListener):
        def after_save(self, session, global_step_value):
            return global_step_value == 1

    def model_fn(features, labels, mode):
        step = tf.train.get_global_step()
        return tf.estimator.EstimatorSpec(
            mode, loss=tf.Variable(0.0), train_op=step.assign_add(1)
        )

    config = tf.estimator.RunConfig().replace(save_checkpoints_steps=1)
    estimator = tf.estimator.Estimator(model_fn, str(tmp_path), config)
    estimator.train(
        lambda: (tf.constant([0.0]), None),
        steps=3,
        saving_listeners=[Ending()],
    )
    assert estimator.get_variable_value('global_step') == steps
