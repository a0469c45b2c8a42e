"""Standard streams that are closed, broken or of a narrow encoding."""

import io
import os
import sys


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
    if isinstance(stdout, io.TextIOWrapper) and stdout.errors == 'strict':
        stdout.reconfigure(errors='backslashreplace')


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
