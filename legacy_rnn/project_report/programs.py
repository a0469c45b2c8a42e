"""The programs of a project, and the folders that they run in."""

from __future__ import annotations

import ast
import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from legacy_rnn.compat.sources import parsing
from legacy_rnn.compat.sources.python2 import python2_syntax

_RELATIVE = re.compile(r'^\s*from\s+\.', re.M)


class Found(NamedTuple):
    """One program.

    Attributes:
        path: Its file, relative to the project.
        files: Paths of it and of what it imports.
        module: Its name, where it is run by `python -m`; else ''.
        folder: Working folder, relative to the project.
        dating: What `date --json` says of it.
    """

    path: str
    files: tuple[str, ...]
    module: str
    folder: str
    dating: dict

    @property
    def release(self):
        """The release that `run` takes, or '' where it runs none."""
        run = self.dating.get('run')
        return run['release'] if run else ''


def find(project, dated, settings):
    """The programs of a project.

    Args:
        project: Its folder.
        dated: What `date --json` printed there.
        settings: `settings.Settings`.

    Returns:
        List of Found, in the order of their paths.
    """
    project = Path(project)
    found = []
    for row in dated['programs']:
        path = row['path']
        if settings.leaves_out(path):
            continue
        module, folder = _module(project, path)
        told = settings.of(path)
        if told.folder:
            folder = told.folder
        elif not module:
            folder = _folder(project, path, row['files'], told.arguments)
        found.append(Found(path, tuple(row['files']), module, folder, row))
    return sorted(found)


def digest(project, files, *more):
    """A digest of files, and of whatever else a result depends on.

    Args:
        project: The folder that the paths are relative to.
        files: Paths.
        *more: Values with a `repr` that tells them apart.
    """
    found = hashlib.sha256(repr(more).encode())
    for path in sorted(files):
        found.update(path.encode('utf-8', 'surrogateescape'))
        try:
            found.update(Path(project, path).read_bytes())
        except OSError:
            found.update(b'?')
    return found.hexdigest()[:16]


def _module(project, path):
    """Name and working folder of a program that runs by `python -m`."""
    place = Path(path)
    if (
        place.suffix != '.py'
        or not (project / place.parent / '__init__.py').is_file()
    ):
        return '', ''
    text = _text(project / place)
    if place.name != '__main__.py' and not _RELATIVE.search(text):
        return '', ''
    parts = [place.stem] if place.name != '__main__.py' else []
    folder = place.parent
    while (project / folder / '__init__.py').is_file() and folder.name:
        parts.insert(0, folder.name)
        folder = folder.parent
    return '.'.join(parts), str(folder)


def _folder(project, path, files, arguments):
    """The folder where more of the files exist that a program is told of.

    Its sources name them, or its arguments.
    """
    own = str(Path(path).parent)
    named = {text for file in files for text in _paths(project / file)}
    named.update(argument.rpartition('=')[2] for argument in arguments)
    named.discard('')

    def score(folder):
        return sum((project / folder / name).exists() for name in named)

    return own if own == '.' or score(own) >= score('.') else '.'


def _paths(path):
    """Texts in a source that may be relative paths."""
    try:
        tree = parsing.tree(path.read_bytes(), str(path))
    except (OSError, SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.strip('/')
            if 2 < len(text) < 200 and '\n' not in text and '\0' not in text:
                yield text


def _text(path):
    try:
        return python2_syntax.decode(path.read_bytes())
    except OSError:
        return ''
