"""The cells of `tf.keras.layers` of 1.11 to 1.15, for the loops of `tf.nn`.

These loops took them from 1.11 on. Keras 3 gave its cells other defaults and
another interface, so that today's are no cells to an old loop. No Keras is
needed here. Today's `keras.layers.RNN(cell, unroll=True)` runs these cells
too, but their weights are those of the graph, and none of its own.
"""

from __future__ import annotations

import functools

import tensorflow as tf

from ..cells.base import batch_and_dtype
from ..layer_base import named
from ..layer_base.scoped import ScopedLayer
from ..releases import Release, Since
from ..signatures.parts import Face
from .cell_base import Cell

v1 = tf.compat.v1

HOMES = {
    name: 'cells'
    for name in ('GRUCell', 'LSTMCell', 'SimpleRNNCell', 'StackedRNNCells')
}
# Sizes of states: one tuple of all, or as the cells of a stack have them.
_KEEPS_STRUCTURE = Since({'1.11': False, '1.13': True})


class SimpleRNNCell(Cell):
    """The plain cell: `activation(x W + h U + b)`; see `Cell`."""

    def _step(self, inputs, *states):
        (mapped,) = self._mapped(inputs, self.bias)
        recurrent = tf.matmul(states[0], self.recurrent_kernel)
        output = self.activation(mapped + recurrent)
        return output, [output]


class _Gated(Cell):
    """A cell with gates.

    Args:
        units: Depth of output and state.
        activation: As for `Cell`.
        recurrent_activation: Function of the gates, or its name.
        *args: As for `Cell`.
        implementation: How Keras groups the products; the values are the
            same.
        **kwargs: As for `Cell`.
    """

    def __init__(
        self,
        units,
        activation='tanh',
        recurrent_activation='hard_sigmoid',
        *args,
        implementation=1,
        **kwargs,
    ):
        super().__init__(units, activation, *args, **kwargs)
        self.implementation = implementation
        self.recurrent_activation = named.activation(
            'recurrent_activation', recurrent_activation
        )


