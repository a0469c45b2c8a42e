"""Work on many files in as many processes as there are cores."""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import sys
import threading
import warnings

FEWEST = 40  # Files for which another process pays.
MOST_PROCESSES = 16


def spread(function, items):
    """Calls a function on items, in forks of this process.

    Where there is one core, few items, or no `fork`, it calls it here, and so
    it does on what a fork did not answer, because it was killed or because
    the function raised.

    Args:
        function: Callable of an item; what it returns can be pickled, and
            what it changes is seen by the later calls in its fork alone.
        items: Sequence. Items beside each other go to one fork.

    Yields:
        What the function returns, in the order of the items.

    Raises:
        Exception: What the function raises here.
    """
    if not _pays(items):
        yield from map(function, items)
        return
    size = -(-len(items) // _cores())
    parts = [items[n : n + size] for n in range(0, len(items), size)]
    forks = _forks(function, parts)
    try:
        for part, fork in zip(parts, forks, strict=True):
            for item in part:
                told = fork.next()
                yield told[0] if told else function(item)
    finally:
        for fork in forks:
            fork.end()


def _pays(items):
    has_fork = sys.platform.startswith('linux')
    return has_fork and len(items) >= FEWEST and _cores() > 1


def _cores():
    return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))


def _forks(function, parts):
    gc.collect()
    gc.freeze()  # What forks share is not written to by their collectors.
    try:
        forks = [_Fork(function, part) for part in parts]
    finally:
        gc.unfreeze()
    for fork in forks:
        fork.listen()
    return forks


class _Fork:
    """A fork that answers for some items.

    It writes to a pipe, so that it ends by itself where this process is
    killed.
    """

    def __init__(self, function, items):
        self._answers = queue.SimpleQueue()
        self._read, write = os.pipe()
        with warnings.catch_warnings():
            # Threads of progress bars hold no lock that a fork takes.
            warnings.simplefilter('ignore', DeprecationWarning)
            self._process = os.fork()
        if not self._process:
            os.close(self._read)
            _answer(function, items, write)
        os.close(write)

    def listen(self):
        """Takes answers as they come, so that the fork need not wait."""
        threading.Thread(target=self._take, daemon=True).start()

    def next(self):
        """The next answer in a tuple; empty where it has none to give."""
        answer = self._answers.get()
        if answer is None:
            self._answers.put(None)
        return answer or ()

    def end(self):
        """Ends the fork, if it has not ended."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)

    def _take(self):
        try:
            with os.fdopen(self._read, 'rb') as pipe:
                while True:
                    self._answers.put(pickle.load(pipe))
        except (EOFError, pickle.UnpicklingError):
            self._answers.put(None)


def _answer(function, items, pipe):
    """What a fork does: never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent ends it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with os.fdopen(pipe, 'wb') as file:
            for item in items:
                file.write(_pickled(function, item))
                file.flush()
    finally:
        os._exit(0)


def _pickled(function, item):
    """The answer for an item; an empty one where there is none."""
    try:
        return pickle.dumps((function(item),))
    except Exception:
        return pickle.dumps(())
