"""What canned estimators predict: losses, metrics and predictions."""

from __future__ import annotations

import dataclasses

import tensorflow as tf

from ..releases import Release, Since
from . import export
from .spec import EstimatorSpec, ModeKeys

v1 = tf.compat.v1

_SERVING = 'serving_default'
# The release that first gave the means of regressions.
_MEANS = Since({'0.5': False, '1.10': True})
_ALL_CLASSES = Since({'0.5': False, '1.14': True})
_REDUCTIONS = {
    'weighted_sum': v1.losses.Reduction.SUM,
    'weighted_sum_by_nonzero_weights': (
        v1.losses.Reduction.SUM_BY_NONZERO_WEIGHTS
    ),
    'weighted_mean': v1.losses.Reduction.MEAN,
    'weighted_sum_over_batch_size': v1.losses.Reduction.SUM_OVER_BATCH_SIZE,
}


@dataclasses.dataclass(frozen=True)
class Head:
    """A regression, two classes, or more; sub-classes say which.

    Attributes:
        release: A Release.
        weight_column: Name of the feature that weighs examples, or a numeric
            column, or None.
        vocabulary: Names of the classes, or None for their numbers.
        reduction: How the losses of examples become one.
    """

    release: Release
    weight_column: object = None
    vocabulary: tuple | None = None
    reduction: str = 'weighted_sum'

    @property
    def units(self):
        """Number of logits."""
        raise NotImplementedError

    def spec(self, features, labels, mode, logits, train_op_fn):
        """The EstimatorSpec of logits.

        Args:
            features: Dict of tensors.
            labels: `[batch]` or `[batch, 1]`, None in predictions.
            mode: One of `ModeKeys`.
            logits: `[batch, units]`.
            train_op_fn: Function of the loss that gives the train op.
        """
        predictions = self._predictions(logits)
        if mode == ModeKeys.PREDICT:
            outputs = self._outputs(predictions)
            return EstimatorSpec(mode, predictions, export_outputs=outputs)
        labels = self._labels(labels)
        losses = self._losses(labels, logits)
        weights = self._weights(features, losses)
        total = v1.losses.compute_weighted_loss(
            losses, weights, reduction=_REDUCTIONS[self.reduction]
        )
        mean = v1.metrics.mean(losses, weights)
        if mode == ModeKeys.EVAL:
            metrics = {'average_loss': mean}
            metrics.update(self._metrics(labels, predictions, weights))
            return EstimatorSpec(
                mode, predictions, total, eval_metric_ops=metrics
            )
        return EstimatorSpec(mode, predictions, total, train_op_fn(total))

    def _weights(self, features, losses):
        if self.weight_column is None:
            return 1.0
        key = getattr(self.weight_column, 'key', self.weight_column)
        weights = tf.cast(features[key], tf.float32)
        return tf.reshape(weights, [-1, 1]) + tf.zeros_like(losses)

    def _labels(self, labels):
        if labels is None:
            raise ValueError(
                'You must provide a labels Tensor. Given: None. Suggested '
                'troubleshooting steps: Check that your data contain your '
                'label feature. Check that your input_fn properly parses and '
                'returns labels.'
            )
        if isinstance(labels, dict):
            (labels,) = labels.values()
        return labels if labels.shape.rank != 1 else labels[:, None]

    def _ids(self, labels):
        """Class ids `[batch, 1]` of labels that may be names."""
        labels = Head._labels(self, labels)
        if self.vocabulary is None:
            if not labels.dtype.is_integer:
                raise ValueError(
                    'Labels dtype should be integer. Instead got '
                    f'{labels.dtype}.'
                )
            return tf.cast(labels, tf.int64)
        keys = tf.constant(list(self.vocabulary))
        ids = tf.range(len(self.vocabulary), dtype=tf.int64)
        initializer = tf.lookup.KeyValueTensorInitializer(keys, ids)
        return v1.lookup.StaticHashTable(initializer, -1).lookup(labels)

    def _names(self, ids):
        """Names of class ids, as bytes."""
        if self.vocabulary is None:
            return tf.strings.as_string(ids)
        return tf.gather(tf.constant(list(self.vocabulary)), ids)

    def _classes(self, predictions, logits):
        """The predictions that all classifiers give."""
        ids = predictions['class_ids']
        predictions['classes'] = self._names(ids)
        if _ALL_CLASSES[self.release]:
            every = tf.range(predictions['probabilities'].shape[-1])[None]
            every = tf.tile(every, [tf.shape(logits)[0], 1])
            predictions['all_class_ids'] = every
            predictions['all_classes'] = self._names(every)
        return predictions

    def _classification(self, predictions):
        """The outputs that all classifiers export."""
        scores = predictions['probabilities']
        names = self._names(tf.range(scores.shape[-1]))
        names = tf.tile(names[None], [tf.shape(scores)[0], 1])
        one = export.ClassificationOutput(scores, names)
        return {
            _SERVING: one,
            'classification': one,
            'predict': export.PredictOutput(predictions),
        }

    def _predictions(self, logits):
        raise NotImplementedError

    def _losses(self, labels, logits):
        raise NotImplementedError

    def _metrics(self, labels, predictions, weights):
        raise NotImplementedError

    def _outputs(self, predictions):
        raise NotImplementedError


@dataclasses.dataclass(frozen=True)
class Regression(Head):
    """Values, and the squared error."""

    dimension: int = 1

    @property
    def units(self):
        """Number of values."""
        return self.dimension

    def _labels(self, labels):
        return tf.cast(super()._labels(labels), tf.float32)

    def _predictions(self, logits):
        return {'predictions': logits}

    def _losses(self, labels, logits):
        return tf.math.squared_difference(logits, labels)

    def _metrics(self, labels, predictions, weights):
        if not _MEANS[self.release]:
            return {}
        return {
            'prediction/mean': v1.metrics.mean(
                predictions['predictions'], weights
            ),
            'label/mean': v1.metrics.mean(labels, weights),
        }

    def _outputs(self, predictions):
        value = predictions['predictions']
        return {
            _SERVING: export.RegressionOutput(value),
            'regression': export.RegressionOutput(value),
            'predict': export.PredictOutput(predictions),
        }
