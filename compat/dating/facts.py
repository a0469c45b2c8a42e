"""Evidence, and what the history says of a name."""

from __future__ import annotations

import functools
from typing import NamedTuple

from .. import table
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
        if table.releases(name):
            return name, full
        name, full = name.rpartition('.')[0], False
    return None, False


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
