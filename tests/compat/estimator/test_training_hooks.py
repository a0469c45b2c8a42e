"""Hooks that a program gives to training."""

import pytest

from legacy_rnn import compat

from . import models

tf = compat.api('1.12')
contrib = tf.contrib.estimator


def make(folder):
    return tf.estimator.Estimator(models.model_fn(tf), str(folder))


@pytest.mark.deep
def test_evaluates_in_memory_as_from_a_checkpoint(tmp_path):
    model = make(tmp_path)

    def data():
        pairs = ({'x': models.VALUES}, models.LABELS)
        return tf.data.Dataset.from_tensor_slices(pairs).batch(4)

    hook = contrib.InMemoryEvaluatorHook(
        model, data, every_n_iter=2, name='memory'
    )
    model.train(data, hooks=[hook])
    wanted = model.evaluate(data)
    tf.summary.FileWriterCache.clear()
    (path,) = (tmp_path / 'eval_memory').iterdir()
    found = {}
    for event in tf.train.summary_iterator(str(path)):
        for value in event.summary.value:
            found[event.step, value.tag] = value.simple_value
    assert {step for step, _ in found} == {0, 2, 4, 5}
    assert found[5, 'loss'] == pytest.approx(wanted['loss'])
    assert found[0, 'loss'] > found[5, 'loss']


def test_wrong_numbers_of_steps_are_refused(tmp_path):
    with pytest.raises(ValueError, match='invalid every_n_iter=0'):
        contrib.InMemoryEvaluatorHook(
            make(tmp_path), models.input_fn(tf), every_n_iter=0
        )


def test_chief_stops_at_the_step(tmp_path):
    model = make(tmp_path)
    hook = contrib.make_stop_at_checkpoint_step_hook(model, last_step=3)
    model.train(models.input_fn(tf, num_epochs=None), hooks=[hook])
    assert model.get_variable_value('global_step') == 3


def test_replicated_model_function_is_called_by_place(tmp_path):
    def model_fn(mode, features, labels):
        return models.model_fn(tf)(features, labels, mode)

    replicated = contrib.replicate_model_fn(model_fn)
    with tf.Graph().as_default():
        tf.train.create_global_step()
        x = {'x': tf.constant(models.VALUES)}
        spec = replicated(x, tf.constant(models.LABELS), 'eval')
    assert 'accuracy' in spec.eval_metric_ops
