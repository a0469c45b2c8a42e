"""Which cells the fused unroll knows."""

from __future__ import annotations

import inspect

from ..cells.dropout import DropoutWrapper
from ..cells.lstm import BasicLSTMCell, LSTMCell
from ..cells.projections import (
    EmbeddingWrapper,
    InputProjectionWrapper,
    OutputProjectionWrapper,
)
from ..cells.simple import BasicRNNCell, GRUCell
from ..cells.wrappers import (
    CellWrapper,
    DeviceWrapper,
    MultiRNNCell,
    OuterCell,
    ResidualWrapper,
)
from .activations import derivative_of

LEAVES = (BasicRNNCell, GRUCell, BasicLSTMCell, LSTMCell)
WRAPPERS = (DropoutWrapper, ResidualWrapper, DeviceWrapper, CellWrapper)
# With weights of their own, which each row meets alone.
PROJECTIONS = (
    InputProjectionWrapper,
    OutputProjectionWrapper,
    EmbeddingWrapper,
)


def can_fuse(cell):
    """Says whether the fused unroll knows a cell.

    Args:
        cell: An RNN cell.

    Returns:
        `(answer, reason)`: a bool, and what stands against it, or ''.
    """
    reason = _objection(cell)
    return not reason, reason


def leaves(cell):
    """The cells with weights inside a cell that can be fused.

    Args:
        cell: An RNN cell.

    Returns:
        List of cells, the same one once for each place that it stands in.
    """
    if isinstance(cell, MultiRNNCell):
        return [leaf for layer in cell.cells for leaf in leaves(layer)]
    if isinstance(cell, OuterCell):
        return leaves(cell.cell)
    return [cell]


def reads_ids(cell):
    """Whether a cell takes ids, not vectors."""
    while not isinstance(cell, EmbeddingWrapper):
        if isinstance(cell, MultiRNNCell):
            cell = cell.cells[0]
        elif isinstance(cell, CellWrapper):
            cell = cell.cell
        else:
            return False
    return True


def inherits(value, base, *members):
    """Whether a value has the members of a class of this library.

    Args:
        value: An object.
        base: The class.
        *members: Names of methods and properties.
    """
    return isinstance(value, base) and all(
        _function(type(value), name) is _function(base, name)
        for name in members
    )


def _function(owner, name):
    """The function of a method or of a property."""
    member = inspect.getattr_static(owner, name)
    return inspect.unwrap(getattr(member, 'fget', member))


def _objection(cell):
    name = type(cell).__name__
    if isinstance(cell, MultiRNNCell):
        if not inherits(cell, MultiRNNCell, 'call', '__call__'):
            return f'{name} has a call of its own'
        return next(filter(None, map(_objection, cell.cells)), '')
    for wrapper in WRAPPERS:
        if isinstance(cell, wrapper):
            if not inherits(cell, wrapper, '__call__'):
                return f'{name} has a call of its own'
            return _wrapper_objection(cell) or _objection(cell.cell)
    for wrapper in PROJECTIONS:
        if isinstance(cell, wrapper):
            methods = ('__call__', 'call', '_before', '_after')
            if not inherits(cell, wrapper, *methods):
                return f'{name} has a call of its own'
            return _activation_objection(cell) or _objection(cell.cell)
    for leaf in LEAVES:
        if isinstance(cell, leaf):
            if not inherits(cell, leaf, '__call__', 'call', 'build'):
                return f'{name} has a call or weights of its own'
            return _activation_objection(cell)
    return f'{name} is no cell that the fused unroll knows'


def _activation_objection(cell):
    activation = getattr(cell, '_activation', None)
    if activation is None:
        return ''
    if derivative_of(activation) is None:
        known = getattr(activation, '__name__', activation)
        return (
            f'the derivative of the activation {known} of '
            f'{type(cell).__name__} is unknown'
        )
    return ''


def _wrapper_objection(cell):
    if isinstance(cell, ResidualWrapper) and cell._residual_fn is not None:
        return 'ResidualWrapper has a residual_fn, which sees single steps'
    if not isinstance(cell, DropoutWrapper):
        return ''
    if cell._keep['state'] != 1.0:
        return 'DropoutWrapper drops the state between steps'
    drops = any(keep != 1.0 for keep in cell._keep.values())
    if cell._seed is not None and not cell._noise and drops:
        return 'DropoutWrapper has a seed, whose masks are drawn step by step'
    return ''