class GRUCell(_Gated):
    """A GRU whose kernels hold update, reset and new values in this order.

    Args:
        *args: As for `_Gated`.
        reset_after: Whether the reset gate comes after the product, which
            has a bias of its own then.
        **kwargs: As for `_Gated`.
    """

    _gates = 3

    def __init__(self, *args, reset_after=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.reset_after = reset_after

    def _bias_shape(self):
        shape = super()._bias_shape()
        return [2, *shape] if self.reset_after else shape

    def _step(self, inputs, *states):
        (before,) = states
        bias, recurrent_bias = self.bias, None
        if self.reset_after and self.use_bias:
            bias, recurrent_bias = tf.unstack(self.bias)
        update, reset, new = self._mapped(inputs, bias)
        if self.reset_after:
            recurrent = tf.matmul(before, self.recurrent_kernel)
            if recurrent_bias is not None:
                recurrent = tf.nn.bias_add(recurrent, recurrent_bias)
            parts = tf.split(recurrent, 3, 1)
            reset = self.recurrent_activation(reset + parts[1])
            from_before = reset * parts[2]
        else:
            kernels = self._kernels()
            parts = [tf.matmul(before, kernel) for kernel in kernels[:2]]
            reset = self.recurrent_activation(reset + parts[1])
            from_before = tf.matmul(reset * before, kernels[2])
        update = self.recurrent_activation(update + parts[0])
        new = self.activation(new + from_before)
        output = update * before + (1.0 - update) * new
        return output, [output]


class LSTMCell(_Gated):
    """An LSTM whose kernels hold input, forget, new values and output.

    Args:
        *args: As for `_Gated`.
        unit_forget_bias: Whether the forget gate's bias starts at 1.
        **kwargs: As for `_Gated`.
    """

    _gates = 4

    def __init__(self, *args, unit_forget_bias=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit_forget_bias = unit_forget_bias
        if unit_forget_bias:
            options = self._options['bias']
            options['initializer'] = functools.partial(
                _with_ones, options['initializer']
            )

    @property
    def state_size(self):
        """Depths of output and memory."""
        both = [self.units, self.units]
        return both if _KEEPS_STRUCTURE[self.release] else tuple(both)

    def _step(self, inputs, *states):
        before, memory = states
        gates = [
            mapped + tf.matmul(before, kernel)
            for mapped, kernel in zip(
                self._mapped(inputs, self.bias), self._kernels(), strict=True
            )
        ]
        write, keep, read = map(
            self.recurrent_activation, (gates[0], gates[1], gates[3])
        )
        memory = keep * memory + write * self.activation(gates[2])
        output = read * self.activation(memory)
        return output, [output, memory]


class StackedRNNCells(ScopedLayer):
    """Cells on top of each other.

    Args:
        cells: List of cells.
        **kwargs: `reverse_state_order`, whether the last cell's state comes
            first, and as for `ScopedLayer`.

    Raises:
        ValueError: One has no `call` or no `state_size`.
    """

    release = Release('1.15')

    def __init__(self, cells, **kwargs):
        self.reverse_state_order = kwargs.pop('reverse_state_order', False)
        super().__init__(**kwargs)
        for name in ('call', 'state_size'):
            for cell in cells:
                if not hasattr(cell, name):
                    raise ValueError(
                        f'All cells must have a `{name}`, got {cell!r} in '
                        f'cells; pass cells of tf.keras.layers'
                    )
        self.cells = list(cells)

    @property
    def state_size(self):
        """Sizes of the cells' states; one tuple of all up to 1.12."""
        return self._stacked([cell.state_size for cell in self._in_order()])

    @property
    def output_size(self):
        """Depth of the last cell's output."""
        return self.cells[-1].output_size

    @property
    def layers_inside(self):
        """The cells."""
        return self.cells

    def build(self, input_shape):
        """Makes the weights of all cells for inputs `[batch, depth]`."""
        shape = tf.TensorShape(input_shape)
        for cell in self.cells:
            if not cell.built:
                cell._dtype = cell._dtype or self._dtype
                cell.build(shape)
                cell.built = True
            shape = tf.TensorShape([shape[0], cell.output_size])
        self.built = True

    def call(self, inputs, states, **kwargs):
        """Runs one step of each cell; see `Cell.call`."""
        sizes = [cell.state_size for cell in self._in_order()]
        nested = tf.nest.pack_sequence_as(sizes, tf.nest.flatten(states))
        if self.reverse_state_order:
            nested = nested[::-1]
        each = []
        for cell, state in zip(self.cells, nested, strict=True):
            inputs, state = cell.call(inputs, state, **kwargs)
            each.append(state)
        if self.reverse_state_order:
            each = each[::-1]
        flat = tf.nest.flatten(each)
        return inputs, tf.nest.pack_sequence_as(states, flat)

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        """The zero states; see `RNNCell.get_initial_state`."""
        return self.zero_state(*batch_and_dtype(inputs, batch_size, dtype))

    def zero_state(self, batch_size, dtype):
        """The cells' zero states, a tuple; up to 1.12 a flat list."""
        each = [c.zero_state(batch_size, dtype) for c in self._in_order()]
        stacked = self._stacked(each)
        return stacked if _KEEPS_STRUCTURE[self.release] else list(stacked)

    def _in_order(self):
        """The cells in the order of their states."""
        return self.cells[::-1] if self.reverse_state_order else self.cells

    def _stacked(self, each):
        if _KEEPS_STRUCTURE[self.release]:
            return tuple(each)
        return tuple(tf.nest.flatten(each))


_FACE = Face(__package__, HOMES, ('keras.layers',))
for_release = _FACE.for_release


def _with_ones(start, shape, dtype):
    """A bias of an LSTM that starts at 1 in the forget gate's share."""
    units = shape[0] // 4
    ones = tf.ones([units], dtype)
    rest = start([2 * units], dtype)
    return tf.concat([start([units], dtype), ones, rest], 0)
