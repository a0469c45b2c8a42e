"""Heads of contrib.learn that are several, or a loss alone."""

from __future__ import annotations

import tensorflow as tf

from .heads import Head, check_mode
from .model_ops import ModelFnOps

v1 = tf.compat.v1


class LossOnly(Head):
    """A loss without labels and predictions.

    Args:
        loss_fn: Function that gives the loss, or a list of them.
        head_name: Beside others.
    """

    def __init__(self, loss_fn, head_name=None):
        self._loss_fn = loss_fn
        self.head_name = head_name or 'loss_only_head'

    @property
    def logits_dimension(self):
        """None."""
        return 0

    def create_model_fn_ops(
        self, features, mode, labels=None, train_op_fn=None, logits=None,
        logits_input=None, scope=None,
    ):  # fmt: skip
        """As `Head`."""
        check_mode(mode)
        if mode == 'infer':
            return ModelFnOps(mode, {})
        with v1.variable_scope(scope, self.head_name):
            loss = self._loss_fn()
            loss = tf.add_n(loss) if isinstance(loss, list) else loss
            train = None
            if mode == 'train':
                if train_op_fn is None:
                    raise ValueError(
                        'train_op_fn can not be None in TRAIN mode'
                    )
                train = train_op_fn(loss)
            return ModelFnOps(mode, {}, loss, train, {})


class MultiHead(Head):
    """Several heads over one network.

    Args:
        heads: Heads with names.
        loss_weights: Factors of their losses, or None.
    """

    def __init__(self, heads, loss_weights=None):
        if loss_weights and len(loss_weights) != len(heads):
            raise ValueError('heads and loss_weights must have same size')
        for head in heads:
            if not head.head_name:
                raise ValueError('Members of MultiHead must have names.')
        self._heads = heads
        self._weights = loss_weights or [1] * len(heads)

    @property
    def logits_dimension(self):
        """Number of logits of all."""
        return sum(head.logits_dimension for head in self._heads)

    def create_model_fn_ops(
        self, features, mode, labels=None, train_op_fn=None, logits=None,
        logits_input=None, scope=None,
    ):  # fmt: skip
        """As `Head`; `logits` may be a dict by the heads' names."""
        check_mode(mode)
        if mode == 'train' and train_op_fn is None:
            raise ValueError('train_op_fn can not be None in TRAIN mode.')
        found = [
            head.create_model_fn_ops(
                features=features, mode=mode, labels=labels,
                train_op_fn=lambda loss: tf.no_op(), logits=own,
                logits_input=logits_input if own is None else None,
                scope=scope,
            )
            for head, own in zip(self._heads, self._split(logits), strict=True)
        ]  # fmt: skip
        predictions, outputs, metrics = {}, {}, {}
        for head, one in zip(self._heads, found, strict=True):
            for key, value in (one.predictions or {}).items():
                predictions[head.head_name, key] = value
            outputs.update(one.output_alternatives or {})
            metrics.update(one.eval_metric_ops or {})
        if mode == 'infer':
            return ModelFnOps(mode, predictions, output_alternatives=outputs)
        loss = tf.add_n(
            [w * one.loss for w, one in zip(self._weights, found, strict=True)]
        )
        if mode == 'eval':
            return ModelFnOps(mode, predictions, loss, None, metrics)
        steps = [one.train_op for one in found]
        train = tf.group(train_op_fn(loss), *steps)
        return ModelFnOps(mode, None, loss, train, metrics)

    def _split(self, logits):
        if logits is None:
            return [None] * len(self._heads)
        if isinstance(logits, dict):
            return [logits.get(head.head_name) for head in self._heads]
        sizes = [head.logits_dimension for head in self._heads]
        return tf.split(logits, sizes, 1)


def multi_head(_, heads, loss_weights=None):
    """A head of several."""
    return MultiHead(heads, loss_weights)


def loss_only_head(_, loss_fn, head_name=None):
    """A head of a loss alone."""
    return LossOnly(loss_fn, head_name)
