"""Where a port finds its modules, which stand for those of the original.

OLD: project/src/train.py        NEW: ported/src/train.py
PYTHONPATH=project/lib           becomes ported/lib
sys.path.append('../lib')        finds project/lib, and means ported/lib
"""

from __future__ import annotations

import os
import sys
from importlib import machinery


class Modules:
    """Finder that looks into the port's folders for the original's.

    A port runs in the working folder of the original, by which a program may
    name the folders that it adds to `sys.path`.

    Args:
        original: Folder of the original program.
        ported: Folder of the port.
    """

    def __init__(self, original, ported):
        self._roots = _roots(
            os.path.abspath(original), os.path.abspath(ported)
        )

    def find_spec(self, name, path=None, target=None):
        """The spec of a module below `sys.path`; else None."""
        if path is not None:
            return None
        # Python passes over what is no text, and so do we.
        before = [folder for folder in sys.path if isinstance(folder, str)]
        folders = [_moved(folder, *self._roots) for folder in before]
        if folders == before:
            return None
        return machinery.PathFinder.find_spec(name, folders, target)


class Written:
    """Finder of the modules that a port writes into its working folder.

    A notebook may download what it imports. The other modules that lie there
    are the original's, and none of the port.

    Args:
        folder: The working folder, before the port runs.
    """

    def __init__(self, folder):
        self._folder = os.path.abspath(folder)
        self._known = {name.split('.')[0] for name in os.listdir(folder)}

    def find_spec(self, name, path=None, target=None):
        """The spec of a module that was not there; else None."""
        if path is not None or name in self._known:
            return None
        return machinery.PathFinder.find_spec(name, [self._folder], target)


def of_port(value, original, ported):
    """PYTHONPATH with the port's folders in place of the original's.

    Args:
        value: PYTHONPATH of the original.
        original: Folder of the original program.
        ported: Folder of the port, as deep in its project.

    Returns:
        The new value; folders that the port does not have stay.
    """
    old, new = _roots(os.path.abspath(original), os.path.abspath(ported))
    folders = value.split(os.pathsep)
    return os.pathsep.join(_moved(folder, old, new) for folder in folders)


def _roots(old, new):
    """Two folders without what they have in common at their ends."""
    while os.path.basename(old) == os.path.basename(new) and old != new:
        old, new = os.path.dirname(old), os.path.dirname(new)
    return old, new


def _moved(folder, old, new):
    rest = os.path.relpath(os.path.abspath(folder), old)
    if not folder or rest.split(os.sep)[0] == os.pardir:
        return folder
    moved = os.path.normpath(os.path.join(new, rest))
    return moved if os.path.isdir(moved) else folder
