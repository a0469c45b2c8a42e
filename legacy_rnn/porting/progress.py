"""How far long work is, on a terminal."""

from __future__ import annotations

import contextlib
import sys

from tqdm import tqdm

from legacy_rnn.training.progress import bar_width

SECONDS_BEFORE = 1


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
