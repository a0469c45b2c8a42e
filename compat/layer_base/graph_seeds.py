"""The seeds of random operations that name none, as the releases had them.

In a graph with a seed, an operation without one drew by the number of
operations before it; today's draws by the number of draws before it. So the
weights that cells and layers make of initializers without a seed are those of
the release if as many operations count before them. Where a part of ours
makes fewer or more operations than the release's did, `as_many_as` counts it
as those of then.
"""

from __future__ import annotations

import contextlib
import copy
import weakref

import tensorflow as tf

from ..releases import RELEASES, Since

v1 = tf.compat.v1

# Shape and bounds of the random values come before these.
_CONSTANTS = 3
# Operations of a split: from 1.2 the number of parts, or before an LSTM's
# split the axis, was one too. Counted in 1.1.0 and 1.2.1.
_SPLIT = Since({'0.5': 2, '1.2': 3})
_state = {
    'follows releases': False,
    'is left out': False,
    'release': RELEASES[-1],
}
# Graph -> how many operations more the release made of what it holds.
_besides: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()


def follow_releases():
    """Has initializers draw by the number of operations from now on.

    Called by the namespaces of the releases.
    """
    _state['follows releases'] = True


@contextlib.contextmanager
def following():
    """Has initializers draw so inside: for a program of its own."""
    with _set('follows releases', True):
        yield


@contextlib.contextmanager
def of_release(release):
    """Has layers count as many operations as those of a release inside.

    Args:
        release: A Release.
    """
    with _set('release', release):
        yield


def counted_release():
    """The Release whose operations layers count."""
    return _state['release']


@contextlib.contextmanager
def as_today():
    """Leaves it out inside.

    For models that no release had, and for programs that are compared by
    what they draw.
    """
    with _set('is left out', True):
        yield


@contextlib.contextmanager
def _set(name, value):
    before = _state[name]
    _state[name] = value
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
    return operations(v1.get_default_graph()) + number


def operations(graph):
    """How many operations the release would have made of a graph by now.

    Args:
        graph: A Graph.
    """
    return graph.version + _besides.get(graph, 0)


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
    """Counts what is built inside as a number of operations.

    Args:
        number: How many operations the release made here, or None where it
            does not matter.
    """
    graph = v1.get_default_graph()
    end = operations(graph) + (number or 0)
    yield
    if number is not None:
        more(end - operations(graph))


def more(number):
    """Counts some operations that the release made besides.

    Args:
        number: How many; below 0, how many fewer.
    """
    if is_counting():
        graph = v1.get_default_graph()
        _besides[graph] = _besides.get(graph, 0) + number
