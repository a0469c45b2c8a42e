"""The command `verify`: proves that a port computes the same.

Exit status: 0 = it does, 1 = it does not, 2 = one of the two could not run.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
from typing import NamedTuple

from legacy_rnn.compat.releases import Release
from legacy_rnn.console import command
from legacy_rnn.flags import verify as verify_flags
from legacy_rnn.verifying import compare, search_path, set_aside

# Flags of two programs, which a graph does not take.
OF_PROGRAMS = 'm old_dir new_dir release seed steps timeout'.split()
LINES = 10  # Of a traceback that are shown.


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'verify',
        verify_flags.define,
        _verify,
        argv,
        arguments='[-m] ORIGINAL PORTED [-- ARGS...]',
    )


def _verify(flags, arguments):
    if flags.meta is not None:
        return _replay(flags, arguments)
    for name in ('checkpoint', 'outputs'):
        if flags[name].present:
            raise command.CommandError(f'--{name} is for --meta')
    if flags.release != 'auto':
        Release(flags.release)
    original, ported, argv = _programs(flags, arguments)
    with tempfile.TemporaryDirectory() as folder:
        copies = os.path.join(folder, 'copies')
        before = set_aside.Contents(os.getcwd(), copies)
        env = {**os.environ, 'PYTHONHASHSEED': str(flags.seed)}
        first = _record(flags, folder, original, argv, env)
        store = os.path.join(folder, 'aside')
        with set_aside.taken(os.getcwd(), before, store) as lost:
            for line in set_aside.in_words(lost):
                command.say(line)
            if 'PYTHONPATH' in env:
                env['PYTHONPATH'] = search_path.of_port(
                    env['PYTHONPATH'], original.place, ported.place
                )
            place = original.place
            second = _record(flags, folder, ported, argv, env, place)
    if not first:
        raise command.CommandError(
            f'{original.name} runs no session, so there is nothing to compare;'
            ' if it starts another program, compare that'
        )
    return _conclude(compare.compare(first, second, flags.tolerance))


class _Program(NamedTuple):
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


def _programs(flags, arguments):
    """The two programs, and the arguments of both."""
    if len(arguments) < 2:
        raise command.CommandError(
            f'expected ORIGINAL and PORTED, got {len(arguments)} '
            f'argument{"s" * (len(arguments) != 1)}'
        )
    original, ported, *argv = arguments
    folders = flags.old_dir, flags.new_dir
    for name, folder in zip(('old_dir', 'new_dir'), folders, strict=True):
        if folder is not None and not flags.m:
            raise command.CommandError(
                f'--{name} is for -m; name scripts by their paths'
            )
        if folder is not None and not os.path.isdir(folder):
            raise command.CommandError(f'--{name}: {folder} is no folder')
    if flags.m:
        old, new = (folder or os.curdir for folder in folders)
        return (
            _Program('original', original, old),
            _Program('ported', ported, new),
            argv,
        )
    for path in (original, ported):
        _check_script(path)
    return (
        _Program('original', original, None),
        _Program('ported', ported, None),
        argv,
    )


def _check_script(path):
    if os.path.isdir(path):
        if not os.path.isfile(os.path.join(path, '__main__.py')):
            raise command.CommandError(
                f'{path} is a folder without a __main__.py; name a script, '
                'or a module with -m'
            )
    elif not os.path.isfile(path):
        raise command.CommandError(f'{path}: no such script')


def _record(flags, folder, program, argv, env, original=None):
    """Runs one program in a process of its own; gives its runs."""
    release = flags.release if program.role == 'original' else None
    request = {
        'script': program.name,
        'argv': argv,
        'module': program.folder is not None,
        'folder': program.folder,
        'release': release,
        'places': [original, program.place],
        'python': flags.python if release else None,
        'seed': flags.seed,
        'steps': flags.steps or None,
        'trace': os.path.join(folder, f'{program.role}.jsonl'),
        'result': os.path.join(folder, f'{program.role}_result.json'),
    }
    path = os.path.join(folder, f'{program.role}.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(request, file)
    command.say(f'running the {program.role} program, {program.name}')
    printed = os.path.join(folder, f'{program.role}_printed.txt')
    try:
        with open(printed, 'wb') as out, open(_input(folder), 'rb') as given:
            run = subprocess.run(
                [sys.executable, '-m', 'legacy_rnn.verifying.record', path],
                env=env,
                stdout=out,
                stderr=subprocess.PIPE,
                stdin=given,
                text=True,
                errors='backslashreplace',
                timeout=flags.timeout,
            )
    except subprocess.TimeoutExpired:
        raise command.CommandError(
            f'the {program.role} {program.name} did not end within '
            f'{flags.timeout} seconds; lower --steps or raise --timeout'
        ) from None
    if run.returncode:
        raise _failure(program, run, request['result'], printed)
    return compare.load(request['trace'])


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


def _failure(program, run, result, printed):
    """Shows why a program ended, and returns the error that says so."""
    cause = None
    if os.path.exists(result):
        with open(result, encoding='utf-8') as file:
            cause = json.load(file)['cause']
    if cause is None:
        # It ended by itself; its last words say why.
        lines = [line for line in run.stderr.split('\n') if line.strip()]
        own = [x for x in lines if not x.startswith('legacy-rnn: ')]
        own = own or _end(printed)
        cause = own[-LINES:-1], own[-1:]
    where, error = cause
    for line in where + (error[:LINES] if len(error) > 1 else []):
        command.say(line)
    # What is indented quotes the program.
    told = [line for line in error if not line[:1].isspace()][:1]
    how = f'ended with status {run.returncode}'
    if run.returncode < 0:
        how = f'was ended by {signal.Signals(-run.returncode).name}'
    return command.CommandError(
        f'the {program.role} program, {program.name}, '
        + ': '.join([how, *told])
    )


def _end(path):
    """The last line of a file that is not empty, in a list."""
    with open(path, 'rb') as file:
        file.seek(max(0, os.path.getsize(path) - 2000))
        text = file.read().decode('utf-8', 'backslashreplace')
    return [line for line in text.splitlines() if line.strip()][-1:]


def _conclude(comparison):
    """Prints the verdict and gives the exit status."""
    difference = comparison.difference
    if comparison.raced:
        command.tell(
            f'{comparison.raced} values differ and were not judged: the run '
            'that fetches them also writes what they read, before or after'
        )
    if comparison.nans:
        run, line = comparison.first_nan
        command.tell(
            f'{comparison.nans} values hold NaN in both, from run {run} at '
            f'{line} on: that they agree is no evidence'
        )
    if difference is None and not comparison.fetched:
        raise command.CommandError(
            f'{comparison.runs} runs fetch no value that can be judged: '
            'nothing to compare; raise --steps until they do, or fetch one'
        )
    if difference is None:
        command.tell(
            f'PASS: {comparison.runs} runs, {comparison.values} values '
            'compared'
        )
        return 0
    command.tell(
        f'first difference in run {difference.run}: {difference.what}'
    )
    command.tell(f'original: {difference.lines[0]}')
    command.tell(f'ported:   {difference.lines[1]}')
    if comparison.threads:
        command.tell(
            'threads ran sessions or filled queues before: the order in which '
            'they came, which no two runs share, may be the cause'
        )
    command.tell(
        f'FAIL: run {difference.run}, after {comparison.values} equal values'
    )
    return 1


def _replay(flags, arguments):
    """Replays a graph of an old release against what it computed then."""
    if arguments or not flags.checkpoint:
        raise command.CommandError(
            '--meta needs --checkpoint, and takes no programs'
        )
    for name in OF_PROGRAMS:
        if flags[name].present:
            raise command.CommandError(f'--{name} is not for --meta')
    outputs = flags.outputs or os.path.splitext(flags.meta)[0] + '.npz'
    for path in (flags.meta, outputs):
        if not os.path.isfile(path):
            raise command.CommandError(f'{path}: no such file')
    command.tensorflow(flags)
    from legacy_rnn.verifying import replay_graph

    rows = replay_graph.replay(
        flags.meta, flags.checkpoint, outputs, flags.tolerance
    )
    for row in rows:
        command.tell(
            f'{row.name}: largest difference {row.difference:.2e} '
            f'{"PASS" if row.passed else "FAIL"}'
        )
    passed = all(row.passed for row in rows)
    command.tell(
        f'{"PASS" if passed else "FAIL"}: {len(rows)} tensors compared'
    )
    return 0 if passed else 1


if __name__ == '__main__':
    sys.exit(main())
