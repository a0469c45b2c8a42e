"""The releases that wrote the graphs which lie with a program.

    model/step-700.meta    a MetaGraphDef, which says tensorflow_version: 1.4.0

Their checkpoints have that release's names of variables.

Source: tensorflow/core/protobuf/meta_graph.proto, fields of MetaGraphDef.
"""

from __future__ import annotations

import itertools
import os
import pathlib

from ..sources.programs import folders

_META_INFO, _VERSION = 1, 5  # Numbers of the fields.
_LENGTH_DELIMITED = 2
_WIDTHS = {1: 8, 5: 4}  # Of numbers of a fixed width, by wire type.
# How much is looked at in all.
_FOLDERS, _FILES, _DEPTH, _FIELDS, _LETTERS = 200, 20, 4, 100, 20


def find(folder):
    """Graphs below a folder, in the order of their paths.

    Args:
        folder: pathlib.Path. Of large trees a part is looked at; other
            checkouts in it and environments are not.

    Returns:
        List of paths.
    """
    found: list = []
    for place, inner, files in itertools.islice(os.walk(folder), _FOLDERS):
        depth = os.path.relpath(place, folder).count(os.sep)
        names = sorted(inner)[:_FOLDERS] if depth < _DEPTH - 1 else []
        inner[:] = [n for n in names if _is_own(pathlib.Path(place, n))]
        graphs = sorted(name for name in files if name.endswith('.meta'))
        paths = [os.path.join(place, name) for name in graphs]
        found += filter(os.path.isfile, paths)
        if len(found) >= _FILES:
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
            size = min(size or 0, _LETTERS)
            return file.read(size).decode('ascii', 'replace')
    except (OSError, OverflowError, ValueError):
        return ''


def _is_own(folder):
    """Whether a folder is of the same project as the one around it."""
    is_checkout = os.path.lexists(folder / '.git')
    is_hidden = folder.name.startswith('.')
    return not (is_hidden or is_checkout or folders.is_apart(folder))


def _find(file, wanted, end):
    """Goes to the content of a field; its length, or None where it is not."""
    for _ in range(_FIELDS):
        if file.tell() >= end:
            break
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
