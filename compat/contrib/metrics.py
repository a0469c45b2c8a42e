"""`tf.contrib.metrics`: predictions come before labels.

Each streaming metric is the one of `tf.metrics` with its first two arguments
swapped; up to 0.11 a mask of what to ignore could stand for weights.
"""

import tensorflow as tf

from ..core import class_metrics

v1 = tf.compat.v1
_metrics = v1.metrics

# Name here -> name in tf.metrics, for metrics of predictions and labels.
_SWAPPED = {
    'accuracy': 'accuracy',
    'auc': 'auc',
    'false_negatives': 'false_negatives',
    'false_negatives_at_thresholds': 'false_negatives_at_thresholds',
    'false_positives': 'false_positives',
    'false_positives_at_thresholds': 'false_positives_at_thresholds',
    'mean_absolute_error': 'mean_absolute_error',
    'mean_cosine_distance': 'mean_cosine_distance',
    'mean_iou': 'mean_iou',
    'mean_relative_error': 'mean_relative_error',
    'mean_squared_error': 'mean_squared_error',
    'precision': 'precision',
    'precision_at_thresholds': 'precision_at_thresholds',
    'recall': 'recall',
    'recall_at_thresholds': 'recall_at_thresholds',
    'root_mean_squared_error': 'root_mean_squared_error',
    'sensitivity_at_specificity': 'sensitivity_at_specificity',
    'sparse_average_precision_at_k': 'average_precision_at_k',
    'sparse_precision_at_k': 'precision_at_k',
    'sparse_recall_at_k': 'recall_at_k',
    'specificity_at_sensitivity': 'specificity_at_sensitivity',
    'true_negatives': 'true_negatives',
    'true_negatives_at_thresholds': 'true_negatives_at_thresholds',
    'true_positives': 'true_positives',
    'true_positives_at_thresholds': 'true_positives_at_thresholds',
}
_SAME = ('mean', 'mean_tensor', 'percentage_below')


def _streaming(name, function):
    def metric(**kwargs):
        mask = kwargs.pop('ignore_mask', None)
        if mask is not None:
            kept = 1.0 - tf.cast(mask, tf.float32)
            weights = kwargs.get('weights')
            kwargs['weights'] = kept if weights is None else kept * weights
        return function(**kwargs)

    metric.__name__ = metric.__qualname__ = f'streaming_{name}'
    metric.__doc__ = f'Value and update of `{function.__name__}`.'
    return metric


def streaming_mean_iou_of_1_4(**kwargs):
    """Mean intersection over union, with 0 for classes not met."""
    return _streaming('mean_iou', class_metrics.mean_iou)(**kwargs)


def streaming_percentage_less(**kwargs):
    """Fraction of values below a threshold."""
    return _streaming('percentage_less', _metrics.percentage_below)(**kwargs)


def streaming_recall_at_k(**kwargs):
    """Fraction of labels `[batch]` among the k highest predictions."""
    return _streaming('recall_at_k', _recall_at_k)(**kwargs)


def sparse_recall_at_top_k(labels, top_k_predictions, **options):
    """Fraction of labels among the predicted classes `[batch, k]`."""
    return _metrics.recall_at_top_k(labels, top_k_predictions, **options)


def streaming_sparse_precision_at_top_k(top_k_predictions, labels, **options):
    """Fraction of the predicted classes `[batch, k]` among the labels."""
    return _metrics.precision_at_top_k(labels, top_k_predictions, **options)


