"""`legacy-rnn date`: says which TensorFlow releases a source fits, and why.

TensorFlow is not imported and nothing of the source is run.
"""

import json
import pathlib
import sys

from legacy_rnn.compat import dating as dating_module
from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.dating.evidence import V1
from legacy_rnn.compat.releases import RELEASES
from legacy_rnn.console import command
from legacy_rnn.flags import date as date_flags

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


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'date', date_flags.define, _date, argv, arguments='PATH...'
    )


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


def _date(flags, paths):
    if not paths:
        raise command.CommandError(
            'PATH must be a source, a notebook or a folder, got none'
        )
    datings = [dating for path in paths for dating in _read(path)]
    if flags.json:
        files = [_as_json(dating) for dating in datings]
        print(json.dumps({'files': files}, indent=2))
        return 0
    for dating in datings:
        print('\n'.join(_as_text(dating)))
    if len(datings) > 1:
        together = dating_module.combine(datings)
        print(f'all {len(datings)} files: {_verdict(together)}')
    return 0


def _read(path):
    """Datings of a file, or of the sources in a folder that use TensorFlow."""
    path = pathlib.Path(path)
    sources = dating_module.sources(path)
    if not sources:
        raise command.CommandError(
            f'{path} must hold .py or .ipynb files, got none'
        )
    if not path.is_dir():
        return [dating_module.date_file(path)]
    datings = []
    for source in sources:
        try:
            dating = dating_module.date_file(source)
        except ValueError as error:
            command.say(f'skipped {error}')
            continue
        if dating.uses_tensorflow:
            datings.append(dating)
    return datings


def _verdict(dating):
    if not dating.uses_tensorflow:
        return 'imports no TensorFlow'
    kind = dating.written_for
    if kind in (generation.NEW, generation.EAGER):
        return WRITTEN_FOR[kind]
    told = f'fits no release; closest {span(dating.closest)}'
    if dating.releases:
        told = f'fits {span(dating.releases)}'
        shared = all(g.shared for g in dating.generations)
        if kind == generation.EITHER and shared:
            told += ', and TensorFlow 2'
    return f'{WRITTEN_FOR[kind]}; {told}' if kind in WRITTEN_FOR else told


def _as_text(dating):
    yield f'{dating.path}: {_verdict(dating)}'
    if dating.written_for in WRITTEN_FOR:
        for sign in _first_of_each(dating):
            yield f'  line {sign.line}: {sign.what}'
    for item in dating.evidence:
        yield f'  line {item.line}: {_reason(item)}'
    for first, second in dating.contradictions:
        yield f'  contradiction: {_short(first)}, but {_short(second)}'


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


def _reason(item):
    return f'tf.{item.symbol} ({item.why}): {span(item.releases)}'


def _short(item):
    return (
        f'line {item.line} tf.{item.symbol} ({item.why}) '
        f'is of {span(item.releases)}'
    )


def _as_json(dating):
    return {
        'path': dating.path,
        'written_for': dating.written_for,
        'signs': [sign._asdict() for sign in dating.signs],
        'releases': [str(release) for release in dating.releases],
        'closest': [str(release) for release in dating.closest],
        'evidence': [_evidence_json(item) for item in dating.evidence],
        'contradictions': [
            [_evidence_json(first), _evidence_json(second)]
            for first, second in dating.contradictions
        ],
    }


def _evidence_json(item):
    return {
        'symbol': item.symbol,
        'line': item.line,
        'releases': [str(release) for release in item.releases],
        'why': item.why,
    }


if __name__ == '__main__':
    sys.exit(main())
