"""Python 2's operators and methods, called by converted sources.

`METHODS` holds the methods of built-in types whose meaning changed or that
are gone; a method of that name on another object is called as it is.
"""

from __future__ import annotations

import array
import codecs
import collections.abc
import functools
import re

import numpy as np

from legacy_rnn.compat.python2 import are_whole

from . import ordering, shown
from .borders import given
from .text import encode, native, to_text

# Attributes of functions and methods, by their names of then.
FUNCTIONS = {
    **{
        f'func_{name}': f'__{name}__'
        for name in 'closure code defaults dict doc globals name'.split()
    },
    'im_func': '__func__',
    'im_self': '__self__',
}
_ESCAPES = re.compile('[\udc80-\udcff]')
# Encodings of text behind a mark.
_MARKED = ('utf-8-sig', 'utf8-sig', 'utf_8_sig')


def texts(array):
    """An array of bytes, each of which becomes a letter."""
    is_bytes = getattr(array.dtype, 'kind', '') == 'S'
    return np.char.decode(array, 'latin-1') if is_bytes else array.astype('U')


def call(owner, name, /, *args, **options):
    """Calls a method as Python 2 would have."""
    return METHODS[name](owner, name, *args, **options)


def message(error):
    """`error.message`, or the attribute of any other object."""
    if isinstance(error, BaseException) and not hasattr(error, 'message'):
        return error.args[0] if len(error.args) == 1 else ''
    return error.message


def of_function(owner, name):
    """`f.func_name` of a function, or the attribute of any other object."""
    return getattr(owner, name if hasattr(owner, name) else FUNCTIONS[name])


def parts(error):
    """What `error[0]` and `a, b = error` read: its arguments.

    Args:
        error: An exception; anything else is read itself.
    """
    is_plain = not hasattr(error, '__getitem__')
    return (
        error.args if isinstance(error, BaseException) and is_plain else error
    )


def _listed(owner, name, /, *args, **options):
    """`keys`, `values`, `items`: lists of a dictionary's, or an archive's."""
    result = getattr(owner, name)(*args, **options)
    is_mapping = isinstance(owner, collections.abc.Mapping)
    return list(result) if is_mapping else result


def _lazy(owner, name, /, *args, **options):
    """`iteritems` and its like."""
    if hasattr(owner, name):
        return getattr(owner, name)(*args, **options)
    result = getattr(owner, name.removeprefix('iter').removeprefix('view'))()
    return iter(result) if name.startswith('iter') else result


def _has_key(owner, name, /, *args, **options):
    own = getattr(owner, name, None)
    return own(*args, **options) if own else args[0] in owner


def _next(owner, name, /, *args, **options):
    own = getattr(owner, name, None)
    return own(*args, **options) if own else next(owner)


def _xreadlines(owner, name, /, *args, **options):
    own = getattr(owner, name, None)
    return own(*args, **options) if own else iter(owner)


def _decode(owner, name, /, *args, **options):
    """Text stays text; bytes become text; codecs such as hex work."""
    encoding = [*args, *options.values(), 'utf-8'][0]
    if not isinstance(owner, (str, bytes)):
        return _of_column(_decode, owner, name, *args, **options)
    if _is_binary_codec(encoding):
        if 'rot' in str(encoding):
            return codecs.decode(to_text(owner), encoding)
        return native(codecs.decode(encode(owner), encoding), exact=True)
    if str(encoding).lower() in ('ascii', 'us-ascii'):
        # Whether it raises may tell a program what is ASCII.
        return bytes(encode(owner)).decode(*args, **options)
    return decoded(owner, *args, **options)


def decoded(value, encoding='ascii', errors='strict'):
    """`value.decode(...)` and `unicode(value, ...)`.

    Text that was read as UTF-8 is what it stands for. Where it holds escapes,
    it was something else. What is no ASCII is ignored where that is asked.
    """
    is_ascii = str(encoding).lower() == 'ascii'
    if is_ascii and errors == 'ignore':
        return encode(value).decode('ascii', errors)
    if isinstance(value, str):
        if not _ESCAPES.search(value):
            is_marked = str(encoding).lower() in _MARKED
            return value.removeprefix('\ufeff') if is_marked else value
        value = encode(value)
    if is_ascii:
        encoding = 'utf-8'
    return bytes(value).decode(encoding, errors)