def streaming_pearson_correlation(
    predictions,
    labels,
    weights=None,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """Correlation of predictions and labels: value and update."""
    with v1.variable_scope(name, 'pearson_r'):
        both = [
            _covariance(a, b, weights)
            for a, b in (
                (predictions, labels),
                (predictions, predictions),
                (labels, labels),
            )
        ]
        values, updates = (
            cov / tf.sqrt(left) / tf.sqrt(right)
            for cov, left, right in zip(*both, strict=True)
        )
        return class_metrics.collected(
            values, updates, metrics_collections, updates_collections
        )


def streaming_covariance(
    predictions,
    labels,
    weights=None,
    metrics_collections=None,
    updates_collections=None,
    name=None,
):
    """Covariance of predictions and labels: value and update."""
    with v1.variable_scope(name, 'covariance'):
        value, update = _covariance(predictions, labels, weights)
        return class_metrics.collected(
            value, update, metrics_collections, updates_collections
        )


def accuracy(predictions, labels, weights=None, name=None):
    """Fraction of predictions that equal their labels."""
    with tf.name_scope(name or 'accuracy'):
        right = tf.cast(tf.equal(predictions, labels), tf.float32)
        if weights is None:
            return tf.reduce_mean(right)
        weights = tf.cast(weights, tf.float32)
        total = tf.reduce_sum(weights * tf.ones_like(right))
        return tf.reduce_sum(right * weights) / total


def confusion_matrix(
    labels, predictions, num_classes=None, dtype=tf.int32, name=None,
    weights=None,
):  # fmt: skip
    """Counts of labels (rows) and predictions (columns)."""
    return v1.confusion_matrix(
        labels, predictions, num_classes, dtype, name, weights
    )


def confusion_matrix_of_0_12(
    predictions, labels, num_classes=None, dtype=tf.int32, name=None,
    weights=None,
):  # fmt: skip
    """Counts of predictions (rows) and labels (columns), up to 0.12."""
    return v1.confusion_matrix(
        predictions, labels, num_classes, dtype, name, weights
    )


def aggregate_metrics(*value_update_tuples):
    """Lists of values and of updates from pairs of both."""
    if not value_update_tuples:
        raise ValueError('expected pairs of value and update, got none')
    values, updates = zip(*value_update_tuples, strict=True)
    return list(values), list(updates)


def aggregate_metric_map(names_to_tuples):
    """Dicts of values and of updates from a dict of pairs of both."""
    values = {name: pair[0] for name, pair in names_to_tuples.items()}
    updates = {name: pair[1] for name, pair in names_to_tuples.items()}
    return values, updates


def set_size(a, validate_indices=True):
    """Number of distinct values in each last-axis row."""
    return tf.sets.size(a, validate_indices)


def set_union(a, b, validate_indices=True):
    """Union of rows, as a SparseTensor."""
    return tf.sets.union(a, b, validate_indices)


def set_intersection(a, b, validate_indices=True):
    """Intersection of rows, as a SparseTensor."""
    return tf.sets.intersection(a, b, validate_indices)


def set_difference(a, b, aminusb=True, validate_indices=True):
    """Difference of rows, as a SparseTensor."""
    return tf.sets.difference(a, b, aminusb, validate_indices)


def __getattr__(name):
    leaf = name.removeprefix('streaming_')
    if leaf != name and (leaf in _SWAPPED or leaf in _SAME):
        return _streaming(leaf, getattr(_metrics, _SWAPPED.get(leaf, leaf)))
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _recall_at_k(predictions, labels, k, name=None, **options):
    found = tf.nn.in_top_k(labels, predictions, k)
    name = name or f'recall_at_{k:d}'
    return _metrics.mean(tf.cast(found, tf.float32), name=name, **options)


def _covariance(a, b, weights):
    """Covariance of `a` and `b` so far: value and update."""
    a, b = tf.cast(a, tf.float32), tf.cast(b, tf.float32)
    means = [_metrics.mean(values, weights) for values in (a, b, a * b)]
    counts = tf.ones_like(a) if weights is None else weights * tf.ones_like(a)
    count = v1.Variable(
        0.0,
        trainable=False,
        collections=[v1.GraphKeys.LOCAL_VARIABLES],
        name='count',
    )
    added = v1.assign_add(count, tf.reduce_sum(counts))

    def unbiased(part, number):
        mean_a, mean_b, mean_ab = (mean[part] for mean in means)
        bessel = number / tf.maximum(number - 1.0, 1.0)
        return (mean_ab - mean_a * mean_b) * bessel

    return unbiased(0, tf.identity(count)), unbiased(1, added)
