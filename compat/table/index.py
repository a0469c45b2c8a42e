"""The rows by the names that they bear."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import pathlib

from .. import history
from ..releases import RELEASES, place_of

_OWN_NAMES = pathlib.Path(__file__).parents[1] / 'data' / 'own_names.txt'
AREAS = (
    'recurrent',
    'arrays',
    'math',
    'inserted',
    'nn',
    'losses',
    'variables',
    'training',
    'summaries',
    'flags',
    'layers',
    'contrib_layers',
    'contrib_other',
    'moved_contrib',
    'estimators',
    'tpu_estimators',
    'learn',
    'timeseries',
    'scripts',
    'private',
    'private_ops',
    'private_framework',
    'removed',
)


@functools.cache
def rows():
    """All explicit rows, in the order of the areas."""
    found = []
    for area in AREAS:
        module = importlib.import_module(f'{__package__}.{area}')
        found.extend(module.ROWS)
    return tuple(found)


def is_listed(name):
    """Whether a row bears a name, a star not counted."""
    return name in _by_name()


def unlisted(module):
    """Names directly below a module that rows have and the history lacks."""
    return tuple(
        row.name.rpartition('.')[2]
        for row in rows()
        if row.unlisted and row.name.rpartition('.')[0] == module
    )


@functools.cache
def told(name):
    """The releases that rows say had a name that the history lacks.

    Returns:
        Frozenset; empty where the rows say so of all or of none.
    """
    found = [
        release
        for first, last, row in _by_name().get(name, ())
        if row.unlisted
        for release in RELEASES[first : last + 1]
    ]
    return frozenset(found if len(found) < len(RELEASES) else ())


def find(name, release, known=False):
    """The row written for a name, or the star row of its module.

    A star row speaks for names that the module had in that release; for any
    if the release is known to have had it by another path. Of ours it speaks
    of those alone that are written.

    Args:
        name: Dotted name relative to `tensorflow`.
        release: A Release.
        known: Whether the release had it by another path.
    """
    index, place = _by_name(), release.place
    for first, last, row in index.get(name, ()):
        if first <= place <= last:
            return row
    module, _, leaf = name.rpartition('.')
    for first, last, row in index.get(f'{module}.*', ()):
        symbol = history.find(name)
        exists = known or symbol is None or symbol.exists(release)
        if first <= place <= last and exists and leaf:
            if _has(row.target, leaf):
                target = row.target.replace('*', leaf)
                return dataclasses.replace(row, name=name, target=target)
    return None


@functools.cache
def _by_name():
    """Name to tuples of first place, last place and row."""
    index: dict[str, list] = {}
    for row in rows():
        span = place_of(row.first), place_of(row.last)
        index.setdefault(row.name, []).append((*span, row))
    return index


def _has(target, leaf):
    """Whether the module that a row with a star names has a name."""
    names = _own_names()[target.partition(':')[0]]
    return leaf in names or '*' in names


@functools.cache
def _own_names():
    lines = _OWN_NAMES.read_text('utf-8').splitlines()
    return {name: frozenset(names) for name, *names in map(str.split, lines)}
