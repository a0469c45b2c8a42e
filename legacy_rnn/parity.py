"""The command `parity`: shows that every unroll computes the same."""

from __future__ import annotations

import itertools
import json
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
    return command.run('parity', parity_flags.define, _parity, argv)


def _parity(flags, _):
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

    from legacy_rnn.training.progress import bar_width

    if not sys.stderr.isatty():
        return cases
    return tqdm(cases, unit='case', **bar_width(sys.stderr))


def _clear_progress():
    """Takes the bar off the terminal's line before a row is printed."""
    if sys.stderr.isatty():
        sys.stderr.write('\r\033[K')


if __name__ == '__main__':
    sys.exit(main())
