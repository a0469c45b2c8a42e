"""Pickles of Python 2, for ports and `run`.

    old_pickles.load(file)       pickle.load(file)
    old_pickles.loads(data)      pickle.loads(data)
    old_pickles.as_text(array)   of what numpy.load gave

Text is read as UTF-8. Where it is none, as NumPy's arrays are not, all strings
are read as Latin-1, and those that are UTF-8 decoded in their places. Arrays
of bytes are arrays of text. Sets are in the order that they had.

Source: Python 3, `pickle`; NumPy, `numpy.load`.
"""

from __future__ import annotations

import collections
import io
import pickle

import numpy as np

from . import old_sets

__all__ = ['as_text', 'load', 'loads']
_PLAIN = frozenset([bool, bytes, complex, float, int, type(None)])
# Packages whose objects hold no strings of the program's in plain sight.
_CLOSED = frozenset('numpy pandas scipy tensorflow'.split())


def load(file):
    """Reads one pickle.

    Args:
        file: File that is open to read bytes.
    """
    if getattr(file, 'seekable', bool)():
        start = file.tell()
        try:
            reader = _Unpickler(file, encoding='utf-8')
            found = reader.load()
            return as_text(found) if reader.has_arrays else found
        except ValueError:
            file.seek(start)
    return as_text(_Unpickler(file, encoding='latin1').load())


def loads(data):
    """Reads one pickle.

    Args:
        data: Bytes.
    """
    return load(io.BytesIO(data))


def as_text(value):
    """The text of what Python 2's strings were read as, by Latin-1.

    Args:
        value: Anything; lists, dicts, sets, arrays of objects and instances
            are changed in place.

    Returns:
        The value, or another of its kind for text, tuples, frozen sets and
        arrays of bytes. What is no UTF-8 stays.
    """
    try:
        return _Texts().of(value)
    except RecursionError:
        return value


class _Unpickler(pickle.Unpickler):
    """Reads Python 2's sets as ours."""

    has_arrays = False

    def find_class(self, module, name):
        if (module, name) == ('__builtin__', 'set'):
            return old_sets.Set
        if module.startswith('numpy'):
            self.has_arrays = True
        return super().find_class(module, name)


class _Texts:
    """The values that `as_text` gives, each found once."""

    def __init__(self):
        self._known = {}  # The old ones are kept, so that no id comes again.

    def of(self, value):
        """The value that takes another's place."""
        if type(value) in _PLAIN or isinstance(value, type):
            return value
        if isinstance(value, str):
            return _decoded(value)
        if id(value) not in self._known:
            self._known[id(value)] = value, value
            self._known[id(value)] = value, self._new(value)
        return self._known[id(value)][1]

    def _new(self, value):
        if isinstance(value, dict):
            self._fill_dict(value)
        elif isinstance(value, (list, collections.deque)):
            self._fill(value, value)
        elif isinstance(value, (tuple, frozenset)):
            return self._another(value)
        elif isinstance(value, set):
            self._fill_set(value)
        elif isinstance(value, (np.ndarray, np.bytes_)):
            return self._array(value)
        package = type(value).__module__.partition('.')[0]
        if package not in _CLOSED and hasattr(value, '__dict__'):
            self._fill_dict(vars(value))
        return value

    def _fill(self, values, items):
        for place, item in enumerate(items):
            if type(item) not in _PLAIN:
                new = self.of(item)
                if new is not item:
                    values[place] = new

    def _fill_dict(self, values):
        old = list(values.items())
        new = [(self.of(key), self.of(value)) for key, value in old]
        pairs = list(zip(old, new, strict=True))
        if any(key is not new_key for (key, _), (new_key, _) in pairs):
            values.clear()
            for key, value in new:  # The update of a Counter would count.
                values[key] = value
            return
        for (key, value), (_, new_value) in pairs:
            if value is not new_value:
                values[key] = new_value

    def _fill_set(self, values):
        new = [self.of(value) for value in values]
        if any(a is not b for a, b in zip(values, new, strict=True)):
            values.clear()
            values.update(new)

    def _another(self, values):
        new = [self.of(value) for value in values]
        if all(a is b for a, b in zip(values, new, strict=True)):
            return values
        kind = type(values)
        return kind(*new) if hasattr(kind, '_fields') else kind(new)

    def _array(self, values):
        if values.dtype.kind == 'S' and not isinstance(values, np.memmap):
            try:
                texts = np.char.decode(values, 'utf-8')
            except UnicodeDecodeError:
                return values
            return texts if isinstance(values, np.ndarray) else texts[()]
        if values.dtype.kind == 'O':
            self._fill(values.flat, values.ravel().tolist())
        return values


def _decoded(value):
    if value.isascii():
        return value
    try:
        return value.encode('latin-1').decode('utf-8')
    except UnicodeError:
        return value
