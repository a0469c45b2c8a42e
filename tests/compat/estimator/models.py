"""A small model, and the calls that train it."""

import numpy as np

from legacy_rnn import compat

VALUES = np.arange(60, dtype=np.float32).reshape(20, 3) / 60
LABELS = (VALUES.sum(1) > 1.5).astype(np.int32)


def model_fn(tf, optimizer=None, **changes):
    """A logistic regression with weights of arithmetic values."""

    def model(features, labels, mode):
        weights = tf.get_variable(
            'weights', [3, 2], initializer=tf.constant_initializer(0.25)
        )
        logits = tf.matmul(features['x'], weights)
        predictions = {'class': tf.argmax(logits, 1), 'logits': logits}
        if mode == tf.estimator.ModeKeys.PREDICT:
            return tf.estimator.EstimatorSpec(mode, predictions, **changes)
        loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
        step = tf.train.get_global_step()
        trains = optimizer or tf.train.GradientDescentOptimizer(0.5)
        accuracy = tf.metrics.accuracy(labels, predictions['class'])
        return tf.estimator.EstimatorSpec(
            mode,
            predictions,
            loss,
            trains.minimize(loss, step),
            {'accuracy': accuracy},
        )

    return model


def input_fn(tf, **options):
    """Batches of four examples, in order."""
    options = {'batch_size': 4, 'shuffle': False, **options}
    return tf.estimator.inputs.numpy_input_fn({'x': VALUES}, LABELS, **options)


def make(release, folder, function=None, **config):
    """An Estimator of a release, and the release's namespace."""
    tf = compat.api(release)
    config = tf.estimator.RunConfig().replace(
        **{'tf_random_seed': 1, 'save_checkpoints_steps': 2, **config}
    )
    function = function or model_fn(tf)
    return tf.estimator.Estimator(function, str(folder), config), tf
