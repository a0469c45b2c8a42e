"""The releases that wrote the graphs which lie with a program.

    model/step-700.meta    a MetaGraphDef, which says tensorflow_version: 1.4.0

Their checkpoints have that release's names of variables.

Source: tensorflow/core/protobuf/meta_graph.proto, fields of MetaGraphDef.
"""

from __future__ import annotations

import os

_META_INFO, _VERSION = 1, 5  # Numbers of the fields.
_LENGTH_DELIMITED = 2
# Fixed widths by wire type, and how much is looked at in all.
_WIDTHS = {1: 8, 5: 4}
_FOLDERS, _FILES, _DEPTH = 200, 20, 4


def find(folder):
    """Graphs below a folder, in the order of their paths.

    Args:
        folder: pathlib.Path. Of large trees a part is looked at.

    Returns:
        List of paths.
    """
    found, left = [], _FOLDERS
    for place, folders, files in os.walk(folder):
        left -= 1
        depth = os.path.relpath(place, folder).count(os.sep)
        folders[:] = sorted(n for n in folders if not n.startswith('.'))
        if depth >= _DEPTH - 1:
            folders.clear()
        found += [
            os.path.join(place, name)
            for name in sorted(files)
            if name.endswith('.meta')
        ]
        if left <= 0 or len(found) >= _FILES:
            break
    return found[:_FILES]


def written_by(path):
    """The version of TensorFlow that a graph says it was written by.

    Args:
        path: File of a MetaGraphDef.

    Returns:
        `'1.4.0'`, or `''` where it says none, or is none.
    """
    try:
        with open(path, 'rb') as file:
            size = _find(file, _META_INFO, os.path.getsize(path))
            size = size and _find(file, _VERSION, file.tell() + size)
            return file.read(size or 0)[:20].decode('ascii', 'replace')
    except (OSError, ValueError):
        return ''


def _find(file, wanted, end):
    """Goes to the content of a field; its length, or None where it is not."""
    while file.tell() < end:
        number, kind = divmod(_varint(file), 8)
        if kind == _LENGTH_DELIMITED:
            size = _varint(file)
            if number == wanted:
                return min(size, end - file.tell())
            file.seek(size, os.SEEK_CUR)
        elif kind in _WIDTHS:
            file.seek(_WIDTHS[kind], os.SEEK_CUR)
        elif kind == 0:
            _varint(file)
        else:
            raise ValueError(f'no wire type: {kind}')
    return None


def _varint(file):
    """A number in groups of seven bits, the lowest first."""
    value = 0
    for place in range(0, 70, 7):
        byte = file.read(1)
        if not byte:
            raise ValueError('it ends within a number')
        value |= (byte[0] & 127) << place
        if byte[0] < 128:
            return value
    raise ValueError('a number of more than ten bytes')
