"""Heads of classifiers: two classes, or more."""

from __future__ import annotations

import dataclasses

import tensorflow as tf

from ...releases import Since
from ..exports import export
from . import head_checks
from .base import Head

v1 = tf.compat.v1

# The release that first gave precision and recall of two classes.
_PRECISION = Since({'0.5': False, '1.5': True})


@dataclasses.dataclass(frozen=True)
class TwoClasses(Head):
    """Two classes, by one logit."""

    thresholds: tuple = ()

    @property
    def logits_dimension(self):
        """One logit."""
        return 1

    def _labels(self, labels, logits):
        labels = head_checks.checked_labels(labels, logits, 1)
        ids = tf.cast(self._ids(labels), tf.float32)
        return head_checks.in_range(ids, 2)

    def _predictions(self, logits):
        logistic = tf.sigmoid(logits)
        both = tf.concat([tf.zeros_like(logits), logits], -1)
        probabilities = tf.nn.softmax(both)
        ids = tf.argmax(probabilities, -1)[..., None]
        found = {
            'logits': logits,
            'logistic': logistic,
            'probabilities': probabilities,
            'class_ids': ids,
        }
        return self._classes(found, logits)

    def _losses(self, labels, logits):
        return tf.nn.sigmoid_cross_entropy_with_logits(labels, logits)

    def _metrics(self, labels, predictions, weights):
        logistic, ids = predictions['logistic'], predictions['class_ids']
        mean = v1.metrics.mean(labels, weights)
        baseline = [tf.maximum(one, 1 - one) for one in mean]
        found = {
            'accuracy': v1.metrics.accuracy(labels, ids, weights),
            'prediction/mean': v1.metrics.mean(logistic, weights),
            'label/mean': mean,
            'accuracy_baseline': tuple(baseline),
            'auc': v1.metrics.auc(labels, logistic, weights),
            'auc_precision_recall': v1.metrics.auc(
                labels,
                logistic,
                weights,
                curve='PR',
            ),
        }
        if _PRECISION[self.release]:
            found['precision'] = v1.metrics.precision(labels, ids, weights)
            found['recall'] = v1.metrics.recall(labels, ids, weights)
        for one in self.thresholds:
            chosen = tf.cast(logistic >= one, tf.float32)
            given = (labels, chosen, weights)
            end = f'positive_threshold_{one:g}'
            found[f'accuracy/{end}'] = v1.metrics.accuracy(*given)
            found[f'precision/{end}'] = v1.metrics.precision(*given)
            found[f'recall/{end}'] = v1.metrics.recall(*given)
        return found

    def _outputs(self, predictions):
        found = self._classification(predictions)
        logistic = export.RegressionOutput(predictions['logistic'])
        return {**found, 'regression': logistic}


@dataclasses.dataclass(frozen=True)
class Classes(Head):
    """More than two classes, by a logit each."""

    n_classes: int = 3

    @property
    def logits_dimension(self):
        """A logit for each class."""
        return self.n_classes

    def _labels(self, labels, logits):
        labels = head_checks.checked_labels(labels, logits, 1)
        ids = self._ids(labels)
        if not ids.dtype.is_integer:
            raise ValueError(
                f'Labels dtype should be integer. Instead got {ids.dtype}.'
            )
        return head_checks.in_range(tf.cast(ids, tf.int64), self.n_classes)

    def _predictions(self, logits):
        found = {
            'logits': logits,
            'probabilities': tf.nn.softmax(logits),
            'class_ids': tf.argmax(logits, -1)[..., None],
        }
        return self._classes(found, logits)

    def _losses(self, labels, logits):
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
            labels[..., 0], logits
        )
        return losses[..., None]

    def _metrics(self, labels, predictions, weights):
        ids = predictions['class_ids']
        return {'accuracy': v1.metrics.accuracy(labels, ids, weights)}

    def _outputs(self, predictions):
        return self._classification(predictions)


def classifier(
    release, n_classes, weight_column, vocabulary, reduction, **options
):
    """The head of a number of classes.

    Args:
        release: A Release.
        n_classes: Number of classes.
        weight_column: As of `Head`.
        vocabulary: Names of the classes, or None.
        reduction: As of `Head`.
        **options: Of the head.
    """
    if vocabulary is not None and len(vocabulary) != n_classes:
        raise ValueError(
            f'Length of label_vocabulary must be n_classes: {n_classes}. '
            f'Given label_vocabulary: {vocabulary}'
        )
    vocabulary = None if vocabulary is None else tuple(vocabulary)
    given = (release, weight_column, vocabulary, reduction)
    if n_classes == 2:
        return TwoClasses(*given, **options)
    if n_classes < 2:
        raise ValueError(
            f'n_classes must be > 2 for classification: {n_classes}.'
        )
    return Classes(*given, n_classes=n_classes, **options)
