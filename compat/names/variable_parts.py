"""Variables as a checkpoint holds them: whole, or as parts of a whole."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import tensorflow as tf


class Wanted:
    """A variable, whole or in parts, as a checkpoint holds it.

    Attributes:
        shape: Shape of the whole, a list.
    """

    def __init__(self):
        self.shape = []
        self._parts = []

    def add(self, variable):
        """Adds the variable itself, or a part of it."""
        part = _part(variable)
        shape = variable.shape.as_list()
        self.shape = list(part.full_shape) if part else shape
        self._parts.append((variable, part))

    def parts(self, array):
        """Yields each variable of it, and its part of the value."""
        for variable, part in self._parts:
            if part is None:
                yield variable, array
            else:
                ends = np.add(part.var_offset, part.var_shape)
                yield (
                    variable,
                    array[tuple(map(slice, part.var_offset, ends))],
                )


def assign(session, pairs):
    """Assigns variables their values, without a new operation.

    What variables share as their initial value is fed once a run.
    """
    feed: dict = {}
    initializers: list = []
    for variable, array in pairs:
        initial = variable.initializer.inputs[1].name
        if initial in feed:
            session.run(initializers, feed)
            feed, initializers = {}, []
        feed[initial] = array
        initializers.append(variable.initializer)
    session.run(initializers, feed)


def wanted_variables(named):
    """Finds what a Saver restores.

    Args:
        named: Pairs of a name, None for the variable's own, and a variable,
            a list of its parts, or a partitioned variable.

    Returns:
        Dict of name to Wanted; None where something is no variable.
    """
    found: dict[str, Wanted] = {}
    for name, value in named:
        parts = value if isinstance(value, (list, tuple)) else [value]
        for one in parts:
            if not isinstance(one, (tf.Variable, Iterable)):
                return None
            for variable in _whole_or_parts(one):
                part = _part(variable)
                own = part.full_name if part else variable.op.name
                found.setdefault(name or own, Wanted()).add(variable)
    return found


def _part(variable):
    """Where a part lies in a partitioned variable, None for a whole one."""
    if not isinstance(variable.trainable, (bool, np.bool_)):
        # `tf.Variable(0, 'name')`, which no protocol buffer takes.
        return None
    info = variable.to_proto().save_slice_info_def
    return info if info.full_name else None


def _whole_or_parts(value):
    """A variable, or the parts of a partitioned one."""
    return [value] if isinstance(value, tf.Variable) else list(value)
