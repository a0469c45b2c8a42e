"""A row of the table: what becomes of an old symbol on today's TensorFlow."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from ..releases import Release

SAME = 'same'
MOVED = 'moved'
REORDERED = 'reordered'
OURS = 'ours'
GONE = 'gone'


@dataclasses.dataclass(frozen=True)
class Row:
    """One symbol over a range of releases.

    Argument lists are not repeated here: they stand in the history. A call
    is bound by the release's own list, then `renames` gives today's names.

    Attributes:
        name: Dotted name relative to `tensorflow`; `nn.rnn_cell.*` stands
            for everything directly below a module.
        becomes: same, moved, reordered, ours or gone.
        target: Name in `tf.compat.v1` (same, moved, reordered), or
            `module:attribute` below `legacy_rnn.compat` (ours).
        renames: Old argument name to today's.
        defaults: Today's argument name to the Python source of the value
            that the release used when the call says nothing.
        dropped: Old argument names without a meaning today.
        first: First release that the row speaks of.
        last: Last release that the row speaks of.
        factory: The target of an `ours` row, or `runtime`, makes the symbol
            when it is called with the release.
        runtime: `module:attribute` below `legacy_rnn.compat` that the
            namespaces give in place of the target; a port writes the target.
        runtime_until: Last release of which they do.
        around: `module:attribute` that the namespaces call with today's
            symbol, and give what it returns.
        plain: First release of which a port leaves a call to today's symbol
            of the name, though an `ours` row adapts it in the namespaces;
            `''` where the port calls ours too.
        ported: Name in `tf.compat.v1` that a rule of the porter writes for an
            `ours` row, by arguments of the same order.
        by_place: How many arguments today's function takes at the places
            that 1.15 had them at; None for all.
        uncalled: The name was itself what a call of it makes today.
        is_old: Where a call alone tells the releases of the row from later
            ones, a function of its arguments `(args, options)` that does.
        unlisted: The releases had the name, though the history lacks it.
        advice: What to do in a port, one sentence; required for gone.
        before: Example, in the release's own words.
        after: The same on `import tensorflow.compat.v1 as tf`; names of ours
            are written `legacy_rnn.compat…`.
    """

    name: str
    becomes: str
    target: str = ''
    renames: Mapping[str, str] = dataclasses.field(default_factory=dict)
    defaults: Mapping[str, str] = dataclasses.field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    first: str = '0.5'
    last: str = '1.15'
    factory: bool = False
    runtime: str = ''
    runtime_until: str = '1.15'
    around: str = ''
    plain: str = ''
    ported: str = ''
    by_place: int | None = None
    uncalled: bool = False
    is_old: Callable | None = None
    unlisted: bool = False
    advice: str = ''
    before: str = ''
    after: str = ''

    def covers(self, release):
        """Whether the row speaks of a release."""
        return Release(self.first) <= Release(release) <= Release(self.last)


def same(name, **fields):
    """A symbol that is in `tf.compat.v1` under its own name."""
    return Row(name, SAME, name, **fields)


def moved(name, target, **fields):
    """A symbol that is in `tf.compat.v1` under another name."""
    return Row(name, MOVED, target, **fields)


def reordered(name, **fields):
    """A symbol of `tf.compat.v1` whose arguments changed place or name."""
    return Row(name, REORDERED, name, **fields)


def ours(name, target, **fields):
    """A symbol that this package implements, at `module:attribute`."""
    return Row(name, OURS, target, **fields)


def gone(name, advice, **fields):
    """A symbol that has no home; `advice` says what to do."""
    return Row(name, GONE, advice=advice, **fields)
