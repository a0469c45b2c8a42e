"""Where a module lies that a program did not find: in which folder nearby.

Editors and `pip install -e` put such folders on the path, and so does
PYTHONPATH.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import shlex


def advise(module, file):
    """What finds a module of the project, as the end of a sentence; or `''`.

    Args:
        module: Its name, the first part alone.
        file: Path of the file that imports it.
    """
    with contextlib.suppress(OSError):  # A folder that may not be read.
        for folder in _folders(pathlib.Path(file).resolve().parent):
            path = folder / module
            if path.with_suffix('.py').is_file() or any(path.glob('*.py')):
                name = shlex.quote(os.path.relpath(folder))
                return f': it lies in {name}, and PYTHONPATH={name} finds it'
    return ''


def _folders(folder):
    """Folders of the project above a file, then what they hold.

    The nearest come first. The project ends at a git checkout, or else at the
    working folder.
    """
    above = [folder, *folder.parents]
    ends = [p for p in above if p == pathlib.Path.cwd() or _is_checkout(p)]
    places = above[: above.index(ends[-1]) + 1] if ends else []
    yield from places
    for place in places:
        yield from sorted(p for p in place.glob('[!.]*') if p.is_dir())


def _is_checkout(folder):
    return (folder / '.git').exists()
