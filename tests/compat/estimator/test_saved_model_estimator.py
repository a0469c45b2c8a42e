"""A SavedModel is trained on, evaluated and predicted with."""

import pytest

from legacy_rnn import compat

from . import models

tf = compat.api('1.12')
contrib = tf.contrib.estimator
MODES = 'train', 'eval', 'infer'


def exported(folder, modes=MODES, optimizer=None):
    """A model that was trained by four steps, and the path of its export."""
    model_fn = models.model_fn(tf, optimizer=optimizer)
    model = tf.estimator.Estimator(model_fn, str(folder / 'model'))
    model.train(models.input_fn(tf), steps=4)
    x = tf.placeholder(tf.float32, [None, 3], 'x')
    y = tf.placeholder(tf.int32, [None], 'y')
    both = contrib.build_raw_supervised_input_receiver_fn({'x': x}, y)
    one = tf.estimator.export.build_raw_serving_input_receiver_fn({'x': x})
    receivers = {'train': both, 'eval': both, 'infer': one}
    path = contrib.export_all_saved_models(
        model,
        str(folder / 'export'),
        {mode: receivers[mode] for mode in modes},
    )
    return model, path


def test_training_goes_on_from_a_saved_model(tmp_path):
    model, path = exported(tmp_path)
    found = contrib.SavedModelEstimator(path, str(tmp_path / 'again'))
    before = found.evaluate(models.input_fn(tf, num_epochs=1))
    assert before['global_step'] == 4
    wanted = model.evaluate(models.input_fn(tf, num_epochs=1))
    assert before['metrics/accuracy'] == wanted['accuracy']
    assert before['loss'] == pytest.approx(wanted['loss'])
    found.train(models.input_fn(tf), steps=3)
    model.train(models.input_fn(tf), steps=3)
    after = found.evaluate(models.input_fn(tf, num_epochs=1))
    wanted = model.evaluate(models.input_fn(tf, num_epochs=1))
    assert after['global_step'] == 7
    assert after['loss'] == pytest.approx(wanted['loss'])


def test_slots_of_an_optimizer_go_on_too(tmp_path):
    """Real 1.12.3 took a slot for one of the variables with its name."""
    model, path = exported(tmp_path, optimizer=tf.train.AdamOptimizer(0.1))
    found = contrib.SavedModelEstimator(path, str(tmp_path / 'again'))
    found.train(models.input_fn(tf), steps=2)
    model.train(models.input_fn(tf), steps=2)
    for name in ('weights', 'weights/Adam_1'):
        assert found.get_variable_value(name) == pytest.approx(
            model.get_variable_value(name)
        )


def test_export_of_prediction_alone_predicts(tmp_path):
    model, path = exported(tmp_path, ['infer'])
    found = contrib.SavedModelEstimator(path, str(tmp_path / 'again'))
    with pytest.raises(RuntimeError, match='train mode is not available'):
        found.train(models.input_fn(tf), steps=1)
    wanted = next(model.predict(models.input_fn(tf)))
    predicted = next(found.predict(unlabelled))
    assert predicted['class'] == wanted['class']
    assert predicted['logits'] == pytest.approx(wanted['logits'])


def test_input_must_fit_the_signature(tmp_path):
    _, path = exported(tmp_path)
    found = contrib.SavedModelEstimator(path, str(tmp_path / 'again'))
    for features, message in (
        ({'x': tf.int32}, 'Expected dtype'),
        ({'z': tf.float32}, 'Key "x" not found'),
    ):
        with pytest.raises(ValueError, match=message):
            next(found.predict(constants(features)))


def test_input_may_not_count_steps(tmp_path):
    _, path = exported(tmp_path)
    found = contrib.SavedModelEstimator(path, str(tmp_path / 'again'))

    def input_fn():
        tf.train.create_global_step()
        return unlabelled()

    with pytest.raises(RuntimeError, match='global step tensor'):
        next(found.predict(input_fn))


def test_evaluation_starts_warm(tmp_path):
    model, path = exported(tmp_path)
    warm = tf.estimator.Estimator(
        models.model_fn(tf),
        str(tmp_path / 'warm'),
        warm_start_from=str(tmp_path / 'model'),
    )
    found = warm.evaluate(models.input_fn(tf, num_epochs=1))
    wanted = model.evaluate(models.input_fn(tf, num_epochs=1))
    assert found['loss'] == pytest.approx(wanted['loss'])


def unlabelled():
    return tf.estimator.inputs.numpy_input_fn(
        {'x': models.VALUES}, batch_size=4, shuffle=False
    )()


def constants(dtypes):
    return lambda: {
        name: tf.zeros([2, 3], dtype) for name, dtype in dtypes.items()
    }
