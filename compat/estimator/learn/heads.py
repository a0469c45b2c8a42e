"""Heads of contrib.learn: what a model predicts, its loss and metrics.

Source: TensorFlow 1.4.1, `contrib/learn/python/learn/estimators/head.py`.
"""

from __future__ import annotations

import contextlib

import tensorflow as tf

from ...contrib.layers import layers
from ...releases import Release, Since
from ..arguments import names_of
from .constants import MetricKey, ProblemType
from .model_ops import ModelFnOps

v1 = tf.compat.v1

# Up to 1.0 the bias of its own learned from examples without weights.
_WEIGHS_BIAS = Since({'0.5': False, '1.1': True})
# Up to 1.0 heads had no scope of their own.
SCOPED = Since({'0.5': False, '1.1': True})


class Head:
    """What a model predicts, from its logits."""

    release = Release('1.15')

    @property
    def logits_dimension(self):
        """Number of logits."""
        raise NotImplementedError('Calling an abstract method.')

    def create_model_fn_ops(
        self,
        features,
        mode,
        labels=None,
        train_op_fn=None,
        logits=None,
        logits_input=None,
        scope=None,
    ):
        """The ModelFnOps of logits, or of the layer below them.

        Args:
            features: Dict of tensors.
            mode: One of `ModeKeys`.
            labels: Labels, or a dict of them.
            train_op_fn: Function of the loss that gives the train op.
            logits: `[batch, logits]`.
            logits_input: `[batch, size]` instead.
            scope: Variable scope.
        """
        raise NotImplementedError('Calling an abstract method.')


