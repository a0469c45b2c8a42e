"""Evidence, and what the history says of a name."""

from __future__ import annotations

import functools
from typing import NamedTuple

from .. import history, table
from ..releases import RELEASES, Release

# The first release with `tf.compat.v1`.
COMPAT = Release('1.13')


class Evidence(NamedTuple):
    """A reason to believe in some releases.

    Attributes:
        symbol: Dotted name relative to `tensorflow`.
        line: Line in the source, from 1.
        releases: Tuple of the releases that it allows.
        why: What was looked at: name, arguments, call, result, state, or a
            flag's default or values.
        path: Its file, or None.
    """

    symbol: str
    line: int
    releases: tuple
    why: str
    path: str | None = None


class Preference(NamedTuple):
    """Releases that a program is likelier of, where others fit as well.

    Attributes:
        line: Line in the source, from 1.
        releases: Tuple of the likelier releases.
        why: Why they are, as part of a sentence.
        path: Its file, or None.
    """

    line: int
    releases: tuple
    why: str
    path: str | None = None


@functools.cache
def known(name):
    """The longest start of a name that is a symbol; whether it is all."""
    full = True
    if name.startswith('app.flags.'):
        name = name.removeprefix('app.')  # The same module, known in full.
    while name:
        if name.startswith(('compat.v1.', 'compat.v2.')):
            return None, False
        if releases_of(name):
            return name, full
        name, full = name.rpartition('.')[0], False
    return None, False


@functools.cache
def releases_of(name):
    """The releases that had a name, by the history or by its public name."""
    symbol = history.find(name)
    if symbol:
        return frozenset(symbol.releases)
    if history.members(name):
        below = (f'{name}.{last}' for last in history.members(name))
        return frozenset().union(*map(releases_of, below))
    module = history.find(name.rpartition('.')[0])
    return frozenset(
        release
        for release in (module.releases if module else RELEASES)
        if table.canonical(name, release) != name
    )


@functools.cache
def is_ours(name):
    """Whether 1.15's symbol of a name, or one of a module's, is ours here."""
    row = table.row(name, RELEASES[-1])
    if row is not None and history.find(name):
        return row.becomes == table.OURS
    below = (f'{name}.{last}' for last in history.members(name))
    return any(map(is_ours, below))


def leaf(name):
    """The last part of a dotted name."""
    return name.rpartition('.')[2]


def since(first):
    """All releases from one on."""
    return tuple(r for r in RELEASES if r >= first)


def until(last):
    """All releases up to one."""
    return tuple(r for r in RELEASES if r <= last)


def ordered(releases):
    """Releases in their order, as a tuple."""
    return tuple(r for r in RELEASES if r in releases)
