"""Watches `Session.run`: counts, ends after so many steps, keeps a trace."""

from __future__ import annotations

import contextlib
import threading
import time
import weakref
from typing import NamedTuple

import numpy as np

from legacy_rnn.compat import numpy1

from . import races, session_values, stopping, training_steps
from .callers import caller
from .stopping import StepsDone


class _Fetched(NamedTuple):
    """Facts about the fetches of a call."""

    leaves: tuple
    names: tuple
    training: bool
    races: tuple
    fills: bool  # A queue.


class Watcher:
    """Counts and records the runs of every session.

    Args:
        steps: Training steps after which the next one ends the script; None
            for no end.
        trace: A `tracing.Trace`, or None.
        weights: Whether a trace without values ends with those trained.

    Attributes:
        runs: Calls of `Session.run` by the script.
        trained: How many of them ran an optimizer.
        scalars: Dict of the scalars fetched last, by name.
        threads: Whether a thread beside the main one ran a session, or
            filled a queue.
        stopper: `stopping.Stopper` that ends the program.
    """

    def __init__(self, steps=None, trace=None, weights=False):
        self._steps = steps
        self._trace = trace
        self._wants_weights = weights
        self._number = 0
        self._lock = threading.Lock()
        self._sessions = weakref.WeakSet()
        self._ended = False
        self.stopper = stopping.Stopper()
        self.runs = 0
        self.trained = 0
        self.scalars = {}
        self.threads = False

    def end(self):
        """Closes the sessions, so that no thread waits for a run."""
        self._ended = True
        stopping.cease()
        for session in list(self._sessions):
            with contextlib.suppress(Exception):
                session.close()

    def watched(self, run):
        """A session's `run`, watched.

        Args:
            run: The method.
        """

        def watched(session, fetches, feed_dict=None, *args, **options):
            if self._ended:
                raise StepsDone(0)
            self._sessions.add(session)
            if self._wants_weights and self._is_over():
                self._note_weights(session, fetches, run)
            return self._watch(
                session.graph,
                fetches,
                session_values.feeds(feed_dict),
                lambda: _run(run, session, fetches, feed_dict, args, options),
            )

        return watched

    def watched_partial_run(self, run):
        """A session's `partial_run`, watched.

        Args:
            run: The method.
        """

        def watched(session, handle, fetches, feed_dict=None):
            return self._watch(
                session.graph,
                fetches,
                session_values.feeds(feed_dict),
                lambda: run(session, handle, fetches, feed_dict),
            )

        return watched

    def watched_make_callable(self, make):
        """A session's `make_callable`, whose callables are watched.

        Args:
            make: The method.
        """

        def make_callable(session, fetches, feed_list=None, *args, **options):
            run = make(session, fetches, feed_list, *args, **options)
            by_script = caller(2)[1]
            if self._analyse(fetches, session.graph).fills:
                self._heed_thread()
            if feed_list or not by_script:
                # It calls the session's `run`; or fills a queue.
                return run

            def watched(*args, **options):
                return self._watch(
                    session.graph, fetches, (), lambda: run(*args, **options)
                )

            return watched

        return make_callable

    def watched_callable_of_options(self, make):
        """A session's `_make_callable_from_options`, by which Keras runs.

        Args:
            make: The method.
        """

        def make_callable(session, options):
            run = make(session, options)
            fetches = [*options.fetch, *options.target]

            def watched(*values, **facts):
                def run_all():
                    found = run(*values, **facts)
                    return [*found, *[None] * len(options.target)]

                feeds = zip(options.feed, values, strict=False)
                found = self._watch(session.graph, fetches, feeds, run_all)
                return found[: len(options.fetch)]

            return watched

        return make_callable

    def _watch(self, graph, fetches, feeds, run):
        fetched = self._analyse(fetches, graph)
        self.stopper.heed(fetched.training and self._is_over())
        start = time.perf_counter()
        result = run()
        seconds = time.perf_counter() - start
        self._note(fetched, fetches, feeds, result, seconds)
        return result

    def _is_over(self):
        return self._steps is not None and self.trained >= self._steps

    def _note_weights(self, session, fetches, run):
        """Records what was trained, before the step that ends the program."""
        line, by_script = caller(3)
        if not by_script or not self._analyse(fetches, session.graph).training:
            return
        self._wants_weights = False
        variables = session.graph.get_collection('trainable_variables')
        with contextlib.suppress(Exception):  # Some may have no value.
            pairs = zip(variables, run(session, variables), strict=True)
            values = [(variable.op.name, value) for variable, value in pairs]
            facts = {'run': self._number, 'line': line, 'by': 'script'}
            self._trace.record(facts | {'weights': True}, (), values)

    def _heed_thread(self):
        thread = threading.current_thread()
        self.threads = self.threads or thread is not threading.main_thread()

    def _note(self, fetched, fetches, feeds, result, seconds):
        line, by_script = caller(4)
        parts = [
            list(session_values.named(name, leaf, value))
            for name, (leaf, value) in zip(
                fetched.names,
                session_values.pairs(fetches, result),
                strict=True,
            )
        ]
        results = [pair for pairs in parts for pair in pairs]
        if by_script or fetched.fills:
            self._heed_thread()
        if by_script and any(value is not None for _, value in results):
            self._wants_weights = False
        with self._lock:
            self.runs += by_script
            self.trained += fetched.training
            for name, value in results:
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
                    'threads': self.threads,
                    'races': [
                        name
                        for pairs, is_race in zip(
                            parts, fetched.races, strict=True
                        )
                        if is_race
                        for name, _ in pairs
                    ],
                }
                self._trace.record(facts, feeds, results)
            self._number += 1

    def _analyse(self, fetches, graph):
        """What is known of fetches, kept with the graph that they are of."""
        known = getattr(graph, '_legacy_rnn_fetches', None)
        if known is None:
            known = graph._legacy_rnn_fetches = {}
        leaves = tuple(session_values.leaves(fetches))
        key = tuple(x if isinstance(x, str) else id(x) for x in leaves)
        key = (self._trace is not None, *key)
        if key not in known:
            items = [session_values.element(leaf, graph) for leaf in leaves]
            names = tuple(
                session_values.name_of(leaf if item is None else item)
                for item, leaf in zip(items, leaves, strict=True)
            )
            operations = [
                operation
                for item in items
                if item is not None
                for operation in session_values.operations(item)
            ]
            training = training_steps.is_training(operations, graph)
            found = ()
            if self._trace is not None:
                run = races.Run(items)
                found = tuple(i is not None and run.is_race(i) for i in items)
            kinds = [getattr(op, 'type', '') for op in operations]
            fills = any('Enqueue' in kind for kind in kinds)
            known[key] = _Fetched(leaves, names, training, found, fills)
        return known[key]


def _run(run, session, fetches, feed_dict, args, options):
    """`session.run`, fed numbers for arrays of one beside them, as then."""
    try:
        return run(session, fetches, feed_dict, *args, **options)
    except ValueError as error:
        if 'inhomogeneous' not in str(error) or not feed_dict:
            raise
    feeds = {tensor: numpy1.rows(fed) for tensor, fed in feed_dict.items()}
    return run(session, fetches, feeds, *args, **options)
