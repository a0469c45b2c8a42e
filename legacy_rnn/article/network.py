"""The recurrent network of the article: a cell, dropout, layers."""

from __future__ import annotations

import tensorflow as tf

from legacy_rnn.compat.cells.lstm import (
    BasicLSTMCell,
    LSTMCell,
    LSTMStateTuple,
)
from legacy_rnn.compat.cells.simple import BasicRNNCell, GRUCell
from legacy_rnn.compat.cells.wrappers import CellWrapper, MultiRNNCell

v1 = tf.compat.v1

CELLS = {
    'gru': GRUCell,
    'lstm': LSTMCell,
    'basic_lstm': BasicLSTMCell,
    'basic_rnn': BasicRNNCell,
}


def make_cell(cell, num_hidden):
    """Makes one cell.

    Args:
        cell: `'gru'`, `'lstm'`, `'basic_lstm'`, `'basic_rnn'`, or a function
            from the number of units to a cell.
        num_hidden: Number of units.

    Returns:
        A cell.

    Raises:
        ValueError: No cell has that name.
    """
    if callable(cell):
        return cell(num_hidden)
    if cell not in CELLS:
        raise ValueError(
            f'cell must be one of {", ".join(CELLS)}, got {cell!r}'
        )
    return CELLS[cell](num_hidden)


def make_network(cell='gru', num_hidden=200, num_layers=3, masked=False):
    """Makes the layers of the article as one cell.

    Args:
        cell: As for `make_cell`.
        num_hidden: Units of each layer.
        num_layers: Number of layers.
        masked: Whether each layer is fed dropout masks; see `MaskedCell`.

    Returns:
        A `MultiRNNCell`; with `masked` one whose inputs are pairs
        `(inputs, [masks of each layer])`.

    Raises:
        ValueError: `num_layers` is less than 1.

    Source: the article's `MultiRNNCell([network] * num_layers)`, which made
    layers with weights of their own up to TensorFlow 1.0.
    """
    if num_layers < 1:
        raise ValueError(
            f'num_layers must be 1 or more, got {num_layers}; one layer is '
            f'the smallest network'
        )
    layers = [make_cell(cell, num_hidden) for _ in range(num_layers)]
    if not masked:
        return MultiRNNCell(layers)
    return MaskedMultiRNNCell([MaskedCell(layer) for layer in layers])


class MaskedCell(CellWrapper):
    """Multiplies a cell's input, state and output by masks it is fed.

    Dropout without random ops inside the loop: the masks of all steps are
    drawn before it, so that every unroll and every resumed run sees the same.

    Args:
        cell: The wrapped cell.
    """

    def __call__(self, inputs, state, scope=None):
        """Runs one step.

        Args:
            inputs: Pair of inputs `[batch, depth]` and a dict of masks, each
                `[batch, depth of its place]`, for any of the places
                `'input'`, `'output'` and `'state'`.
            state: State of the wrapped cell.
            scope: As for the wrapped cell.

        Returns:
            `(output, next state)`.
        """
        inputs, masks = inputs
        if 'input' in masks:
            inputs = inputs * masks['input']
        output, state = self._cell(inputs, state, scope=scope)
        if 'state' in masks:
            state = _mask_state(state, masks['state'])
        if 'output' in masks:
            output = output * masks['output']
        return output, state


class MaskedMultiRNNCell(MultiRNNCell):
    """Layers of `MaskedCell`, each fed its own masks.

    Its inputs are pairs `(inputs, [masks of each layer])`; its variables are
    named as those of `MultiRNNCell`.
    """

    def __init__(self, cells):
        super().__init__(cells, name='multi_rnn_cell')

    def call(self, inputs, state):
        """Runs all layers for one step."""
        inputs, masks = inputs
        new_states = []
        for index, cell in enumerate(self._cells):
            with v1.variable_scope(f'cell_{index}'):
                pair = (inputs, masks[index])
                inputs, new_state = cell(pair, state[index])
            new_states.append(new_state)
        return inputs, tuple(new_states)


def _mask_state(state, mask):
    """Masks the state; of an LSTM its output alone, never its memory."""
    if isinstance(state, LSTMStateTuple):
        return LSTMStateTuple(state.c, state.h * mask)
    return state * mask
