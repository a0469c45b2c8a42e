"""What canned estimators predict: losses, metrics and predictions."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Callable

import tensorflow as tf

from ...releases import Release, Since
from ..exports import export
from ..spec import EstimatorSpec, ModeKeys
from . import head_checks

v1 = tf.compat.v1

_SERVING = 'serving_default'
# The release that first gave the means of regressions.
_MEANS = Since({'0.5': False, '1.10': True})
_RUNS_UPDATES = Since({'0.5': False, '1.12': True})
_ALL_CLASSES = Since({'0.5': False, '1.14': True})


LossSpec = collections.namedtuple(
    'LossSpec', 'training_loss unreduced_loss weights processed_labels'
)


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
        loss_fn: Function of `labels`, `logits` and maybe `features` that
            gives the losses of examples, or None.
    """

    _losses_each = 1  # Values in the last axis of the losses.
    _weighs_logits = False  # Whether each logit may have a weight.

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
            logits: `[D0, ... DN, logits]`, the batch first.
            labels: `[D0, ... DN]` or `[D0, ... DN, 1]`, None in
                predictions.
            optimizer: Makes the train op, if `train_op_fn` does not.
            train_op_fn: Function of the loss that gives the train op.
            regularization_losses: Tensors that are added to the loss.
        """
        logits = head_checks.checked_logits(logits, self.logits_dimension)
        predictions = self._predictions(logits)
        if mode == ModeKeys.PREDICT:
            outputs = self._outputs(predictions)
            return EstimatorSpec(mode, predictions, export_outputs=outputs)
        found = self.create_loss(features, mode, logits, labels)
        added = tf.add_n(regularization_losses or [0.0])
        total = found.training_loss
        if regularization_losses:
            total = total + added
        if mode == ModeKeys.EVAL:
            metrics = {
                'average_loss': v1.metrics.mean(
                    found.unreduced_loss, found.weights
                )
            }
            if regularization_losses:
                metrics['regularization_loss'] = v1.metrics.mean(added)
            metrics.update(
                self._metrics(
                    found.processed_labels, predictions, found.weights
                )
            )
            named = {self._named(key): one for key, one in metrics.items()}
            return EstimatorSpec(
                mode, predictions, total, eval_metric_ops=named
            )
        train = self._updating(trained(total, optimizer, train_op_fn))
        self._summarize(found, total, added if regularization_losses else None)
        return EstimatorSpec(mode, predictions, total, train)

    def create_loss(self, features, mode, logits, labels):
        """The loss of a batch.

        Args:
            features: Dict of tensors.
            mode: One of `ModeKeys`.
            logits: `[D0, ... DN, logits]`.
            labels: As of `create_estimator_spec`.

        Returns:
            A LossSpec.
        """
        logits = tf.convert_to_tensor(logits)
        labels = self._labels(head_checks.given_labels(labels), logits)
        if self.loss_fn is None:
            losses = self._losses(labels, logits)
        else:
            losses = head_checks.losses_by(
                self.loss_fn, labels, logits, features, self._losses_each
            )
        weights = head_checks.weights_of(
            features,
            self.weight_column,
            logits,
            per_logit=self._weighs_logits,
        )
        total = v1.losses.compute_weighted_loss(
            losses, weights, reduction=self.reduction
        )
        return LossSpec(total, losses, weights, labels)

    def _named(self, key):
        return f'{key}/{self.name}' if self.name else key

    def _updating(self, train):
        """The train op with the graph's updates, as since 1.12."""
        updates = v1.get_collection(v1.GraphKeys.UPDATE_OPS)
        if updates and _RUNS_UPDATES[self.release]:
            return tf.group(train, *updates)
        return train

    def _summarize(self, found, total, added):
        shown = {'loss': total}
        if self.reduction == v1.losses.Reduction.SUM:
            weights = found.weights * tf.ones_like(found.unreduced_loss)
            shown['average_loss'] = found.training_loss / tf.reduce_sum(
                weights
            )
        if added is not None:
            shown['regularization_loss'] = added
        with tf.name_scope(''):
            for key, value in shown.items():
                v1.summary.scalar(self._named(key), value)

    def _ids(self, labels):
        """Class ids of labels that may be names."""
        if self.vocabulary is None:
            return labels
        if labels.dtype != tf.string:
            raise ValueError(
                'Labels dtype should be string if there is a vocabulary. '
                f'Instead got {labels.dtype}'
            )
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

    def _labels(self, labels, logits):
        raise NotImplementedError

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

    _weighs_logits = True

    dimension: int = 1
    inverse_link_fn: Callable | None = None

    @property
    def logits_dimension(self):
        """Number of values."""
        return self.dimension

    @property
    def _losses_each(self):
        return self.dimension

    def _labels(self, labels, logits):
        labels = head_checks.checked_labels(labels, logits, self.dimension)
        return tf.cast(labels, tf.float32)

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
