"""Ends the threads of a program when its last line has run."""

from __future__ import annotations

import sys
import threading
from typing import Any

from .patches import replacing

# Modules of executors, and the name that tells their workers to finish.
EXECUTORS = {
    'concurrent.futures.thread': '_shutdown',
    'concurrent.futures.process': '_global_shutdown',
    'joblib.externals.loky.process_executor': '_global_shutdown',
}


def join_threads(others):
    """Waits for the program's threads.

    Args:
        others: Threads that are not the program's.
    """
    own = [
        thread
        for thread in threading.enumerate()
        if thread not in others and not thread.daemon
    ]
    if own:
        _end_executors()
    for thread in own:
        thread.join()


def _end_executors():
    """Lets workers that wait for more to do end, as at Python's own end."""
    for name, flag in EXECUTORS.items():
        module: Any = sys.modules.get(name)
        if hasattr(module, '_python_exit'):
            with replacing.attribute(module, flag, True):
                module._python_exit()
