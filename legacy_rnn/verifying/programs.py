"""The two programs, each run in a process of its own, and their traces."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
from typing import NamedTuple

from legacy_rnn.console import command

from . import compare, search_path, set_aside

LINES = 10  # Of a traceback that are shown.


class Program(NamedTuple):
    """One of the two programs.

    Attributes:
        role: `original` or `ported`.
        name: Its path, or its module's name.
        folder: Where the module is; None of a script.
    """

    role: str
    name: str
    folder: str | None

    @property
    def place(self):
        """The folder that it lies in."""
        return self.folder or os.path.dirname(self.name)


class Runs:
    """Runs programs one after the other, each as if it were the first.

    What they leave in the working folder, or in the checkout around it, is
    away while the next one runs.

    Args:
        flags: Flags of `verify`.
        argv: Arguments of all programs.
        folder: A folder for what the runs need.
    """

    def __init__(self, flags, argv, folder):
        self.flags, self.argv, self.folder = flags, argv, folder
        self.env = {**os.environ, 'PYTHONHASHSEED': str(flags.seed)}
        # A random.py beside the programs is no module of this package.
        self.is_safe = 'PYTHONSAFEPATH' not in self.env and not _is_checkout()
        if self.is_safe:
            self.env['PYTHONSAFEPATH'] = '1'
        copies = os.path.join(folder, 'copies')
        self.root = set_aside.root_of(os.getcwd())
        self.before = set_aside.Contents(self.root, copies)
        if not self.before.complete:
            self.root = os.getcwd()
            self.before = set_aside.Contents(self.root, copies)
        self.number = 0
        self.links: set[str] = set()

    def trace(self, program, original=None):
        """Runs a program in a process of its own; gives its trace.

        Args:
            program: A Program.
            original: The one that it is the port of, or None.

        Raises:
            CommandError: It failed, or did not end in time.
        """
        self.number += 1
        if self.number == 1:
            return self._trace(program, original)
        store = os.path.join(self.folder, f'aside_{self.number}')
        with set_aside.taken(self.root, self.before, store) as lost:
            for line in set_aside.in_words(lost):
                command.say(line)
            with set_aside.unlinked(self.links):
                return self._trace(program, original)

    def _trace(self, program, original):
        env, flags, place = self.env, self.flags, None
        if original is not None:
            place = original.place
            if 'PYTHONPATH' in env:
                path = search_path.of_port(
                    env['PYTHONPATH'], place, program.place
                )
                env = {**env, 'PYTHONPATH': path}
        release = flags.release if original is None else None
        base = os.path.join(self.folder, f'run_{self.number}')
        request = {
            'script': program.name,
            'argv': self.argv,
            'module': program.folder is not None,
            'folder': program.folder,
            'release': release,
            'places': [place, program.place],
            'python': flags.python if release else None,
            'seed': flags.seed,
            'steps': flags.steps or None,
            'trace': f'{base}.jsonl',
            'result': f'{base}_result.json',
            'safe_path': self.is_safe,
        }
        with open(f'{base}.json', 'w', encoding='utf-8') as file:
            json.dump(request, file)
        command.say(f'running the {program.role} program, {program.name}')
        printed = f'{base}_printed.txt'
        given = _input(self.folder)
        command_line = ['-m', 'legacy_rnn.verifying.record', f'{base}.json']
        try:
            with open(printed, 'wb') as out, open(given, 'rb') as typed:
                run = subprocess.run(
                    [sys.executable, *command_line],
                    env=env,
                    stdout=out,
                    stderr=subprocess.PIPE,
                    stdin=typed,
                    text=True,
                    errors='backslashreplace',
                    timeout=flags.timeout,
                )
        except subprocess.TimeoutExpired:
            raise command.CommandError(
                f'the {program.role} {program.name} did not end within '
                f'{command.counted(flags.timeout, "second")}; lower --steps '
                'or raise --timeout'
            ) from None
        self.links.update(_told(request['result']).get('links', ()))
        if run.returncode:
            raise _failure(program, run, request['result'], printed)
        return compare.load(request['trace'])


def _is_checkout():
    """Whether this package is found by the working folder."""
    return os.path.isdir(os.path.join('legacy_rnn', 'verifying'))


def _input(folder):
    """A file of what both programs read: that of `verify ... < FILE`.

    A terminal or a pipe, which may not end, gives an empty one.
    """
    path = os.path.join(folder, 'input')
    if not os.path.exists(path):
        given = b''
        with contextlib.suppress(AttributeError, OSError, ValueError):
            file = sys.stdin.fileno()
            if stat.S_ISREG(os.fstat(file).st_mode):
                given = os.pread(file, os.fstat(file).st_size, 0)
        with open(path, 'wb') as made:
            made.write(given)
    return path


def _told(result):
    """What a run told at its end; nothing where it was ended."""
    if not os.path.exists(result):
        return {}
    with open(result, encoding='utf-8') as file:
        return json.load(file)


def _failure(program, run, result, printed):
    """Shows why a program ended, and returns the error that says so."""
    report = _told(result)
    cause, hint = report.get('cause'), report.get('hint')
    if cause is None:
        # It ended by itself; its last words say why.
        lines = [line for line in run.stderr.split('\n') if line.strip()]
        own = [x for x in lines if not x.startswith('legacy-rnn: ')]
        own = own or _end(printed)
        cause = own[-LINES:-1], own[-1:]
    where, error = cause
    for line in where + (error[:LINES] if len(error) > 1 else []):
        command.say(line)
    # What is indented quotes the program; a message may begin a line below.
    told = [x for x in error if x.strip() and not x[:1].isspace()]
    below = 1 + (told[:1] != [] and told[0].rstrip().endswith(':'))
    told = [' '.join(map(str.rstrip, told[:below]))] if told else []
    if told and told[0].startswith('EOFError'):
        told[0] += '; answer it from a file: legacy-rnn verify ... < FILE'
    how = f'ended with status {run.returncode}'
    if run.returncode < 0:
        how = f'was ended by {signal.Signals(-run.returncode).name}'
    return command.CommandError(
        f'the {program.role} program, {program.name}, '
        + ': '.join([how, *told])
        + (f'; {hint}' if hint else '')
    )


def _end(path):
    """The last line of a file that is not empty, in a list."""
    with open(path, 'rb') as file:
        file.seek(max(0, os.path.getsize(path) - 2000))
        text = file.read().decode('utf-8', 'backslashreplace')
    return [line for line in text.splitlines() if line.strip()][-1:]
