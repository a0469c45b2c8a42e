"""Other Pythons, each a process that says whether a source compiles."""

from __future__ import annotations

import contextlib
import pathlib
import struct
import subprocess

# It runs under Python 2.7, too.
_WORKER = r"""
import struct, sys, warnings
warnings.simplefilter('ignore')
stdin = getattr(sys.stdin, 'buffer', sys.stdin)
stdout = getattr(sys.stdout, 'buffer', sys.stdout)
sys.setrecursionlimit(20000)
import threading
threading.stack_size(512 << 20)
def serve():
    while True:
        head = stdin.read(4)
        if len(head) < 4:
            return
        data = stdin.read(struct.unpack('>I', head)[0])
        try:
            compile(data, 'x.py', 'exec', dont_inherit=True)
            said = b''
        except Exception as error:
            said = ('%s: %s' % (type(error).__name__, error)).encode('utf-8')
        stdout.write(struct.pack('>I', len(said)) + said)
        stdout.flush()
thread = threading.Thread(target=serve)
thread.start()
thread.join()
"""


class Compiler:
    """A Python in a process of its own.

    Args:
        python: Its command.
    """

    def __init__(self, python):
        self._python = str(python)
        self._process = self._start()

    def _start(self):
        return subprocess.Popen(
            [self._python, '-c', _WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def error(self, data):
        """Why some bytes do not compile, or `''`."""
        try:
            return self._ask(data)
        except (OSError, struct.error):  # It died of it.
            self.close()
            self._process = self._start()
            return 'it crashes'

    def _ask(self, data):
        into, out = self._process.stdin, self._process.stdout
        into.write(struct.pack('>I', len(data)) + data)
        into.flush()
        (size,) = struct.unpack('>I', out.read(4))
        return out.read(size).decode('utf-8', 'replace')

    def close(self):
        """Ends the process."""
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def installed(wanted=('2.7', '3.10', '3.12', '3.13')):
    """Dict from versions to commands of the Pythons that pyenv has."""
    root = pathlib.Path.home() / '.pyenv' / 'versions'
    found = {}
    for version in wanted:
        for path in sorted(root.glob(f'{version}.*/bin/python')):
            found[version] = path
    return found
