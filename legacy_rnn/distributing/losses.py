"""Losses of processes of the cluster: what they cost, and how to wait."""

import socket
import time

import tensorflow as tf

# How a session tells that a server went away or came back without its
# variables; another attempt may work. Each is also raised for other reasons.
LOST = (
    tf.errors.AbortedError,
    tf.errors.CancelledError,
    tf.errors.DeadlineExceededError,
    tf.errors.FailedPreconditionError,
    tf.errors.InternalError,
    tf.errors.NotFoundError,
    tf.errors.UnavailableError,
    tf.errors.UnknownError,
    UnicodeDecodeError,  # TensorFlow cannot read what the server said.
)
_CONNECTING = 1.0


class NotReady(Exception):
    """The weights are not there yet, or no longer."""


class TakenOverError(ValueError):
    """Another process does this one's task."""


class GoneError(ValueError):
    """A task did not answer in time, or went and did not come back."""


class Patience:
    """Measures how long something has been waited for.

    Args:
      seconds: How long it may take.
      awaited: What is said of it where it takes longer.
    """

    def __init__(self, seconds, awaited):
        self._seconds, self._awaited = seconds, awaited
        self.renew()

    def renew(self):
        """Starts anew, as something came."""
        self._start = time.monotonic()
        self._pause = 0.0005

    def wait(self, longest=0.05):
        """Sleeps a little, longer each time.

        Raises:
          GoneError: It took too long.
        """
        if time.monotonic() - self._start > self._seconds:
            raise GoneError(f'{self._awaited} within {self._seconds} s')
        time.sleep(self._pause)
        self._pause = min(longest, self._pause * 1.5)


def reachable(address):
    """Whether something listens at HOST:PORT."""
    host, _, port = address.rpartition(':')
    try:
        with socket.create_connection(
            (host.strip('[]'), int(port)), _CONNECTING
        ):
            return True
    except OSError:
        return False


def wait_for(addresses, job, seconds):
    """Waits until something listens at each address.

    Args:
      addresses: HOST:PORT of each task of the job.
      job: What messages call it.
      seconds: How long to wait for one of them.

    Raises:
      GoneError: One did not answer in time; it is named.
    """
    for index, address in enumerate(addresses):
        awaited = f'{job} {index} ({address}) did not answer'
        patience = Patience(seconds, awaited)
        while not reachable(address):
            patience.wait(0.5)
