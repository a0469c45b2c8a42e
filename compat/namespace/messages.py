"""Error messages for names that a namespace does not have."""

from __future__ import annotations

from .. import table
from ..errors import RemovedSymbolError
from ..releases import RELEASES

# How to get another release. Whoever lets the user choose one says how.
WAY = 'legacy_rnn.compat.{release.module}'


def missing(era, name):
    """The error for a name that an era lacks.

    Args:
        era: An `Era`.
        name: Dotted name relative to `tensorflow`.

    Returns:
        An AttributeError where none is known; a RemovedSymbolError
        where it went before the era, or where nobody knows.
    """
    found = table.resolve(name, era.release)
    symbol = found.symbol
    if symbol is None:
        if table.lists(name):
            return AttributeError(
                f'legacy_rnn knows no tf.{name} of TensorFlow {era.release}'
            )
        return RemovedSymbolError(
            f'legacy_rnn has no tf.{name} of TensorFlow {era.release}. '
            f'{found.advice}'
        )
    if symbol.first > era.release:
        return AttributeError(
            f'tf.{name} came with TensorFlow {symbol.first}; this is '
            f'{era.release}'
        )
    last = max(r for r in symbol.releases if r <= era.release)
    row = table.resolve(name, last).row
    return RemovedSymbolError(
        f'tf.{name} was dropped from TensorFlow after {last}; this is '
        f'{era.release}. {_instead(row, last)}'
    )


def removed(name, advice):
    """The error for a name that has no home today.

    Args:
        name: Dotted name relative to `tensorflow`.
        advice: One sentence that says what to do.

    Returns:
        A RemovedSymbolError.
    """
    symbol = table.resolve(name, RELEASES[-1]).symbol
    if symbol is None:
        since = 'has no home on this TensorFlow'
    elif symbol.last == RELEASES[-1] and symbol.today:
        since = "has no home here, though today's TensorFlow has that name"
    elif symbol.last == RELEASES[-1]:
        since = 'was last in TensorFlow 1.15'
    else:
        since = f'was dropped from TensorFlow after {symbol.last}'
    return RemovedSymbolError(f'tf.{name} {since}. {advice}')


def _instead(row, last):
    if row.becomes == table.SAME:
        return row.advice or f'{WAY.format(release=last)} has it.'
    if row.becomes in (table.MOVED, table.REORDERED):
        text = f'Write tf.{row.target}.'
        return f'{text} {row.advice}'.strip()
    return row.advice or f'See legacy_rnn.compat.{row.target}.'
