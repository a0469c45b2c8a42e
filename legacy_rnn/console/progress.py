"""A progress bar on a terminal, for work that takes a while."""

from __future__ import annotations

import contextlib
import os
import sys

from tqdm import tqdm

SECONDS_BEFORE = 1
# Of a terminal that does not say how many it has.
COLUMNS, ROWS = 80, 24


class Progress:
    """A bar on stderr, where that is a terminal and it takes a while.

    Args:
        total: Number of things.
        unit: What they are, after a blank.
    """

    def __init__(self, total, unit=' files'):
        self._bar = None
        if sys.stderr.isatty():
            self._bar = tqdm(
                total=total,
                unit=unit,
                file=sys.stderr,
                delay=SECONDS_BEFORE,
                leave=False,
                **bar_width(sys.stderr),
            )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._bar is not None:
            self._bar.close()

    def step(self):
        """Tells of a finished one."""
        if self._bar is not None:
            self._bar.update(1)

    def aside(self):
        """Context in which lines may be printed."""
        # To write aside would show a bar that is not there yet.
        bar = self._bar
        if bar is None or bar.format_dict['elapsed'] < SECONDS_BEFORE:
            return contextlib.nullcontext()
        return tqdm.external_write_mode(file=sys.stdout)


def bar_width(stream):
    """Options of tqdm for the width of a bar on a terminal.

    Terminals that nobody looks at, as those of containers and scripts, often
    say that they have no columns, where tqdm draws nothing.
    """
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        columns = 0
    if columns:
        return {'dynamic_ncols': True}
    return {'ncols': COLUMNS, 'nrows': ROWS}
