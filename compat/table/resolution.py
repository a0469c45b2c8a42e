"""What a name of a release stands for, looked up once."""

from __future__ import annotations

import dataclasses
import functools

from .. import history
from ..releases import RELEASES, Release, place_of
from . import aliases, index, old_keras, removed, runtime
from .row import GONE, OURS, Row, gone, same


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class Resolution:
    """A name in a release.

    Attributes:
        name: Dotted name relative to `tensorflow`, as it was asked for.
        release: The Release.
        public: The public name of what was reached by a private path; the
            name itself where it is one.
        symbol: `history.Symbol` of the name, or None.
        row: What becomes of it, a `Row`; None where the release had no such
            symbol.
        arguments: The release's argument list, a tuple of
            `history.Argument`, by the name or else by the public one; None
            where it is not known.
    """

    name: str
    release: Release
    public: str
    symbol: history.Symbol | None
    row: Row | None
    arguments: tuple | None

    @property
    def public_symbol(self):
        """`history.Symbol` of the public name, or None."""
        return history.find(self.public)

    @property
    def works(self):
        """Whether the release had it, and it has a home."""
        return self.row is not None and self.row.becomes != GONE

    @property
    def is_ours(self):
        """Whether this package implements it."""
        return self.row is not None and self.row.becomes == OURS

    @property
    def gives(self):
        """What the runtime gives: `module:attribute` of ours, or `''`."""
        if self.row is None:
            return ''
        return self.row.runtime or (self.row.target if self.is_ours else '')

    @property
    def writes(self):
        """The name of `tf.compat.v1` that a port writes, or `''`."""
        if self.row is None or self.is_ours:
            return ''
        return self.row.target

    @property
    def advice(self):
        """What to do in a port, a sentence or `''`."""
        return self.row.advice if self.row else removed.advice(self.public)


def resolve(name, release):
    """What a name of a release stands for.

    Args:
        name: Dotted name relative to `tensorflow`, under any path by which
            scripts of the time reached it.
        release: A release, such as `'0.8'`.

    Returns:
        A Resolution, one and the same for the same question.

    Raises:
        ValueError: No such release.
    """
    return _resolved(name, place_of(release))


@functools.cache
def canonical(name, release):
    """The public name of a symbol that was reached by a private path.

    The release's own public name comes first; failing that, the name of any
    release, as private modules kept names long after they were public.
    """
    others = aliases.candidates(name)
    if not others or index.find(name, release):
        return name
    for other in others:
        if index.find(other, release) or _exists(other, release):
            return other
    if _exists(name, release):
        for other in others:
            if history.find(other):
                return other
    return name


@functools.cache
def _resolved(name, place):
    release = RELEASES[place]
    symbol = history.find(name)
    public = canonical(name, release) if '.' in name else name
    shown = symbol if public == name else history.find(public)
    row = _row(name, public, release, symbol, shown)
    arguments = None
    for found in (symbol, shown):
        if found is not None and arguments is None:
            arguments = found.arguments(release)
    return Resolution(name, release, public, symbol, row, arguments)


def _row(name, public, release, symbol, shown):
    """What becomes of a name, by its public one; `Symbol` of each."""
    if symbol and not symbol.exists(release):
        return None
    row = index.find(public, release, known=symbol is not None)
    row = row or old_keras.row(name, release)
    if row is None:
        if shown is None or not (symbol or shown.exists(release)):
            return None
        is_module = shown.kind == (symbol or shown).kind == 'module'
        private = public.startswith('python.')
        if not (is_module or (shown.today and not private)):
            return gone(name, removed.advice(public))
        row = same(public)
    target = runtime.target(row.name, release)
    return dataclasses.replace(row, runtime=target) if target else row


def _exists(name, release):
    symbol = history.find(name)
    return symbol is not None and symbol.exists(release)
