"""AttentionCellWrapper."""

from __future__ import annotations

import tensorflow as tf

from .checks import matrix_depth, positive_int
from .wrappers import OuterCell

v1 = tf.compat.v1


class AttentionCellWrapper(OuterCell):
    """Lets a cell attend to a window of its own last outputs.

    Inputs are mixed with the last attention; the new state asks the window;
    output and answer are projected to `attn_size`.

    Args:
        cell: The wrapped cell.
        attn_length: Number of outputs in the window.
        attn_size: Depth of an output; by default that of the cell.
        attn_vec_size: Depth of the comparison; by default `attn_size`.
        input_size: Depth that inputs are mixed to; by default their own.
        state_is_tuple: Whether the state is `(cell state, attention [batch,
            attn_size], window [batch, attn_size * attn_length])`; else all of
            them joined.
        reuse: Whether to find the weights in an existing scope.

    Raises:
        ValueError: `attn_length` is not positive, or the cell has a tuple
            state although `state_is_tuple` is false.

    Source: Bahdanau et al. 2014; TensorFlow 0.10 to 1.15, contrib.rnn.
    """

    _names_own_variables = True
    _checks_scope = True

    def __init__(
        self,
        cell,
        attn_length,
        attn_size=None,
        attn_vec_size=None,
        input_size=None,
        state_is_tuple=True,
        reuse=None,
    ):
        super().__init__(cell, _reuse=reuse)
        if tf.nest.is_nested(cell.state_size) and not state_is_tuple:
            raise ValueError(
                f'Cell returns tuple of states, but the flag state_is_tuple '
                f'is not set. State size is: {cell.state_size}'
            )
        if attn_length <= 0:
            raise ValueError(
                f'attn_length should be greater than zero, got {attn_length}'
            )
        self._length = positive_int('attn_length', attn_length)
        self._size = attn_size or cell.output_size
        self._vec_size = attn_vec_size or self._size
        self._input_size = input_size
        self._state_is_tuple = state_is_tuple

    @property
    def state_size(self):
        """Depths of cell state, attention and window, or their sum."""
        sizes = self._cell.state_size, self._size, self._size * self._length
        return sizes if self._state_is_tuple else sum(sizes)

    @property
    def output_size(self):
        """Depth of the output."""
        return self._size

    def zero_state(self, batch_size, dtype):
        """Zeros in the structure of `state_size`."""
        return super(OuterCell, self).zero_state(batch_size, dtype)

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        if not self._state_is_tuple:
            sizes = self._cell.state_size, self._size, -1
            state = tf.split(state, sizes, 1)
        cell_state, attention, window = state
        window = tf.reshape(window, [-1, self._length, self._size])
        depth = self._input_size or matrix_depth(inputs)
        mixed = self.linear([inputs, attention], depth)
        cell_output, new_state = self._cell(mixed, cell_state)
        query = tf.concat(tf.nest.flatten(new_state), 1)
        attention = self._attend(query, window)
        output = self.linear(
            [cell_output, attention],
            self._size,
            folder='attn_output_projection/',
        )
        window = tf.concat([window[:, 1:], output[:, None]], 1)
        window = tf.reshape(window, [-1, self._length * self._size])
        new_state = new_state, attention, window
        if not self._state_is_tuple:
            new_state = tf.concat(new_state, 1)
        return output, new_state

    def _attend(self, query, window):
        """The mean of the window, weighted by its answer to a query.

        Args:
            query: `[batch, flat state depth]`.
            window: `[batch, length, size]`.

        Returns:
            `[batch, size]`.
        """
        kernel = self.weight(
            'attention/attn_w', [1, 1, self._size, self._vec_size]
        )
        v = self.weight('attention/attn_v', [self._vec_size])
        keys = tf.tensordot(window, kernel[0, 0], 1)  # [batch, length, vec]
        query = self.linear(query, self._vec_size, folder='attention/')
        scores = tf.reduce_sum(v * tf.tanh(keys + query[:, None]), 2)
        weights = tf.nn.softmax(scores)  # [batch, length]
        return tf.reduce_sum(weights[:, :, None] * window, 1)
