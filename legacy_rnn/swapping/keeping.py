"""Keeps what every `Session.run` of a program starts from and computes."""

from __future__ import annotations

import collections
import functools
import threading
import typing
import weakref
from typing import NamedTuple

from legacy_rnn.compat.loops import draws
from legacy_rnn.running import callers, session_values, tracing, watching

from .extras import Extras
from .gradients import Gradients
from .values import arrays_of
from .variables import Variables


class Keeper(watching.Watcher):
    """Keeps the runs that the program itself asks for.

    Args:
        store: `values.Store` to write to.
        steps: Training steps after which the next one ends the program.
        tell: Called with the keeper after each run of a session.

    Attributes:
        number: How many runs there were.
        gradients: `Gradients`.
        unseen: Counter of runs that are not kept, by the reason.
    """

    def __init__(self, store, steps=None, tell=lambda keeper: None):
        super().__init__(steps)
        self._tell = tell
        self.unseen = collections.Counter()
        self.number = 0
        self.gradients = Gradients()
        self._store = store
        self._variables = weakref.WeakKeyDictionary()
        self._extras = weakref.WeakKeyDictionary()

    def watched(self, run):
        """A session's `run`, watched and kept.

        Args:
            run: The method.
        """

        def watched(session, fetches, feed_dict=None, *args, **options):
            line, by_script = callers.caller(2)
            call = Call(run, session, fetches, feed_dict, args, options)
            made = functools.partial(self._kept, call, line)
            if not (by_script and _is_main()):
                made = functools.partial(self._unkept, call, by_script)
            try:
                return self._watch(session.graph, fetches, (), made)
            finally:
                self._ran(session, fetches)
                self._tell(self)

        return watched

    def watched_partial_run(self, run):
        """A session's `partial_run`, which cannot be kept.

        Args:
            run: The method.
        """
        watched = super().watched_partial_run(run)

        def unkept(session, handle, fetches, *args, **options):
            self.unseen['by partial_run'] += 1
            self._ran(session, fetches)
            return watched(session, handle, fetches, *args, **options)

        return unkept

    def watched_make_callable(self, make):
        """A session's `make_callable`, whose callables call its `run`.

        Args:
            make: The method.
        """

        def make_callable(session, fetches, feed_list=None, *args, **options):
            if feed_list or not callers.caller(2)[1]:
                self._ran(session, fetches)
                return make(session, fetches, feed_list, *args, **options)

            def run(*args, **options):
                return session.run(fetches, None, *args, **options)

            return run

        return make_callable

    def watched_callable_of_options(self, make):
        """As for any watcher; Keras runs what cannot be kept.

        Args:
            make: The method.
        """
        watched = super().watched_callable_of_options(make)

        def make_callable(session, asked):
            run = watched(session, asked)
            self._ran(session, [*asked.fetch, *asked.target])

            def unkept(*args, **options):
                self.unseen['by Keras'] += 1
                return run(*args, **options)

            return unkept

        return make_callable

    def judged(self, key):
        """How many compared values follow from a swapped call.

        Args:
            key: `LoopCall.key`.
        """
        return 0

    def _unkept(self, call, by_script):
        """Runs what is not kept; counted if it should have been."""
        graph = call.session.graph
        training = self._analyse(call.fetches, graph).training
        result = call.execute()
        values = session_values.pairs(call.fetches, result)
        gives = by_script and any(arrays_of(value) for _, value in values)
        if training or gives:
            by = "by TensorFlow's own loop" if _is_main() else 'in a thread'
            self.unseen[by] += 1
        return result

    def _kept(self, call, line):
        fetched = self._analyse(call.fetches, call.session.graph)
        number, self.number = self.number, self.number + 1
        extras = self._extras_of(fetched, call.session.graph)
        before = self.variables(call.session).read(call.plainly)
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

    def variables(self, session):
        """The `Variables` of a session."""
        if session not in self._variables:
            shared = bool(session.sess_str)  # Of a cluster.
            self._variables[session] = Variables(session.graph, shared)
        return self._variables[session]

    def _ran(self, session, fetches):
        """Notes what a session has run."""
        graph = session.graph
        extras = self._extras_of(self._analyse(fetches, graph), graph)
        self.variables(session).ran(extras.run.variables)

    def _extras_of(self, fetched, graph):
        known = self._extras.setdefault(graph, {})
        if id(fetched) not in known:  # `_analyse` keeps it with the graph.
            gradients = self.gradients.of(graph)
            known[id(fetched)] = Extras(fetched, graph, gradients)
        return known[id(fetched)]


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


def _is_main():
    return threading.current_thread() is threading.main_thread()
