"""Random numbers inside loops, by place in the cell, time step and run.

A static unroll has one random operation a step, a dynamic one runs the same
operation at every step: they draw other numbers, and two programs that differ
in nothing else cannot be compared. While `policies.by` is on, every call of a
cell happens at a place and a step, and whoever replaces random operations
(`legacy_rnn.running.patches.step_draws`) asks here for their seeds.
"""

from __future__ import annotations

import contextlib
import weakref

import tensorflow as tf

v1 = tf.compat.v1

# Operations that a program would not have, so that its own keep their names.
SCOPE = 'legacy_rnn_swapped/'
# Primes that keep steps of nested loops and numbers of runs apart.
_NESTED, _RUNS = 10_007, 1_000_003
_frames = []
_runs = weakref.WeakKeyDictionary()


class _Frame:
    """One call of a cell: where it is, when, and what it drew so far."""

    def __init__(self, path, step):
        self.path, self.step, self.count = path, step, 0

    def next_place(self):
        """Path of the next random operation, or the next loop, inside."""
        self.count += 1
        return (*self.path, self.count)


def is_on():
    """Whether a cell is being called by a loop."""
    return bool(_frames)


def place_of_loop():
    """Path of a loop that starts inside a cell, or None outside of any."""
    return _frames[-1].next_place() if _frames else None


@contextlib.contextmanager
def at_step(path, step):
    """Calls a cell inside.

    Args:
        path: Place of the loop, a tuple of whole numbers.
        step: Time step, int or int32 scalar tensor.
    """
    if _frames:
        step = step + _NESTED * _frames[-1].step
    _frames.append(_Frame(path, step))
    try:
        yield
    finally:
        _frames.pop()


def next_seed():
    """Seed of the next random operation of the cell, int32 `[2]`."""
    frame = _frames[-1]
    place = 0
    for number in frame.next_place():
        place = (place * 1009 + number) % 2**31
    return tf.stack([place, frame.step + _RUNS * run_number()])


def run_number():
    """int32 scalar that says which run this is, 0 unless it is fed."""
    graph = v1.get_default_graph()
    with tf.init_scope():  # Outside of any loop.
        outer = v1.get_default_graph()
        if outer not in _runs:
            with v1.name_scope(SCOPE):
                _runs[outer] = v1.placeholder_with_default(0, [], 'run')
        number = _runs[outer]
    return number if graph is outer else tf.identity(number)


def feed(graph, number):
    """What to feed so that a run is of that number.

    Args:
        graph: Graph of the session.
        number: The number.
    """
    return {_runs[graph]: number} if graph in _runs else {}
