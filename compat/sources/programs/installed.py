"""Files that came with a package, wherever pip put them."""

from __future__ import annotations

import contextlib
import csv
import functools
import os
import pathlib


def is_installed(path):
    """Whether a file came with a package.

    `pip install --target` puts packages beside the user's own modules; what
    they brought stands in the records of their installation.

    Args:
        path: The file.
    """
    path = pathlib.Path(os.path.realpath(path))
    return any(
        path.relative_to(folder).as_posix() in _brought_to(folder)
        for folder in path.parents
    )


@functools.cache
def _brought_to(folder):
    """Files that packages brought to a folder, relative to it."""
    found = set()
    for record in folder.glob('*.dist-info/RECORD'):
        with contextlib.suppress(OSError):
            lines = record.read_text('utf-8', 'replace').splitlines()
            found.update(row[0] for row in csv.reader(lines) if row)
    return frozenset(found)
