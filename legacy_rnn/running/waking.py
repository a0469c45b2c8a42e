"""Ends the main thread of a program whose steps another thread takes.

    threading.Thread(target=train).start()
    while not finished:
        time.sleep(1)

The end of the steps ends the thread that asked for one too many. The main
thread, which waits for more than that, would never end.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time

# Seconds without a session's run after which the main thread only waits, and
# seconds that it gets in all.
IDLE = 5.0
MOST = 60.0
SIGNAL = getattr(signal, 'SIGUSR2', None)


class Waker:
    """Raises an error in the main thread, a while after it is asked to.

    Args:
        error: Function that makes the error.
    """

    def __init__(self, error):
        self._error = error
        self._lock = threading.Lock()
        self._waits = False
        self._asked = False
        self._last = time.monotonic()
        self._main = threading.main_thread().ident or 0

    def heed(self):
        """Notes that a session ran."""
        self._last = time.monotonic()

    @contextlib.contextmanager
    def waiting(self):
        """While it is open, the main thread may be woken."""
        in_main = threading.current_thread() is threading.main_thread()
        if SIGNAL is None or not in_main:
            yield
            return
        handler = signal.signal(SIGNAL, self._raise)
        self._waits = True
        try:
            yield
        finally:
            with self._lock:
                self._waits = False
            signal.signal(SIGNAL, handler)

    def wake(self):
        """Wakes the main thread when nothing else goes on."""
        if threading.current_thread() is not threading.main_thread():
            with self._lock:
                first, self._asked = not self._asked, True
            if first:
                threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self):
        start = time.monotonic()
        while True:
            time.sleep(IDLE / 10)
            now = time.monotonic()
            with self._lock:
                if not self._waits:
                    return
                if now - self._last > IDLE or now - start > MOST:
                    self._last = now
                    signal.pthread_kill(self._main, signal.SIGUSR2)

    def _raise(self, number, frame):
        if self._waits:
            raise self._error()
