"""The one table: every old symbol, and what becomes of it today.

    table.row('concat', '0.8')
    # Row('concat', 'reordered', 'concat', {'concat_dim': 'axis'}, …)

The history knows where a symbol existed and with which arguments. The rows
of the area files say what a signature cannot: new names, renamed arguments,
symbols of ours, advice. Where no row speaks, a symbol that `tf.compat.v1`
still has is the same, and any other is gone with the advice of its package.
The same rows make the runtime namespaces, date a script, drive the porter
and write the report. Nothing here imports TensorFlow.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
import pathlib

from .. import history
from ..releases import RELEASES, Release
from . import aliases, removed, runtime
from .row import BECOMES, GONE, MOVED, OURS, REORDERED, SAME, Row, gone, same

__all__ = [
    'AREAS',
    'BECOMES',
    'GONE',
    'MOVED',
    'OURS',
    'REORDERED',
    'SAME',
    'Row',
    'canonical',
    'row',
    'rows',
    'successor',
]

_OWN_NAMES = pathlib.Path(__file__).parents[1] / 'data' / 'own_names.txt'
AREAS = (
    'recurrent',
    'arrays',
    'math',
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
    'learn',
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
        module = importlib.import_module(f'{__name__}.{area}')
        found.extend(module.ROWS)
    return tuple(found)


def row(name, release):
    """What becomes of a symbol of a release.

    Args:
        name: Dotted name relative to `tensorflow`, under any path by which
            scripts of the time reached it.
        release: A release, such as `'0.8'`.

    Returns:
        The Row, or None where the release had no symbol of that name.
    """
    return _row(name, Release(release))


def is_listed(name):
    """Whether a row bears a name, a star not counted."""
    return name in _by_name()


def canonical(name, release):
    """The public name of a symbol that was reached by a private path.

    The release's own public name comes first; failing that, the name of any
    release, as private modules kept names long after they were public.
    """
    release = Release(release)
    others = aliases.candidates(name)
    if not others or _explicit(name, release):
        return name
    for other in others:
        if _explicit(other, release) or _exists(other, release):
            return other
    if _exists(name, release):
        for other in others:
            if history.find(other):
                return other
    return name


def successor(name, release):
    """What to write today: the row's target as source text, or `''`."""
    found = row(name, release)
    if found is None or found.becomes == GONE:
        return ''
    if found.becomes == OURS:
        module, _, attribute = found.target.partition(':')
        return f'legacy_rnn.compat.{module}.{attribute}'
    return f'tf.compat.v1.{found.target}'


@functools.cache
def _row(name, release):
    listed = history.find(name)
    if listed and not listed.exists(release):
        return None
    public = canonical(name, release)
    found = _explicit(public, release, known=listed is not None)
    if found:
        return _with_runtime(found, release)
    symbol = history.find(public)
    if symbol is None or not (symbol.exists(release) or listed):
        return None
    private = public.startswith('python.')
    is_module = symbol.kind == 'module' and (listed or symbol).kind == 'module'
    if is_module or (symbol.today and not private):
        return _with_runtime(same(public), release)
    return gone(name, removed.advice(public))


def _with_runtime(found, release):
    target = runtime.target(found.name, release)
    return dataclasses.replace(found, runtime=target) if target else found


def _explicit(name, release, known=False):
    """The row written for a name, or the wildcard row of its module.

    A wildcard row speaks for names that the module had in that release;
    for any if the release is known to have had it by another path. Of ours
    it speaks of those alone that are written.
    """
    for candidate in _by_name().get(name, ()):
        if candidate.covers(release):
            return candidate
    module, _, leaf = name.rpartition('.')
    for candidate in _by_name().get(f'{module}.*', ()):
        symbol = history.find(name)
        exists = known or symbol is None or symbol.exists(release)
        if not (candidate.covers(release) and exists and leaf):
            continue
        if _has(candidate.target, leaf):
            target = candidate.target.replace('*', leaf)
            return dataclasses.replace(candidate, name=name, target=target)
    return None


def _has(target, leaf):
    """Whether the module that a row with a star names has a name."""
    names = _own_names()[target.partition(':')[0]]
    return leaf in names or '*' in names


@functools.cache
def _own_names():
    lines = _OWN_NAMES.read_text('utf-8').splitlines()
    return {name: frozenset(names) for name, *names in map(str.split, lines)}


@functools.cache
def _by_name():
    index = {}
    for found in rows():
        index.setdefault(found.name, []).append(found)
    return index


def _exists(name, release):
    symbol = history.find(name)
    return symbol is not None and symbol.exists(release)


def releases(name):
    """The releases that had a symbol, under any of its paths."""
    symbol = history.find(name)
    if symbol:
        return symbol.releases
    return tuple(release for release in RELEASES if row(name, release))
