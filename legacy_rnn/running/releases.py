"""Which release a program was written for."""

from __future__ import annotations

import os
import pathlib
from typing import NamedTuple

from legacy_rnn.compat import dating
from legacy_rnn.compat.dating import projects
from legacy_rnn.compat.releases import Release
from legacy_rnn.compat.sources import dialect, python2_syntax

# Where nothing tells: the last release that all old names fit.
UNKNOWN = {2: Release('0.12'), 3: Release('1.15')}


# The last release in which a tensor was true where a bool is wanted.
TRUE_TENSORS = Release('0.7')


class Choice(NamedTuple):
    """The release to run a program under.

    Attributes:
        release: The Release.
        true_tensors: Whether a tensor serves as a Python bool. Where several
            releases fit, the newest is assumed, but what only the oldest
            allowed is allowed.
        mixed: Whether no release fits all of the program, so that the names
            of the others are to be there too.
    """

    release: Release
    true_tensors: bool
    mixed: bool = False


def choose(told, program):
    """Chooses the release to run a program under.

    Args:
        told: `auto` or the name of a release.
        program: `programs.Program`.

    Returns:
        A Choice; by `auto` the newest release that fits the script and the
        files of its own that it imports (`dating.Dating.assumed`).

    Raises:
        ValueError: `told` is no release.
    """
    if told != 'auto':
        release = Release(told)
        return Choice(release, release <= TRUE_TENSORS)
    text = python2_syntax.decode(program.source)
    paths = dialect.files_of_project(program.filename, text)
    own = dating.combine(
        [d for t in (text, *map(_read, paths)) if (d := _date(t))]
    )
    found = own
    if os.path.isfile(program.filename):
        path = pathlib.Path(program.filename)
        around = projects.Files([path]).dated(path)
        found = around if around.releases else own
    if found.assumed:
        true_tensors = not own.closest or own.closest[0] <= TRUE_TENSORS
        return Choice(found.assumed, true_tensors, not found.releases)
    release = UNKNOWN[dialect.of_project(program.filename, text)]
    return Choice(release, True)


def _date(text):
    try:
        return dating.date_text(text)
    except (ValueError, SyntaxError, RecursionError):
        return None


def _read(path):
    with open(path, 'rb') as file:
        return python2_syntax.decode(file.read())
