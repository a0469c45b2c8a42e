"""The command `verify`: proves that a port computes the same.

Exit status: 0 = it does, 1 = it does not, 2 = one of the two could not run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from legacy_rnn.console import command
from legacy_rnn.flags import verify as verify_flags
from legacy_rnn.verifying import compare, set_aside


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'verify',
        verify_flags.define,
        _verify,
        argv,
        arguments='ORIGINAL PORTED [-- ARGS...]',
    )


def _verify(flags, arguments):
    if flags.meta:
        return _replay(flags, arguments)
    if len(arguments) < 2:
        raise command.CommandError(
            f'expected ORIGINAL and PORTED, got {len(arguments)} arguments'
        )
    original, ported, *argv = arguments
    for path in (original, ported):
        if not os.path.isfile(path):
            raise command.CommandError(f'{path}: no such script')
    with tempfile.TemporaryDirectory() as folder:
        before = set_aside.Contents(os.getcwd())
        first = _record(flags, folder, original, argv, flags.release)
        store = os.path.join(folder, 'aside')
        with set_aside.taken(os.getcwd(), before, store):
            second = _record(flags, folder, ported, argv, None)
    if not first:
        raise command.CommandError(
            f'{original} runs no session, so there is nothing to compare'
        )
    return _conclude(compare.compare(first, second, flags.tolerance))


def _record(flags, folder, script, argv, release):
    """Runs one program in a process of its own; gives its runs."""
    name = 'ported' if release is None else 'original'
    request = {
        'script': script,
        'argv': argv,
        'release': release,
        'seed': flags.seed,
        'steps': flags.steps or None,
        'trace': os.path.join(folder, f'{name}.jsonl'),
    }
    path = os.path.join(folder, f'{name}.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(request, file)
    env = {**os.environ, 'PYTHONHASHSEED': str(flags.seed)}
    command.say(f'running {script}')
    try:
        run = subprocess.run(
            [sys.executable, '-m', 'legacy_rnn.verifying.record', path],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=flags.timeout,
        )
    except subprocess.TimeoutExpired:
        raise command.CommandError(
            f'{script} did not end within {flags.timeout} seconds; lower '
            '--steps or raise --timeout'
        ) from None
    if run.returncode:
        lines = [x for x in run.stderr.splitlines() if x.strip()] or ['']
        raise command.CommandError(
            f'{script} ended with status {run.returncode}: {lines[-1]}'
        )
    return compare.load(request['trace'])


def _conclude(comparison):
    """Prints the verdict and gives the exit status."""
    difference = comparison.difference
    if difference is None:
        print(
            f'PASS: {comparison.runs} runs, {comparison.values} values '
            'compared'
        )
        return 0
    print(f'first difference in run {difference.run}: {difference.what}')
    print(f'original: {difference.lines[0]}')
    print(f'ported:   {difference.lines[1]}')
    print(
        f'FAIL: run {difference.run}, after {comparison.values} equal values'
    )
    return 1


def _replay(flags, arguments):
    """Replays a graph of an old release against what it computed then."""
    if arguments or not flags.checkpoint:
        raise command.CommandError(
            '--meta needs --checkpoint, and takes no programs'
        )
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
        print(
            f'{row.name}: largest difference {row.difference:.2e} '
            f'{"PASS" if row.passed else "FAIL"}'
        )
    passed = all(row.passed for row in rows)
    print(f'{"PASS" if passed else "FAIL"}: {len(rows)} tensors compared')
    return 0 if passed else 1


if __name__ == '__main__':
    sys.exit(main())
