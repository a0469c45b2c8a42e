"""Kills the processes of a launcher that was killed itself.

Run as a file, by the standard library alone. Its standard input is a pipe
that the launcher alone writes to: one process group a line, when it starts and
when it is gone, and `end` where the launcher ended them itself.
"""

import contextlib
import os
import signal
import subprocess
import sys


def main(stream):
    """Waits for the end of `stream` and kills the groups that it named."""
    groups: set[int] = set()
    for line in stream:
        if line.strip() == 'end':
            return
        groups ^= {int(line)}
    for group in groups:
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)


@contextlib.contextmanager
def beside():
    """A guard in a process of its own.

    Yields:
      Function that tells it of a process group, and of its end.
    """
    process = subprocess.Popen(
        [sys.executable, '-ISE', __file__],
        stdin=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    pipe = process.stdin
    assert pipe is not None

    def tell(line):
        with contextlib.suppress(BrokenPipeError):
            pipe.write(f'{line}\n')
            pipe.flush()

    try:
        yield tell
    finally:
        tell('end')
        with contextlib.suppress(BrokenPipeError):
            pipe.close()
        process.wait()


if __name__ == '__main__':
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    main(sys.stdin)
