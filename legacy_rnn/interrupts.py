"""Ctrl-C as a wish that is asked for between steps."""

import contextlib
import signal


class Interrupts:
    """Whether Ctrl-C was pressed; a second one ends the process at once."""

    requested = False

    def _handle(self, number, frame):
        if self.requested:
            raise KeyboardInterrupt
        self.requested = True


@contextlib.contextmanager
def deferred():
    """Turns Ctrl-C into `Interrupts.requested` while the block lasts.

    Where signals cannot be handled, as outside of the main thread, Ctrl-C
    stays as it is.
    """
    interrupts = Interrupts()
    try:
        before = signal.signal(signal.SIGINT, interrupts._handle)
    except ValueError:
        yield interrupts
        return
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, before)
