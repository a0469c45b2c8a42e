"""Starts the processes of a cluster, and leaves none behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time

import legacy_rnn
from legacy_rnn.console import command
from legacy_rnn.distributing import guard

PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Between the end of the chief and a signal to those that end by themselves: an
# old script's parameter server never does, the evaluator has a test to end.
SECONDS_TO_END = {'worker': 10, 'evaluator': 600}
# Between that signal and their death.
SECONDS_TO_DIE = 5
_PAUSE = 0.1
_PR_SET_PDEATHSIG = 1
# The working folder is no place of modules, as it is none to `legacy-rnn`.
_START = """\
import sys
sys.path[:] = [path for path in sys.path if path]
sys.path.append({home!r})
from legacy_rnn.__main__ import main
sys.exit(main())
"""


class Processes:
    """The processes of a cluster, each in a group of its own.

    Args:
      tasks: List of plans.Task, one of which is the chief.
    """

    def __init__(self, tasks):
        self._tasks = tasks
        self._running: dict[str, subprocess.Popen] = {}
        self._threads: list[threading.Thread] = []
        self._writing = threading.Lock()
        self._signals: list[int] = []
        self._broken = False

    def run(self):
        """Runs all until the chief ends; returns its exit status."""
        with guard.beside() as watch, self._signals_noted():
            try:
                for task in self._tasks:
                    self._start(task, watch)
                status = self._wait_for_chief()
                if status == 0:
                    self._let_end()
            finally:
                self._end()
        return status

    @contextlib.contextmanager
    def _signals_noted(self):
        """Notes signals, to be passed on by the main loop."""

        def note(number, frame):
            self._signals.append(number)

        before = {n: signal.signal(n, note) for n in PASSED_ON}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler or signal.SIG_DFL)

    def _start(self, task, watch):
        home = os.path.dirname(os.path.dirname(legacy_rnn.__file__))
        environment = {**os.environ, 'PYTHONUNBUFFERED': '1'}
        environment.pop('TF_CONFIG', None)
        process = subprocess.Popen(
            [
                sys.executable,
                '-c',
                _START.format(home=home),
                *task.arguments,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**environment, **task.environment},
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        watch(process.pid)
        self._running[task.name] = process
        for source, stream in (
            (process.stdout, sys.stdout),
            (process.stderr, sys.stderr),
        ):
            thread = threading.Thread(
                target=self._copy, args=(task.name, source, stream)
            )
            thread.daemon = True
            thread.start()
            self._threads.append(thread)

    def _copy(self, name, source, stream):
        """Copies lines, with the name of the task before each."""
        for line in source:
            text = line.decode('utf-8', 'replace').rstrip('\r\n')
            with self._writing:
                try:
                    print(f'[{name}] {text}', file=stream, flush=True)
                except (OSError, ValueError):
                    self._broken = True

    def _wait_for_chief(self):
        """Passes signals on until the chief ends; returns its status."""
        told, passed = set(), 0
        while True:
            for task in self._tasks:
                process = self._running[task.name]
                status = process.poll()
                if status is None or task.name in told:
                    continue
                told.add(task.name)
                if task.kind == 'chief':
                    return 128 - status if status < 0 else status
                if status and not passed:
                    self._tell(task, status)
                if task.kind == 'ps' and status > 0:
                    return status  # Nothing can go on without it.
            while passed < len(self._signals):
                self._pass_on(self._signals[passed], to_all=passed > 0)
                passed += 1
            if self._broken:
                return 2
            time.sleep(_PAUSE)

    def _tell(self, task, status):
        text = f'ended with status {status}'
        if status < 0:
            name = signal.Signals(-status).name
            text = f'was killed by {name}; start it again by: {task.line}'
        with self._writing:
            command.say(f'legacy-rnn: {task.name} {text}')

    def _pass_on(self, number, to_all):
        """Passes a signal to the chief, which ends the others when it ends."""
        for task in self._tasks:
            if to_all or task.kind == 'chief':
                _send(self._running[task.name], number)

    def _let_end(self):
        """Waits a while for those that end by themselves."""
        start = time.monotonic()
        for kind, seconds in SECONDS_TO_END.items():
            waiting = [
                self._running[t.name] for t in self._tasks if t.kind == kind
            ]
            while (
                any(process.poll() is None for process in waiting)
                and time.monotonic() < start + seconds
                and not self._signals
            ):
                time.sleep(_PAUSE)

    def _end(self):
        """Ends all that still runs, their children included."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            end = time.monotonic() + SECONDS_TO_DIE
            for process in self._running.values():
                _send(process, number)
            while time.monotonic() < end and any(
                process.poll() is None for process in self._running.values()
            ):
                time.sleep(_PAUSE)
        for thread in self._threads:
            thread.join(SECONDS_TO_DIE)


def _send(process, number):
    """Sends a signal to the group of a process."""
    with contextlib.suppress(OSError):
        os.killpg(process.pid, number)


def _die_with_parent():
    """Has Linux kill this process when its parent dies, however it does."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
