"""The commands of a project's programs, in processes of their own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import legacy_rnn

# Where the package is found, whatever the project's folder holds.
_HOME = str(Path(legacy_rnn.__file__).resolve().parents[1])
_CODE = (
    f'import sys; sys.path[0] = {_HOME!r}; '
    'from legacy_rnn.__main__ import main; sys.exit(main())'
)


class Stopped(Exception):
    """The commands were told to stop."""


class Commands:
    """Runs commands side by side; all end when told to.

    Args:
        log: Folder for what they print.
        watch: Called with each process group when it starts and when it has
            ended.
    """

    def __init__(self, log, watch=lambda group: None):
        self._log = Path(log)
        self._watch = watch
        self._running: set[subprocess.Popen] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def run(self, arguments, folder, name, timeout=None):
        """Runs a command of `legacy-rnn` to its end.

        Args:
            arguments: The command and its arguments.
            folder: Its working folder.
            name: Name of the file that keeps what it printed.
            timeout: Seconds that it may take; None for no end.

        Returns:
            Its exit status, its standard output, and the lines of its
            standard error. A status of None: it took too long.

        Raises:
            Stopped: `stop` was called.
        """
        return self._run(
            [sys.executable, '-c', _CODE, *arguments], folder, name, timeout
        )

    def shell(self, line, folder, name, timeout=None):
        """Runs a line of the shell; as `run`."""
        found = os.path.dirname(sys.executable)
        path = os.pathsep.join([found, os.environ.get('PATH', '')])
        return self._run(line, folder, name, timeout, {'PATH': path})

    def stop(self):
        """Ends all that runs, and lets nothing start any more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                _kill(process)

    def _run(self, arguments, folder, name, timeout, environment=()):
        with self._lock:
            if self._stopped:
                raise Stopped
            process = subprocess.Popen(
                arguments,
                shell=isinstance(arguments, str),
                cwd=folder,
                env={**os.environ, **dict(environment)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                errors='backslashreplace',
                start_new_session=True,
            )
            self._running.add(process)
            self._watch(process.pid)
        try:
            out, error = process.communicate(timeout=timeout)
            status = process.returncode
        except subprocess.TimeoutExpired:
            _kill(process)
            out, error = process.communicate()
            status = None
        finally:
            with self._lock:
                self._running.discard(process)
                self._watch(process.pid)
        if self._stopped:
            raise Stopped
        self._log.mkdir(parents=True, exist_ok=True)
        path = self._log / f'{name.replace(os.sep, "_")}.log'
        path.write_text(f'{out}{error}', 'utf-8')
        return status, out, error.splitlines()


def _kill(process):
    """Ends a process and what it started."""
    with contextlib.suppress(OSError):
        if hasattr(os, 'killpg'):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
