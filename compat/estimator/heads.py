"""What canned estimators predict: losses, metrics and predictions."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import tensorflow as tf

from ..releases import Release, Since
from . import export
from .arguments import call_with
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
        name: Beside other heads, after the names of metrics, or None.
        loss_fn: Function of `labels`, `logits` and any of `features` and
            `loss_reduction` that gives the losses of examples, or None.
    """

    release: Release
    weight_column: object = None
    vocabulary: tuple | None = None
    reduction: str = 'weighted_sum'
    name: str | None = None
    loss_fn: Callable | None = None

    @property
    def logits_dimension(self):
        """Number of logits."""
        raise NotImplementedError

    def create_estimator_spec(
        self,
        features,
        mode,
        logits,
        labels=None,
        optimizer=None,
        train_op_fn=None,
        regularization_losses=None,
    ):
        """The EstimatorSpec of logits.

        Args:
            features: Dict of tensors.
            mode: One of `ModeKeys`.
            logits: `[batch, logits]`.
            labels: `[batch]` or `[batch, 1]`, None in predictions.
            optimizer: Makes the train op, if `train_op_fn` does not.
            train_op_fn: Function of the loss that gives the train op.
            regularization_losses: Tensors that are added to the loss.
        """
        logits = tf.convert_to_tensor(logits)
        if (
            logits.shape.rank is not None
            and logits.shape[-1] is not None
            and logits.shape[-1] != self.logits_dimension
        ):
            raise ValueError(
                'logits shape must be [D0, D1, ... DN, '
                f'{self.logits_dimension}], got {logits.shape}.'
            )
        predictions = self._predictions(logits)
        if mode == ModeKeys.PREDICT:
            outputs = self._outputs(predictions)
            return EstimatorSpec(mode, predictions, export_outputs=outputs)
        labels = self._labels(labels)
        losses = self._losses_of(labels, logits, features)
        weights = self._weights(features, losses)
        total = v1.losses.compute_weighted_loss(
            losses, weights, reduction=_REDUCTIONS[self.reduction]
        )
        if regularization_losses:
            total = tf.add_n([total, *regularization_losses])
        mean = v1.metrics.mean(losses, weights)
        if mode == ModeKeys.EVAL:
            metrics = {'average_loss': mean}
            metrics.update(self._metrics(labels, predictions, weights))
            end = f'/{self.name}' if self.name else ''
            named = {f'{key}{end}': one for key, one in metrics.items()}
            return EstimatorSpec(
                mode, predictions, total, eval_metric_ops=named
            )
        train = trained(total, optimizer, train_op_fn)
        return EstimatorSpec(mode, predictions, total, train)

    def _losses_of(self, labels, logits, features):
        if self.loss_fn is None:
            return self._losses(labels, logits)
        offered = {
            'features': features,
            'loss_reduction': v1.losses.Reduction.NONE,
        }
        return call_with(self.loss_fn, offered, labels=labels, logits=logits)

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
        if not isinstance(labels, tf.SparseTensor):
            labels = tf.convert_to_tensor(labels)
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
    inverse_link_fn: Callable | None = None

    @property
    def logits_dimension(self):
        """Number of values."""
        return self.dimension

    def _labels(self, labels):
        return tf.cast(super()._labels(labels), tf.float32)

    def _predictions(self, logits):
        if self.inverse_link_fn is None:
            return {'predictions': logits}
        return {'predictions': self.inverse_link_fn(logits), 'logits': logits}

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


def trained(loss, optimizer, train_op_fn):
    """The train op of a loss.

    Raises:
        ValueError: Both ways to make one, or none.
    """
    if (optimizer is None) == (train_op_fn is None):
        raise ValueError(
            'train_op_fn and optimizer cannot both be set.'
            if optimizer is not None
            else 'train_op_fn and optimizer cannot both be None.'
        )
    if train_op_fn is not None:
        return train_op_fn(loss)
    return optimizer.minimize(loss, v1.train.get_global_step())
