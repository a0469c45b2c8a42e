"""Cells around cells: MultiRNNCell, ResidualWrapper, DeviceWrapper."""

from __future__ import annotations

import itertools

import tensorflow as tf

from ..names.variables import LAYER_SCOPE
from ..releases import Since
from .base import RNNCell
from .checks import call_cell, require_cell

v1 = tf.compat.v1

# A DropoutWrapper and its like in 1.12.3 and 1.15.5; up to 1.8.0 asking one
# was an AttributeError.
_TELLS_OF_NONE = Since(
    {'0.5': False, '1.12': True, '1.13': False, '1.14': True}
)
# Whether a MultiRNNCell has what its cells tell.
_ASKS_WRAPPERS = Since({'0.5': False, '1.13': True})
# Whether the zero state is that of the cells within, which a program may have
# written; up to 1.0 it was zeros.
_ASKS_FOR_ZEROS = Since({'0.5': False, '1.1': True})


class OuterCell(RNNCell):
    """A cell around another cell, whose sizes and zero state it has.

    Args:
        cell: The wrapped cell.
        **kwargs: `name`, `dtype` and `_reuse`.

    Raises:
        TypeError: `cell` is no cell.
    """

    def __init__(self, cell, **kwargs):
        super().__init__(**kwargs)
        self._cell = require_cell(cell)

    @property
    def cell(self):
        """The wrapped cell."""
        return self._cell

    wrapped_cell = cell

    @property
    def state_size(self):
        """Depth of the wrapped cell's state."""
        return self._cell.state_size

    @property
    def output_size(self):
        """Depth of the wrapped cell's output."""
        return self._cell.output_size

    @property
    def input_size(self):
        """Depth that the wrapped cell expects, in 0.5 to 0.8."""
        return self._cell.input_size

    def zero_state(self, batch_size, dtype):
        """Zero state of the wrapped cell."""
        if not _ASKS_FOR_ZEROS[self.release]:
            return super().zero_state(batch_size, dtype)
        with tf.name_scope(type(self).__name__ + 'ZeroState'):
            return self._cell.zero_state(batch_size, dtype)


def weights_in(cell, kind='weights'):
    """Weights of a cell, and of the one that wrappers hold, a list.

    Args:
        cell: The cell.
        kind: `weights` or `trainable_weights`.
    """
    while isinstance(cell, CellWrapper):
        cell = cell.cell
    return list(getattr(cell, kind, []))


class CellWrapper(OuterCell):
    """A cell around another cell, without a scope or weights of its own."""

    @property
    def weights(self):
        """Weights of the wrapped cell; none in 1.12, and from 1.14 on."""
        return [] if _TELLS_OF_NONE[self.release] else weights_in(self)

    @property
    def trainable_weights(self):
        """The same of trainable weights."""
        if _TELLS_OF_NONE[self.release]:
            return []
        return weights_in(self, 'trainable_weights')

    variables = weights
    trainable_variables = trainable_weights

    def _checkpoint_parts(self):
        return {'cell': self._cell}

    def __call__(self, inputs, state, scope=None):
        """Runs the wrapped cell in the scope at hand."""
        return call_cell(self._cell, inputs, state, scope)


class ResidualWrapper(CellWrapper):
    """Adds the inputs of a cell to its outputs.

    Args:
        cell: The wrapped cell; its output has the shape of its inputs.
        residual_fn: Function `(inputs, outputs) -> outputs`; by default the
            sum, part by part.

    Source: Wu et al. 2016; TensorFlow 1.15, `nn.rnn_cell.ResidualWrapper`.
    """

    def __init__(self, cell, residual_fn=None, **kwargs):
        super().__init__(cell, **kwargs)
        self._residual_fn = residual_fn

    def __call__(self, inputs, state, scope=None):
        """Runs the cell and adds its inputs to its outputs."""
        outputs, new_state = call_cell(self._cell, inputs, state, scope)
        combine = self._residual_fn or _add_structures
        return combine(inputs, outputs), new_state


class DeviceWrapper(CellWrapper):
    """Runs a cell on one device.

    Args:
        cell: The wrapped cell.
        device: Device name or device function.

    Source: TensorFlow 1.15, `nn.rnn_cell.DeviceWrapper`.
    """

    def __init__(self, cell, device, **kwargs):
        super().__init__(cell, **kwargs)
        self._device = device

    def zero_state(self, batch_size, dtype):
        """Zero state of the wrapped cell, on the device."""
        with v1.device(self._device):
            return super().zero_state(batch_size, dtype)

    def __call__(self, inputs, state, scope=None):
        """Runs the wrapped cell on the device."""
        with v1.device(self._device):
            return call_cell(self._cell, inputs, state, scope)


