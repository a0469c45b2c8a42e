"""Ends the threads of a program when its last line has run."""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import sys
import threading
import time
import weakref
from typing import Any

from .patches import replacing

# Seconds that threads get to end by themselves.
PATIENCE = 5.0
# Modules of executors, and the name that tells their workers to finish.
EXECUTORS = {
    'concurrent.futures.thread': '_shutdown',
    'concurrent.futures.process': '_global_shutdown',
    'joblib.externals.loky.process_executor': '_global_shutdown',
}


class Threads:
    """The threads that a program starts, for which its end waits."""

    def __init__(self):
        self._others = set(threading.enumerate())
        self._loose = set()
        self._started = weakref.WeakSet()
        self._left = False

    @contextlib.contextmanager
    def loose(self):
        """Lets the process end although threads are alive.

        Those that feed a queue wait for ever once a program has been ended
        between its steps. What they raise is shown no more then, for as long
        as the process lives.
        """
        start, hook = threading.Thread.start, threading.excepthook

        @functools.wraps(start)
        def call(thread):
            if not thread.daemon:
                thread.daemon = True
                self._loose.add(thread)
            self._started.add(thread)
            start(thread)

        def excepthook(args):
            is_end = self._left or issubclass(args.exc_type, SystemExit)
            if not is_end or args.thread not in self._started:
                hook(args)

        try:
            with (
                replacing.attribute(threading.Thread, 'start', call),
                replacing.attribute(threading, 'excepthook', excepthook),
            ):
                yield
        finally:
            if self._left:
                threading.excepthook = excepthook

    def leave(self, close):
        """Waits a moment for them, whatever they raise.

        Args:
            close: Function that ends what they wait for.
        """
        self._left = True
        close()
        end = time.monotonic() + PATIENCE
        for thread in list(self._loose):
            thread.join(max(0.0, end - time.monotonic()))
        atexit.register(_leave_processes)

    def join(self):
        """Waits for them, as Python does."""
        own = [
            thread
            for thread in threading.enumerate()
            if thread not in self._others
            and (not thread.daemon or thread in self._loose)
        ]
        if own:
            _end_executors()
        for thread in own:
            thread.join()


def _leave_processes():
    """Ends what `multiprocessing` would wait for at Python's own end.

    Processes that feed a queue, or are fed by one, wait for ever once nobody
    reads it, and a thread that watches them may start them anew.
    """
    queues: Any = sys.modules.get('multiprocessing.queues')
    if queues is None:
        return
    import multiprocessing

    threading.excepthook = lambda args: None
    # Python lets no daemon start processes.
    multiprocessing.current_process().daemon = True
    _end_pools()
    children = multiprocessing.active_children()
    for child in children:
        child.terminate()
    end = time.monotonic() + PATIENCE
    for child in children:  # SDL, for one, takes the signal for an event.
        child.join(max(0.0, end - time.monotonic()))
        if child.is_alive():
            child.kill()
    for found in gc.get_objects():
        if issubclass(type(found), queues.Queue):
            found.cancel_join_thread()


def _end_pools():
    """Ends pools as they end themselves, before their workers are.

    A worker that is ended while it waits for a task leaves a lock closed, for
    which the pool waits at Python's own end.
    """
    module: Any = sys.modules.get('multiprocessing.pool')
    if module is not None:
        for found in gc.get_objects():
            if issubclass(type(found), module.Pool):
                thread = threading.Thread(target=found.terminate, daemon=True)
                thread.start()
                thread.join(PATIENCE)


def _end_executors():
    """Lets workers that wait for more to do end, as at Python's own end."""
    for name, flag in EXECUTORS.items():
        module: Any = sys.modules.get(name)
        if hasattr(module, '_python_exit'):
            with replacing.attribute(module, flag, True):
                module._python_exit()
