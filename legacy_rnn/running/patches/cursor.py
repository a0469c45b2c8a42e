"""Whether what a program printed last ends its line.

A progress bar leaves the cursor behind it; what the command says then starts
on a line of its own.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sys

from . import replacing


class Cursor(contextlib.ExitStack):
    """Watches both standard streams from `__enter__` to the end."""

    def __enter__(self):
        super().__enter__()
        self._is_open = False
        streams = [sys.stderr]
        if _is_one_file(sys.stdout, sys.stderr):
            streams.append(sys.stdout)
        for stream in streams:
            write = functools.partial(self._write, stream.write)
            with contextlib.suppress(AttributeError, TypeError):
                self.enter_context(replacing.attribute(stream, 'write', write))
        return self

    def _write(self, write, text):
        if text:
            self._is_open = text[-1] not in (10, '\n')
        return write(text)

    def end_line(self):
        """Ends the line that the program has left open, if any."""
        if self._is_open:
            print(file=sys.stderr, flush=True)
            self._is_open = False


def _is_one_file(stdout, stderr):
    """Whether both go to one terminal or file."""
    try:
        return os.path.sameopenfile(stdout.fileno(), stderr.fileno())
    except (AttributeError, OSError, ValueError):
        return False
