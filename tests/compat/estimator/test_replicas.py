"""A model function that asks for replicas trains on one device."""

import pytest

from legacy_rnn import compat


@pytest.mark.parametrize('release', ['1.5', '1.8'])
def test_replicated_model_function_trains(release, tmp_path):
    tf = compat.api(release)
    made = tf.contrib.estimator

    def optimizer():
        return tf.train.GradientDescentOptimizer(0.5)

    def model_fn(features, labels, mode):
        weight = tf.get_variable('w', initializer=0.0)
        loss = tf.losses.mean_squared_error(labels, features * weight)
        step = tf.train.get_global_step()
        train = tf.no_op()
        if release != '1.5':
            train = made.TowerOptimizer(optimizer()).minimize(loss, step)
        return tf.estimator.EstimatorSpec(mode, weight, loss, train)

    extra = {'optimizer_fn': optimizer} if release == '1.5' else {}
    model = tf.estimator.Estimator(
        made.replicate_model_fn(model_fn, **extra), str(tmp_path)
    )
    model.train(lambda: (tf.ones([2]), tf.ones([2])), steps=1)
    assert model.get_variable_value('w') == 1
