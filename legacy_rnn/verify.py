"""The command `verify`: proves that a port computes the same.

Exit status: 0 = it does, 1 = it does not, 2 = one of the two could not run, or
does not repeat itself.
"""

from __future__ import annotations

import os
import sys
import tempfile

from legacy_rnn.compat.releases import Release
from legacy_rnn.console import command
from legacy_rnn.console.command import counted
from legacy_rnn.flags import verify as verify_flags
from legacy_rnn.verifying import compare, programs

# Flags of two programs, which a graph does not take.
OF_PROGRAMS = 'm old_dir new_dir release seed steps timeout'.split()


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
        runs = programs.Runs(flags, argv, folder)
        first = runs.trace(original)
        second = runs.trace(ported, original)
        if not first:
            raise command.CommandError(
                f'{original.name} runs no session, so there is nothing to '
                'compare; if it starts another program, compare that'
            )
        comparison = compare.compare(first, second, flags.tolerance)
        _show(comparison)
        if comparison.difference is not None:
            command.say('the values differ; do the two repeat themselves?')
            for who, trace, program in (
                ('original', first, (original,)),
                ('port', second, (ported, original)),
            ):
                again = runs.trace(*program)
                own = compare.compare(trace, again, flags.tolerance)
                _check_repeated(who, comparison.difference, own.difference)
    return _conclude(comparison)


def _programs(flags, arguments):
    """The two programs, and the arguments of both."""
    if len(arguments) < 2:
        raise command.CommandError(
            'expected ORIGINAL and PORTED, got '
            + counted(len(arguments), 'argument')
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
            programs.Program('original', original, old),
            programs.Program('ported', ported, new),
            argv,
        )
    for path in (original, ported):
        _check_script(path)
    return (
        programs.Program('original', original, None),
        programs.Program('ported', ported, None),
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


def _show(comparison):
    """Prints what was found, before the verdict."""
    difference = comparison.difference
    if comparison.raced:
        command.tell(
            f'differences not judged: {comparison.raced}; the run that '
            'fetches such a value also writes what it reads, before or after'
        )
    if comparison.nans:
        run, line = comparison.first_nan
        command.tell(
            f'NaN in both: {counted(comparison.nans, "value")}, from run '
            f'{run} at {line} on; to agree there is no evidence'
        )
    if difference is None:
        return
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


def _check_repeated(who, difference, own):
    """Refuses to judge a port where a program differs from itself.

    Args:
        who: What the program is, `'original'` or `'port'`.
        difference: The first Difference of the two programs.
        own: That of two runs of one of them, or None.

    Raises:
        CommandError: It differs from itself as early.
    """
    if own is not None and own.run <= difference.run:
        raise command.CommandError(
            f'the {who} does not repeat itself: two runs of it differ in '
            f'run {own.run}, {own.what}; so the difference of the two cannot '
            'be judged. Threads, the clock and sources of chance that no '
            'seed reaches do that; compare without them'
        )


def _conclude(comparison):
    """Prints the verdict and gives the exit status."""
    difference = comparison.difference
    if difference is None and not comparison.fetched:
        raise command.CommandError(
            f'no value that can be judged in {counted(comparison.runs, "run")}'
            ': nothing to compare; end them by a smaller --steps, after '
            'which the weights are compared, or fetch one'
        )
    if difference is None and comparison.nans == comparison.fetched:
        raise command.CommandError(
            'all that the two fetch is NaN: nothing to compare'
        )
    if comparison.weights:
        command.tell(
            'nothing that they fetch can be judged: the weights after the '
            'last step are compared'
        )
    if difference is None:
        command.tell(
            f'PASS: {counted(comparison.runs, "run")}, '
            f'{counted(comparison.values, "value")} compared'
        )
        return 0
    command.tell(
        f'FAIL: run {difference.run}, after '
        f'{counted(comparison.values, "equal value")}'
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
        f'{"PASS" if passed else "FAIL"}: {counted(len(rows), "tensor")} '
        'compared'
    )
    return 0 if passed else 1


if __name__ == '__main__':
    sys.exit(main())
