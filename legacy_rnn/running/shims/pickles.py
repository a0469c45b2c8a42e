"""`pickle` that reads what Python 2 wrote, from files of any mode."""

from __future__ import annotations

import functools
import io
import pickle
import sys

from legacy_rnn.compat import old_pickles

from ..imports.overlays import Overlay
from ..python2 import text
from ..python2.borders import raw_file


def load(file, *args, **options):
    """Reads one pickle; text of Python 2 as UTF-8, else as Latin-1."""
    raw = raw_file(file)
    if is_text_of_gfile(raw):
        with type(raw)(raw.name, 'rb') as data:
            data.seek(raw.tell())
            found = load(data, *args, **options)
            raw.seek(data.tell())
        return found
    if args or options or not _seekable(raw):
        return pickle.load(raw, *args, **options)
    return old_pickles.load(raw)


def loads(data, *args, **options):
    """Reads one pickle from bytes."""
    if args or options:
        return pickle.loads(text.encode(data), *args, **options)
    return load(io.BytesIO(text.encode(data)))


def dump(obj, file, protocol=None, **options):
    """Writes one pickle to a file of any mode."""
    flush = getattr(file, 'flush', None)
    if flush is not None and raw_file(file) is not file:
        flush()
    pickle.dump(obj, raw_file(file), protocol, **options)


def dumps(obj, protocol=None, **options):
    """A pickle as bytes that serve as text."""
    return text.Bytes(pickle.dumps(obj, protocol, **options))


def is_text_of_gfile(raw):
    """Whether it is a file of `tf.gfile` that would give text."""
    tf = sys.modules.get('tensorflow')
    return (
        tf is not None
        and isinstance(raw, tf.io.gfile.GFile.__base__)
        and 'b' not in raw.mode
    )


def _seekable(raw):
    return getattr(raw, 'seekable', lambda: False)()


@functools.cache
def _pickle():
    names = dict(load=load, loads=loads, dump=dump, dumps=dumps)
    return Overlay(pickle, names)


TABLE = {'pickle': _pickle}
