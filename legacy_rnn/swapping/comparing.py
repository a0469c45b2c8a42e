"""Starts every `Session.run` as another run of the program did; compares."""

from __future__ import annotations

import json

import numpy as np

from legacy_rnn.running import session_values

from . import differences
from .gradients import dense
from .keeping import Keeper, digests, execute
from .values import arrays_of, like, rebuilt, same


class Comparer(Keeper):
    """Compares the runs of a program with those that a `Keeper` kept.

    Before each run all variables are set to what they were then, and what
    the run gives to the program is what it gave then, so that each run is
    one evaluation of the same state and the same program follows from it.

    Args:
        store: `values.Store` to read from.
        rows: Text file for the rows, one JSON object a line.
        following: `following.Following`, which counts what is compared.
        steps: As for `Keeper`.
        tell: As for `Keeper`.
        fused: Whether loops are fused.
        all_gradients: Whether to compare the gradients of all training steps;
            else of those alone that fetch no value.

    Attributes:
        mismatch: What stands against comparing at all, or ''.
    """

    def __init__(
        self,
        store,
        rows,
        following,
        steps=None,
        tell=lambda keeper: None,
        fused=False,
        all_gradients=False,
    ):
        super().__init__(store, steps, tell)
        self._rows = rows
        self._following = following
        self._fused = fused
        self._all_gradients = all_gradients
        self.mismatch = ''

    def judged(self, key):
        """How many compared values follow from a swapped call.

        Args:
            key: `LoopCall.key`.
        """
        return self._following.judged[key]

    def _compared(self, call, fetched, number, extras, before, facts):
        kept = self._store.read(number)
        if kept is None:
            self._mismatched(facts, 'runs a session more often than before')
            return execute(call, number, extras)[0]
        then, arrays = kept
        if digests(call.feed_dict) != then['feeds']:
            self._mismatched(facts, 'feeds other values than before')
        if len(facts['names']) != len(then['names']):
            self._mismatched(facts, 'fetches other values than before')
            return execute(call, number, extras)[0]
        self._start(call, number, facts, before, arrays)
        try:
            result, more = execute(call, number, extras)
        except Exception as error:
            if then.get('raised') != type(error).__name__:
                self._raised(number, facts, then.get('raised'), error)
            raise
        if then.get('raised'):
            self._raised(number, facts, then['raised'], None)
        facts['names'] = then['names']
        return self._compare(call, number, facts, extras, arrays, result, more)

    def _start(self, call, number, facts, before, arrays):
        """Sets the variables; notes how far they had drifted apart."""
        values = {
            name.removeprefix('variable '): array
            for name, array in arrays.items()
            if name.startswith('variable ')
        }
        other = {
            name: value
            for name, value in values.items()
            if name not in before or not same(value, before[name])
        }
        for name, value in values.items():
            if name in before and before[name].dtype.kind in 'fc':
                found = differences.difference(value, before[name])
                self._row(number, facts, name, 'variable', found, judged=False)
        missing = self.variables(call.session).load(other, call.plainly)
        if missing:
            self._mismatched(facts, f'cannot set the variable {missing[0]}')

    def _compare(self, call, number, facts, extras, arrays, result, more):
        given, valued = [], False
        pairs = session_values.pairs(call.fetches, result)
        for index, (_, value) in enumerate(pairs):
            mine = arrays_of(value)
            theirs = _parts(arrays, index)
            given.append(like(value, theirs))
            if not mine and not theirs:
                continue
            valued = True
            name = facts['names'][index]
            found = self._difference(theirs, mine)
            ties = 0
            if not found.passed:
                ties = self._ties(extras.decisions[index], arrays, more)
            item = extras.items[index]
            follows = item is not None and self._following.of(item)
            judged = found.passed or bool(ties) or bool(follows)
            judged = judged or item is None or not extras.is_race(index)
            judged = judged and not found.is_blank
            self._row(number, facts, name, 'fetch', found, ties, judged)
            if follows and judged:
                self._following.count(item)
        if self._all_gradients or not valued:
            self._compare_gradients(number, facts, extras, arrays, more[2])
        return rebuilt(call.fetches, result, iter(given))

    def _compare_gradients(self, number, facts, extras, arrays, gradients):
        """Compares gradients; one that is not there counts as zeros."""
        kept = {
            name.removeprefix('gradient '): array
            for name, array in arrays.items()
            if name.startswith('gradient ')
        }
        for name in dict.fromkeys([*kept, *gradients]):
            theirs, mine = kept.get(name), gradients.get(name)
            if theirs is None:
                theirs = np.zeros_like(dense(mine))
            mine = np.zeros_like(theirs) if mine is None else mine
            found = self._difference([theirs], [_fit(mine, theirs)])
            judged = not found.is_blank
            self._row(number, facts, name, 'gradient', found, judged=judged)
            if judged and name in extras.gradients:
                self._following.count(extras.gradients[name])

    def _difference(self, theirs, mine):
        if len(theirs) != len(mine):
            return differences.Difference(float('inf'), float('inf'), 0, False)
        return differences.worst(
            [
                differences.difference(a, b, self._fused)
                for a, b in zip(theirs, mine, strict=True)
            ]
        )

    def _ties(self, decisions, arrays, more):
        """How many decisions turned on a tie; 0 if any did not."""
        made, by, _ = more
        count = 0
        for decision in decisions:
            theirs = arrays.get(f'decision {decision.made.name}')
            if theirs is None:
                continue
            inputs = [by[tensor.name] for tensor in decision.by]
            tolerance = differences.tolerance_of(
                inputs[0].dtype.name, self._fused
            )
            mine = made[decision.made.name]
            differ, tied = decision.ties(theirs, mine, inputs, tolerance)
            if not tied:
                return 0
            count += differ
        return count

    def _row(self, number, facts, name, quantity, found, ties=0, judged=True):
        row = {
            'run': number,
            'line': facts['line'],
            'training': facts['training'],
            'name': name,
            'quantity': quantity,
            'max_abs': found.absolute,
            'max_rel': found.relative,
            'tolerance': found.tolerance,
            'ties': ties,
            'nans': found.nans,
            'passed': (found.passed or bool(ties)) if judged else None,
        }
        self._rows.write(json.dumps(row) + '\n')

    def _raised(self, number, facts, then, error):
        said = f'{type(error).__name__}: {error}' if error else 'no error'
        self._mismatched(facts, f'raised {then or "no error"}, now {said}')

    def _mismatched(self, facts, what):
        if not self.mismatch:
            self.mismatch = f'{facts["line"]} {what}'


def _parts(arrays, index):
    """The arrays kept of one fetch."""
    found, part = [], 0
    while f'fetch {index} {part}' in arrays:
        found.append(arrays[f'fetch {index} {part}'])
        part += 1
    return found


def _fit(gradient, like):
    """A gradient as one array; rows that neither has are left out."""
    whole = dense(gradient)
    if whole.ndim == like.ndim and whole.ndim and len(whole) < len(like):
        extra = [(0, len(like) - len(whole)), *[(0, 0)] * (whole.ndim - 1)]
        whole = np.pad(whole, extra)
    return whole
