"""Heads of contrib.learn that predict classes."""

from __future__ import annotations

import tensorflow as tf

from ...contrib import lookup
from ...releases import Since
from .class_metrics import accuracy, auc, mean, two_class_metrics
from .constants import MetricKey, PredictionKey, ProblemType
from .heads import SingleHead, check_loss_fn

v1 = tf.compat.v1

# 1.0 alone gave more than two classes an area under the ROC curve; up to 1.0
# nobody had that of the other curve.
_AREA_OF_CLASSES = Since({'0.5': False, '1.0': True, '1.1': False})
_PRECISION_CURVE = Since({'0.5': False, '1.1': True})


class _Classes(SingleHead):
    """Classes; sub-classes say of which kind.

    Args:
        thresholds: From which a probability counts as the class.
        metric_class_ids: Classes that have metrics of their own.
        label_keys: Names of the classes, or None for their numbers.
        **options: As of `SingleHead`.
    """

    problem = ProblemType.CLASSIFICATION

    def __init__(
        self,
        *,
        thresholds=None,
        metric_class_ids=None,
        label_keys=None,
        **options,
    ):
        super().__init__(**options)
        self._thresholds = thresholds or (0.5,)
        self._keys = label_keys
        self._watched = tuple(metric_class_ids or ())
        for one in self._watched:
            if not 0 <= one < self._dimension:
                raise ValueError(
                    f'Class ID {one} not in [0, {self._dimension}).'
                )
        if label_keys and len(label_keys) != self._dimension:
            raise ValueError('Length of label_keys must equal n_classes.')

    def _outputs(self, predictions):
        scores = predictions[PredictionKey.PROBABILITIES]
        names = self._keys or tf.strings.as_string(
            tf.range(tf.shape(scores)[1])
        )
        names = tf.tile(
            tf.convert_to_tensor(names)[None], [tf.shape(scores)[0], 1]
        )
        return {
            PredictionKey.PROBABILITIES: scores,
            PredictionKey.CLASSES: names,
        }


class BinaryLogistic(_Classes):
    """Two classes, by one logit."""

    scope_name = 'binary_logistic_head'
    problem = ProblemType.LOGISTIC_REGRESSION

    def _predictions(self, logits):
        both = tf.concat([tf.zeros_like(logits), logits], 1)
        return {
            PredictionKey.LOGITS: logits,
            PredictionKey.LOGISTIC: tf.sigmoid(logits),
            PredictionKey.PROBABILITIES: tf.nn.softmax(both),
            PredictionKey.CLASSES: tf.argmax(both, 1),
        }

    def _losses(self, labels, logits):
        labels = tf.cast(labels, tf.float32)
        labels = labels[:, None] if labels.shape.rank == 1 else labels
        return tf.nn.sigmoid_cross_entropy_with_logits(labels, logits)

    def _metrics(self, predictions, labels, weights):
        found = two_class_metrics(
            predictions[PredictionKey.LOGISTIC],
            predictions[PredictionKey.CLASSES],
            labels,
            weights,
            self._thresholds,
        )
        if not _PRECISION_CURVE[self.release]:
            del found[MetricKey.AUC_PR]
        return {self._key(name): metric for name, metric in found.items()}


class BinarySvm(_Classes):
    """Two classes, by the hinge loss of one logit."""

    scope_name = 'binary_svm_head'
    problem = ProblemType.LOGISTIC_REGRESSION

    def _predictions(self, logits):
        both = tf.concat([tf.zeros_like(logits), logits], 1)
        return {
            PredictionKey.LOGITS: logits,
            PredictionKey.CLASSES: tf.argmax(both, 1),
        }

    def _outputs(self, predictions):
        return predictions

    def _losses(self, labels, logits):
        labels = tf.reshape(labels, [-1, 1])
        none = v1.losses.Reduction.NONE
        return v1.losses.hinge_loss(labels, logits, reduction=none)

    def _metrics(self, predictions, labels, weights):
        classes = predictions[PredictionKey.CLASSES]
        return {
            self._key(MetricKey.ACCURACY): accuracy(labels, classes, weights)
        }


