"""Keeps what every `Session.run` of a program starts from and computes."""

from __future__ import annotations

import functools
import threading
import typing
import weakref
from typing import NamedTuple

import numpy as np
import tensorflow as tf

from legacy_rnn.compat.loops import draws
from legacy_rnn.running import session_values, tracing, watching

from . import decisions
from .values import arrays_of
from .variables import Variables

v1 = tf.compat.v1


class Keeper(watching.Watcher):
    """Keeps the runs that the program itself asks for.

    Args:
        store: `values.Store` to write to.
        steps: Training steps after which the next one ends the program.

    Attributes:
        number: How many runs there were.
        gradients: `Gradients`.
    """

    def __init__(self, store, steps=None):
        super().__init__(steps)
        self.number = 0
        self.gradients = Gradients()
        self._store = store
        self._variables = weakref.WeakKeyDictionary()
        self._extras = {}

    def watched(self, run):
        """A session's `run`, watched and kept.

        Args:
            run: The method.
        """

        def watched(session, fetches, feed_dict=None, *args, **options):
            line, by_script = watching.caller(2)
            call = Call(run, session, fetches, feed_dict, args, options)
            main = threading.current_thread() is threading.main_thread()
            if not (by_script and main):
                return self._watch(session.graph, fetches, (), call.execute)
            return self._watch(
                session.graph, fetches, (), lambda: self._kept(call, line)
            )

        return watched

    def _kept(self, call, line):
        fetched = self._analyse(call.fetches, call.session.graph)
        number, self.number = self.number, self.number + 1
        extras = self._extras_of(fetched, call.session.graph)
        before = self.variables(call).read(call.plainly)
        facts = {'line': line, 'names': list(fetched.names)}
        facts['training'] = fetched.training
        return self._compared(call, fetched, number, extras, before, facts)

    def _compared(self, call, fetched, number, extras, before, facts):
        """Runs and keeps one run; a comparer compares it instead."""
        facts['feeds'] = digests(call.feed_dict)
        start = {f'variable {name}': v for name, v in before.items()}
        try:
            result, more = execute(call, number, extras)
        except Exception as error:
            facts['raised'] = type(error).__name__
            self._store.write(number, facts, start)
            raise
        arrays = dict(start)
        values = session_values.pairs(call.fetches, result)
        for index, (_, value) in enumerate(values):
            for part, array in enumerate(arrays_of(value)):
                arrays[f'fetch {index} {part}'] = array
        for name, value in extras.named(more):
            arrays[name] = value
        self._store.write(number, facts, arrays)
        return result

    def variables(self, call):
        """The `Variables` of a call's graph."""
        graph = call.session.graph
        if graph not in self._variables:
            self._variables[graph] = Variables(graph)
        return self._variables[graph]

    def _extras_of(self, fetched, graph):
        key = tuple(map(id, fetched.leaves))
        if key not in self._extras:
            gradients = self.gradients.of(graph) if fetched.training else {}
            self._extras[key] = Extras(fetched, graph, gradients)
        return self._extras[key]


class Call(NamedTuple):
    """One call of a session's `run`.

    Attributes:
        run: The session's own method.
        session: The session.
        fetches: What it fetches.
        feed_dict: What it feeds, or None.
        args: Further arguments.
        options: Further arguments by name.
    """

    run: typing.Callable
    session: typing.Any
    fetches: typing.Any
    feed_dict: dict | None
    args: tuple
    options: dict

    def execute(self, *changed):
        """Runs it.

        Args:
            *changed: Fetches and feeds in place of its own, or none.
        """
        fetches, feeds = changed or (self.fetches, self.feed_dict)
        return self.run(
            self.session, fetches, feeds, *self.args, **self.options
        )

    def plainly(self, fetches, feeds):
        """Runs something else in the same session."""
        return self.run(self.session, fetches, feeds)


class Extras:
    """What is fetched beside a call's own fetches.

    Args:
        fetched: Facts about the fetches of a call.
        graph: Its graph.
        gradients: Dict from names of variables to their gradients.

    Attributes:
        decisions: For each fetch the decisions before it.
    """

    def __init__(self, fetched, graph, gradients):
        items = [
            session_values.element(leaf, graph) for leaf in fetched.leaves
        ]
        self.decisions = [
            [] if _is_operation(item) else decisions.before(item)
            for item in items
        ]
        self.gradients = {
            name: gradient
            for name, gradient in gradients.items()
            if _is_computed(gradient, items)
        }
        flat = [d for group in self.decisions for d in group]
        self._made = {d.made.name: d.made for d in flat}
        self._by = {t.name: t for d in flat for t in d.by}

    def fetches(self):
        """All of them, as a structure to fetch."""
        return self._made, self._by, self.gradients

    def named(self, values):
        """Pairs of name and array of what is to be kept.

        Args:
            values: What `fetches` gave in a run.
        """
        made, _, gradients = values
        for name, value in made.items():
            yield f'decision {name}', value
        for name, value in gradients.items():
            yield f'gradient {name}', dense(value)


class Gradients:
    """The gradients that a program's optimizers apply."""

    def __init__(self):
        self._by_graph = weakref.WeakKeyDictionary()

    def of(self, graph):
        """Dict from names of variables to gradients, of one graph."""
        return self._by_graph.get(graph, {})

    def noted(self, apply):
        """An optimizer's `apply_gradients` that is noted.

        Args:
            apply: The method.
        """

        @functools.wraps(apply)
        def apply_gradients(optimizer, grads_and_vars, *args, **options):
            pairs = list(grads_and_vars)
            for gradient, variable in pairs:
                if gradient is not None:
                    graph = v1.get_default_graph()
                    known = self._by_graph.setdefault(graph, {})
                    name = variable.op.name
                    if name in known:
                        name = f'{name} ({len(known)})'
                    known[name] = gradient
            return apply(optimizer, pairs, *args, **options)

        return apply_gradients


def execute(call, number, extras):
    """Runs a call with more to fetch.

    Args:
        call: `Call`.
        number: Number of the run.
        extras: `Extras`.

    Returns:
        `(what the call gives, what the extras give)`.
    """
    feeds = dict(call.feed_dict or {})
    feeds.update(draws.feed(call.session.graph, number))
    return call.execute((call.fetches, extras.fetches()), feeds)


def digests(feed_dict):
    """What was fed, so that two runs can be told apart."""
    rows = (
        tracing.describe(name, value)
        for name, value in session_values.feeds(feed_dict)
    )
    return sorted(str(row.get('digest', row['dtype'])) for row in rows)


def dense(gradient):
    """A gradient as one array; of slices, their sums."""
    if not isinstance(gradient, tuple):
        return gradient
    slices: typing.Any = gradient
    shape = slices.dense_shape
    if shape is None:
        rows = int(slices.indices.max(initial=-1)) + 1
        shape = (rows, *slices.values.shape[1:])
    whole = np.zeros(shape, slices.values.dtype)
    np.add.at(whole, slices.indices, slices.values)
    return whole


def _is_operation(item):
    return item is None or not hasattr(item, 'op')


def _is_computed(gradient, items):
    """Whether a gradient is computed for any of some fetches."""
    wanted = getattr(gradient, 'values', gradient).op.name
    seen = set()
    stack = [
        operation
        for item in items
        if item is not None
        for operation in session_values.operations(item)
    ]
    while stack:
        operation = stack.pop()
        if operation.name == wanted:
            return True
        if operation.name in seen:
            continue
        seen.add(operation.name)
        stack += [source.op for source in operation.inputs]
        stack += operation.control_inputs
    return False
