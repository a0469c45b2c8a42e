"""A clock that a program reads the same each time that it runs.

Programs feed the seconds that a step took, or seed themselves by the time.
For the user's own files each reading is one tick after the last, so that two
runs of equal programs read equal times; everything else keeps the real clock.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import sys
import time
import timeit

from ..imports import ownership
from . import replacing

START = 1.5e9  # Seconds; the middle of 2017.
TICK = 1.0 / 64  # Seconds; a sum of them is exact.
CLOCKS = (
    (time, 'time'),
    (time, 'perf_counter'),
    (time, 'monotonic'),
    (time, 'process_time'),
    (time, 'clock'),  # Where a runner brings it back.
    (timeit, 'default_timer'),
)


@contextlib.contextmanager
def counted():
    """Puts the counted clock before the real ones."""
    ticks = itertools.count()
    with contextlib.ExitStack() as stack:
        for module, name in CLOCKS:
            real = getattr(module, name, None)
            if real is not None:
                clock = _counted(real, ticks)
                stack.enter_context(replacing.attribute(module, name, clock))
        yield


def _counted(real, ticks):
    @functools.wraps(real)
    def clock():
        caller = sys._getframe(1).f_code.co_filename
        if ownership.is_user_file(caller):
            return START + TICK * next(ticks)
        return real()

    return clock
