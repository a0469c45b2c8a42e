"""h5py as up to 2: text is read as text, files are written to untold.

Source: h5py 2.10 and 3.0, "What's new" and "Strings in HDF5".
"""

from __future__ import annotations

import functools
import importlib
import os

import numpy as np

from ..python2.text import to_text


def reading(getitem, python2):
    """`Dataset.__getitem__`, which gives text where h5py 2 did.

    Args:
        getitem: That of today, which gives bytes.
        python2: Whether the program is of Python 2, whose bytes are text.
    """

    @functools.wraps(getitem)
    def read(dataset, *args, **options):
        found = getitem(dataset, *args, **options)
        told = importlib.import_module('h5py').check_string_dtype(
            dataset.dtype
        )
        if told is None or not (python2 or _was_text(told)):
            return found
        return _texts(found)

    return read


def _was_text(told):
    return told.length is None and told.encoding == 'utf-8'


def _texts(found):
    if not isinstance(found, np.ndarray):
        return to_text(found)
    if found.dtype.kind == 'S':
        texts = np.array([to_text(b) for b in found.ravel()], dtype=str)
    else:
        texts = np.empty(found.size, object)
        texts[:] = [to_text(value) for value in found.ravel()]
    return texts.reshape(found.shape)


def writing(create):
    """A method that writes an array of text as bytes, as Python 2's was.

    Args:
        create: That of today, which refuses text.
    """

    @functools.wraps(create)
    def created(owner, *args, **options):
        args = [_as_bytes(value) for value in args]
        options = {name: _as_bytes(value) for name, value in options.items()}
        return create(owner, *args, **options)

    return created


def _as_bytes(value):
    """Arrays of text, lists of their items, and their types, as bytes."""
    if isinstance(value, list) and any(isinstance(v, np.str_) for v in value):
        value = np.array(value)
    if isinstance(value, np.dtype) and value.kind == 'O':
        return _type_of_texts(value)
    if isinstance(value, np.dtype) and value.kind == 'U':
        return np.dtype(f'S{value.itemsize}')  # Letters have up to 4 bytes.
    is_text = isinstance(value, np.ndarray) and value.dtype.kind == 'U'
    return np.char.encode(value, 'utf-8') if is_text else value


def _type_of_texts(dtype):
    """`h5py.special_dtype(vlen=unicode)`, or another Python 2's string."""
    kind = (dtype.metadata or {}).get('vlen')
    is_text = isinstance(kind, type) and issubclass(kind, str)
    return importlib.import_module('h5py').string_dtype() if is_text else dtype


def _reading_attribute(getitem):
    """`file.attrs[name]`, whose bytes were text in Python 2."""

    @functools.wraps(getitem)
    def read(attributes, name):
        found = getitem(attributes, name)
        is_bytes = isinstance(found, bytes) or (
            isinstance(found, np.ndarray) and found.dtype.kind == 'S'
        )
        return _texts(found) if is_bytes else found

    return read


def opening(start):
    """`File(path)`, which was read and written, and made where none was.

    Args:
        start: The constructor of today, which reads untold.
    """

    @functools.wraps(start)
    def opened(file, name, mode=None, *args, **options):
        if mode is None:
            is_path = isinstance(name, (str, bytes, os.PathLike))
            is_kept = is_path and os.path.exists(name)
            mode = 'r' if is_kept and not os.access(name, os.W_OK) else 'a'
        return start(file, name, mode, *args, **options)

    return opened


def methods(python2):
    """Class of h5py -> what a run gives it, functions of the class.

    Args:
        python2: As for `reading`.
    """
    made = {
        'Group': {'create_dataset': lambda kind: writing(kind.create_dataset)},
        'AttributeManager': {
            '__getitem__': lambda kind: _reading_attribute(kind.__getitem__),
            'create': lambda kind: writing(kind.create),
            'modify': lambda kind: writing(kind.modify),
        },
    }
    written = {'__setitem__': lambda kind: writing(kind.__setitem__)}
    return {
        **(made if python2 else {}),
        'Dataset': {
            **(written if python2 else {}),
            '__getitem__': lambda kind: reading(kind.__getitem__, python2),
            'value': lambda kind: property(lambda dataset: dataset[()]),
        },
        'File': {'__init__': lambda kind: opening(kind.__init__)},
    }
