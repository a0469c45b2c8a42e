"""Python 2's `str`: bytes that serve as text.

What comes in as bytes is text where it is text, read as UTF-8, with escapes
for what is not, so that it goes out as the bytes that it was. Other data are
`Bytes`: a buffer for `struct`, NumPy and `pickle`, and text for everything
that text can do.
"""

from __future__ import annotations

ERRORS = 'surrogateescape'
_CONTROL = bytes([*range(9), *range(14, 27), *range(28, 32)])


def to_text(value):
    """Text of bytes; what is not UTF-8 survives as escapes."""
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode('utf-8', ERRORS)
    return value


def encode(value):
    """Bytes of text."""
    return value.encode('utf-8', ERRORS) if isinstance(value, str) else value


def unescaped(place):
    """The byte that a letter of this place in Unicode escapes, or the place.

    Args:
        place: What `ord` gives.
    """
    return place - 0xDC00 if 0xDC80 <= place <= 0xDCFF else place


def native(value, exact=False):
    """Python 2's `str` of some bytes: text, or `Bytes` where it is no text.

    Args:
        value: Bytes; anything else is returned as it is.
        exact: Whether its length counts, so that only ASCII is text.
    """
    if not isinstance(value, bytes):
        return value
    if exact and not value.isascii() or _is_binary(value):
        return Bytes(value)
    return to_text(value)


def _is_binary(value):
    """Whether bytes hold a zero, or more control characters than text."""
    if b'\0' in value:
        return True
    strange = len(value) - len(value.translate(None, _CONTROL))
    return strange * 30 > len(value)


class Bytes(bytes):
    """Bytes that compare, hash, iterate and format as text."""

    def __eq__(self, other):
        if isinstance(other, str):
            return to_text(self) == other
        return bytes.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return bytes(self) < encode(other)

    def __le__(self, other):
        return bytes(self) <= encode(other)

    def __gt__(self, other):
        return bytes(self) > encode(other)

    def __ge__(self, other):
        return bytes(self) >= encode(other)

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