class MultiClass(_Classes):
    """More than two classes, by a logit each."""

    scope_name = 'multi_class_head'

    def _labels(self, labels):
        labels = super()._labels(labels)
        ids = labels
        if self._keys:
            ids = lookup.index_table_from_tensor(self._keys).lookup(labels)
        return labels, ids

    def _ids(self, labels):
        return labels[1]

    def _predictions(self, logits):
        classes = tf.argmax(logits, 1)
        if self._keys:
            table = lookup.index_to_string_table_from_tensor(self._keys)
            classes = table.lookup(classes)
        return {
            PredictionKey.LOGITS: logits,
            PredictionKey.PROBABILITIES: tf.nn.softmax(logits),
            PredictionKey.CLASSES: classes,
        }

    def _losses(self, labels, logits):
        if not labels.dtype.is_integer:
            raise ValueError(
                f'Labels dtype should be integer Instead got {labels.dtype}.'
            )
        column = labels.shape.rank == 2
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
            labels[:, 0] if column else labels, logits
        )
        return losses[:, None] if column else losses

    def _metrics(self, predictions, labels, weights):
        names, ids = labels
        classes = predictions[PredictionKey.CLASSES]
        found = {MetricKey.ACCURACY: accuracy(names, classes, weights)}
        if _AREA_OF_CLASSES[self.release]:
            scores = predictions[PredictionKey.PROBABILITIES]
            codes = tf.one_hot(tf.reshape(ids, [-1]), self._dimension)
            found[MetricKey.AUC] = auc(scores, codes, weights)
        for one in () if self._keys else self._watched:
            scores = predictions[PredictionKey.PROBABILITIES][:, one]
            logits = predictions[PredictionKey.LOGITS][:, one]
            means = {
                MetricKey.CLASS_PREDICTION_MEAN: tf.equal(classes, one),
                MetricKey.CLASS_LABEL_MEAN: tf.equal(ids, one),
                MetricKey.CLASS_PROBABILITY_MEAN: scores,
                MetricKey.CLASS_LOGITS_MEAN: logits,
            }
            for name, values in means.items():
                found[name % one] = mean(values, weights)
        return {self._key(name): metric for name, metric in found.items()}


class MultiLabel(_Classes):
    """Classes that do not exclude each other."""

    scope_name = 'multi_label_head'

    def _labels(self, labels):
        if isinstance(labels, dict):
            labels = labels[self._label_name]
        if isinstance(labels, tf.SparseTensor):
            labels = tf.sparse.to_indicator(labels, self._dimension)
            return tf.cast(labels, tf.int64)
        return tf.convert_to_tensor(labels)

    def _predictions(self, logits):
        return {
            PredictionKey.LOGITS: logits,
            PredictionKey.PROBABILITIES: tf.sigmoid(logits),
            PredictionKey.CLASSES: tf.cast(logits > 0, tf.int64),
        }

    def _losses(self, labels, logits):
        return tf.nn.sigmoid_cross_entropy_with_logits(
            tf.cast(labels, tf.float32), logits
        )

    def _metrics(self, predictions, labels, weights):
        scores = predictions[PredictionKey.PROBABILITIES]
        classes = predictions[PredictionKey.CLASSES]
        found = {
            MetricKey.ACCURACY: accuracy(labels, classes, weights),
            MetricKey.AUC: auc(scores, labels, weights),
            MetricKey.AUC_PR: auc(scores, labels, weights, 'PR'),
        }
        for one in self._watched:
            logits = predictions[PredictionKey.LOGITS][:, one]
            own = labels[:, one]
            means = {
                MetricKey.CLASS_PREDICTION_MEAN: classes[:, one],
                MetricKey.CLASS_LABEL_MEAN: own,
                MetricKey.CLASS_PROBABILITY_MEAN: scores[:, one],
                MetricKey.CLASS_LOGITS_MEAN: logits,
            }
            for name, values in means.items():
                found[name % one] = mean(values, weights)
            for name, curve in (
                (MetricKey.CLASS_AUC, 'ROC'),
                (MetricKey.CLASS_AUC_PR, 'PR'),
            ):
                found[name % one] = auc(scores[:, one], own, weights, curve)
        return {self._key(name): metric for name, metric in found.items()}


def multi_class_head(
    release,
    n_classes,
    label_keys=None,
    loss_fn=None,
    metric_class_ids=None,
    **options,
):
    """A head of two classes, or more."""
    if n_classes is None or n_classes < 2:
        raise ValueError(
            f'n_classes must be > 1 for classification: {n_classes}.'
        )
    check_loss_fn(loss_fn)
    if n_classes > 2:
        return MultiClass(
            dimension=n_classes, label_keys=label_keys, loss_fn=loss_fn,
            metric_class_ids=metric_class_ids, release=release, **options,
        )  # fmt: skip
    if metric_class_ids:
        raise ValueError('metric_class_ids invalid for n_classes==2.')
    if label_keys:
        raise ValueError('label_keys is not supported for n_classes=2.')
    return BinaryLogistic(
        dimension=1, loss_fn=loss_fn, release=release, **options
    )


def binary_svm_head(release, **options):
    """A head of two classes, by the hinge loss."""
    return BinarySvm(dimension=1, release=release, **options)


def multi_label_head(release, n_classes, loss_fn=None, **options):
    """A head of classes that do not exclude each other."""
    if n_classes < 2:
        raise ValueError('n_classes must be > 1 for classification.')
    check_loss_fn(loss_fn)
    return MultiLabel(
        dimension=n_classes, loss_fn=loss_fn, release=release, **options
    )