class MultiRNNCell(RNNCell):
    """Layers of cells, each fed by the one before.

    Args:
        cells: List or tuple of cells, the first nearest to the inputs.
        state_is_tuple: Whether the state is a tuple, one entry a layer; else
            all states joined along the last axis.

    Raises:
        TypeError: `cells` is no list or tuple.
        ValueError: It is empty, or holds cells with tuple states although
            `state_is_tuple` is false.

    Source: TensorFlow 1.15, `nn.rnn_cell.MultiRNNCell`.
    """

    _names_own_variables = True

    def __init__(self, cells, state_is_tuple=True, **kwargs):
        super().__init__(**kwargs)
        if not cells:
            raise ValueError(
                'Must specify at least one cell for MultiRNNCell, got none'
            )
        if not isinstance(cells, (list, tuple)):
            raise TypeError(
                f'cells must be a list or tuple of cells, got {cells!r}'
            )
        self._cells = [require_cell(cell, 'cells') for cell in cells]
        self._state_is_tuple = state_is_tuple
        sizes = [cell.state_size for cell in cells]
        if not state_is_tuple and any(map(tf.nest.is_nested, sizes)):
            raise ValueError(
                f'Some cells return tuples of states, but the flag '
                f'state_is_tuple is not set. State sizes are: {sizes}'
            )

    @property
    def cells(self):
        """The layers."""
        return list(self._cells)

    def _checkpoint_parts(self):
        cells = enumerate(self._cells)
        return {f'cell-{index}': cell for index, cell in cells}

    @property
    def state_size(self):
        """Depths of the states: one entry a layer, or the sum."""
        sizes = tuple(cell.state_size for cell in self._cells)
        return sizes if self._state_is_tuple else sum(sizes)

    @property
    def output_size(self):
        """Depth of the last layer's output."""
        return self._cells[-1].output_size

    @property
    def input_size(self):
        """Depth that the first layer expects, in 0.5 to 0.8."""
        return self._cells[0].input_size

    @property
    def trainable_weights(self):
        """Trainable weights of all layers."""
        return self._weights_of_layers('trainable_weights')

    @property
    def weights(self):
        """Weights of all layers."""
        return self._weights_of_layers('weights')

    variables = weights
    trainable_variables = trainable_weights

    def _weights_of_layers(self, kind):
        find = getattr if _ASKS_WRAPPERS[self.release] else weights_in
        return [w for cell in self._cells for w in find(cell, kind)]

    def zero_state(self, batch_size, dtype):
        """Zero states of the layers, or their joined zeros."""
        if not _ASKS_FOR_ZEROS[self.release]:
            return super().zero_state(batch_size, dtype)
        with tf.name_scope(type(self).__name__ + 'ZeroState'):
            if not self._state_is_tuple:
                return super().zero_state(batch_size, dtype)
            return tuple(c.zero_state(batch_size, dtype) for c in self._cells)

    def call(self, inputs, state):
        """Runs all layers for one step."""
        states = self._split(state)
        new_states = []
        for index, cell in enumerate(self._cells):
            with v1.variable_scope(LAYER_SCOPE[self.release].format(index)):
                inputs, new_state = cell(inputs, states[index])
            new_states.append(new_state)
        if self._state_is_tuple:
            return inputs, tuple(new_states)
        return inputs, tf.concat(new_states, 1)

    def _split(self, state):
        """One state a layer."""
        if not self._state_is_tuple:  # What is beyond goes unread.
            sizes = [c.state_size for c in self._cells]
            ends = itertools.accumulate(sizes)
            return [
                tf.slice(state, [0, end - size], [-1, size])
                for end, size in zip(ends, sizes, strict=True)
            ]
        if not tf.nest.is_nested(state) or len(state) != len(self._cells):
            raise ValueError(
                f'Expected state to be a tuple of length {len(self._cells)}, '
                f'but received: {state}'
            )
        return state


def _add_structures(inputs, outputs):
    tf.nest.assert_same_structure(inputs, outputs)

    def add(x, y):
        x.shape.assert_is_compatible_with(y.shape)
        return x + y

    return tf.nest.map_structure(add, inputs, outputs)