def _of_column(one, owner, name, /, *args, **options):
    """The same of each text of a column, where the owner is its `str`."""
    if type(owner).__name__ != 'StringMethods':
        return getattr(owner, name)(*args, **options)
    try:
        column = owner.slice()
    except TypeError:  # Nothing but bytes.
        return getattr(owner, name)(*args, **options)

    def each(value):
        is_text = isinstance(value, (str, bytes))
        return one(value, name, *args, **options) if is_text else value

    return column.map(each)


def _encode(owner, name, /, *args, **options):
    if not isinstance(owner, (str, bytes)):
        return _of_column(_encode, owner, name, *args, **options)
    encoding, errors = _codec(*args, **options)
    if _is_binary_codec(encoding):
        if 'rot' in str(encoding):
            return codecs.encode(to_text(owner), encoding)
        return native(codecs.encode(encode(owner), encoding), exact=True)
    if isinstance(owner, bytes) or _ESCAPES.search(owner):
        return owner
    return native(owner.encode(encoding, errors))


def _codec(encoding='ascii', errors='strict'):
    return encoding, errors


def _join(owner, name, /, *args, **options):
    """Letters of UTF-8 that were read byte by byte are whole again."""
    if not isinstance(owner, str) or len(args) != 1:
        return getattr(owner, name)(*args, **options)
    values = list(args[0])
    if any(isinstance(value, bytes) for value in values):
        return native(encode(owner).join(map(encode, values)))
    found = owner.join(values)
    if found.isascii() or not _ESCAPES.search(found):
        return found
    return to_text(encode(found))


def _tostring(owner, name, /, *args, **options):
    """The bytes of an array, by the name that both kinds dropped."""
    if isinstance(owner, (np.ndarray, np.generic, array.array)):
        name = 'tobytes'
    return given(getattr(owner, name)(*args, **options), exact=True)


def _sort(owner, name, /, *args, **options):
    if isinstance(owner, list):
        return _sort_list(owner, *args, **options)
    return owner.sort(*args, **options)


def _sort_list(owner, cmp=None, key=None, reverse=False):
    key = sort_key(cmp, key)
    return ordering.sort(owner.sort, key, bool(reverse))


def _translate(owner, name, table, *deleted):
    if getattr(owner, '__name__', '') == 'string':
        owner, table, *deleted = table, *deleted
    deleted = next(iter(deleted), None)
    if deleted is None:
        return owner if table is None else owner.translate(table)
    kept = ''.join(c for c in owner if c not in deleted)
    return kept if table is None else kept.translate(table)


def sort_key(cmp, key):
    """One sort key for Python 2's `cmp` and `key`."""
    if cmp is None:
        return key
    as_key = functools.cmp_to_key(cmp)
    return as_key if key is None else lambda item: as_key(key(item))


def _is_binary_codec(encoding):
    names = ('hex', 'base64', 'zlib', 'bz2', 'rot13', 'rot_13', 'string-')
    return str(encoding).startswith(names)


def _divide(owner, name, /, *args, **options):
    """`np.divide`, which rounds between whole numbers."""
    is_numpy = getattr(owner, '__name__', '') == 'numpy'
    if is_numpy and len(args) > 1 and are_whole(*args[:2]):
        return np.floor_divide(*args, **options)
    return getattr(owner, name)(*args, **options)


METHODS = {
    'divide': _divide,
    'keys': _listed,
    'values': _listed,
    'items': _listed,
    'iterkeys': _lazy,
    'itervalues': _lazy,
    'iteritems': _lazy,
    'viewkeys': _lazy,
    'viewvalues': _lazy,
    'viewitems': _lazy,
    'has_key': _has_key,
    'next': _next,
    'xreadlines': _xreadlines,
    'decode': _decode,
    'encode': _encode,
    'format': shown.formatted,
    'join': _join,
    'tostring': _tostring,
    'tobytes': _tostring,
    'sort': _sort,
    'translate': _translate,
}
