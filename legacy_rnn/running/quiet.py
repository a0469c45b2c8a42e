"""Keeps today's chatter away from what an old script prints.

Native code writes to file descriptor 2. The script's own `sys.stderr` goes
past the filter; what native code and child processes write is read line by
line, and TensorFlow's log lines are dropped.
"""

from __future__ import annotations

import logging
import os
import re
import select
import sys
import threading
import warnings

import numpy as np

from legacy_rnn.compat.releases import Release

from . import ownership

NOISE = re.compile(
    rb'^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: [IWE] |'
    rb'[IWE]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ [\w./-]+:\d+\] |'
    rb'[IWE]0000 00:00:\d+\.\d+ +\d+ [\w./-]+:\d+\] |'
    rb'WARNING: All log messages before absl::InitializeLog)'
)
CONTINUED = re.compile(rb'^(To enable the following instructions|\s+\[\[)')


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
        sys.stderr = open(
            os.dup(self._saved),
            'w',
            buffering=1,
            encoding=getattr(sys.stderr, 'encoding', None) or 'utf-8',
            errors='backslashreplace',
        )
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._pass_on, daemon=True)
        self._thread.start()

    def stop(self):
        """Gives descriptor 2 back, after what is still to be read."""
        sys.stderr.flush()
        sys.stderr = self._stderr
        os.dup2(self._saved, 2)
        self._done.set()
        self._thread.join(2)

    def _pass_on(self):
        held = b''
        while True:
            ready, _, _ = select.select([self._reader], [], [], 0.05)
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


def hush(tf):
    """Drops today's deprecation warnings, in Python.

    The script's own warnings and log lines stay, and so do lines that
    TensorFlow logged at the time where the script turned its log on.

    Args:
        tf: Today's tensorflow.
    """
    for category in (
        DeprecationWarning,
        PendingDeprecationWarning,
        FutureWarning,
        SyntaxWarning,
    ):
        warnings.simplefilter('ignore', category)
    warnings.filterwarnings('ignore', module=r'(tensorflow|keras|absl)\b')
    logger = tf.get_logger()
    logger.setLevel(logging.WARNING)
    logger.addFilter(_is_wanted)
    logging.getLogger('absl').setLevel(logging.ERROR)


def print_arrays_as_then(release):
    """Prints arrays and NumPy's scalars as NumPy of the time did.

    Args:
        release: Release of the script; NumPy 1.14 came with 1.5.
    """
    if Release(release) < '1.5':
        np.set_printoptions(legacy='1.13')
    else:
        np.set_printoptions(legacy='1.21')


def print_line_by_line():
    """Passes each line on when it is printed, whatever stdout is.

    A script that trains for days is stopped by a signal sooner or later, and
    what a pipe or a file has not got by then would be lost.
    """
    reconfigure = getattr(sys.stdout, 'reconfigure', None)
    if reconfigure is not None:
        reconfigure(line_buffering=True)


def _is_wanted(record):
    if record.levelno != logging.WARNING:
        return 'Instructions for updating' not in record.getMessage()
    return ownership.is_user_file(record.pathname)
