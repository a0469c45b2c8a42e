"""Which release a program was written for."""

from __future__ import annotations

from legacy_rnn.compat import dating
from legacy_rnn.compat.releases import Release

from . import dialect, syntax2

# Where nothing tells: the last release that all old names fit.
UNKNOWN = {2: Release('0.12'), 3: Release('1.15')}


def choose(told, program):
    """The release to run a program under.

    Args:
        told: `auto` or the name of a release.
        program: `programs.Program`.

    Returns:
        A Release; by `auto` the newest that fits the script and the files
        of its own that it imports.

    Raises:
        ValueError: `told` is no release.
    """
    if told != 'auto':
        return Release(told)
    text = syntax2.decode(program.source)
    paths = dialect.files_of_project(program.filename, text)
    dated = [_date(text) for text in (text, *map(_read, paths))]
    found = dating.combine([d for d in dated if d])
    if found.evidence and found.closest:
        return found.closest[-1]
    return UNKNOWN[dialect.of_project(program.filename, text)]


def _date(text):
    try:
        return dating.date_text(text)
    except (ValueError, SyntaxError, RecursionError):
        return None


def _read(path):
    with open(path, 'rb') as file:
        return syntax2.decode(file.read())
