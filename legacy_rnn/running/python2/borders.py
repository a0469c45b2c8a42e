"""Files, sockets and other places where Python 2's strings come and go."""

from __future__ import annotations

import builtins
import functools
import io
import os
import sys
import zipfile
from typing import Any

from legacy_rnn.compat.python2 import MARK

from .text import ERRORS, encode, native

# Modules whose objects give or take bytes.
_BORDERS = frozenset(
    '_hashlib _io _md5 _sha1 _socket _struct bz2 gzip http.client io socket '
    'subprocess tarfile tempfile urllib.request urllib.response zipfile '
    'zlib'.split()
)
# Methods that take bytes, and those that give as many as they are asked for.
_TAKING = frozenset(
    'communicate compress decompress pack send sendall sendto unpack '
    'unpack_from update write'.split()
)
_MEASURED = frozenset('compress digest pack recv unpack unpack_from'.split())


class TextFile(io.TextIOWrapper):
    """A text file that also takes bytes, as Python 2's did."""

    def __init__(self, raw, mode, encoding, newline):
        super().__init__(raw, encoding, ERRORS, newline)
        self._mode = mode

    @property
    def mode(self):
        """Mode that the file was opened with."""
        return self._mode

    def read(self, size=-1):
        """Reads text; the ends of lines of what is none stay as they are."""
        whole = size is None or size < 0
        buffer: Any = self.buffer
        if not whole or not self.seekable() or buffer.tell():
            return super().read(size)
        data = buffer.read()
        try:
            data.decode('utf-8')
        except UnicodeDecodeError:
            return data.decode('utf-8', ERRORS)
        self.seek(0)
        return super().read(size)

    def write(self, value):
        """Writes text, or bytes as they are."""
        if isinstance(value, (bytes, bytearray, memoryview)):
            self.flush()
            return self.buffer.write(bytes(value))
        return super().write(value)

    def writelines(self, lines):
        """Writes lines of text or bytes."""
        for line in lines:
            self.write(line)

    def next(self):
        """The next line."""
        return next(self)


class BinaryFile:
    """What gives and takes bytes, such as a file or a socket, as in Python 2.

    Python 2's files get `native` of what it gives, and may hand it text;
    installed packages that are given it get the bytes.

    Args:
        raw: The file, or another object.
    """

    def __init__(self, raw):
        self.raw2 = raw

    def __getattr__(self, name):
        value = getattr(self.raw2, name)
        if not asked_by_python2(sys._getframe(1)):
            return value
        if callable(value):
            takes = name in _TAKING and not _is_text_file(self.raw2)
            return border(value, takes, exact=name in _MEASURED)
        return given(value)

    def __enter__(self):
        self.raw2.__enter__()
        return self

    def __exit__(self, *error):
        return self.raw2.__exit__(*error)

    def __iter__(self):
        if asked_by_python2(sys._getframe(1)):
            return map(given, self.raw2)
        return iter(self.raw2)

    def __next__(self):
        line = next(self.raw2)
        return given(line) if asked_by_python2(sys._getframe(1)) else line

    def next(self):
        """The next line; of an archive, the next member."""
        own = getattr(self.raw2, 'next', None)
        return given(own() if own else next(self.raw2))

    def write(self, value, *more, **options):
        """Writes bytes, or text as UTF-8; a file into an archive."""
        is_archive = isinstance(self.raw2, zipfile.ZipFile)
        stays = is_archive or _is_text_file(self.raw2)
        taken = value if stays else encode(value)
        return self.raw2.write(taken, *more, **options)

    def writelines(self, lines):
        """Writes lines of text or bytes."""
        for line in lines:
            self.write(line)


class ByteValues(list):
    """Values of a `tf.train.BytesList`, which take and give text.

    Args:
        values: The list of the protocol buffer.
    """

    def __init__(self, values):
        super().__init__(given(list(values), exact=True))
        self._values = values

    def append(self, value):
        """Adds one value."""
        self.extend([value])

    def extend(self, values):
        """Adds values."""
        values = list(map(encode, values))
        self._values.extend(values)
        super().extend(given(values, exact=True))


def border(function, takes=False, exact=False):
    """A function of today's library, as Python 2's files call it.

    Args:
        function: What to call.
        takes: Whether text among its arguments is to be bytes.
        exact: As for `native`.
    """

    @functools.wraps(function, updated=())
    def call(*args, **options):
        args = [_taken(a, takes) for a in args]
        options = {k: _taken(v, takes) for k, v in options.items()}
        return given(function(*args, **options), exact)

    return call


def given(value, exact=False):
    """What a function of today's library gives, as Python 2 had it."""
    if isinstance(value, bytes):
        return native(value, exact)
    if type(value) in (tuple, list):
        return type(value)(given(item, exact) for item in value)
    kind = type(value)
    if kind.__module__ in _BORDERS and not isinstance(value, BaseException):
        return BinaryFile(value)
    return value


def _taken(value, encoded):
    if isinstance(value, BinaryFile):
        return value.raw2
    return encode(value) if encoded else value


def _is_text_file(raw):
    inner = getattr(raw, 'file', raw)
    text = isinstance(inner, io.TextIOBase)
    return text or bool(getattr(raw, 'text_mode', False))


def asked_by_python2(frame):
    """Whether a frame is one of a Python 2 file of the user's."""
    return MARK in frame.f_builtins


def open_file(name, mode='r', buffering=-1, **options):
    """Python 2's `open`, `file` and `os.fdopen`."""
    if not isinstance(mode, str):
        mode = str(mode)
    if options:
        return builtins.open(name, mode.replace('U', ''), buffering, **options)
    universal = 'U' in mode
    plain = mode.replace('U', '').replace('t', '') or 'r'
    if plain in ('b', '+'):
        plain = 'r' + plain
    buffering = -1 if buffering in (0, 1) else buffering
    binary = plain if 'b' in plain else plain + 'b'
    path = name if isinstance(name, int) else os.fspath(name)
    raw = builtins.open(path, binary, buffering)
    if 'b' in plain:
        return BinaryFile(raw)
    newline = None if universal or 'r' in plain else '\n'
    return TextFile(raw, mode, 'utf-8', newline)


def raw_file(file):
    """The file of bytes beneath a file that was opened in any mode."""
    if isinstance(file, BinaryFile):
        return file.raw2
    return getattr(file, 'buffer', file)
