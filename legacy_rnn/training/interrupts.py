"""Ctrl-C, `kill` and a closed terminal, asked for between steps."""

import contextlib
import signal

# `kill`, batch systems and containers send SIGTERM before they kill.
_REQUESTS = (signal.SIGINT, signal.SIGTERM)
# A closed terminal, whose shell may send it again; not on every system.
_CLOSED = getattr(signal, 'SIGHUP', None)
SIGNALS = (*_REQUESTS, *([_CLOSED] if _CLOSED else []))


class Interrupts:
    """Whether a signal came; a second request ends the process at once."""

    requested = False

    def _handle(self, number, frame):
        if self.requested and number in _REQUESTS:
            raise KeyboardInterrupt
        self.requested = True


def deferred():
    """Turns `SIGNALS` into `Interrupts.requested` meanwhile; see `handled`."""
    interrupts = Interrupts()
    return handled(interrupts._handle, interrupts)


@contextlib.contextmanager
def handled(handler, value=None):
    """Calls `handler` on `SIGNALS` meanwhile, and yields `value`.

    Those that are ignored, as nohup wants it, stay ignored. Where signals
    cannot be handled, as outside of the main thread, all stay as they are.
    """
    before = {}
    try:
        for number in SIGNALS:
            if signal.getsignal(number) != signal.SIG_IGN:
                before[number] = signal.signal(number, handler)
    except ValueError:
        pass
    try:
        yield value
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier or signal.SIG_DFL)
