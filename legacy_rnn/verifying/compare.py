"""Compares the traces of two runs, `Session.run` by `Session.run`."""

from __future__ import annotations

import dataclasses
import json
from typing import NamedTuple

_SUMMARIES = ('value', 'mean', 'norm', 'max')
# Times the tolerance, of the norm: what the numbers' order may come to.
_ORDER = 100


class Difference(NamedTuple):
    """The first place where two traces differ.

    Attributes:
        run: Number of the run, from 0.
        what: What differs there.
        lines: Lines of the two scripts that ran the session.
    """

    run: int
    what: str
    lines: tuple


@dataclasses.dataclass
class Comparison:
    """What comparing two traces came to.

    Attributes:
        runs: Runs compared.
        values: Values compared; an operation that was run is none.
        fetched: Those of them that were fetched.
        raced: Values that differ and were not judged, as the run that fetches
            them also writes what they read, before or after.
        nans: Values that hold NaN in both.
        first_nan: Number and line of the first run that fetches one.
        difference: The first Difference, or None.
        threads: Whether threads ran sessions or filled queues before it.
        weights: Whether the last run stands for the trained variables, as
            the programs fetch nothing else.
    """

    runs: int = 0
    values: int = 0
    fetched: int = 0
    raced: int = 0
    nans: int = 0
    first_nan: tuple | None = None
    difference: Difference | None = None
    threads: bool = False
    weights: bool = False


def load(path):
    """The runs of a trace, those of TensorFlow's own code left out.

    Args:
        path: File as `running.tracing` writes it.
    """
    with open(path, encoding='utf-8') as file:
        # A program that was killed leaves half a line.
        rows = [json.loads(line) for line in file if line.endswith('\n')]
    return [row for row in rows if 'run' in row and row['by'] == 'script']


def compare(first, second, tolerance):
    """Compares two lists of runs.

    Args:
        first: Runs of the original.
        second: Runs of the port.
        tolerance: t of `|a - b| <= t + t * |b|`.

    Returns:
        A Comparison.
    """
    found = Comparison()
    for number, (a, b) in enumerate(zip(first, second, strict=False)):
        found.runs = number + 1
        found.weights = 'weights' in a
        what = _compare_runs(found, a, b, tolerance)
        if found.nans and found.first_nan is None:
            found.first_nan = number, a['line']
        if what:
            lines = (a['line'], b['line'])
            found.difference = Difference(number, what, lines)
            found.threads = any(row.get('threads') for row in (a, b))
            return found
    if len(first) != len(second):
        what = f'{len(first)} runs in the original, {len(second)} in the port'
        longer = max(first, second, key=len)
        ended = 'ended before this run'
        lines = tuple(
            runs[found.runs]['line'] if runs is longer else ended
            for runs in (first, second)
        )
        found.difference = Difference(found.runs, what, lines)
        found.threads = any(row.get('threads') for row in longer)
    return found


def _compare_runs(found, a, b, tolerance):
    """Counts the values of a run up to a difference; says what differs."""
    pairs = [
        *_pairs('feed', a['feeds'], b['feeds']),
        *_pairs('fetch', a['fetches'], b['fetches']),
    ]
    races = {*a.get('races', ()), *b.get('races', ())}
    for kind, old, new in pairs:
        what = _difference(kind, old, new, tolerance)
        if not what:
            found.values += old['dtype'] is not None
            found.fetched += kind == 'fetch' and old['dtype'] is not None
            found.nans += kind == 'fetch' and _has_nan(old)
        elif kind == 'fetch' and _names(old, new) & races:
            found.raced += 1
        else:
            return what
    return ''


def _has_nan(value):
    return any(value.get(key) == 'nan' for key in _SUMMARIES)


def _names(*values):
    return {value['name'] for value in values if value is not None}


def _pairs(kind, old, new):
    if kind == 'feed':
        # The order of a dict of feeds is not the program's.
        old = sorted(old, key=lambda v: (str(v.get('shape')), v['name']))
        new = sorted(new, key=lambda v: (str(v.get('shape')), v['name']))
    for index in range(max(len(old), len(new))):
        yield (
            kind,
            old[index] if index < len(old) else None,
            new[index] if index < len(new) else None,
        )


def _difference(kind, old, new, tolerance):
    """What differs between two values, or `''`."""
    if old is None or new is None:
        there = (old or new)['name']
        return f'{kind} {there} is in one of the two alone'
    name = f'{kind} {old["name"]}'
    if old.get('shape') != new.get('shape'):
        return f'{name}: shape {old.get("shape")} against {new.get("shape")}'
    if old.get('digest') == new.get('digest'):
        return ''
    for key in _SUMMARIES:
        if key in old and not _close(old[key], new.get(key), tolerance):
            return f'{name}: {key} {old[key]} against {new.get(key)}'
    if not _is_ordered(old, new, tolerance):
        return (
            f'{name}: agrees in mean, norm and largest magnitude, but not '
            'number by number'
        )
    known = any(key in old for key in _SUMMARIES)
    return '' if known else f'{name}: other values'


def _is_ordered(old, new, tolerance):
    """Whether the sums that tell the order of numbers are close."""
    a, b, norm = old.get('order'), new.get('order'), new.get('norm')
    if a is None or b is None or any(isinstance(x, str) for x in (a, b, norm)):
        return a is None or b is None or a == b or isinstance(norm, str)
    return abs(a - b) <= tolerance + _ORDER * tolerance * norm


def _close(a, b, tolerance):
    if isinstance(a, str) or isinstance(b, str) or a is None or b is None:
        return a == b
    return abs(a - b) <= tolerance + tolerance * abs(b)
