"""Heads of `contrib.estimator`: by function, of other kinds, several."""

from __future__ import annotations

import dataclasses

import tensorflow as tf

from . import class_heads, head_checks
from .base import Head, Regression
from .several_heads import Several

v1 = tf.compat.v1
_SUM = 'weighted_sum'
_INDICATORS = (
    'labels must be an integer indicator Tensor with values in [0, 1]'
)
_PROBABILITIES = 'Labels must be in range [0, 1]'
_SPARSE = 'labels must be an integer SparseTensor with values in [0, {})'


@dataclasses.dataclass(frozen=True)
class Poisson(Regression):
    """Counts, by the means of Poissons."""

    compute_full_loss: bool = True

    def _losses(self, labels, logits):
        return tf.nn.log_poisson_loss(labels, logits, self.compute_full_loss)


@dataclasses.dataclass(frozen=True)
class Logistic(Regression):
    """Probabilities, by the cross entropy."""

    def _labels(self, labels, logits):
        labels = super()._labels(labels, logits)
        return head_checks.in_range(labels, 2, _PROBABILITIES)

    def _losses(self, labels, logits):
        return tf.nn.sigmoid_cross_entropy_with_logits(labels, logits)


@dataclasses.dataclass(frozen=True)
class Labels(Head):
    """Classes that do not exclude each other."""

    n_classes: int = 2
    thresholds: tuple = ()
    shown_classes: tuple = ()

    @property
    def logits_dimension(self):
        """A logit for each class."""
        return self.n_classes

    def _labels(self, labels, logits):
        if isinstance(labels, tf.SparseTensor):
            labels = self._indicated(labels)
        else:
            labels = head_checks.in_range(labels, 2, _INDICATORS)
        return head_checks.checked_labels(labels, logits, self.n_classes)

    def _indicated(self, labels):
        """A sparse tensor of classes as `[..., classes]` of 0 and 1."""
        values = labels.values
        if labels.dtype == tf.string:
            values = self._ids(values)
        else:
            message = _SPARSE.format(self.n_classes)
            v1.assert_integer(values, message=message)
            values = head_checks.in_range(values, self.n_classes, message)
        ids = labels.with_values(tf.cast(values, tf.int64))
        return tf.cast(tf.sparse.to_indicator(ids, self.n_classes), tf.int64)

    def _predictions(self, logits):
        return {'logits': logits, 'probabilities': tf.sigmoid(logits)}

    def _losses(self, labels, logits):
        losses = tf.nn.sigmoid_cross_entropy_with_logits(
            tf.cast(labels, tf.float32), logits
        )
        return tf.reduce_mean(losses, -1, keepdims=True)

    def _metrics(self, labels, predictions, weights):
        scores = predictions['probabilities']
        given = (labels, scores, weights)
        found = {
            'auc': v1.metrics.auc(*given),
            'auc_precision_recall': v1.metrics.auc(*given, curve='PR'),
        }
        for one in self.thresholds:
            chosen = tf.cast(scores >= one, tf.int64)
            given = (labels, chosen, weights)
            end = f'positive_threshold_{one:g}'
            found[f'accuracy/{end}'] = v1.metrics.accuracy(*given)
            found[f'precision/{end}'] = v1.metrics.precision(*given)
            found[f'recall/{end}'] = v1.metrics.recall(*given)
        for one in self.shown_classes:
            end = self.vocabulary[one] if self.vocabulary else f'class{one}'
            own = (labels[..., one : one + 1], scores[..., one : one + 1])
            found[f'probability_mean/{end}'] = v1.metrics.mean(own[1], weights)
            found[f'auc/{end}'] = v1.metrics.auc(*own, weights)
            found[f'auc_precision_recall/{end}'] = v1.metrics.auc(
                *own, weights, curve='PR'
            )
        return found

    def _outputs(self, predictions):
        return self._classification(predictions)


