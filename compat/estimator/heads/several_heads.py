"""Several heads over one network."""

from __future__ import annotations

import tensorflow as tf

from ..exports import export
from ..spec import EstimatorSpec, ModeKeys
from .base import LossSpec, trained

v1 = tf.compat.v1


class Several:
    """Several heads over one network.

    Args:
        heads: Heads with names.
        weights: Factors of their losses, or None.
    """

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
    def name(self):
        """The names of all."""
        return '_'.join(head.name for head in self._heads)

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
        if labels and not isinstance(labels, dict):
            raise ValueError(f'labels must be a dict. Given: {labels}')
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
            with tf.name_scope(''):
                v1.summary.scalar('loss', loss)
            return EstimatorSpec(mode, predictions, loss, train)
        metrics = {}
        for head, one in pairs:
            metrics[f'loss/{head.name}'] = v1.metrics.mean(one.loss)
            metrics.update(one.eval_metric_ops)
        return EstimatorSpec(mode, predictions, loss, eval_metric_ops=metrics)

    def create_loss(self, features, mode, logits, labels):
        """As `Head`; all but the training loss are dicts by the names."""
        found = {
            head.name: head.create_loss(features, mode, own, labels[head.name])
            for head, own in zip(self._heads, self._split(logits), strict=True)
        }
        weighed = list(zip(found, self._weights, strict=True))
        return LossSpec(
            tf.add_n([found[name].training_loss * w for name, w in weighed]),
            {name: found[name].unreduced_loss * w for name, w in weighed},
            {name: found[name].weights * w for name, w in weighed},
            {name: one.processed_labels for name, one in found.items()},
        )

    def _split(self, logits):
        if isinstance(logits, dict):
            return [logits[head.name] for head in self._heads]
        sizes = [head.logits_dimension for head in self._heads]
        return tf.split(logits, sizes, -1)


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
