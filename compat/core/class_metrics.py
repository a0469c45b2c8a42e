"""Metrics over classes as they were up to 1.4.

A class that was not met counts with 0; today's leave it out of the mean, and
`mean_per_class_accuracy` keeps two counts in place of the matrix.

*Source:* TensorFlow 1.4, `metrics_impl.py`.
"""

import tensorflow as tf

v1 = tf.compat.v1


def mean_iou(
    labels,
    predictions,
    num_classes,
    weights=None,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """Mean over classes of intersection over union.

    Args:
        labels: Class ids of any shape.
        predictions: The same.
        num_classes: Number of classes.
        weights: Weights of the shape of the labels.
        metrics_collections: Collections that get the mean.
        updates_collections: Collections that get the update.
        name: Name of the variable scope.

    Returns:
        `(mean, op that adds to the confusion matrix and gives it)`.
    """
    matrix, update = _confusion(
        labels, predictions, num_classes, weights, name or 'mean_iou'
    )
    hits = tf.linalg.diag_part(matrix)
    union = tf.reduce_sum(matrix, 0) + tf.reduce_sum(matrix, 1) - hits
    mean = _mean(hits, union, 'mean_iou')
    return collected(mean, update, metrics_collections, updates_collections)


def mean_per_class_accuracy(
    labels,
    predictions,
    num_classes,
    weights=None,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """Mean over classes of the share that was found; see `mean_iou`."""
    matrix, update = _confusion(
        labels, predictions, num_classes, weights, name or 'mean_accuracy'
    )
    hits = tf.linalg.diag_part(matrix)
    mean = _mean(hits, tf.reduce_sum(matrix, 1), 'mean_accuracy')
    return collected(mean, update, metrics_collections, updates_collections)


def _confusion(labels, predictions, num_classes, weights, name):
    """The matrix `[labels, predictions]`, and the op that adds to it."""
    _, update = v1.metrics.mean_iou(
        labels, predictions, num_classes, weights, name=name
    )
    return tf.cast(v1.local_variables()[-1], tf.float32), update


def _mean(hits, all_of_them, name):
    return tf.reduce_mean(tf.math.divide_no_nan(hits, all_of_them), name=name)


def collected(value, update, metrics_collections, updates_collections):
    """A metric and its update, put into their collections."""
    if metrics_collections:
        v1.add_to_collections(metrics_collections, value)
    if updates_collections:
        v1.add_to_collections(updates_collections, update)
    return value, update
