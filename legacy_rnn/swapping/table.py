"""The result of comparing a program, as text and as JSON."""

from __future__ import annotations

import collections

_COLUMNS = (
    ('pair', 15),
    ('line', 20),
    ('quantity', 9),
    ('runs', 9),
    ('worst', 5),
    ('max_abs', 8),
    ('max_rel', 8),
    ('tolerance', 9),
    ('result', 6),
    ('name', 4),
)


def calls(report):
    """A line for each call: what was swapped, and what not and why.

    Args:
        report: `program.Report`.
    """
    times = collections.Counter()
    for unroll, rows in (*report.calls.items(), ('any', report.alone)):
        for row in rows:
            times[_call(unroll, row)] += row['times']
    for (start, end), count in times.items():
        yield f'{start} ({count} times){end}' if count > 1 else start + end


def rows(report):
    """The table: a line for each fetch, over the runs that follow each other.

    Args:
        report: `program.Report`.
    """
    merged = list(_merged(report.rows))
    if merged:
        yield _line({name: name for name, _ in _COLUMNS})
    for row in merged:
        yield _line(row)


def difference(report):
    """Lines on the first difference, none where there is none.

    Args:
        report: `program.Report`.
    """
    for row in report.rows:
        if row['passed'] is False:
            unroll = row['pair'].partition('/')[2]
            swapped = [
                call['line'] for call in report.calls[unroll] if call['to']
            ]
            yield (
                f'first difference: run {row["run"]} at {row["line"]}, '
                f'{row["quantity"]} {row["name"]}: {row["max_abs"]:.3g} '
                f'apart, {row["tolerance"]:.0e} allowed'
            )
            yield f'loops swapped for it: {", ".join(swapped)}'
            return


def blanks(report):
    """A line on values that hold NaN in both, none where there are none.

    Args:
        report: `program.Report`.
    """
    found = [row for row in report.rows if _is_blank(row)]
    if found:
        row = found[0]
        yield (
            f'{len(found)} values hold NaN in both, from run {row["run"]} at '
            f'{row["line"]} on, {row["quantity"]} {row["name"]}: that they '
            'agree is no evidence'
        )


def summary(report):
    """The last line.

    Args:
        report: `program.Report`.
    """
    judged = [row for row in report.rows if row['passed'] is not None]
    failed = sum(not row['passed'] for row in judged)
    ties = sum(row['ties'] for row in judged)
    runs = len({(row['pair'], row['run']) for row in judged})
    tied = f', {ties} decided otherwise by a tie' if ties else ''
    return (
        f'parity: {"PASS" if report.passed else "FAIL"}, '
        f'{len(judged) - failed} of {len(judged)} values of {runs} runs '
        f'within tolerance{tied}'
    )


def as_json(report):
    """The report as JSON can hold it.

    Args:
        report: `program.Report`.
    """
    return {
        'passed': report.passed and report.swapped,
        'calls': [
            {'unroll': unroll, **row}
            for unroll, found in report.calls.items()
            for row in found
        ]
        + [{'unroll': None, **row} for row in report.alone],
        'troubles': report.troubles,
        'unseen': report.unseen,
        'rows': report.rows,
    }


def _call(unroll, row):
    """What is said of a call, before and after how often it was made."""
    over = f' over {row["steps"]} steps' if row['steps'] else ''
    start = f'{row["line"]} {row["name"]}{over}'
    if row['to']:
        without = '' if row['judged'] else ', compared by no value'
        return start, f' -> {row["to"]}{without}'
    if row['reason']:
        for_it = '' if row['alone'] else f' for {unroll}'
        return start, f' not swapped{for_it}: {row["reason"]}'
    return start, ' not built'


def _merged(rows):
    """Rows of one fetch at one line over several runs, as one."""
    groups = {}
    for row in rows:
        result = _result(row)
        name = 'all' if result == 'shown' else row['name']
        kind = result if row['passed'] is None else ''
        key = (row['pair'], row['line'], row['quantity'], name, kind)
        groups.setdefault(key, []).append(row)
    for (pair, line, quantity, name, _), found in groups.items():
        worst = max(found, key=lambda r: (r['passed'] is False, r['max_abs']))
        yield {
            'pair': pair,
            'line': line,
            'quantity': quantity,
            'name': name,
            'runs': _span([row['run'] for row in found]),
            'worst': worst['run'],
            'max_abs': f'{worst["max_abs"]:.1e}',
            'max_rel': f'{worst["max_rel"]:.1e}',
            'tolerance': f'{worst["tolerance"]:.0e}',
            'result': _result(worst),
        }


def _span(runs):
    first, last = min(runs), max(runs)
    return str(first) if first == last else f'{first}-{last}'


def _is_blank(row):
    return bool(row['nans']) and row['quantity'] != 'variable'


def _result(row):
    if row['passed'] is None:
        return 'NaN' if _is_blank(row) else 'shown'
    return 'PASS' if row['passed'] else 'FAIL'


def _line(values):
    return ' '.join(
        f'{values[name]!s:<{width}}' for name, width in _COLUMNS
    ).rstrip()
