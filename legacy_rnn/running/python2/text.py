"""Python 2's `str` and files: bytes that serve as text.

`Bytes` is what a Python 2 script gets where it had a byte string. It is a
buffer for `struct`, NumPy and `pickle`, and text for everything that text
can do. `open_file` gives files that take and give both.
"""

from __future__ import annotations

import builtins
import io
import os

ERRORS = 'surrogateescape'


def to_text(value):
    """Text of bytes; what is not UTF-8 survives as escapes."""
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode('utf-8', ERRORS)
    return value


def encode(value):
    """Bytes of text."""
    return value.encode('utf-8', ERRORS) if isinstance(value, str) else value


class Bytes(bytes):
    """Bytes that compare, hash, iterate and format as text."""

    def __eq__(self, other):
        if isinstance(other, str):
            return to_text(self) == other
        return bytes.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(to_text(self))

    def __str__(self):
        return to_text(self)

    def __repr__(self):
        return repr(to_text(self))

    def __format__(self, spec):
        return format(to_text(self), spec)

    def __iter__(self):
        return iter(chr(b) if b < 128 else Bytes([b]) for b in bytes(self))

    def __getitem__(self, index):
        part = bytes.__getitem__(self, index)
        if isinstance(index, slice):
            return Bytes(part)
        return chr(part) if part < 128 else Bytes([part])

    def __contains__(self, other):
        return bytes.__contains__(self, encode(other))

    def __add__(self, other):
        if isinstance(other, str):
            return to_text(self) + other
        return Bytes(bytes.__add__(self, other))

    def __radd__(self, other):
        if isinstance(other, str):
            return other + to_text(self)
        return Bytes(other + bytes(self))

    def __mul__(self, count):
        return Bytes(bytes.__mul__(self, count))

    def __mod__(self, values):
        return to_text(self) % values

    def decode(self, encoding='utf-8', errors='strict'):
        """Text in the given encoding."""
        return bytes(self).decode(encoding, errors)

    def encode(self, encoding='utf-8', errors='strict'):
        """Itself: it is encoded."""
        return self


def _as_text(name):
    def method(self, *args, **options):
        texts = [to_text(a) for a in args]
        return getattr(to_text(self), name)(*texts, **options)

    method.__name__ = name
    method.__doc__ = f'`str.{name}` of the text.'
    return method


for _name in (
    'capitalize center count endswith expandtabs find index isalnum isalpha '
    'isdigit islower isspace istitle isupper ljust lower lstrip partition '
    'replace rfind rindex rjust rpartition rsplit rstrip split splitlines '
    'startswith strip swapcase title translate upper zfill format join'
).split():
    setattr(Bytes, _name, _as_text(_name))


class TextFile(io.TextIOWrapper):
    """A text file that also takes bytes, as Python 2's did."""

    def __init__(self, raw, mode, encoding, newline):
        super().__init__(raw, encoding, ERRORS, newline)
        self._mode = mode

    @property
    def mode(self):
        """Mode that the file was opened with."""
        return self._mode

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
    """A binary file that gives `Bytes` and also takes text."""

    def __init__(self, raw):
        self.raw2 = raw

    def __getattr__(self, name):
        return getattr(self.raw2, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.raw2.close()

    def __iter__(self):
        return (Bytes(line) for line in self.raw2)

    def __next__(self):
        return Bytes(next(self.raw2))

    next = __next__

    def read(self, *args):
        """Reads bytes that serve as text."""
        return Bytes(self.raw2.read(*args))

    def readline(self, *args):
        """Reads one line."""
        return Bytes(self.raw2.readline(*args))

    def readlines(self, *args):
        """Reads all lines."""
        return [Bytes(line) for line in self.raw2.readlines(*args)]

    def write(self, value):
        """Writes bytes, or text as UTF-8."""
        return self.raw2.write(encode(value))

    def writelines(self, lines):
        """Writes lines of text or bytes."""
        self.raw2.writelines(encode(line) for line in lines)


def open_file(name, mode='r', buffering=-1, **options):
    """Python 2's `open`, and `file`."""
    if not isinstance(mode, str):
        mode = str(mode)
    if options or isinstance(name, int):
        return builtins.open(name, mode.replace('U', ''), buffering, **options)
    universal = 'U' in mode
    plain = mode.replace('U', '').replace('t', '') or 'r'
    if plain in ('b', '+'):
        plain = 'r' + plain
    buffering = -1 if buffering in (0, 1) else buffering
    binary = plain if 'b' in plain else plain + 'b'
    raw = builtins.open(os.fspath(name), binary, buffering)
    if 'b' in plain:
        return BinaryFile(raw)
    newline = None if universal or 'r' in plain else '\n'
    return TextFile(raw, mode, 'utf-8', newline)


def raw_file(file):
    """The file of bytes beneath a file that was opened in any mode."""
    if isinstance(file, BinaryFile):
        return file.raw2
    return getattr(file, 'buffer', file)