class SingleHead(Head):
    """A head that predicts one thing; sub-classes say which.

    Args:
        dimension: Number of logits.
        label_name: Of the label, if labels are a dict.
        weight_column_name: Of the feature that weighs examples, or None.
        enable_centered_bias: Whether a bias of its own learns the mean.
        head_name: Beside others in a `multi_head`.
        loss_fn: Function of labels, logits and weights, or None.
        release: A Release, the last if None.
    """

    scope_name = 'head'
    problem = ProblemType.UNSPECIFIED

    def __init__(
        self,
        dimension,
        label_name=None,
        weight_column_name=None,
        enable_centered_bias=False,
        head_name=None,
        loss_fn=None,
        release=None,
    ):
        self.release = release or self.release
        self._dimension = dimension
        self._label_name = label_name
        self._weight_column_name = weight_column_name
        self._centers = enable_centered_bias
        self._head_name = head_name
        self._loss_fn = loss_fn

    @property
    def logits_dimension(self):
        """Number of logits."""
        return self._dimension

    @property
    def head_name(self):
        """Name beside others."""
        return self._head_name

    @property
    def label_name(self):
        """Name of the label."""
        return self._label_name

    @property
    def weight_column_name(self):
        """Name of the feature that weighs examples."""
        return self._weight_column_name

    def create_model_fn_ops(
        self,
        features,
        mode,
        labels=None,
        train_op_fn=None,
        logits=None,
        logits_input=None,
        scope=None,
    ):
        """As `Head`."""
        check_mode(mode)
        name = self.head_name or self.scope_name
        with (
            v1.variable_scope(scope, name)
            if scope or SCOPED[self.release]
            else contextlib.nullcontext()
        ):
            if mode == 'infer' or labels is None:
                labels = None
            else:
                labels = self._labels(labels)
            logits = self._logits(logits, logits_input)
            bias = self._centered_bias() if self._centers else None
            if bias is not None:
                logits = tf.nn.bias_add(logits, bias)
            with v1.name_scope('predictions'):
                predictions = self._predictions(logits)
            outputs = {
                self.head_name: (self.problem, self._outputs(predictions))
            }
            if labels is None:
                return ModelFnOps(
                    mode, predictions, output_alternatives=outputs
                )
            weights = self._weights(features)
            loss, average = self._loss(labels, logits, weights)
            with v1.name_scope(''):
                v1.summary.scalar(self._key(MetricKey.LOSS), average)
            train = None
            if mode == 'train':
                train = self._train(
                    train_op_fn, loss, labels, logits, weights, bias
                )
            with v1.name_scope('metrics'):
                metrics = {self._key(MetricKey.LOSS): v1.metrics.mean(average)}
                metrics.update(self._metrics(predictions, labels, weights))
            return ModelFnOps(mode, predictions, loss, train, metrics, outputs)

    def _train(self, train_op_fn, loss, labels, logits, weights, bias):
        if train_op_fn is None:
            raise ValueError('train_op_fn can not be None in TRAIN mode')
        if not SCOPED[self.release]:
            around = contextlib.nullcontext()
        else:
            around = v1.name_scope('train_op')
        if bias is None:
            with around:
                return train_op_fn(loss)
        batch = tf.shape(logits)[0]
        alone = tf.reshape(tf.tile(bias, [batch]), [batch, self._dimension])
        weighs = _WEIGHS_BIAS[self.release]
        found, _ = self._loss(labels, alone, weights if weighs else None)
        step = v1.train.AdagradOptimizer(0.1).minimize(found, var_list=[bias])
        with around:
            return tf.group(train_op_fn(loss), step)

    def _centered_bias(self):
        # A partitioner of the scope must not cut it.
        zeros = tf.zeros([self._dimension])
        bias = v1.Variable(zeros, name='centered_bias_weight')
        for place in range(self._dimension):
            name = self._key(f'centered_bias/bias_{place}')
            v1.summary.scalar(name, bias[place])
        return bias

    def _logits(self, logits, logits_input):
        if logits is None:
            if logits_input is None:
                raise ValueError('Neither logits nor logits_input supplied.')
            return layers.linear(logits_input, self._dimension, scope='logits')
        if logits_input is not None:
            raise ValueError('Both logits and logits_input supplied.')
        logits = tf.convert_to_tensor(logits, name='logits')
        if logits.shape.rank:
            last = tf.compat.v1.Dimension(logits.shape[-1])
            last.assert_is_compatible_with(self._dimension)
        return logits

    def _weights(self, features):
        name = self._weight_column_name
        if not name:
            return None
        if name not in features:
            raise ValueError(f'Weights {name} missing from features.')
        weights = tf.cast(features[name], tf.float32)
        return weights[:, None] if weights.shape.rank == 1 else weights

    def _loss(self, labels, logits, weights):
        """The loss, and the mean weighed by examples."""
        if self._loss_fn is not None:
            extra = {} if weights is None else {'weights': weights}
            loss = self._loss_fn(self._ids(labels), logits, **extra)
            return loss, loss
        losses = self._losses(self._ids(labels), logits)
        if weights is None:
            loss = tf.reduce_mean(losses)
            return loss, loss
        if weights.shape.rank not in (0, losses.shape.rank):
            raise ValueError(
                'weights can not be broadcast to values. values.rank='
                f'{losses.shape.rank}. weights.rank={weights.shape.rank}. '
                f'values.shape={losses.shape}. weights.shape='
                f'{weights.shape}.'
            )
        weights += tf.zeros_like(losses)
        weighed = losses * weights
        total = tf.reduce_sum(weighed)
        return tf.reduce_mean(weighed), total / tf.reduce_sum(weights)

    def _labels(self, labels):
        if isinstance(labels, dict):
            labels = labels[self._label_name]
        labels = v1.convert_to_tensor_or_sparse_tensor(labels)
        if isinstance(labels, tf.SparseTensor):
            raise ValueError('SparseTensor is not supported.')
        return labels

    def _ids(self, labels):
        """What the loss reads of labels."""
        return labels

    def _key(self, name):
        return f'{name}/{self.head_name}' if self.head_name else name

    def _outputs(self, predictions):
        """What is exported."""
        return predictions

    def _predictions(self, logits):
        raise NotImplementedError

    def _losses(self, labels, logits):
        raise NotImplementedError

    def _metrics(self, predictions, labels, weights):
        return {}


def no_op_train_fn(_, loss):
    """A train op that does nothing."""
    return tf.no_op()


def check_mode(mode):
    """Checks a mode."""
    if mode not in ('train', 'eval', 'infer'):
        raise ValueError(f'mode={mode} unrecognized.')


def check_loss_fn(function):
    """Checks that a loss takes labels, logits and weights."""
    taken = names_of(function) if function else ()
    for name in ('labels', 'logits', 'weights'):
        if function and name not in taken:
            raise ValueError(f'Argument {name} not found in loss_fn.')
