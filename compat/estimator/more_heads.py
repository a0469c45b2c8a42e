"""Heads of `contrib.estimator`: by function, of other kinds, several."""

from __future__ import annotations

import dataclasses

import tensorflow as tf

from . import class_heads, export
from .heads import Head, Regression, trained
from .spec import EstimatorSpec, ModeKeys

v1 = tf.compat.v1
_SUM = 'weighted_sum'


@dataclasses.dataclass(frozen=True)
class Poisson(Regression):
    """Counts, by the means of Poissons."""

    compute_full_loss: bool = True

    def _losses(self, labels, logits):
        return tf.nn.log_poisson_loss(labels, logits, self.compute_full_loss)


@dataclasses.dataclass(frozen=True)
class Logistic(Regression):
    """Probabilities, by the cross entropy."""

    def _losses(self, labels, logits):
        return tf.nn.sigmoid_cross_entropy_with_logits(labels, logits)


@dataclasses.dataclass(frozen=True)
class Labels(Head):
    """Classes that do not exclude each other."""

    n_classes: int = 2
    thresholds: tuple = ()

    @property
    def logits_dimension(self):
        """A logit for each class."""
        return self.n_classes

    def _labels(self, labels):
        if isinstance(labels, tf.SparseTensor):
            values = labels.values
            if self.vocabulary is not None:
                values = self._ids(values)[:, 0]
            ids = labels.with_values(tf.cast(values, tf.int64))
            labels = tf.sparse.to_indicator(ids, self.n_classes)
            return tf.cast(labels, tf.int64)
        return super()._labels(labels)

    def _predictions(self, logits):
        return {'logits': logits, 'probabilities': tf.sigmoid(logits)}

    def _losses(self, labels, logits):
        losses = tf.nn.sigmoid_cross_entropy_with_logits(
            tf.cast(labels, tf.float32), logits
        )
        return tf.reduce_mean(losses, -1, keepdims=True)

    def _metrics(self, labels, predictions, weights):
        scores = predictions['probabilities']
        given = (labels, scores, weights + tf.zeros_like(scores))
        found = {
            'auc': v1.metrics.auc(*given),
            'auc_precision_recall': v1.metrics.auc(*given, curve='PR'),
        }
        for one in self.thresholds:
            chosen = tf.cast(scores >= one, tf.int64)
            given = (labels, chosen, weights + tf.zeros_like(scores))
            end = f'positive_threshold_{one:g}'
            found[f'accuracy/{end}'] = v1.metrics.accuracy(*given)
            found[f'precision/{end}'] = v1.metrics.precision(*given)
            found[f'recall/{end}'] = v1.metrics.recall(*given)
        return found

    def _outputs(self, predictions):
        return self._classification(predictions)


class Several:
    """Several heads over one network.

    Args:
        heads: Heads with names.
        weights: Factors of their losses, or None.
    """

    name = None

    def __init__(self, heads, weights=None):
        names = [head.name for head in heads]
        if not heads:
            raise ValueError('Must specify heads. Given: []')
        if not all(names):
            raise ValueError('All given heads must have name specified.')
        if len(set(names)) < len(names):
            raise ValueError(f'All heads must have different names: {names}')
        if weights and len(weights) != len(heads):
            raise ValueError(
                'heads and head_weights must have the same size. Given '
                f'len(heads): {len(heads)}. Given len(head_weights): '
                f'{len(weights)}.'
            )
        self._heads = heads
        self._weights = weights or [1.0] * len(heads)

    @property
    def logits_dimension(self):
        """Number of logits of all."""
        return sum(head.logits_dimension for head in self._heads)

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
        """As `Head`; labels are a dict by the heads' names, logits may be."""
        specs = [
            head.create_estimator_spec(
                features=features,
                mode=mode,
                logits=own,
                labels=labels[head.name] if labels else None,
                train_op_fn=lambda loss: tf.no_op(),
            )
            for head, own in zip(self._heads, self._split(logits), strict=True)
        ]
        pairs = list(zip(self._heads, specs, strict=True))
        predictions = {
            (head.name, key): value
            for head, one in pairs
            for key, value in one.predictions.items()
        }
        if mode == ModeKeys.PREDICT:
            return EstimatorSpec(
                mode, predictions, export_outputs=_exported(pairs)
            )
        loss = tf.add_n(
            [w * one.loss for w, one in zip(self._weights, specs, strict=True)]
        )
        if regularization_losses:
            loss = tf.add_n([loss, *regularization_losses])
        if mode == ModeKeys.TRAIN:
            train = trained(loss, optimizer, train_op_fn)
            return EstimatorSpec(mode, predictions, loss, train)
        metrics = {}
        for head, one in pairs:
            metrics[f'loss/{head.name}'] = v1.metrics.mean(one.loss)
            metrics.update(one.eval_metric_ops)
        return EstimatorSpec(mode, predictions, loss, eval_metric_ops=metrics)

    def _split(self, logits):
        if isinstance(logits, dict):
            return [logits[head.name] for head in self._heads]
        sizes = [head.logits_dimension for head in self._heads]
        return tf.split(logits, sizes, -1)


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
        raise ValueError(f'n_classes must be > 1 for multi-label: {n_classes}')
    vocabulary = tuple(label_vocabulary) if label_vocabulary else None
    return Labels(
        release, weight_column, vocabulary, loss_reduction, name, loss_fn,
        n_classes, tuple(thresholds or ()),
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
    return Poisson(
        release, weight_column, None, loss_reduction, name, None,
        label_dimension, tf.exp, compute_full_loss,
    )  # fmt: skip


def logistic_regression_head(
    release, weight_column=None, loss_reduction=_SUM, name=None
):
    """A head of probabilities, by the cross entropy."""
    return Logistic(
        release, weight_column, None, loss_reduction, name, None, 1, tf.sigmoid
    )


def multi_head(_, heads, head_weights=None):
    """A head of several."""
    return Several(heads, head_weights)


def _exported(pairs):
    """The outputs of all heads; those of the first are the default."""
    first = pairs[0][1].export_outputs['serving_default']
    found = {'serving_default': first}
    together = {}
    for head, one in pairs:
        for key, output in one.export_outputs.items():
            end = '' if key == 'serving_default' else f'/{key}'
            found[f'{head.name}{end}'] = output
        for key, value in one.export_outputs['predict'].outputs.items():
            together[f'{head.name}/{key}'] = value
    found['predict'] = export.PredictOutput(together)
    return found
