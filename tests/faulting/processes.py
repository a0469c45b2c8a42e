"""Commands in processes that need not import TensorFlow first.

This process imports it once and starts no session; each command is a fork of
it. A kill so falls on what the command does, and not mostly on the import.
"""

import contextlib
import os
import resource
import signal
import sys
import time
import traceback

POLL = 0.0005


def prepare():
    """Imports TensorFlow and the commands."""
    from legacy_rnn.console import quiet_import

    quiet_import.import_tensorflow()
    import legacy_rnn.checkpoint
    import legacy_rnn.classify
    import legacy_rnn.label
    import legacy_rnn.port
    import legacy_rnn.project  # noqa: F401


class Command:
    """A command of `legacy-rnn` that runs in a folder.

    Args:
      argv: Its name and arguments.
      folder: Its working folder.
      log: File for its standard error; what it prints stands beside.
      before: Called in the process before the command.
      limits: Dict of resource to its soft and hard limit.
    """

    def __init__(self, argv, folder, log, before=None, limits=()):
        self.argv = list(argv)
        self.log = log
        self.status = None
        self._start = time.monotonic()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if not self.pid:
            self._be(folder, before, dict(limits))

    def poll(self):
        """The exit status, minus the signal's number; None while it runs."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def wait(self, seconds=600):
        """Waits for the end; kills after so long. Returns the status."""
        end = self._start + seconds
        while self.poll() is None:
            if time.monotonic() > end:
                self.send(signal.SIGKILL)
                end = float('inf')
            time.sleep(0.005)
        return self.status

    def send(self, number):
        """Sends a signal to the process, and to it alone."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def seconds(self):
        """Seconds since the start."""
        return time.monotonic() - self._start

    def printed(self):
        """Lines of its standard error, without the bars of progress."""
        with open(self.log, encoding='utf-8', errors='replace') as stream:
            text = stream.read()
        lines = (line.rpartition('\r')[2] for line in text.split('\n'))
        return [line for line in lines if line.strip()]

    def _be(self, folder, before, limits):
        """Is the command; never returns."""
        status = 70
        try:
            os.setsid()
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            null = os.open(os.devnull, os.O_RDONLY)
            out = os.open(f'{self.log}.out', os.O_WRONLY | os.O_CREAT)
            for old, new in ((null, 0), (out, 1), (log, 2)):
                os.dup2(old, new)
            for number in {log, null, out} - {0, 1, 2}:
                os.close(number)
            os.chdir(folder)
            if before:
                before()
            for number, pair in limits.items():
                resource.setrlimit(number, pair)
            from legacy_rnn.__main__ import main

            status = main(self.argv)
            sys.stdout.flush()
            sys.stderr.flush()
        except BaseException:
            with contextlib.suppress(BaseException):
                traceback.print_exc()
                sys.stderr.flush()
        finally:
            os._exit(status)
