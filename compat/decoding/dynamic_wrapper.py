"""The attention wrapper of 1.1, and what later ones share with it."""

from __future__ import annotations

import tensorflow as tf

from ..cells.base import RNNCell
from ..cells.checks import require_cell
from ..layers.core import EarlyDense
from .mechanism import AttentionMechanism
from .shapes import zeros
from .states import DynamicAttentionWrapperState


class DynamicAttentionWrapper(RNNCell):
    """The wrapper of 1.1, without a scope of its own.

    Args:
        cell: An RNN cell.
        attention_mechanism: Function of a query that gives scores.
        attention_size: Depth of the attention.
        cell_input_fn: Function of inputs and attention; joins them by
            default.
        probability_fn: Function of scores; softmax by default.
        output_attention: Whether the attention is put out, not the cell's
            output.
        name: Not used.

    Source: TensorFlow 1.1, `contrib.seq2seq.DynamicAttentionWrapper`.
    """

    def __init__(
        self,
        cell,
        attention_mechanism,
        attention_size,
        cell_input_fn=None,
        probability_fn=None,
        output_attention=True,
        name=None,
    ):
        self._cell = require_cell(cell)
        self._mechanism = require_mechanism(attention_mechanism)
        self._attention_size = attention_size
        self._layer = EarlyDense(attention_size, bias_initializer=None)
        self._cell_input_fn = cell_input_fn or join
        self._probability_fn = probability_fn or tf.nn.softmax
        self._output_attention = output_attention

    @property
    def output_size(self):
        """Depth of the attention."""
        return self._attention_size

    @property
    def state_size(self):
        """Sizes of the cell's state and of the attention."""
        return DynamicAttentionWrapperState(
            self._cell.state_size, self._attention_size
        )

    def zero_state(self, batch_size, dtype):
        """Zero state of the cell, and no attention."""
        return DynamicAttentionWrapperState(
            self._cell.zero_state(batch_size, dtype),
            zeros(self._attention_size, batch_size, dtype),
        )

    def __call__(self, inputs, state, scope=None):
        """Runs the cell, then reads from the memory.

        Raises:
            NotImplementedError: A scope is given.
        """
        if scope is not None:
            raise NotImplementedError('scope not None is not supported')
        inputs = self._cell_input_fn(inputs, state.attention)
        output, cell_state = self._cell(inputs, state.cell_state)
        mask = self._probability_fn(self._mechanism(output))
        context = read(mask, self._mechanism.values)
        attention = self._layer(tf.concat([output, context], 1))
        state = DynamicAttentionWrapperState(cell_state, attention)
        return attention if self._output_attention else output, state


def read(alignments, values):
    """What alignments `[batch, time]` pick: `[batch, depth]`."""
    return tf.matmul(alignments[:, None], values)[:, 0]


def join(inputs, attention):
    """Joins inputs and attention along the last axis."""
    return tf.concat([inputs, attention], -1)


def require_mechanism(mechanism):
    """Returns a mechanism.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(mechanism, AttentionMechanism):
        raise TypeError(
            f'attention_mechanism must be an AttentionMechanism, or a list of '
            f'them, got {type(mechanism)}'
        )
    return mechanism
