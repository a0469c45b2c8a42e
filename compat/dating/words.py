"""Datings in words: what `legacy-rnn date` prints."""

from __future__ import annotations

from ..releases import RELEASES
from . import generation
from .evidence import V1

WRITTEN_FOR = {
    generation.NEW: 'TensorFlow 2 already',
    generation.EAGER: (
        'eager execution of TensorFlow 1, which is not supported'
    ),
    generation.HALF: 'half-ported: written for tensorflow.compat.v1',
    generation.MIXED: (
        'half-ported: names of TensorFlow 1 beside those of TensorFlow 2'
    ),
}


def span(releases):
    """Releases as text: `0.8 to 0.12, 1.2`.

    Args:
        releases: Iterable of Release.

    Returns:
        Runs of neighbours joined by `to`; `none` for nothing.
    """
    places = sorted(RELEASES.index(release) for release in releases)
    runs = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    texts = [
        f'{RELEASES[a]} to {RELEASES[b]}' if a < b else str(RELEASES[a])
        for a, b in runs
    ]
    return ', '.join(texts) or 'none'


def is_keras(dating):
    """Whether a Dating is of Keras alone, without TensorFlow."""
    keras = any(made.imports_keras for made in dating.generations)
    is_3 = dating.written_for == generation.NEW
    return keras and not is_3 and not dating.uses_tensorflow


def verdict(dating):
    """What a Dating comes to: `fits 0.8 to 0.12`."""
    if is_keras(dating):
        return 'imports Keras and no TensorFlow; run takes tf_keras'
    kind = dating.written_for
    if not dating.uses_tensorflow and kind != generation.NEW:
        return 'imports no TensorFlow'
    if kind in (generation.NEW, generation.EAGER):
        return WRITTEN_FOR[kind]
    told = f'fits no release; closest {span(dating.closest)}'
    if dating.releases:
        told = f'fits {span(dating.releases)}'
        shared = all(g.shared for g in dating.generations)
        if kind == generation.EITHER and shared:
            told += ', and TensorFlow 2'
    return f'{WRITTEN_FOR[kind]}; {told}' if kind in WRITTEN_FOR else told


def reasons(dating, place):
    """Yields a line for every sign and piece of evidence.

    Args:
        dating: A Dating.
        place: Callable (line, path) that returns words such as `line 3`.
    """
    if dating.written_for in WRITTEN_FOR:
        for sign in _first_of_each(dating):
            yield f'{place(sign.line, sign.path)}: {sign.what}'
    for item in dating.evidence:
        told = f'tf.{item.symbol} ({item.why}): {span(item.releases)}'
        yield f'{place(item.line, item.path)}: {told}'


def contradictions(dating, place):
    """Yields a line for every pair of evidence that no release allows."""

    def short(item):
        return (
            f'{place(item.line, item.path)} tf.{item.symbol} ({item.why}) '
            f'is of {span(item.releases)}'
        )

    for first, second in dating.contradictions:
        yield f'contradiction: {short(first)}, but {short(second)}'


def assumption(choice, dating, place, show):
    """Why a release is taken, after its name; '' where it goes without saying.

    Args:
        choice: `running.releases.Choice`.
        dating: Dating of the program alone.
        place: As for `reasons`.
        show: Callable (path) that returns a file's name.
    """
    told = []
    if not choice.known and not choice.preferences:
        newest = choice.release == RELEASES[-1]
        told.append(
            'nothing tells' if newest else 'nothing tells but Python 2'
        )
    elif choice.mixed:
        told.append('the newest of the closest, with what the others had')
    elif choice.others:
        names = listing([show(path) for path in choice.others])
        told.append(f'the newest that fits {names} too, by shared modules')
    elif not choice.preferences and len(dating.releases) > 1:
        told.append('the newest that fits')
    for liked in choice.preferences:
        where = f'{place(liked.line, liked.path)}: ' if liked.line else ''
        told.append(f'{where}{liked.why}')
    return '; '.join(told)


def listing(names, most=3):
    """Names as a sentence has them: `a, b and 4 more`."""
    if len(names) > most + 1:
        names = [*names[:most], f'{len(names) - most} more']
    *first, last = names
    return f'{", ".join(first)} and {last}' if first else last


def _first_of_each(dating):
    """The first sign of each name, unless the evidence holds it."""
    found = {}
    for sign in dating.signs:
        found.setdefault(sign.what, sign)
    signs = list(found.values())
    if dating.written_for == generation.HALF:
        known = any(item.symbol == V1 for item in dating.evidence)
        signs = [] if known else signs[:1]
    return signs
