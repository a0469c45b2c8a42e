"""Standard streams that are closed, broken or of a narrow encoding."""

import codecs
import io
import os
import sys

_HANDLER = 'legacy_rnn.escape'


def replace_closed():
    """Opens the null device for each standard stream that is closed.

    Else the next file that the process opens takes its descriptor, and what
    native code writes to descriptor 2 ends up in a checkpoint.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:  # The lowest free descriptor is this one.
            os.open(os.devnull, os.O_RDWR)
    for name, descriptor in (('stdout', 1), ('stderr', 2)):
        if getattr(sys, name) is None:
            setattr(sys, name, open(descriptor, 'w', closefd=False))


def escape_unprintable():
    """Prints what stdout cannot encode as escapes, as stderr does it.

    A path of other letters is no reason to fail after hours of training.
    """
    stdout = sys.stdout
    if not isinstance(stdout, io.TextIOWrapper):
        return
    if stdout.errors == 'strict':
        stdout.reconfigure(errors='backslashreplace')
    elif stdout.errors == 'surrogateescape':  # As in the locale C.
        codecs.register_error(_HANDLER, _escaped)
        stdout.reconfigure(errors=_HANDLER)


def _escaped(error):
    """Bytes that Python took for text go out as they came in."""
    text = error.object[error.start : error.end]
    return ''.join(
        char if '\udc80' <= char <= '\udcff' else _escape(char)
        for char in text
    ).encode('ascii', 'surrogateescape'), error.end


def _escape(char):
    return char.encode('ascii', 'backslashreplace').decode('ascii')


def printable(text):
    """A line of text with its control characters as escapes.

    File names and sources may hold any, and a terminal obeys them.
    """
    return ''.join(
        char
        if char.isprintable()
        else char.encode('unicode_escape').decode('ascii')
        for char in text
    )


def drop_broken(stream):
    """Keeps the interpreter from flushing a broken stream when it ends.

    Args:
      stream: `sys.stdout` or `sys.stderr`.
    """
    try:
        stream.flush()
    except (OSError, ValueError):
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, stream.fileno())
        os.close(devnull)
