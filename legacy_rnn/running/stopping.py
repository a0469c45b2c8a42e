"""Ends a program between its steps, though it may catch whatever is raised.

`try: session.run(train_op)` with `except: continue` takes the end of the
steps for a mistake and asks for the next step, and for the one after it, and
never ends.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading

from legacy_rnn.compat.errors import REMOVED

from . import waking
from .imports import ownership


class StepsDone(SystemExit):
    """Ends a script that has trained for as many steps as were wanted."""


class StepsDoneInPool(StepsDone, Exception):  # noqa: N818
    """The same in a worker of a pool, which hands it to who waits for it.

    A worker that ends leaves its task to nobody, and the program waits.
    """


class StepsDoneInTest(StepsDone, KeyboardInterrupt):
    """The same in a test, which takes all but an interruption for a failure.

    Source: Python's `unittest/case.py`, `_Outcome.testPartExecutor`.
    """


class Stopper:
    """Raises `StepsDone`, each time a program asks for a step too many.

    Attributes:
        waker: Raises it in the main thread, where another asked.
    """

    def __init__(self):
        self._asked = set()
        self._ended = set()  # Of these, threads that ran no session since.
        self.waker = waking.Waker(lambda: StepsDone(0))

    def end_before(self, error):
        """The end of the steps that came before what escaped the program.

        `with supervisor.managed_session()` raises there what its threads
        failed by, in place of the end that it was left by; after
        `except: pass` the program lacks what the last step gives. Once it has
        run a session again, only what shows such a lack counts.

        Args:
            error: What escaped the program.

        Returns:
            The `StepsDone`; None if the steps were not done, a user
            interrupted the way out or what has no home was asked for there.
        """
        seen = set()
        ends = (KeyboardInterrupt, *REMOVED)
        if isinstance(error, ends) and not isinstance(error, StepsDone):
            return None
        asked = self._asked if _lacks(error) else self._ended
        while error is not None and id(error) not in seen:
            if isinstance(error, StepsDone):
                return error
            seen.add(id(error))
            error = error.__context__
        return StepsDone(0) if threading.get_ident() in asked else None

    def heed(self, too_many):
        """Notes that a session runs, or ends the program.

        Args:
            too_many: Whether it is a step too many.
        """
        self.waker.heed()
        if too_many:
            self.stop()
        self._ended.discard(threading.get_ident())

    def stop(self):
        """Ends the program; asked again, its handlers end, too."""
        self.waker.wake()
        thread = threading.get_ident()
        if thread in self._asked:
            _end_handlers()
        self._asked.add(thread)
        self._ended.add(thread)
        raise _kind()(0)


def cease():
    """Lets the lines of the program that are left run."""
    if sys.gettrace() is _enter:
        sys.settrace(None)


def _lacks(error):
    """Whether an error tells of a name or a value that is not there."""
    return isinstance(error, NameError) or 'NoneType' in str(error)


def _kind():
    """The class of what ends the program where it is."""
    if 'PoolWorker' in multiprocessing.current_process().name:
        return StepsDoneInPool
    frame = sys._getframe()
    while frame is not None:
        if frame.f_globals.get('__name__') == 'unittest.case':
            return StepsDoneInTest
        frame = frame.f_back
    return StepsDone


def _end_handlers():
    """Makes the next line of the program that runs raise `StepsDone`."""
    frame = sys._getframe(2)
    while frame is not None:
        if ownership.is_user_code(frame.f_code.co_filename):
            frame.f_trace = _raise
        frame = frame.f_back
    sys.settrace(_enter)


def _enter(frame, event, _):
    """Traces what a line of the program calls."""
    is_own = ownership.is_user_code(frame.f_code.co_filename)
    return _raise if is_own else None


def _raise(frame, event, _):
    if event == 'line':
        raise StepsDone(0)
    return _raise
