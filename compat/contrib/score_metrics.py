"""Metrics of `contrib.metrics` that `tf.metrics` has not.

*Source:* TensorFlow 1.15, `contrib/metrics/python/ops/metric_ops.py` and
`contrib/metrics/python/metrics/classification.py`.
"""

import tensorflow as tf

from ..core.class_metrics import collected

v1 = tf.compat.v1

_COLLECTIONS = [
    v1.GraphKeys.LOCAL_VARIABLES,
    v1.GraphKeys.METRIC_VARIABLES,
]
_EPSILON = 1e-7


def f1_score(
    labels,
    predictions,
    weights=None,
    num_thresholds=200,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """The best F1 score over thresholds of the predictions.

    Args:
        labels: Truth, of any shape; cast to bool.
        predictions: Chances in [0, 1], of the same shape.
        weights: Weights that broadcast to the labels.
        num_thresholds: Number of thresholds.
        metrics_collections: Collections that get the score.
        updates_collections: Collections that get the update.
        name: Name of the variable scope.

    Returns:
        `(score, op that adds a batch and gives the score)`.
    """
    with v1.variable_scope(name, 'f1', [labels, predictions, weights]):
        inner = [
            (i + 1) * 1.0 / (num_thresholds - 1)
            for i in range(num_thresholds - 2)
        ]
        thresholds = [0.0 - _EPSILON, *inner, 1.0 + _EPSILON]
        found = _counts(labels, predictions, thresholds, weights)
        value, update = (
            _best_f1(*counts) for counts in zip(*found, strict=True)
        )
        return collected(
            value, update, metrics_collections, updates_collections
        )


def cohen_kappa(
    labels,
    predictions_idx,
    num_classes,
    weights=None,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """Agreement of labels and predictions, beyond that of chance.

    Args:
        labels: Class ids `[batch]` or `[batch, 1]`.
        predictions_idx: Class ids `[batch]`.
        num_classes: Number of classes, 2 at least.
        weights: Weights `[batch]`; integers keep the counts integers.
        metrics_collections: Collections that get the value.
        updates_collections: Collections that get the update.
        name: Name of the variable scope.

    Returns:
        `(kappa, op that adds a batch and gives kappa)`, float64.

    Raises:
        ValueError: `num_classes` is below 2, or shapes do not fit.
    """
    if num_classes < 2:
        raise ValueError(f'num_classes must be 2 or more, got {num_classes}')
    parts = [labels, predictions_idx, weights]
    with v1.variable_scope(name, 'cohen_kappa', parts):
        labels = tf.convert_to_tensor(labels)
        if labels.shape.rank == 2:
            labels = tf.squeeze(labels, [-1])
        predictions = _squeezed(tf.convert_to_tensor(predictions_idx), labels)
        predictions.shape.assert_is_compatible_with(labels.shape)
        dtype = tf.int64
        if weights is not None:
            weights = _squeezed(tf.convert_to_tensor(weights), labels)
            dtype = dtype if weights.dtype.is_integer else tf.float32
        table = v1.confusion_matrix(
            labels, predictions, num_classes, dtype, weights=weights
        )
        pairs = [
            _total(name, [num_classes], dtype, batch)
            for name, batch in (
                ('po', tf.linalg.diag_part(table)),
                ('pe_row', tf.reduce_sum(table, 0)),
                ('pe_col', tf.reduce_sum(table, 1)),
            )
        ]
        value, update = (
            _kappa(*counts) for counts in zip(*pairs, strict=True)
        )
        return collected(
            value, update, metrics_collections, updates_collections
        )


def count(
    values,
    weights=None,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """Number of values, or the sum of their weights: value and update."""
    with v1.variable_scope(name, 'count', [values, weights]):
        values = tf.convert_to_tensor(values)
        if weights is None:
            number = tf.cast(tf.size(values), tf.float32)
        else:
            weights = _weights_of(tf.cast(values, tf.float32), weights)
            number = tf.reduce_sum(weights)
        with tf.control_dependencies([values]):
            pair = _total('count', [], tf.float32, number)
        pair = tf.identity(pair[0]), pair[1]
        return collected(*pair, metrics_collections, updates_collections)


def streaming_false_positive_rate(
    predictions,
    labels,
    weights=None,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """Share of the wrong that was taken for right: value and update."""
    with v1.variable_scope(name, 'false_positive_rate'):
        return _rate(
            v1.metrics.false_positives(labels, predictions, weights),
            v1.metrics.true_negatives(labels, predictions, weights),
            metrics_collections,
            updates_collections,
        )


def streaming_false_negative_rate(
    predictions,
    labels,
    weights=None,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """Share of the right that was taken for wrong: value and update."""
    with v1.variable_scope(name, 'false_negative_rate'):
        return _rate(
            v1.metrics.false_negatives(labels, predictions, weights),
            v1.metrics.true_positives(labels, predictions, weights),
            metrics_collections,
            updates_collections,
        )


def _rate(missed, met, metrics_collections, updates_collections):
    value, update = (
        tf.math.divide_no_nan(wrong, wrong + right)
        for wrong, right in zip(missed, met, strict=True)
    )
    return collected(value, update, metrics_collections, updates_collections)


def _counts(labels, predictions, thresholds, weights):
    """True positives, false negatives and false positives, by threshold.

    Returns:
        Three pairs of a variable `[thresholds]` and its update.
    """
    predictions = tf.convert_to_tensor(predictions)
    labels = tf.cast(labels, tf.bool)
    checks = [
        v1.assert_greater_equal(
            predictions,
            tf.cast(0.0, predictions.dtype),
            message='predictions must be in [0, 1]',
        ),
        v1.assert_less_equal(
            predictions,
            tf.cast(1.0, predictions.dtype),
            message='predictions must be in [0, 1]',
        ),
    ]
    with tf.control_dependencies(checks):
        predictions = _squeezed(tf.cast(predictions, tf.float32), labels)
    labels = _squeezed(labels, predictions)
    predictions.shape.assert_is_compatible_with(labels.shape)
    is_above = tf.reshape(predictions, [1, -1]) > tf.reshape(
        tf.constant(thresholds), [-1, 1]
    )
    is_true = tf.reshape(labels, [1, -1])
    share = 1.0
    if weights is not None:
        share = tf.reshape(_weights_of(predictions, weights), [1, -1])
    return [
        _total(
            name,
            [len(thresholds)],
            tf.float32,
            tf.reduce_sum(tf.cast(met, tf.float32) * share, 1),
        )
        for name, met in (
            ('true_positives', is_true & is_above),
            ('false_negatives', is_true & ~is_above),
            ('false_positives', ~is_true & is_above),
        )
    ]


def _best_f1(hits, missed, wrong):
    precision = hits / (_EPSILON + hits + wrong)
    recall = hits / (_EPSILON + hits + missed)
    scores = 2.0 * precision * recall / (precision + recall + _EPSILON)
    return tf.reduce_max(scores)


def _kappa(agreed, rows, columns):
    total = tf.cast(tf.reduce_sum(rows), tf.float64)
    by_chance = tf.reduce_sum(
        tf.math.divide_no_nan(tf.cast(rows * columns, tf.float64), total)
    )
    agreed = tf.cast(tf.reduce_sum(agreed), tf.float64)
    return tf.math.divide_no_nan(agreed - by_chance, total - by_chance)


def _total(name, shape, dtype, batch):
    """A local variable that sums batches, and the op that adds one."""
    total = v1.Variable(
        tf.zeros(shape, dtype),
        trainable=False,
        collections=_COLLECTIONS,
        name=name,
    )
    return total, v1.assign_add(total, batch)


def _weights_of(values, weights):
    weights = _squeezed(tf.cast(weights, tf.float32), values)
    return tf.broadcast_to(weights, tf.shape(values))


def _squeezed(values, others):
    """Values without a last axis of 1 that others do not have."""
    rank, wanted = values.shape.rank, others.shape.rank
    if rank is None or wanted is None or rank != wanted + 1:
        return values
    return tf.squeeze(values, [-1])
