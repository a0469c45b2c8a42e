"""Modules that take and give bytes, for Python 2's files, which have text."""

from __future__ import annotations

import codecs
import functools
import hashlib
import importlib
import io

from legacy_rnn.compat.sources.python2.python2_bytes import GIVING, TAKING

from ..imports.overlays import Overlay
from ..python2.borders import border, given
from ..python2.text import encode

_RENAMED = {
    'base64': {'encodestring': 'encodebytes', 'decodestring': 'decodebytes'},
    'zipfile': {'BadZipfile': 'BadZipFile'},
}


class Kind:
    """A class of today's library whose instances give Python 2's strings.

    Args:
        kind: The class.
        takes: As for `python2.borders.border`.
    """

    def __init__(self, kind, takes):
        self.__dict__.update(_kind=kind, _make=border(kind, takes))

    def __call__(self, *args, **options):  # noqa: D102
        return self._make(*args, **options)

    def __getattr__(self, name):
        return getattr(self._kind, name)

    def __instancecheck__(self, value):
        return isinstance(getattr(value, 'raw2', value), self._kind)

    def __subclasscheck__(self, kind):
        return issubclass(kind, self._kind)

    def __mro_entries__(self, bases):
        return (self._kind,)


def bordered(name, base=None):
    """The stand-in of a module.

    Args:
        name: The module's name.
        base: A stand-in of it that goes before.
    """
    module = base or importlib.import_module(name)
    takes = name in TAKING
    renamed = _RENAMED.get(name, {})
    names = {}
    for public in (*dir(module), *renamed):
        value = getattr(module, renamed.get(public, public), None)
        if public.startswith('_') or not callable(value):
            continue
        if not isinstance(value, type):
            exact = takes and public != 'b64decode'
            names[public] = border(value, takes, exact)
        elif not issubclass(value, BaseException):
            is_file = issubclass(value, io.IOBase)  # Of a name and a mode.
            names[public] = Kind(value, takes and not is_file)
        else:
            names[public] = value
    if name == 'hashlib':
        names['new'] = _new_hash
    return Overlay(module, names)


def _new_hash(name, data=b'', **options):
    """`hashlib.new`, whose first argument is a name."""
    return given(hashlib.new(name, encode(data), **options))


def opener(function):
    """`urlopen` and `Request`, whose data are bytes."""

    @functools.wraps(function, updated=())
    def call(url, data=None, *args, **options):
        return given(function(url, encode(data), *args, **options))

    return call


def _one_hash(name, base):
    """`md5` and `sha`, the modules from before hashlib."""
    make = functools.partial(_new_hash, 'sha1' if name == 'sha' else name)
    return Overlay(None, {name: make, 'new': make}, name=name)


class _EncodedFile(codecs.StreamReaderWriter):
    """What `codecs.open` gave: its strings of ASCII, pickles too, passed."""

    def write(self, data):
        if isinstance(data, bytes):
            self.stream.write(data)
        else:
            super().write(data)


def _codecs(base):
    @functools.wraps(base.open)
    def opened(*args, **options):
        file = base.open(*args, **options)
        if isinstance(file, codecs.StreamReaderWriter):
            file.__class__ = _EncodedFile
        return file

    return Overlay(base, {'open': opened})


def _io(base):
    @functools.wraps(io.open)
    def opened(file, mode='r', *args, **options):
        made = open(file, mode, *args, **options)
        return given(made) if 'b' in mode else made

    names = {'BytesIO': Kind(io.BytesIO, True), 'open': opened}
    return Overlay(base or io, names)


TABLE = {
    'codecs': _codecs,
    'io': _io,
    **{
        name: functools.partial(bordered, name)
        for name in sorted(TAKING | GIVING)
    },
    **{name: functools.partial(_one_hash, name) for name in ('md5', 'sha')},
}
