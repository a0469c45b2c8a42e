"""What a name of a release stands for, looked up once."""

from __future__ import annotations

import dataclasses
import functools

from .. import history
from ..releases import RELEASES, Release
from . import aliases, index, old_keras, removed
from .row import GONE, OURS, SAME, Row, gone


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
        row = self.row
        if row and row.runtime and self.release <= row.runtime_until:
            return row.runtime
        return row.target if row and row.becomes == OURS else ''

    @property
    def writes(self):
        """The name of `tf.compat.v1` that a port writes, or `''`."""
        row = self.row
        if row is None or row.becomes != OURS:
            return row.target if row else ''
        is_plain = row.plain and self.release >= row.plain
        return self.public if is_plain else ''

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
    release = release if type(release) is Release else Release(release)
    return resolved(name, release.place)


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
        row, symbol = index.find(other, release), history.find(other)
        if row and not row.unlisted:
            return other
        if symbol and symbol.exists(release):
            is_module = symbol.kind == 'module'
            return other if is_module else canonical(other, release)
    symbol = history.find(name)
    if symbol and symbol.exists(release):
        for other in others:
            if history.find(other):
                return other
    return name


@functools.cache
def resolved(name, place):
    """What `resolve` says; the place of the release in `RELEASES`."""
    release = RELEASES[place]
    symbol = history.find(name)
    has_homes = aliases.homes(name.rpartition('.')[0])
    others = aliases.candidates(name) if has_homes else ()
    public = canonical(name, release) if others else name
    shown = symbol if public == name else history.find(public)
    span = symbol and symbol.at[place]
    public_span = span if shown is symbol else shown and shown.at[place]
    row = index.find(public, release, known=symbol is not None)
    if row is None and 'keras' in name:
        row = old_keras.row(name, release)
    if symbol and not span:
        row = row if row and row.unlisted else None
    elif row is None and shown and (symbol or public_span):
        row = _plain_row(name, symbol or shown, shown, release)
    text = span and span[2] or public_span and public_span[2]
    arguments = history.parse_arguments(text) if text else None
    return Resolution(name, release, public, symbol, row, arguments)


def _plain_row(name, symbol, shown, release):
    """What becomes of a name without a row; `Symbol` of it and the public."""
    is_module = symbol.kind == shown.kind == 'module'
    private = shown.name.startswith('python.')
    if is_module or (shown.today and not private):
        return Row(shown.name, SAME, shown.name)
    owner, _, leaf = shown.name.rpartition('.')
    if leaf == '__call__':  # As `RNNCell.__call__(self, ...)` in a class.
        row = index.find(owner, release)
        if row and row.becomes == OURS:
            return Row(shown.name, OURS, f'{row.target}.{leaf}')
    return gone(name, removed.advice(shown.name))
