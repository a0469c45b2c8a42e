"""Watches `Session.run`: counts, ends after so many steps, keeps a trace."""

from __future__ import annotations

import os
import re
import sys
import time
import types
from typing import NamedTuple

import numpy as np

from .imports import ownership

# Operations that write what an optimizer has computed.
UPDATES = re.compile(r'^(Resource)?(Sparse)?Apply[A-Z]')
# TensorFlow's functions that run a session for the line that calls them.
PASSING = frozenset(
    'eval run _eval_using_default_session _run_using_default_session '
    'run_step_fn step_fn wrapper inner watched __call__'.split()
)


# Functions of our Estimators that run a session as a script's loop would.
LOOPS = frozenset(
    'train_steps evaluate_batches final_values predict_batches'.split()
)


class StepsDone(SystemExit):
    """Ends a script that has trained for as many steps as were wanted."""


class _Fetched(NamedTuple):
    """What is known of the fetches of a call."""

    leaves: tuple
    names: tuple
    training: bool


class Watcher:
    """Counts and records the runs of every session.

    Args:
        steps: Training steps after which the next one ends the script; None
            for no end.
        trace: A `tracing.Trace`, or None.

    Attributes:
        runs: Calls of `Session.run` by the script.
        trained: How many of them ran an optimizer.
        scalars: Dict of the scalars fetched last, by name.
    """

    def __init__(self, steps=None, trace=None):
        self._steps = steps
        self._trace = trace
        self._known = {}
        self._number = 0
        self.runs = 0
        self.trained = 0
        self.scalars = {}

    def watched(self, run):
        """A session's `run`, watched.

        Args:
            run: The method.
        """

        def watched(session, fetches, feed_dict=None, *args, **options):
            fetched = self._analyse(fetches, session.graph)
            if fetched.training and self._is_over():
                raise StepsDone(0)
            start = time.perf_counter()
            result = run(session, fetches, feed_dict, *args, **options)
            self._note(fetched, fetches, feed_dict, result, start)
            return result

        return watched

    def _is_over(self):
        return self._steps is not None and self.trained >= self._steps

    def _note(self, fetched, fetches, feed_dict, result, start):
        seconds = time.perf_counter() - start
        line, by_script = _caller()
        self.runs += by_script
        self.trained += fetched.training
        pairs = list(zip(fetched.names, _flat(fetches, result), strict=False))
        for name, value in pairs:
            if isinstance(value, (np.floating, float)):
                self.scalars.pop(name, None)
                self.scalars[name] = value
        if self._trace is not None:
            facts = {
                'run': self._number,
                'line': line,
                'by': 'script' if by_script else 'tensorflow',
                'training': fetched.training,
                'seconds': round(seconds, 6),
            }
            self._trace.record(facts, _feeds(feed_dict), pairs)
        self._number += 1

    def _analyse(self, fetches, graph):
        leaves = tuple(_leaves(fetches))
        key = tuple(map(id, leaves))
        if key not in self._known:
            items = [_element(leaf, graph) for leaf in leaves]
            names = tuple(
                _name(i, leaf) for i, leaf in zip(items, leaves, strict=True)
            )
            training = _is_training([i for i in items if i is not None])
            self._known[key] = _Fetched(leaves, names, training)
        return self._known[key]


def _leaves(fetches):
    """Leaves of a structure of fetches, in the order of its results."""
    if isinstance(fetches, dict):
        for value in fetches.values():
            yield from _leaves(value)
    elif isinstance(fetches, (list, tuple)):
        for value in fetches:
            yield from _leaves(value)
    else:
        yield fetches


def _flat(fetches, result):
    """Results of the leaves; None where one is an operation."""
    if isinstance(fetches, dict):
        for key, value in fetches.items():
            yield from _flat(value, result[key])
    elif isinstance(fetches, (list, tuple)):
        for value, part in zip(fetches, result, strict=False):
            yield from _flat(value, part)
    elif isinstance(result, tuple):
        yield result[0]
    else:
        yield result


def _element(leaf, graph):
    """The operation behind a fetch, or None where there is none."""
    if isinstance(leaf, (str, bytes)):
        try:
            return graph.as_graph_element(leaf)
        except (KeyError, ValueError):
            return None
    return leaf


def _name(item, leaf):
    return str(getattr(item, 'name', None) or leaf)


def _is_training(items):
    """Whether a run of these fetches applies an optimizer's update."""
    stack = [getattr(item, 'op', None) or item for item in items]
    seen = set()
    while stack:
        operation = stack.pop()
        if operation is None or not hasattr(operation, 'control_inputs'):
            continue
        if operation.name in seen:
            continue
        seen.add(operation.name)
        if UPDATES.match(operation.type):
            return True
        stack.extend(operation.control_inputs)
        stack.extend(tensor.op for tensor in operation.inputs)
    return False


def _feeds(feed_dict):
    pairs = []
    for key, value in (feed_dict or {}).items():
        if isinstance(key, (list, tuple)):
            keyed = zip(_leaves(key), _leaves(value), strict=False)
            pairs += [(_name(k, k), v) for k, v in keyed]
        else:
            pairs.append((_name(key, key), value))
    return pairs


def _caller():
    """The script's line that ran a session, and whether it did so itself."""
    frame: types.FrameType | None = sys._getframe(3)
    by_script, in_loop = True, False
    while frame is not None:
        code = frame.f_code
        if _is_user(code.co_filename):
            name = os.path.basename(code.co_filename)
            return f'{name}:{frame.f_lineno}', by_script
        in_loop = in_loop or (by_script and _is_loop(code))
        by_script = in_loop or (by_script and code.co_name in PASSING)
        frame = frame.f_back
    return None, False


def _is_loop(code):
    folder = os.path.basename(os.path.dirname(code.co_filename))
    return code.co_name in LOOPS and folder == 'estimator'


def _is_user(path):
    return path == '<string>' or ownership.is_user_file(path)
