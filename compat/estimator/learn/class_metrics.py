"""Metrics of contrib.learn's heads that predict classes."""

from __future__ import annotations

import tensorflow as tf

from .constants import MetricKey

v1 = tf.compat.v1


def two_class_metrics(scores, classes, labels, weights, thresholds):
    """Metrics of two classes.

    Args:
        scores: Probabilities of the second class, `[batch, 1]`.
        classes: Classes `[batch]`.
        labels: `[batch]` or `[batch, 1]`.
        weights: Of examples, or None.
        thresholds: From which a score counts as the second class.

    Returns:
        Dict of name to `(value, update)`.
    """
    found = {
        MetricKey.ACCURACY: accuracy(labels, classes, weights),
        MetricKey.PREDICTION_MEAN: mean(scores, weights),
        MetricKey.LABEL_MEAN: mean(labels, weights),
        MetricKey.ACCURACY_BASELINE: mean(labels, weights),
        MetricKey.AUC: auc(scores, labels, weights),
        MetricKey.AUC_PR: auc(scores, labels, weights, 'PR'),
    }
    for one in thresholds:
        chosen = tf.cast(scores >= one, tf.float32)
        given = (labels, scores, (one,), weights)
        right = v1.metrics.precision_at_thresholds(*given)
        all_ = v1.metrics.recall_at_thresholds(*given)
        found[MetricKey.ACCURACY_MEAN % one] = accuracy(
            labels, chosen, weights
        )
        found[MetricKey.PRECISION_MEAN % one] = _scalars(right)
        found[MetricKey.RECALL_MEAN % one] = _scalars(all_)
    return found


def accuracy(labels, classes, weights):
    """Share of right classes, over batches."""
    return v1.metrics.accuracy(labels, classes, weights)


def mean(values, weights):
    """Mean over batches."""
    values = tf.cast(values, tf.float32)
    if weights is not None:
        weights = tf.reshape(weights, [-1, *([1] * (values.shape.rank - 1))])
        weights += tf.zeros_like(values)
    return v1.metrics.mean(values, weights)


def auc(scores, labels, weights, curve='ROC'):
    """Area under a curve, over batches."""
    labels = tf.reshape(tf.cast(labels, tf.bool), tf.shape(scores))
    if weights is not None:
        weights = tf.reshape(weights, [-1, *([1] * (scores.shape.rank - 1))])
        weights += tf.zeros_like(scores)
    return v1.metrics.auc(labels, scores, weights, curve=curve)


def _scalars(pair):
    return tuple(tf.squeeze(one) for one in pair)
