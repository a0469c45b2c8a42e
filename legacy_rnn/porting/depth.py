"""Calls that may go deep: expressions of thousands of operators."""

import sys
import threading

# The interpreter's own limit of 1,000 levels suits a stack of 8 MB.
BYTES_PER_LEVEL = 5 << 10
STACKS = [size << 20 for size in (512, 128, 32)]


def call(function, *arguments):
    """Calls a function in a thread with a large stack.

    Args:
        function: What to call.
        *arguments: Its arguments.

    Returns:
        What it returns.

    Raises:
        Exception: What it raises.
    """
    outcome = {}

    def run(levels):
        sys.setrecursionlimit(levels)
        try:
            outcome['value'] = function(*arguments)
        except BaseException as error:
            outcome['error'] = error

    levels = sys.getrecursionlimit()
    thread = _start(run)
    if thread is None:
        return function(*arguments)
    try:
        thread.join()
    finally:
        sys.setrecursionlimit(levels)
    if 'error' in outcome:
        raise outcome['error']
    return outcome['value']


def _start(run):
    """A thread with the largest stack the system allows, or None."""
    before = threading.stack_size()
    for size in STACKS:
        levels = size // BYTES_PER_LEVEL
        thread = threading.Thread(target=run, args=(levels,), daemon=True)
        try:
            threading.stack_size(size)
            thread.start()
            return thread
        except (RuntimeError, ValueError):
            continue
        finally:
            threading.stack_size(before)
    return None
