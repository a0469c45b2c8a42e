"""Methods that arrays, elements of XML and threads have lost or do otherwise.

Their classes are not to be changed; a program's calls of these names come
here instead.

Source: the release notes of NumPy 2.0 and 2.3; Python 3.9, "What's New".
"""

from __future__ import annotations

import array
import threading
from xml.etree import ElementTree

import numpy as np

from legacy_rnn.compat import numpy1

from .python2.text import encode

_ARRAYS = (np.ndarray, np.generic)


def _put(owner, *args):
    *index, value = args
    place = tuple(index) if index[1:] else (index or [()])[0]
    if isinstance(place, int):
        owner.flat[place] = value
    else:
        owner[place] = value


# Name -> what had it, and what it did.
_LOST: dict[str, tuple] = {
    'fromstring': (
        array.array,
        lambda owner, data: owner.frombytes(encode(data)),
    ),
    'getchildren': (ElementTree.Element, list),
    'getiterator': (
        (ElementTree.Element, ElementTree.ElementTree),
        lambda element, tag=None: list(element.iter(tag)),
    ),
    'isAlive': (threading.Thread, threading.Thread.is_alive),
    'itemset': (_ARRAYS, _put),
    'newbyteorder': (
        _ARRAYS,
        lambda owner, order='S': owner.view(owner.dtype.newbyteorder(order)),
    ),
    'ptp': (_ARRAYS, np.ptp),
    'tostring': (
        (*_ARRAYS, array.array),
        lambda owner, *args: owner.tobytes(*args),
    ),
}
# Method of arrays -> what it did.
_CHANGED = {
    'argpartition': numpy1.argpartition,
    'argsort': numpy1.argsort,
}
NAMES = frozenset([*_CHANGED, *_LOST])


def called(owner, name, *args, **options):
    """Calls a method, of today or of then.

    Args:
        owner: The object.
        name: One of `NAMES`.
        *args: Its arguments.
        **options: Its keyword arguments.
    """
    if name in _CHANGED and isinstance(owner, np.ndarray):
        return _CHANGED[name](owner, *args, **options)
    kinds, instead = _LOST.get(name, ((), None))
    if isinstance(owner, kinds) and not hasattr(owner, name):
        return instead(owner, *args, **options)
    return getattr(owner, name)(*args, **options)
