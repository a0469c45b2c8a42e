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

    def strip(self, chars=None):
        """What is left of it can be decoded, too."""
        return Text(super().strip(chars))

    def rstrip(self, chars=None):
        """Likewise."""
        return Text(super().rstrip(chars))

    def __reduce__(self):
        """Pickles and copies hold the text alone, for programs without us."""
        return str, (str(self),)


@contextlib.contextmanager
def decodable(tf):
    """Lets what `tf.gfile` reads be decoded once more, and be data.

    Args:
        tf: Today's tensorflow.
    """
    kind = tf.io.gfile.GFile.__base__
    with contextlib.ExitStack() as stack:
        for name in 'read', 'readline', 'readlines', '__next__':
            known = getattr(kind, name)
            new = _decodable(_of_any_bytes(known) if name == 'read' else known)
            stack.enter_context(replacing.attribute(kind, name, new))
        yield


def _of_any_bytes(read):
    """A file's `read`, which gives data where it is no text."""

    @functools.wraps(read)
    def call(file, *args, **options):
        place = file.tell()
        try:
            return read(file, *args, **options)
        except UnicodeDecodeError:
            with type(file)(file.name, 'rb') as data:
                data.seek(place)
                found = data.read(*args, **options)
                file.seek(data.tell())
            return found

    return call


def _decodable(read):
    @functools.wraps(read)
    def call(*args, **options):
        return _text(read(*args, **options))

    return call


def _text(value):
    if isinstance(value, list):
        return [*map(_text, value)]
    return Text(value) if type(value) is str else value
