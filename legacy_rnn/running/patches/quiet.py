"""Keeps today's chatter away from what an old script prints.

Native code writes to file descriptor 2. The script's own `sys.stderr` goes
past the filter; what native code and child processes write is read line by
line, and TensorFlow's log lines are dropped.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import select
import sys
import threading
import warnings

import numpy as np

from legacy_rnn.compat.releases import Release

from ..imports import ownership

NOISE = re.compile(
    rb'^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: [IWE] |'
    rb'[IWE]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ [\w./-]+:\d+\] |'
    rb'[IWE]0000 00:00:\d+\.\d+ +\d+ [\w./-]+:\d+\] |'
    rb'WARNING: All log messages before absl::InitializeLog)'
)
CONTINUED = re.compile(rb'^(To enable the following instructions|\s+\[\[)')

# Libraries such as eventlet take these away while the script runs.
_poll, _select = select.poll, select.select

# An attribute, and the argument of the function that counts.
_OWN_REFERENCES = 2
UNWANTED = (
    DeprecationWarning,
    PendingDeprecationWarning,
    FutureWarning,
    SyntaxWarning,
)


class NativeFilter:
    """Filters file descriptor 2 between `start` and `stop`."""

    def start(self):
        """Turns descriptor 2 into a pipe that a thread reads."""
        sys.stderr.flush()
        self._saved = os.dup(2)
        self._stderr = sys.stderr
        self._reader, writer = os.pipe()
        os.dup2(writer, 2)
        os.close(writer)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._pass_on, daemon=True)
        self._past = sys.stderr = open(
            os.dup(self._saved),
            'w',
            buffering=1,
            encoding=getattr(sys.stderr, 'encoding', None) or 'utf-8',
            errors='backslashreplace',
        )
        self._thread.start()

    def stop(self):
        """Restores descriptor 2 after reading what is left."""
        sys.stderr = self._stderr
        self._past.flush()
        # Handlers of the script's log hold it, and objects log as they go.
        if sys.getrefcount(self._past) <= _OWN_REFERENCES:
            self._past.close()
        os.dup2(self._saved, 2)
        self._done.set()
        self._thread.join(2)
        if not self._thread.is_alive():
            self._hand_on()
            os.close(self._reader)
            os.close(self._saved)

    def _hand_on(self):
        """Leaves the pipe to `cat` where a child that goes on writes to it."""
        watched = _poll()
        watched.register(self._reader)
        if any(event & select.POLLHUP for _, event in watched.poll(0)):
            return
        ends = [
            (os.POSIX_SPAWN_DUP2, self._reader, 0),
            (os.POSIX_SPAWN_DUP2, self._saved, 1),
        ]
        with contextlib.suppress(OSError):
            os.posix_spawnp(
                'cat', ['cat'], os.environ, file_actions=ends, setpgroup=0
            )

    def _pass_on(self):
        held = b''
        while True:
            ready, _, _ = _select([self._reader], [], [], 0.05)
            if not ready:
                os.write(self._saved, held)
                held = b''
                if self._done.is_set():
                    return
                continue
            data = os.read(self._reader, 65536)
            *lines, held = (held + data).split(b'\n')
            kept = [line + b'\n' for line in lines if not is_noise(line)]
            os.write(self._saved, b''.join(kept))
            if not data:
                return


def is_noise(line):
    """Whether a line of bytes is one of TensorFlow's native log lines."""
    return bool(NOISE.match(line) or CONTINUED.match(line))


@contextlib.contextmanager
def native_log():
    """Keeps native log lines away from descriptor 2."""
    noise = NativeFilter()
    noise.start()
    try:
        yield
    finally:
        noise.stop()


@contextlib.contextmanager
def warnings_kept(hush):
    """Restores the filters of warnings at the end.

    Args:
        hush: Whether today's deprecation warnings are dropped; the script's
            own stay.
    """
    with warnings.catch_warnings():
        for category in UNWANTED if hush else ():
            warnings.simplefilter('ignore', category)
        if hush:
            pattern = r'(tensorflow|(tf_)?keras|absl)\b'
            warnings.filterwarnings('ignore', module=pattern)
        yield


@contextlib.contextmanager
def log_kept(tf, hush):
    """Restores the levels of TensorFlow's log at the end.

    Args:
        tf: Today's tensorflow.
        hush: Whether its warnings are dropped. The script's own lines stay,
            and so do those that TensorFlow logged at the time where the
            script turned its log on.
    """
    logger, absl = tf.get_logger(), logging.getLogger('absl')
    with _level(logger), _level(absl):
        if hush:
            logger.setLevel(logging.WARNING)
            absl.setLevel(logging.ERROR)
            logger.addFilter(_is_wanted)
        try:
            yield
        finally:
            logger.removeFilter(_is_wanted)


@contextlib.contextmanager
def _level(logger):
    level = logger.level
    try:
        yield
    finally:
        logger.setLevel(level)


@contextlib.contextmanager
def arrays_as_then(release):
    """Prints arrays and NumPy's scalars as NumPy of the time did.

    Args:
        release: Release of the script; NumPy 1.14 came with 1.5.
    """
    version = '1.13' if Release(release) < '1.5' else '1.21'
    with np.printoptions(legacy=version):  # type: ignore[arg-type]
        yield


@contextlib.contextmanager
def line_by_line():
    """Passes each line on when it is printed, whatever stdout is.

    A script that trains for days is stopped by a signal sooner or later, and
    what a pipe or a file has not got by then would be lost.
    """
    stdout = sys.stdout
    reconfigure = getattr(stdout, 'reconfigure', None)
    if reconfigure is None:
        yield
        return
    before = stdout.line_buffering
    reconfigure(line_buffering=True)
    try:
        yield
    finally:
        if not stdout.closed:
            reconfigure(line_buffering=before)


def _is_wanted(record):
    if record.levelno != logging.WARNING:
        return 'Instructions for updating' not in record.getMessage()
    return ownership.is_user_file(record.pathname)
