"""What classification and labelling share: network, optimizer, checks."""

from __future__ import annotations

import tensorflow as tf

from legacy_rnn.article import lengths
from legacy_rnn.article.lazy import lazy_property
from legacy_rnn.article.lengths import require_rank
from legacy_rnn.article.losses import REDUCTIONS
from legacy_rnn.article.options import (
    Cell,
    Chance,
    Optimizer,
    Reduction,
    TensorLike,
    Unroll,
    WeightInit,
)
from legacy_rnn.article.recurrence import Recurrence
from legacy_rnn.article.sequences import sequence_mask
from legacy_rnn.article.unroll import UNROLLS
from legacy_rnn.compat.layer_base import graph_seeds

v1 = tf.compat.v1

OPTIMIZERS = {
    'rmsprop': v1.train.RMSPropOptimizer,
    'adam': v1.train.AdamOptimizer,
    'sgd': v1.train.GradientDescentOptimizer,
    'momentum': lambda rate: v1.train.MomentumOptimizer(rate, 0.9),
    'adagrad': v1.train.AdagradOptimizer,
}
WEIGHT_INITS = {
    'glorot': lambda: None,
    'unit_scaling': lambda: v1.uniform_unit_scaling_initializer(),
}


class SequenceModel:
    """Base of the article's two models.

    Args:
        data: `[batch, time, features]`, float.
        target: One-hot classes; its shape is the sub-class's.
        length: int `[batch]`, in steps, or None for full length.
        unroll: `'static'`, `'dynamic'` or `'fused'`.
        cell: `'gru'`, `'lstm'`, `'basic_lstm'`, `'basic_rnn'`, or a function
            from the number of units to a cell.
        num_hidden: Units of each layer and direction.
        num_layers: Number of layers.
        bidirectional: Whether each layer also runs backward.
        input_keep_prob: Chance to keep an input of a layer, float or scalar
            tensor.
        output_keep_prob: Chance to keep an output of a layer.
        state_keep_prob: Chance to keep a part of a layer's state.
        training: Whether to drop, bool or bool scalar tensor.
        seed: Seed of the dropout masks.
        step: Training step that the masks depend on; by default the global
            step of the graph.
        rows: Place of the data in a greater batch whose masks are drawn, as
            pair of its first row and the number of all; None for all.
        weight_init: How the weights of the cells start: `'glorot'`, or
            `'unit_scaling'`, TensorFlow's default up to 0.12.
        init_stddev: Deviation of the softmax weight's truncated normal.
        bias_init: Start of the softmax biases.
        loss_reduction: `'mean'` or `'sum'` over the batch.
        optimizer: `'rmsprop'`, `'adam'`, `'sgd'`, `'momentum'`, `'adagrad'`.
        learning_rate: Float or scalar tensor.
        clip_norm: Bound on the global norm of the gradients; None or 0 for
            none.

    Raises:
        TypeError: `data` or `target` is no float tensor.
        ValueError: A shape or an option is not one of the above, or a length
            is known to be outside 0 to the number of steps. One that is fed
            fails the step with a `tf.errors.InvalidArgumentError`.

    Source: the article's `SequenceClassification` and `SequenceLabelling`.
    """

    # What the two models add, and what is built on first use.
    logits: tf.Tensor
    cost: tf.Tensor
    error: tf.Tensor

    _target_form = '[batch, classes]'
    _target_rank = 2

    def __init__(
        self,
        data: TensorLike,
        target: TensorLike,
        length: TensorLike | None = None,
        *,
        unroll: Unroll = 'dynamic',
        cell: Cell = 'gru',
        num_hidden: int = 200,
        num_layers: int = 3,
        bidirectional: bool = False,
        input_keep_prob: Chance = 1.0,
        output_keep_prob: Chance = 1.0,
        state_keep_prob: Chance = 1.0,
        training: bool | tf.Tensor = True,
        seed: int = 0,
        step: TensorLike | None = None,
        rows: tuple[int, int] | None = None,
        weight_init: WeightInit = 'glorot',
        init_stddev: float = 0.01,
        bias_init: float = 0.1,
        loss_reduction: Reduction = 'mean',
        optimizer: Optimizer = 'rmsprop',
        learning_rate: Chance = 0.003,
        clip_norm: float | None = None,
    ) -> None:
        self.data = tf.convert_to_tensor(data)
        self.target = tf.convert_to_tensor(target)
        self.length = None if length is None else tf.convert_to_tensor(length)
        _choice('unroll', unroll, UNROLLS)
        _choice('optimizer', optimizer, OPTIMIZERS)
        _choice('loss_reduction', loss_reduction, REDUCTIONS)
        _choice('weight_init', weight_init, WEIGHT_INITS)
        self._check_tensors()
        self._unroll = unroll
        self._weight_init = WEIGHT_INITS[weight_init]
        self._init_stddev = init_stddev
        self._bias_init = bias_init
        self._loss_reduction = loss_reduction
        self._optimizer = OPTIMIZERS[optimizer]
        self._learning_rate = learning_rate
        self._clip_norm = clip_norm
        self._recurrence = Recurrence(
            unroll=unroll,
            cell=cell,
            num_hidden=num_hidden,
            num_layers=num_layers,
            bidirectional=bidirectional,
            keep_probs={
                'input': input_keep_prob,
                'output': output_keep_prob,
                'state': state_keep_prob,
            },
            training=training,
            seed=seed,
            step=v1.train.get_or_create_global_step()
            if step is None
            else step,
            rows=rows,
        )

    @property
    def num_classes(self):
        """Number of classes."""
        return int(self.target.shape[-1])

    @lazy_property
    def mask(self):
        """`[batch, time]`, 1 for real steps; None without lengths."""
        if self.length is None:
            return None
        return sequence_mask(
            self._length, tf.shape(self.data)[1], self.data.dtype
        )

    @property
    def output(self):
        """Outputs of the network, `[batch, time, units]`."""
        return self._unrolled[0]

    @property
    def state(self):
        """Final state of the network, a tuple with one entry a layer."""
        return self._unrolled[1]

    @lazy_property
    def _unrolled(self):
        scope = v1.get_variable_scope()
        start = self._weight_init()
        with (
            graph_seeds.as_today(),
            v1.variable_scope(scope, initializer=start),
        ):
            return self._recurrence.run(self.data, self._unroll_length)

    @property
    def _unroll_length(self):
        """Lengths passed to the network, or None."""
        return self._length

    @lazy_property
    def prediction(self):
        """Probabilities of the classes, in the shape of the target."""
        return tf.nn.softmax(self.logits)

    @lazy_property
    def unclipped(self):
        """Pairs of gradient and variable."""
        self.cost  # noqa: B018  builds the variables
        optimizer = self._optimizer(self._learning_rate)
        self._made_optimizer = optimizer
        # Waiting once, not at each operation, spares a third of the graph.
        return optimizer.compute_gradients(
            self.cost, gate_gradients=optimizer.GATE_GRAPH
        )

    @lazy_property
    def gradients(self):
        """Pairs of gradient and variable, clipped where asked."""
        return self.clip(self.unclipped)

    def clip(self, pairs):
        """Clips pairs of gradient and variable, where asked."""
        if not self._clip_norm:
            return pairs
        gradients, variables = zip(*pairs, strict=True)
        clipped, _ = tf.clip_by_global_norm(gradients, self._clip_norm)
        return list(zip(clipped, variables, strict=True))

    @lazy_property
    def optimize(self):
        """Operation of one training step; it counts the global step."""
        return self.apply(self.gradients)

    def apply(self, pairs):
        """Operation that applies gradients and counts the global step."""
        return self._made_optimizer.apply_gradients(
            pairs, global_step=v1.train.get_or_create_global_step()
        )

    @lazy_property
    def _length(self):
        """The lengths, once they are checked; None without lengths."""
        if self.length is None:
            return None
        return lengths.checked(self.length, self.data)

    def _check_tensors(self):
        if not self.data.dtype.is_floating:
            raise TypeError(
                f'data must be float, got {self.data.dtype.name}; cast it'
            )
        if self.target.dtype != self.data.dtype:
            raise TypeError(
                f'target must be one-hot {self.data.dtype.name} like data, '
                f'got {self.target.dtype.name}; use tf.one_hot'
            )
        require_rank('data', self.data, 3, '[batch, time, features]')
        require_rank(
            'target', self.target, self._target_rank, self._target_form
        )
        if self.length is not None:
            lengths.check_known(self.length, self.data)
        for name, tensor in (('data', self.data), ('target', self.target)):
            if not tensor.shape.rank or tensor.shape[-1] is None:
                raise ValueError(
                    f'{name} must have a static last axis, got shape '
                    f'{tensor.shape}; set_shape it'
                )


def _choice(name, value, allowed):
    if value not in allowed:
        raise ValueError(
            f'{name} must be one of {", ".join(allowed)}, got {value!r}'
        )
