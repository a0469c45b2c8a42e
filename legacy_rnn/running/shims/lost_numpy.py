"""Names of NumPy that 2.0 took away, and that are small enough to have.

Source: the release notes of NumPy 1.20 to 2.0.
"""

from __future__ import annotations

import ast
import importlib

import numpy as np

from legacy_rnn.compat.sources.libraries.numpy_names import (
    NUMPY_PARTS,
    NUMPY_STARRED_SINCE_2,
)

from ..imports.overlays import Overlay
from . import array_types

_SCTYPES = {
    'complex': [np.complex64, np.complex128, np.clongdouble],
    'float': [np.float16, np.float32, np.float64, np.longdouble],
    'int': [np.int8, np.int16, np.int32, np.int64],
    'others': [bool, object, bytes, str, np.void],
    'uint': [np.uint8, np.uint16, np.uint32, np.uint64],
}


_KINDS = 'buifcSUMmVO'


class _Casts:
    """`np.cast['float32'](x)`."""

    def __getitem__(self, key):
        return lambda x: np.asarray(x).astype(key)


def parts(package):
    """The modules that a package of NumPy hid: what has their names today.

    Args:
        package: Its name below NumPy, such as `'linalg'`.
    """
    start = f'numpy.{package}.'
    return {
        old.removeprefix(start): importlib.import_module(new)
        for old, new in NUMPY_PARTS.items()
        if old.startswith(start)
    }


def _kind(value, default=None):
    if isinstance(value, np.ndarray):
        return value.dtype.type
    try:
        is_kind = isinstance(value, type) and issubclass(value, np.generic)
        return value if is_kind else np.dtype(value).type
    except TypeError:
        return default


def _common_type(array_types, scalar_types):
    """The type of arrays and scalars, of which only the kind tells."""
    arrays, scalars = (
        np.result_type(*types) if len(types) else None
        for types in (array_types, scalar_types)
    )
    if arrays is None or scalars is None:
        return scalars if arrays is None else arrays
    is_wider = _KINDS.index(scalars.kind) > _KINDS.index(arrays.kind)
    return np.promote_types(arrays, scalars) if is_wider else arrays


def _text(value):
    return value.decode('latin1') if isinstance(value, bytes) else str(value)


def _bytes(value):
    return value if isinstance(value, bytes) else str(value).encode('latin1')


def _records(path, **options):
    options.setdefault('names', True)
    options.setdefault('dtype', None)
    return np.genfromtxt(path, **options).view(np.recarray)


def _deprecate(*args, **options):
    """A decorator that warned."""
    return args[0] if args else lambda function: function


_COMPAT = {
    'asbytes': _bytes,
    'asstr': _text,
    'asunicode': _text,
    'long': int,
    'unicode': str,
}
_NAMES = {
    'cast': _Casts(),
    'deprecate': _deprecate,
    'issctype': lambda x: isinstance(x, type) and issubclass(x, np.generic),
    'issubclass_': issubclass,
    'issubsctype': lambda a, b: array_types.issubdtype(
        _kind(a), b if isinstance(b, type) else _kind(b)
    ),
    'find_common_type': _common_type,
    'obj2sctype': _kind,
    'recfromcsv': lambda path, **options: _records(
        path, **{'delimiter': ',', 'case_sensitive': 'lower', **options}
    ),
    'recfromtxt': lambda path, **options: _records(
        path, **{'names': None, **options}
    ),
    'safe_eval': ast.literal_eval,
    'sctypes': _SCTYPES,
    'set_string_function': lambda f, repr=True: None,
    'who': lambda vardict=None: None,
}


def names():
    """The names that the installed NumPy lacks."""
    found = {**_NAMES, 'compat': Overlay(None, _COMPAT, name='numpy.compat')}
    return {k: v for k, v in found.items() if not hasattr(np, k)}


def starred(names):
    """What `from numpy import *` brought up to 1.26, with some names more."""
    return [*({*np.__all__, *names} - NUMPY_STARRED_SINCE_2)]
