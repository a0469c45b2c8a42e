"""Room for sources whose expressions are nested thousands deep."""

from __future__ import annotations

import sys
import threading

STACK = 512 * 2**20  # Bytes, of which those are taken that are needed.
DEPTH = 100_000


def deep(function, *args):
    """Calls a function, once more with a deep stack where it needs one.

    Args:
        function: What to call; it must bear a second call.
        args: Its arguments.

    Returns:
        What it returns.

    Raises:
        RecursionError: The deep stack will not do, either.
    """
    try:
        return function(*args)
    except RecursionError:
        pass
    ends: list[tuple] = []

    def call():
        try:
            ends.append((function(*args), None))
        except BaseException as error:
            ends.append((None, error))

    limit, size = sys.getrecursionlimit(), threading.stack_size(STACK)
    sys.setrecursionlimit(DEPTH)
    try:
        thread = threading.Thread(target=call)
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    result, error = ends[0]
    if error is not None:
        raise error
    return result
