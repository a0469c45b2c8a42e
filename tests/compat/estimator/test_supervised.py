"""Training and evaluation are exported beside prediction."""

import numpy as np
import pytest

from legacy_rnn import compat

from . import models

tf = compat.api('1.12')
contrib = tf.contrib.estimator


def trained(folder):
    model = tf.estimator.Estimator(models.model_fn(tf), str(folder))
    return model.train(models.input_fn(tf, num_epochs=1))


def receivers():
    """Receivers of all three modes, of a graph with no other names."""
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, [None, 3], 'x')
        y = tf.placeholder(tf.int32, [None], 'y')
        both = contrib.build_raw_supervised_input_receiver_fn(
            {'x': x}, {'y': y}
        )
        serves = tf.estimator.export.build_raw_serving_input_receiver_fn(
            {'x': x}
        )
    return {
        'train': lambda: flat(both()),
        'eval': lambda: flat(both()),
        'infer': serves,
    }


def flat(receiver):
    return receiver._replace(labels=receiver.labels['y'])


def test_each_mode_has_its_graph(tmp_path):
    model = trained(tmp_path / 'model')
    folder = contrib.export_all_saved_models(
        model, str(tmp_path / 'export'), receivers()
    )
    fed = {'x:0': models.VALUES, 'y:0': models.LABELS}
    with tf.Graph().as_default(), tf.Session() as session:
        found = tf.saved_model.loader.load(session, ['train'], folder)
        signature = found.signature_def['train']
        assert signature.method_name == 'tensorflow/supervised/training'
        assert set(signature.outputs) == {
            'loss',
            'predictions/class',
            'predictions/logits',
            'metrics/accuracy/value',
            'metrics/accuracy/update_op',
        }
        (step,) = tf.get_collection('saved_model_train_op')
        loss = signature.outputs['loss'].name
        before = session.run(loss, fed)
        session.run(step, fed)
        assert session.run(loss, fed) < before
    with tf.Graph().as_default(), tf.Session() as session:
        found = tf.saved_model.loader.load(session, ['eval'], folder)
        assert list(found.signature_def) == ['eval']
    with tf.Graph().as_default(), tf.Session() as session:
        found = tf.saved_model.loader.load(session, ['serve'], folder)
        assert list(found.signature_def) == ['serving_default']


def test_one_mode_is_exported_alone(tmp_path):
    model = trained(tmp_path / 'model')
    folder = contrib.export_saved_model_for_mode(
        model, str(tmp_path / 'export'), receivers()['eval'], mode='eval'
    )
    with tf.Graph().as_default(), tf.Session() as session:
        with pytest.raises(RuntimeError):
            tf.saved_model.loader.load(session, ['serve'], folder)
        tf.saved_model.loader.load(session, ['eval'], folder)


def test_nothing_to_export_is_refused(tmp_path):
    model = trained(tmp_path / 'model')
    with pytest.raises(ValueError, match='No valid modes for exporting'):
        contrib.export_all_saved_models(model, str(tmp_path), {})
    with pytest.raises(ValueError, match='input_receiver_fn must be defined'):
        model.export_savedmodel(str(tmp_path), None)


def test_input_function_tells_what_is_fed():
    def input_fn(size):
        return {'x': tf.zeros([size, 3])}, tf.zeros([size], tf.int32)

    receiver = contrib.build_supervised_input_receiver_fn_from_input_fn(
        input_fn, size=4
    )
    with tf.Graph().as_default():
        found = receiver()
    assert set(found.receiver_tensors) == {'x', 'label'}
    assert found.features['x'].shape.as_list() == [None, 3]


def test_features_and_labels_have_names_of_their_own():
    x = np.zeros([2])
    with pytest.raises(ValueError, match='must have distinct keys'):
        contrib.build_raw_supervised_input_receiver_fn({'x': x}, {'x': x})
