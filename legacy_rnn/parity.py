"""The command `parity`: shows that every unroll computes the same.

Of the article's models, or of a program that is run once more for each unroll
with its loops swapped.
"""

from __future__ import annotations

import itertools
import json
import os
import sys

from legacy_rnn import files
from legacy_rnn.console import command
from legacy_rnn.flags import parity as parity_flags

_COLUMNS = (
    ('cell', 10),
    ('layers', 6),
    ('lengths', 7),
    ('dropout', 7),
    ('dtype', 7),
    ('pair', 14),
    ('quantity', 10),
    ('max_abs', 8),
    ('max_rel', 8),
    ('tolerance', 9),
    ('result', 6),
)


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'parity',
        parity_flags.define,
        _parity,
        _end_of_flags(sys.argv[1:] if argv is None else argv),
        arguments='[SCRIPT [ARGS...] | -m MODULE [ARGS...]]',
        stop_at_argument=True,
    )


def _end_of_flags(argv):
    """Arguments with `--` where `-m MODULE` ends the flags."""
    argv = list(argv)
    for place, token in enumerate(argv):
        if token == '--' or not token.startswith('-'):
            continue
        if token in ('-m', '--m'):
            return [*argv[: place + 2], '--', *argv[place + 2 :]]
        if token.lstrip('-').startswith('m='):
            return [*argv[: place + 1], '--', *argv[place + 1 :]]
    return argv


def _parity(flags, arguments):
    is_program = bool(arguments) or flags.m is not None
    for name in parity_flags.MODELS if is_program else parity_flags.PROGRAM:
        if flags[name].present:
            there = 'no SCRIPT' if is_program else 'a SCRIPT'
            raise command.CommandError(f'--{name} needs {there}')
    if is_program:
        return _program(flags, arguments)
    return _models(flags)


def _program(flags, arguments):
    from legacy_rnn.swapping import program, table

    script, argv = None, arguments
    if flags.m is None:
        script, *argv = arguments
        if not os.path.exists(script):
            raise command.CommandError(f'{script}: no such script')
        if flags.output and os.path.realpath(script) == os.path.realpath(
            flags.output
        ):
            raise command.CommandError(
                f'--output={flags.output} would overwrite the program'
            )
    options = program.Options(
        script=script,
        module=flags.m,
        argv=argv,
        release=flags.release,
        python=flags.python,
        unrolls=tuple(flags.unroll),
        steps=flags.training_steps,
        seed=flags.seed,
        dropout='on' in flags.dropout,
        gradients=flags.variables,
        timeout=flags.timeout,
        say=command.say,
    )
    try:
        report = program.compare(options)
    except program.CannotCompare as error:
        raise command.CommandError(str(error)) from None
    return _conclude(flags, report, table)


def _conclude(flags, report, table):
    """Prints what comparing a program came to; gives the exit status."""
    tell = command.say if flags.json else command.tell
    for line in table.calls(report):
        tell(line)
    result = table.as_json(report)
    if flags.json:
        print(json.dumps(result))
    else:
        for line in table.rows(report):
            command.tell(line)
    if flags.output:
        files.write_text(flags.output, json.dumps(result, indent=1) + '\n')
        command.say(f'wrote {flags.output}')
    for line in (*table.blanks(report), *table.difference(report)):
        tell(line)
    for unroll, trouble in report.troubles.items():
        tell(f'{unroll}: not compared to the end: {trouble}')
    for reason, runs in report.unseen.items():
        tell(f'{runs} runs {reason} were not compared')
    if not report.swapped:
        raise command.CommandError(
            'nothing to swap: no loop of the program could be swapped'
        )
    if not report.judged:
        nothing = (
            'all that the program computes is NaN'
            if any(table.blanks(report))
            else 'the program fetches no value and applies no gradient'
        )
        raise command.CommandError(f'nothing to compare: {nothing}')
    if not report.followed:
        raise command.CommandError(
            'nothing to compare: no value follows from a swapped loop; try '
            'more --training_steps'
        )
    if (report.troubles or report.unseen) and not report.failed:
        raise command.CommandError('the comparison did not reach its end')
    tell(table.summary(report))
    return 0 if report.passed else 1


def _models(flags):
    if len(flags.unroll) < 2:
        raise command.CommandError(
            f'--unroll={",".join(flags.unroll)}: expected two unrolls or more '
            'to compare, got one'
        )
    command.tensorflow(flags)
    from legacy_rnn.article.parity import compare_unrolls

    cases = list(_cases(flags))
    rows = []
    if not flags.json:
        print(_line({name: name for name, _ in _COLUMNS}), flush=True)
    for case in _with_progress(cases):
        for row in compare_unrolls(**case):
            rows.append(row)
            if not flags.json:
                _clear_progress()
                print(_line(_formatted(row)), flush=True)
    passed = all(row['passed'] for row in rows)
    _report(flags, rows, passed)
    return 0 if passed else 1


def _cases(flags):
    """The options of each comparison."""
    product = itertools.product(
        flags.cell, flags.num_layers, flags.dropout, flags.dtype
    )
    for cell, layers, dropout, dtype in product:
        yield {
            'cell': cell,
            'num_layers': int(layers),
            'lengths': tuple(flags.lengths),
            'dropout': dropout == 'on',
            'dtype': dtype,
            'unrolls': tuple(flags.unroll),
            'bidirectional': flags.bidirectional,
            'batch_size': flags.batch_size,
            'num_steps': flags.num_steps,
            'num_features': flags.num_features,
            'num_hidden': flags.num_hidden,
            'training_steps': flags.training_steps,
            'seed': flags.seed,
        }


def _report(flags, rows, passed):
    result = {'passed': passed, 'rows': rows}
    if flags.json:
        text = json.dumps(result)
        print(text)
    failed = sum(not row['passed'] for row in rows)
    summary = (
        f'parity: {"PASS" if passed else "FAIL"}, {len(rows) - failed} of '
        f'{len(rows)} comparisons within tolerance'
    )
    if flags.output:
        files.write_text(flags.output, json.dumps(result, indent=1) + '\n')
        command.say(f'wrote {flags.output}')
    if flags.json:
        command.say(summary)
    else:
        print(summary)


def _formatted(row):
    return {
        **row,
        'dropout': 'on' if row['dropout'] else 'off',
        'max_abs': f'{row["max_abs"]:.1e}',
        'max_rel': f'{row["max_rel"]:.1e}',
        'tolerance': f'{row["tolerance"]:.0e}',
        'result': 'PASS' if row['passed'] else 'FAIL',
    }


def _line(values):
    return ' '.join(
        f'{values[name]!s:<{width}}' for name, width in _COLUMNS
    ).rstrip()


def _with_progress(cases):
    from tqdm import tqdm

    from legacy_rnn.console.progress import bar_width

    if not sys.stderr.isatty():
        return cases
    return tqdm(cases, unit='case', **bar_width(sys.stderr))


def _clear_progress():
    """Takes the bar off the terminal's line before a row is printed."""
    if sys.stderr.isatty():
        sys.stderr.write('\r\033[K')


if __name__ == '__main__':
    sys.exit(main())
