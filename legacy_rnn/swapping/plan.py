"""Which loops of a program unroll how, and why not otherwise."""

from __future__ import annotations

import contextlib
import functools
import os
import sys

import tensorflow as tf

from legacy_rnn.compat.loops import draws, policies
from legacy_rnn.running.imports import ownership

v1 = tf.compat.v1

# What a loop is called when it unrolls the other way.
_DYNAMIC = {
    'rnn': 'dynamic_rnn',
    'static_rnn': 'dynamic_rnn',
    'state_saving_rnn': 'dynamic_rnn',
    'static_state_saving_rnn': 'dynamic_rnn',
    'bidirectional_rnn': 'bidirectional_dynamic_rnn',
    'static_bidirectional_rnn': 'bidirectional_dynamic_rnn',
    'stack_bidirectional_rnn': 'stack_bidirectional_dynamic_rnn',
}
_STATIC = {
    'dynamic_rnn': 'static_rnn',
    'bidirectional_dynamic_rnn': 'static_bidirectional_rnn',
    'stack_bidirectional_dynamic_rnn': 'stack_bidirectional_rnn',
}
# Folders of compat that hand a program's calls on to TensorFlow.
_PASSING = ('loops', 'signatures', 'namespace', 'cells')
# What can be heard of and not be swapped.
ALONE = {
    'raw_rnn': 'its own function decides what each step does',
    'dynamic_decode': 'a decoder feeds itself and decides when to stop',
    'while_loop': 'a loop that the program wrote itself',
    'cell': 'the program calls the cell step by step in a loop of its own',
    'rnn_decoder': 'a decoder that calls the cell step by step',
    'attention_decoder': 'a decoder that calls the cell step by step',
}


class Plan(policies.Policy):
    """Swaps what it can, and keeps a record of every call.

    Args:
        wanted: One of `policies.UNROLLS`, or None to leave all as written.
        skip: Dict from keys of calls that are not to be swapped to reasons.

    Attributes:
        calls: List of `LoopCall`, in the order of the program.
    """

    def __init__(self, wanted=None, skip=()):
        self.wanted = wanted
        self.calls = []
        self._skip = dict(skip)
        self._open = []
        self._known = {}

    @contextlib.contextmanager
    def called(self, name):
        """A loop is called by its public name."""
        if self._open and not draws.is_on():
            yield  # A part of a loop, such as one of its directions.
            return
        self._open.append(self._call(name))
        try:
            yield
        finally:
            self._open.pop()

    def choose(self, unroll, steps, objection):
        """Decides on one loop of the call at hand; see `policies.Policy`."""
        call = self._open[-1] if self._open else self._call(f'{unroll}_rnn')
        reason = self._skip.get(call.key) or objection
        swaps = self.wanted not in (None, unroll)
        call.add(unroll, steps, self.wanted if swaps else None, reason)
        return self.wanted if swaps and not reason else unroll

    @contextlib.contextmanager
    def built(self):
        """Notes which operations the loop is made of."""
        graph = v1.get_default_graph()
        first = graph.version
        call = self.calls[-1] if not self._open else self._open[-1]
        try:
            yield
        finally:
            call.spans.append((graph, first, graph.version))

    def hear_while_loop(self):
        """Hears of a while loop; one that the program calls is its own."""
        self._hear('while_loop', sys._getframe(2))

    def hearing_cell(self, call):
        """The `__call__` of a cell, heard where no loop of ours calls it.

        Args:
            call: The method.
        """

        @functools.wraps(call)
        def heard(*args, **options):
            if not draws.is_on():
                self._hear('cell', sys._getframe(1))
            return call(*args, **options)

        return heard

    def _hear(self, name, frame):
        while _passes_on(frame.f_code.co_filename):
            frame = frame.f_back
        if ownership.is_user_code(frame.f_code.co_filename):
            self._call(name)

    def _call(self, name):
        line = _line()
        same = [c for c in self.calls if (c.name, c.line) == (name, line)]
        if same and (self._open or name in ALONE):
            same[0].times += 1
            return same[0]
        call = LoopCall(name, line, len(same))
        self.calls.append(call)
        return call


class LoopCall:
    """One call of a loop by the program.

    Args:
        name: Public name of the loop.
        line: Place of the call, such as `train.py:31`.
        number: How many calls stood there before.

    Attributes:
        key: What names the call in every run of the program.
        alone: Whether nothing but the program can unroll it.
        times: How often it was heard of.
        spans: Graph, first and last version of each loop that it built.
    """

    def __init__(self, name, line, number):
        self.name, self.line = name, line
        self.alone = name in ALONE
        self.key = f'{line} {name} {number}'
        self.times = 1
        self.spans = []
        self._loops = []

    def add(self, unroll, steps, to, reason):
        """Notes one loop of the call."""
        self._loops.append((unroll, steps, to, reason))

    def names(self, of=None):
        """Names of all operations that its loops are made of.

        Args:
            of: The graph whose operations are wanted; by default all.
        """
        found = set()
        for graph, first, last in self.spans:
            if of not in (None, graph):
                continue
            operations = graph.get_operations()[first:last]
            found.update(
                operation.name
                for operation in operations
                if not operation.name.startswith(draws.SCOPE)
            )
        return found

    def is_swapped(self):
        """Whether any of its loops unrolled otherwise than written."""
        return any(to and not reason for *_, to, reason in self._loops)

    def row(self):
        """The call as JSON can hold it."""
        unrolls = sorted({loop[0] for loop in self._loops})
        swaps = [loop for loop in self._loops if loop[2] is not None]
        reasons = [reason for *_, reason in swaps if reason]
        swapped = self.is_swapped()
        reason = ALONE[self.name] if self.alone else next(iter(reasons), '')
        return {
            'key': self.key,
            'line': self.line,
            'name': self.name,
            'alone': self.alone,
            'unrolls': unrolls,
            'steps': next((s for _, s, *_ in self._loops if s), None),
            'to': self._twin(swaps[0][2]) if swapped else None,
            'reason': reason if self.alone or not swapped else '',
            'times': self.times,
            'scope': _scope(self.names()),
        }

    def _twin(self, unroll):
        if unroll == 'fused':
            return 'fused'
        return (_DYNAMIC if unroll == 'dynamic' else _STATIC)[self.name]


def _passes_on(path):
    """Whether a file of ours only passes calls of the program on."""
    parent, folder = ([''] * 3 + path.split(os.sep))[-3:-1]
    return parent in ('compat', 'legacy_rnn') and folder in _PASSING


def _line():
    """The user's line that is running, such as `train.py:31`."""
    frame = sys._getframe(1)
    while frame is not None:
        path = frame.f_code.co_filename
        if ownership.is_user_code(path):
            return f'{os.path.basename(path)}:{frame.f_lineno}'
        frame = frame.f_back
    return '?'


def _scope(names):
    """The name scope that operations share."""
    parts = [name.split('/')[:-1] for name in sorted(names)]
    if not parts:
        return ''
    first, last = min(parts), max(parts)
    shared = []
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        shared.append(one)
    return '/'.join(shared)
