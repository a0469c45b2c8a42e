"""The seeds of random operations that name none, as the releases had them.

In a graph with a seed, an operation without one drew by the number of
operations before it; today's draws by the number of draws before it. So the
weights that cells and layers make of initializers without a seed are those of
the release if as many operations stand before them. Where a part of ours
makes fewer operations than the release's did, `as_many_as` makes up for it.
"""

from __future__ import annotations

import contextlib
import copy

import tensorflow as tf

from ..releases import Since

v1 = tf.compat.v1

# Shape and bounds of the random values come before these.
_CONSTANTS = 3
# Operations of a split: from 1.2 the number of parts, or before an LSTM's
# split the axis, was one too. Counted in 1.1.0 and 1.2.1.
_SPLIT = Since({'0.5': 2, '1.2': 3})
_state = {'follows releases': False, 'is left out': False}


def follow_releases():
    """Has initializers draw by the number of operations from now on.

    Called by the namespaces of the releases.
    """
    _state['follows releases'] = True


@contextlib.contextmanager
def following():
    """Has initializers draw so inside: for a program of its own."""
    with _set('follows releases'):
        yield


@contextlib.contextmanager
def as_today():
    """Leaves it out inside.

    For models that no release had, and for programs that are compared by
    what they draw.
    """
    with _set('is left out'):
        yield


@contextlib.contextmanager
def _set(name):
    before = _state[name]
    _state[name] = True
    try:
        yield
    finally:
        _state[name] = before


def is_left_out():
    """Whether the numbers of operations do not count here."""
    return _state['is left out']


def is_counting():
    """Whether the graph at hand has a seed and its operations count."""
    on = _state['follows releases'] and not _state['is left out']
    if not on or tf.executing_eagerly():
        return False
    return v1.get_default_graph().seed is not None


def seeded(initializer, dtype=None):
    """An initializer that draws by the number of operations so far.

    Args:
        initializer: An initializer of `tf.compat.v1`, a function, or None
            for the one of the variable scope.
        dtype: Type of the variable.

    Returns:
        A copy with a seed if it is one that draws without a seed; else the
        same.
    """
    if not is_counting():
        return initializer
    scope = v1.get_variable_scope()
    if scope.partitioner is not None:
        return initializer
    if initializer is None:
        initializer = scope.initializer
    if initializer is None and tf.as_dtype(dtype or tf.float32).is_floating:
        initializer = v1.glorot_uniform_initializer()
    if getattr(initializer, 'seed', 0) is not None:
        return initializer
    drawing = copy.copy(initializer)
    drawing.seed = seed_after(_CONSTANTS)
    return drawing


def seed_after(number):
    """Seed of an operation that draws after some more operations, or None.

    Args:
        number: How many operations there will be between.
    """
    if not is_counting():
        return None
    return v1.get_default_graph().version + number


def split(release, value, number):
    """Equal parts of the last axis of `[batch, depth]`.

    Args:
        release: A Release.
        value: `[batch, depth]`.
        number: How many parts.
    """
    with as_many_as(_SPLIT[release]):
        return tf.split(value, number, 1)


@contextlib.contextmanager
def as_many_as(number):
    """Fills up what is built inside to a number of operations.

    Args:
        number: How many operations the release made here, or None where it
            does not matter.
    """
    graph = v1.get_default_graph()
    end = graph.version + (number or 0)
    yield
    if number is not None and is_counting():
        while graph.version < end:
            tf.no_op()


def more(number):
    """Makes some operations that the release made besides.

    Args:
        number: How many.
    """
    for _ in range(number if is_counting() else 0):
        tf.no_op()
