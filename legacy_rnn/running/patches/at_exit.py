"""Functions that a program registers with `atexit` run at its end."""

from __future__ import annotations

import atexit
import contextlib
import sys

from .. import reports
from ..imports import ownership
from . import replacing


@contextlib.contextmanager
def of_program():
    """Collects what the user's files register with `atexit`.

    Installed packages register as ever.

    Yields:
        Function that calls what was registered, the last first.
    """
    calls = []
    register, unregister = atexit.register, atexit.unregister

    def collect(function, /, *args, **options):
        if not ownership.is_user_file(sys._getframe(1).f_code.co_filename):
            return register(function, *args, **options)
        calls.append((function, args, options))
        return function

    def drop(function):
        calls[:] = [call for call in calls if call[0] != function]
        unregister(function)

    with (
        replacing.attribute(atexit, 'register', collect),
        replacing.attribute(atexit, 'unregister', drop),
    ):
        yield lambda: _call_all(calls)


def _call_all(calls):
    while calls:
        function, args, options = calls.pop()
        try:
            function(*args, **options)
        except SystemExit:
            pass
        except BaseException as error:
            reports.show(error)
