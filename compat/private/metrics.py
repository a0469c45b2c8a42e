"""`tensorflow.python.ops.metrics_impl`, which packages of metrics read."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def streaming_confusion_matrix(labels, predictions, num_classes, weights=None):
    """A confusion matrix over all batches.

    Args:
        labels: Class ids, of any shape.
        predictions: Class ids, of that shape.
        num_classes: How many classes there are.
        weights: Of that shape, or one that fits, or None.

    Returns:
        `(matrix, update)`, float64 `[num_classes, num_classes]` each.
    """
    total = v1.Variable(
        tf.zeros([num_classes, num_classes], tf.float64),
        trainable=False,
        name='total_confusion_matrix',
        collections=[
            v1.GraphKeys.LOCAL_VARIABLES,
            v1.GraphKeys.METRIC_VARIABLES,
        ],
    )
    labels = tf.reshape(tf.cast(labels, tf.int64), [-1])
    predictions = tf.reshape(tf.cast(predictions, tf.int64), [-1])
    if weights is not None:
        weights = tf.reshape(tf.cast(weights, tf.float64), [-1])
    batch = v1.confusion_matrix(
        labels, predictions, num_classes, tf.float64, weights=weights
    )
    return total, v1.assign_add(total, batch)
