"""The cells of `contrib.learn.DynamicRnnEstimator`, from their names."""

from __future__ import annotations

from ... import cells
from ...releases import Release

_CELLS = {'basic_rnn': 'BasicRNNCell', 'lstm': 'LSTMCell', 'gru': 'GRUCell'}


def construct_rnn_cell(
    num_units, cell_type='basic_rnn', dropout_keep_probabilities=None
):
    """The cell of `DynamicRnnEstimator`, of 1.15.

    Args:
        num_units: Units of a layer, or a list of them.
        cell_type: `'basic_rnn'`, `'lstm'`, `'gru'`, or a class of cells.
        dropout_keep_probabilities: List of one more than layers: of the
            inputs of each layer, and of the outputs of the last; or None.
    """
    return construct_rnn_cell_of(
        Release('1.15'), num_units, cell_type, dropout_keep_probabilities
    )


def construct_rnn_cell_of(release, num_units, cell_type, keep):
    """A cell of a release; as `construct_rnn_cell`."""
    kinds = cells.for_release(release)
    name = cell_type if isinstance(cell_type, str) else None
    kind = getattr(kinds, _CELLS[name]) if name in _CELLS else cell_type
    if not isinstance(kind, type) or not issubclass(kind, kinds.RNNCell):
        raise ValueError(
            f'The supported cell types are {list(_CELLS)}; got {cell_type}'
        )
    if not isinstance(num_units, (list, tuple)):
        num_units = (num_units,)
    made = [kind(num_units=size) for size in num_units]
    if keep:
        if len(keep) != len(made) + 1:
            raise ValueError(
                'The number of dropout probabilities must be one greater than '
                f'the number of cells. Got {len(made)} cells and {len(keep)} '
                'dropout probabilities.'
            )
        ends = [1.0] * (len(made) - 1) + [keep[-1]]
        made = [
            kinds.DropoutWrapper(cell, first, last)
            for cell, first, last in zip(made, keep[:-1], ends, strict=True)
        ]
    return made[0] if len(made) == 1 else kinds.MultiRNNCell(made)
