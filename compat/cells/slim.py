"""SlimRNNCell: a function as a cell."""

from __future__ import annotations

from .base import RNNCell
from .checks import matrix_depth

_ASKS_FOR_SIZES = None, None


class SlimRNNCell(RNNCell):
    """Makes a cell of a function.

    Args:
        cell_fn: A `functools.partial` of `f(inputs, state, scope)`, which
            gives output and next state; called with None and None it gives
            a first output and state, for their sizes.

    Raises:
        TypeError: `cell_fn` is not callable.
        ValueError: What it gives has no static depth.

    Source: TensorFlow 0.8 (`SlimRNNCell`) to 1.9 (`_SlimRNNCell`).
    """

    def __init__(self, cell_fn):
        super().__init__()
        if not callable(cell_fn):
            raise TypeError(
                f'cell_fn must be callable, got {cell_fn!r}; pass a '
                f'functools.partial'
            )
        self._cell_fn = cell_fn
        self._cell_name = cell_fn.func.__name__
        output, state = cell_fn(*_ASKS_FOR_SIZES)
        self._output_size = matrix_depth(output)
        self._state_size = matrix_depth(state)

    @property
    def state_size(self):
        """Depth of the state."""
        return self._state_size

    @property
    def output_size(self):
        """Depth of the output."""
        return self._output_size

    def __call__(self, inputs, state, scope=None):
        """Calls the function, in a scope with its name."""
        return self._cell_fn(inputs, state, scope=scope or self._cell_name)