def multi_class_head(
    release,
    n_classes,
    weight_column=None,
    label_vocabulary=None,
    loss_reduction=_SUM,
    loss_fn=None,
    name=None,
):
    """A head of more than two classes."""
    if n_classes is None or n_classes <= 2:
        raise ValueError(
            f'n_classes must be > 2: {n_classes}. Note: Use '
            'binary_classification_head for binary classification.'
        )
    head_checks.check_options(loss_reduction, loss_fn)
    return class_heads.classifier(
        release, n_classes, weight_column, label_vocabulary, loss_reduction,
        name=name, loss_fn=loss_fn,
    )  # fmt: skip


def binary_classification_head(
    release,
    weight_column=None,
    thresholds=None,
    label_vocabulary=None,
    loss_reduction=_SUM,
    loss_fn=None,
    name=None,
):
    """A head of two classes."""
    head_checks.check_options(loss_reduction, loss_fn, thresholds)
    return class_heads.classifier(
        release, 2, weight_column, label_vocabulary, loss_reduction,
        name=name, loss_fn=loss_fn, thresholds=tuple(thresholds or ()),
    )  # fmt: skip


def multi_label_head(
    release,
    n_classes,
    weight_column=None,
    thresholds=None,
    label_vocabulary=None,
    loss_reduction=_SUM,
    loss_fn=None,
    classes_for_class_based_metrics=None,
    name=None,
):
    """A head of classes that do not exclude each other."""
    if n_classes is None or n_classes < 2:
        raise ValueError(
            'n_classes must be > 1 for multi-class classification. Given: '
            f'{n_classes}'
        )
    if label_vocabulary is not None:
        if not isinstance(label_vocabulary, (list, tuple)):
            raise ValueError(
                'label_vocabulary must be a list or tuple. Given type: '
                f'{type(label_vocabulary)}'
            )
        if len(label_vocabulary) != n_classes:
            raise ValueError(
                f'Length of label_vocabulary must be n_classes ({n_classes}). '
                f'Given: {len(label_vocabulary)}'
            )
    head_checks.check_options(loss_reduction, loss_fn, thresholds)
    vocabulary = tuple(label_vocabulary) if label_vocabulary else None
    shown = _class_ids(classes_for_class_based_metrics, n_classes, vocabulary)
    return Labels(
        release, weight_column, vocabulary, loss_reduction, name, loss_fn,
        n_classes, tuple(thresholds or ()), shown,
    )  # fmt: skip


def regression_head(
    release,
    weight_column=None,
    label_dimension=1,
    loss_reduction=_SUM,
    loss_fn=None,
    inverse_link_fn=None,
    name=None,
):
    """A head of values, by their squared error."""
    head_checks.check_options(loss_reduction, loss_fn)
    return Regression(
        release, weight_column, None, loss_reduction, name, loss_fn,
        label_dimension, inverse_link_fn,
    )  # fmt: skip


def poisson_regression_head(
    release,
    weight_column=None,
    label_dimension=1,
    loss_reduction=_SUM,
    compute_full_loss=True,
    name=None,
):
    """A head of counts, by the means of Poissons."""
    head_checks.check_options(loss_reduction)
    return Poisson(
        release, weight_column, None, loss_reduction, name, None,
        label_dimension, tf.exp, compute_full_loss,
    )  # fmt: skip


def logistic_regression_head(
    release, weight_column=None, loss_reduction=_SUM, name=None
):
    """A head of probabilities, by the cross entropy."""
    head_checks.check_options(loss_reduction)
    return Logistic(
        release, weight_column, None, loss_reduction, name, None, 1, tf.sigmoid
    )


def multi_head(_, heads, head_weights=None):
    """A head of several."""
    return Several(heads, head_weights)


def _class_ids(classes, n_classes, vocabulary):
    """Ids of classes that are given by their ids or names."""
    classes = tuple(classes or ())
    if classes and isinstance(classes[0], str):
        if not vocabulary:
            raise ValueError(
                'label_vocabulary must be provided when '
                'classes_for_class_based_metrics are sting.'
            )
        return tuple(list(vocabulary).index(name) for name in classes)
    for one in classes:
        if not 0 <= one < n_classes:
            raise ValueError(
                'All classes_for_class_based_metrics must be in range '
                f'[0, {n_classes - 1}]. Given: {one}'
            )
    return classes
