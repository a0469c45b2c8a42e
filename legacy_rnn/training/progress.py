"""Shows how training goes: a bar on a terminal, plain lines elsewhere."""

import sys
import time

from tqdm import tqdm

from legacy_rnn.console import streams
from legacy_rnn.console.progress import bar_width

SECONDS_BETWEEN_LINES = 10


class Progress:
    """Shows loss, error, steps a second and the time left, on stderr.

    Args:
      first: Step that training starts from.
      last: Step that training ends at.
      per_epoch: Steps of an epoch.
      stream: Where to write; a terminal gets a bar.
    """

    def __init__(self, first, last, per_epoch, stream=None):
        self._stream = stream or sys.stderr
        self._first, self._last = first, last
        self._per_epoch = per_epoch
        self._lost = False
        self._start = self._shown = time.monotonic()
        self._bar = None
        if self._stream.isatty():
            self._show(self._open_bar)

    def step(self, step, score):
        """Tells of a finished step; `score` is of the recent ones."""
        if self._bar is not None:
            self._bar.set_postfix_str(_figures(score), refresh=False)
            self._show(self._bar.update, step - self._bar.n)
            return
        now = time.monotonic()
        if now - self._shown >= SECONDS_BETWEEN_LINES:
            self._shown = now
            self._write(f'{self._where(step, now)} {_figures(score)}')

    def epoch(self, step, train, name, held_out):
        """Tells of a finished epoch, with the score on held-out data."""
        now = time.monotonic()
        self._shown = now
        self._write(f'{self._where(step, now)} {_figures(train)}')
        self._write(f'  {_figures(held_out, f"{name}_")}')

    def close(self):
        """Ends the bar."""
        if self._bar is not None:
            self._show(self._bar.close)

    def _open_bar(self):
        self._bar = tqdm(
            total=self._last,
            initial=self._first,
            unit=' steps',
            file=self._stream,
            **bar_width(self._stream),
        )

    def _show(self, call, *arguments, **options):
        """Calls what writes, until nobody is there to read it."""
        if self._lost:
            return
        try:
            call(*arguments, **options)
        except OSError:  # A closed terminal or pipe ends no training.
            self._lost = True
            streams.drop_broken(self._stream)

    def _where(self, step, now):
        done = step - self._first
        rate = done / max(now - self._start, 1e-9)
        left = (self._last - step) / rate if rate else 0
        return (
            f'epoch {-(-step // self._per_epoch)} step {step}/{self._last} '
            f'{rate:.1f}/s {_clock(left)} left'
        )

    def _write(self, line):
        if self._bar is None:
            self._show(print, line, file=self._stream, flush=True)
        else:
            self._show(self._bar.write, line, file=self._stream)


def _figures(score, name=''):
    return f'{name}loss={score.loss:.4f} {name}error={score.error:.4f}'


def _clock(seconds):
    minutes, seconds = divmod(int(round(seconds)), 60)
    return f'{minutes}:{seconds:02d}'
