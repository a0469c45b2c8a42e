"""Ctrl-C and `kill` as a wish that is asked for between steps."""

import contextlib
import signal

# `kill`, batch systems and containers send SIGTERM before they kill.
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Whether a signal came; a second one ends the process at once."""

    requested = False

    def _handle(self, number, frame):
        if self.requested:
            raise KeyboardInterrupt
        self.requested = True


@contextlib.contextmanager
def deferred():
    """Turns Ctrl-C and SIGTERM into `Interrupts.requested` meanwhile.

    Where signals cannot be handled, as outside of the main thread, they stay
    as they are.
    """
    interrupts = Interrupts()
    try:
        before = {
            number: signal.signal(number, interrupts._handle)
            for number in SIGNALS
        }
    except ValueError:
        yield interrupts
        return
    try:
        yield interrupts
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
