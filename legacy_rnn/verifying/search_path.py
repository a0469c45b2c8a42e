"""PYTHONPATH of a port, whose modules stand for those of the original.

OLD: project/src/train.py        NEW: ported/src/train.py
PYTHONPATH=project/lib           becomes ported/lib
"""

from __future__ import annotations

import os


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
