"""Kills the processes of a launcher that was killed itself.

Run as a file, by the standard library alone. Its standard input is a pipe
that the launcher alone writes to: one process group a line, and `end` where
it ended them itself.
"""

import contextlib
import os
import signal
import sys


def main(stream):
    """Waits for the end of `stream` and kills the groups that it named."""
    groups = []
    for line in stream:
        if line.strip() == 'end':
            return
        groups.append(int(line))
    for group in groups:
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)


if __name__ == '__main__':
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    main(sys.stdin)
