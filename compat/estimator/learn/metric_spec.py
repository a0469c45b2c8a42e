"""`MetricSpec`: which predictions and labels a metric is given."""

from __future__ import annotations

import functools

import tensorflow as tf

from ..arguments import names_of

v1 = tf.compat.v1

_LABELS = ('labels', 'label', 'targets', 'target')
_PREDICTIONS = ('predictions', 'prediction', 'logits', 'logit')
_WEIGHTS = ('weights', 'weight')


class MetricSpec:
    """A metric, and what it is given of the model.

    Args:
        metric_fn: Function of labels, predictions and weights, under any of
            their usual names, that returns `(value, update)` or a tensor.
        prediction_key: Name among the predictions, None where they are one.
        label_key: Name among the labels, the same.
        weight_key: Name among the features, None for no weights.
    """

    def __init__(
        self, metric_fn, prediction_key=None, label_key=None, weight_key=None
    ):
        self._given = metric_fn
        self.metric_fn = _named(
            metric_fn, label_key is not None, weight_key is not None
        )
        self.prediction_key = prediction_key
        self.label_key = label_key
        self.weight_key = weight_key

    def create_metric_ops(self, inputs, labels, predictions):
        """The tensors of the metric.

        Args:
            inputs: Features.
            labels: Labels, a tensor or a dict.
            predictions: Predictions, a tensor or a dict.
        """
        weights = inputs[self.weight_key] if self.weight_key else None
        return self.metric_fn(
            labels=_chosen('label', labels, self.label_key),
            predictions=_chosen(
                'prediction', predictions, self.prediction_key
            ),
            weights=weights,
        )

    def __str__(self):
        return (
            f'MetricSpec(metric_fn={_name(self._given)}, '
            f'prediction_key={self.prediction_key}, '
            f'label_key={self.label_key}, weight_key={self.weight_key})'
        )


def make_metrics(metrics, features, labels, predictions):
    """The tensors of a dict of metrics.

    Args:
        metrics: Dict of name, or `(name, prediction key)`, to a MetricSpec
            or a function of predictions and labels; None for none.
        features: Features.
        labels: Labels.
        predictions: Predictions.

    Returns:
        Dict of name to the metric's tensors.
    """
    only = labels
    if isinstance(labels, dict) and len(labels) == 1:
        (only,) = labels.values()
    found = {}
    for name, metric in sorted((metrics or {}).items(), key=str):
        if isinstance(metric, MetricSpec):
            found[name] = metric.create_metric_ops(
                features, labels, predictions
            )
            continue
        v1.logging.warning(
            'Please specify metrics using MetricSpec. Using bare functions '
            'or (key, fn) tuples is deprecated and support for it will be '
            'removed on Oct 1, 2016.'
        )
        is_dict = isinstance(predictions, dict)
        if not isinstance(name, tuple):
            if is_dict:
                raise ValueError(
                    'Metrics passed provide only name, no prediction, but '
                    f'predictions are dict. Metrics: {metrics}, '
                    f'Labels: {only}.'
                )
            found[name] = metric(predictions, only)
            continue
        if len(name) != 2 or not is_dict:
            raise ValueError(
                f'Invalid metric for {name}: it takes a name and a key of '
                f'predictions that are a dict. Predictions: {predictions}.'
            )
        key = name[1]
        label = labels.get(key, only) if isinstance(labels, dict) else only
        found[name[0]] = metric(predictions[key], label)
    return found


def _named(function, needs_labels, needs_weights):
    """The function by the names labels, predictions and weights."""
    names = names_of(function)
    labels_name = _match(function, names, _LABELS, needs_labels)
    predictions_name = _match(function, names, _PREDICTIONS, False)
    weights_name = _match(function, names, _WEIGHTS, needs_weights)

    @functools.wraps(function)
    def metric(labels=None, predictions=None, weights=None):
        named, placed = {}, []
        if predictions_name:
            named[predictions_name] = predictions
        else:
            placed.append(predictions)
        if labels_name and not predictions_name and names[0] == labels_name:
            placed.insert(0, labels)
        elif labels_name:
            named[labels_name] = labels
        if weights is not None:
            named[weights_name] = weights
        return function(*placed, **named)

    return metric


def _match(function, names, candidates, required):
    found = [name for name in candidates if name in names]
    if len(found) > 1:
        raise ValueError(
            f'Ambiguous arguments {set(found)}, must provide only one of '
            f'{set(candidates)}.'
        )
    if not found and required:
        raise ValueError(
            f'{set(candidates)} missing from {_name(function)}({names}).'
        )
    return found[0] if found else None


def _name(function):
    inner = getattr(function, 'func', function)
    return getattr(inner, '__name__', str(inner))


def _chosen(what, given, key):
    if key:
        if not isinstance(given, dict):
            raise ValueError(
                f'MetricSpec with {what}_key specified requires {what}s dict, '
                f'got {given}.\nYou must not provide a {what}_key if you only '
                f'have a single Tensor as {what}s.'
            )
        if key not in given:
            raise KeyError(f"Key '{key}' missing from {given.keys()}.")
        return given[key]
    if not isinstance(given, dict):
        return given
    if len(given) != 1:
        raise ValueError(
            f'MetricSpec without specified {what}_key requires {what}s tensor '
            f'or single element dict, got {given}'
        )
    return next(iter(given.values()))
