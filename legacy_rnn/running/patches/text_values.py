"""Strings that TensorFlow gives and takes, for programs of Python 2."""

from __future__ import annotations

import contextlib
import functools
import sys

from legacy_rnn.compat import python2

from ..python2 import borders
from ..python2.text import ERRORS, Bytes, encode, native
from . import replacing, sessions


@contextlib.contextmanager
def of_python2(tf):
    """Makes TensorFlow's strings Python 2's: text where they are text.

    Args:
        tf: Today's tensorflow.
    """
    v1, gfile = tf.compat.v1, tf.io.gfile.GFile.__base__
    changes = [(kind, 'run', _gives_text) for kind in sessions.kinds(tf)]
    changes += [(gfile, n, _read) for n in ('read', 'readline', 'readlines')]
    changes += [(gfile, '__next__', _read)]
    own = sys.modules[gfile.__module__]
    changes += [(own, 'read_file_to_string', _read_whole)]
    for module in (tf, v1):
        changes.append((module.compat, 'as_bytes', _read))
        changes.append((module.train, 'BytesList', _taking))
    changes.append((v1, 'py_func', _called_with_text))
    # What makes the strings of a tensor, of any bytes.
    inner = sys.modules[tf.compat.as_bytes.__module__]
    changes.append((inner, 'as_bytes', _of_any_bytes))
    with contextlib.ExitStack() as stack:
        for owner, name, made in changes:
            new = made(getattr(owner, name))
            stack.enter_context(replacing.attribute(owner, name, new))
        yield


@contextlib.contextmanager
def printed():
    """Prints text as Python 2 did: its bytes, whatever the terminal is."""
    stream = sys.stdout
    change = getattr(stream, 'reconfigure', None)
    if change is None:
        yield
        return
    before = {'encoding': stream.encoding, 'errors': stream.errors}
    change(encoding='utf-8', errors=ERRORS)
    try:
        yield
    finally:
        change(**before)


def _gives_text(run):
    @functools.wraps(run)
    def run_as_text(*args, **options):
        return python2.text(run(*args, **options), _string)

    return run_as_text


def _string(value):
    """Text where it is UTF-8; protocol buffers stay bytes."""
    if python2.is_message(value):
        return Bytes(value)
    try:
        value.decode('utf-8')
    except UnicodeDecodeError:
        return Bytes(value)
    return native(value)


def _read(function):
    """What gives bytes to TensorFlow's own code, and text to the user's."""

    @functools.wraps(function)
    def call(*args, **options):
        value = function(*args, **options)
        asked = borders.asked_by_python2(sys._getframe(1))
        return borders.given(value) if asked else value

    return call


def _read_whole(function):
    """`file_io.read_file_to_string`, whose string is any bytes."""

    @functools.wraps(function)
    def call(filename, binary_mode=False):
        if not borders.asked_by_python2(sys._getframe(1)):
            return function(filename, binary_mode)
        return borders.given(function(filename, True))

    return call


def _of_any_bytes(as_bytes):
    @functools.wraps(as_bytes)
    def call(bytes_or_text, encoding='utf-8'):
        return as_bytes(encode(bytes_or_text), encoding)

    return call


def _taking(kind):
    """`tf.train.BytesList`, which takes text."""

    @functools.wraps(kind, updated=())
    def made(value=(), **options):
        return kind(value=list(map(encode, value)), **options)

    return made


def _called_with_text(py_func):
    @functools.wraps(py_func)
    def call(func, inp, *args, **options):
        asked = python2.with_text(func, _string)
        return py_func(asked, inp, *args, **options)

    return call
