"""`tf.gfile`'s text, which was bytes in Python 2 and, up to 1.0, in 3."""

from __future__ import annotations

import functools


class Text(str):
    """Text that can be decoded, as readers of the time do."""

    __slots__ = ()

    def decode(self, encoding='utf-8', errors='strict'):
        """The text; the file was decoded as it was read."""
        return str(self)


def install(tf):
    """Lets what `tf.gfile` reads be decoded once more.

    Args:
        tf: Today's tensorflow.
    """
    kind = tf.io.gfile.GFile
    if not hasattr(kind.read, '__wrapped__'):
        kind.read = _decodable(kind.read)


def _decodable(read):
    @functools.wraps(read)
    def call(file, n=-1):
        value = read(file, n)
        return Text(value) if type(value) is str else value

    return call
