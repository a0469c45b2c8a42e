"""`tf.gfile`'s text, which was bytes in Python 2 and, up to 1.0, in 3."""

from __future__ import annotations

import contextlib
import functools

from . import replacing


class Text(str):
    """Text that can be decoded, as readers of the time do."""

    __slots__ = ()

    def decode(self, encoding='utf-8', errors='strict'):
        """The text; the file was decoded as it was read."""
        return str(self)


@contextlib.contextmanager
def decodable(tf):
    """Lets what `tf.gfile` reads be decoded once more.

    Args:
        tf: Today's tensorflow.
    """
    kind = tf.io.gfile.GFile.__base__
    with replacing.attribute(kind, 'read', _decodable(kind.read)):
        yield


def _decodable(read):
    @functools.wraps(read)
    def call(file, n=-1):
        value = read(file, n)
        return Text(value) if type(value) is str else value

    return call
