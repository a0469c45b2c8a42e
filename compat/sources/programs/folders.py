"""The files of a project: what lies below its folder, and what does not.

Not the project's own are version control, caches, installed packages,
virtual environments, and folders of ports, which `MANIFEST` marks.
"""

from __future__ import annotations

import os
import pathlib
import re

from ..notebook import kernels
from .installed import is_installed

MANIFEST = '.legacy_rnn.json'
# The first line of a script whose name has no suffix.
_SHEBANG = re.compile(rb'#![^\n]*\bpython[\d.]*\s')
_APART = frozenset(
    '.bzr .cache .eggs .git .hg .hypothesis .ipynb_checkpoints .mypy_cache '
    '.nox .pytest_cache .ruff_cache .svn .tox CVS __MACOSX __pycache__ '
    'node_modules site-packages'.split()
)
# Each marks a folder as an environment, or as ports.
_MARKS = (
    'pyvenv.cfg',
    'conda-meta',
    os.path.join('bin', 'activate_this.py'),
    os.path.join('Scripts', 'activate_this.py'),
    MANIFEST,
)


def sources(folder, leave=(), unreadable=None):
    """The Python sources and notebooks below a folder, sorted.

    Args:
        folder: The folder.
        leave: Folders that are left out.
        unreadable: List that takes the errors of folders and links that
            cannot be read.

    Returns:
        List of paths; nothing of hidden folders, nor of packages that were
        installed there.
    """
    found = files(folder, leave, unreadable, hidden=False)
    return [p for p in found if is_source(p) and not is_installed(p)]


def is_source(path):
    """Whether a file is a source, by its suffix or its first line.

    A notebook of another language is none.
    """
    if path.suffix == '.ipynb':
        return not kernels.is_foreign(path)
    if path.suffix:
        return path.suffix == '.py'
    try:
        with open(path, 'rb') as file:
            return _SHEBANG.match(file.read(200)) is not None
    except OSError:
        return False


def files(folder, leave=(), unreadable=None, hidden=True):
    """All files of the project below a folder, sorted.

    Links are followed, but not into a folder that the link lies in.

    Args:
        folder: The folder.
        leave: As for `sources`.
        unreadable: As for `sources`.
        hidden: Whether names with a dot in front count.

    Returns:
        List of paths.
    """
    left = {os.path.realpath(other) for other in leave}
    folder = pathlib.Path(folder)
    todo: list[tuple] = [(folder, (os.path.realpath(folder),))]
    found = []
    while todo:
        here, above = todo.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            if unreadable is not None:
                unreadable.append(error)
            continue
        for entry in entries:
            path = here / entry.name
            if not hidden and entry.name.startswith('.'):
                continue
            try:
                is_file, is_folder = entry.is_file(), entry.is_dir()
            except OSError as error:  # A link to itself.
                if unreadable is not None:
                    unreadable.append(error)
                continue
            if is_file:
                found.append(path)
            elif is_folder and not is_apart(path):
                real = os.path.realpath(path)
                if real not in left and real not in above:
                    todo.append((path, (*above, real)))
    return sorted(found)


def is_apart(folder):
    """Whether a folder is no part of the project around it."""
    return folder.name in _APART or any(
        os.path.lexists(os.path.join(folder, mark)) for mark in _MARKS
    )
