"""Results of the contest as rows, a table and a page."""

from __future__ import annotations

import statistics

from legacy_rnn.benchmarking import workloads
from legacy_rnn.benchmarking.contest import MODES
from legacy_rnn.console.command import counted

REFERENCE = 'fused'
COLUMNS = (
    ('contestant', '', 12),
    ('train_ms', '.2f', 9),
    ('train_ratio', '.2f', 11),
    ('infer_ms', '.2f', 9),
    ('infer_ratio', '.2f', 11),
    ('nodes', 'd', 6),
    ('build_s', '.2f', 8),
    ('first_step_s', '.2f', 12),
    ('peak_mb', '.0f', 8),
)


def make_rows(name, contestants, failures):
    """One dict a contestant of a workload.

    Ratios are medians, over the rounds, of the contestant's time over that
    of the fused unroll in the same round: 2 means half as fast.
    """
    reference = next((c for c in contestants if c.name == REFERENCE), None)
    rows = [_row(name, c, reference) for c in contestants]
    for failed, why in failures.items():
        rows.append({'workload': name, 'contestant': failed, 'failed': why})
    return rows


def summarize(rows):
    """Compares our best unroll with the best peer, for each workload.

    Returns:
        List of dicts: `workload`, `mode`, `ours`, `peer` (names), `speedup`
        (the peer's time over ours), `over_products` (our time over that of
        the bare matrix products), `gflops`.
    """
    found = []
    for name in dict.fromkeys(row['workload'] for row in rows):
        measured = [
            row
            for row in rows
            if row['workload'] == name and 'failed' not in row
        ]
        found += [_summary(name, mode, measured) for mode in MODES]
    return [summary for summary in found if summary]


def geometric_mean(values):
    """The geometric mean, or None of nothing."""
    values = list(values)
    return statistics.geometric_mean(values) if values else None


def table(rows):
    """The rows of one workload as lines of text."""
    lines = ['  '.join(title.rjust(width) for title, _, width in COLUMNS)]
    for row in rows:
        if 'failed' in row:
            lines.append(f'{row["contestant"]:>12}  {row["failed"]}')
            continue
        cells = [_cell(row, *column) for column in COLUMNS]
        lines.append('  '.join(cells))
    return lines


def page(result):
    """The whole result as a page of Markdown."""
    machine = result['machine']
    lines = [
        '# Performance',
        '',
        'Made by `legacy-rnn benchmark`; every number is measured.',
        '',
        f'`{result["command"]}`',
        '',
        f'{machine["processor"]}, {machine["threads"]} threads, '
        f'{machine["system"]}, Python {machine["python"]}, {result["date"]}.',
        '',
        'One training step (gradient descent) and one inference on random '
        'arrays, each contestant in a process of its own, in turn '
        f'({result["rounds"]} rounds). Times are medians; a ratio is the time '
        'over that of `fused` in the same round, above 1 is slower. '
        '`products` are the bare matrix products of the model, without '
        'anything between them.',
        '',
        '## Our best against the best peer',
        '',
        '| workload | step | ours | peer | speed-up | over products | '
        'GFLOP/s |',
        '|---|---|---|---|---|---|---|',
    ]
    lines += [_summary_line(summary) for summary in result['summary']]
    for mode, mean in result['geometric_means'].items():
        if mean is not None:
            lines += ['', f'Geometric mean of {mode}: {mean:.2f}.']
    for name in dict.fromkeys(row['workload'] for row in result['rows']):
        rows = [row for row in result['rows'] if row['workload'] == name]
        lines += ['', f'## {name}', '', _sizes(name), '']
        lines += ['```', *table(rows), '```']
    return '\n'.join(lines) + '\n'


def _row(name, contestant, reference):
    row = {
        'workload': name,
        'contestant': contestant.name,
        'peer': contestant.is_peer,
        'version': contestant.facts['version'],
        'nodes': contestant.facts['nodes'],
        'build_s': contestant.facts['build_seconds'],
        'first_step_s': contestant.facts['first_step_seconds'],
        'peak_mb': contestant.facts['peak_mb'],
    }
    for mode in MODES:
        medians = contestant.medians[mode]
        row[f'{mode}_ms'] = 1000 * statistics.median(medians)
        row[f'{mode}_rounds_ms'] = [1000 * value for value in medians]
        row[f'{mode}_ratio'] = None
        if reference is not None:
            pairs = zip(medians, reference.medians[mode], strict=True)
            row[f'{mode}_ratio'] = statistics.median(a / b for a, b in pairs)
    return row


def _summary(name, mode, rows):
    bare = [row for row in rows if row['contestant'] == 'products']
    peers = [row for row in rows if row['peer']]
    ours = [row for row in rows if row not in bare and row not in peers]
    if not ours:
        return None
    time = f'{mode}_ms'
    best = min(ours, key=lambda row: row[time])
    summary = {'workload': name, 'mode': mode, 'ours': best['contestant']}
    flops = workloads.flops(workloads.WORKLOADS[name], mode)
    summary['gflops'] = flops / best[time] / 1e6
    if peers:
        peer = min(peers, key=lambda row: row[time])
        summary['peer'] = peer['contestant']
        summary['speedup'] = _ratio(peer, best, mode)
    if bare:
        summary['over_products'] = _ratio(best, bare[0], mode)
    return summary


def _ratio(one, other, mode):
    """Median over the rounds of the time of one over that of the other."""
    key = f'{mode}_rounds_ms'
    pairs = zip(one[key], other[key], strict=True)
    return statistics.median(a / b for a, b in pairs)


def _cell(row, title, form, width):
    value = row[title]
    return ('-' if value is None else format(value, form)).rjust(width)


def _summary_line(summary):
    speedup = summary.get('speedup')
    over = summary.get('over_products')
    cells = [
        summary['workload'],
        summary['mode'],
        summary['ours'],
        summary.get('peer', '-'),
        '-' if speedup is None else f'{speedup:.2f}',
        '-' if over is None else f'{over:.2f}',
        f'{summary["gflops"]:.0f}',
    ]
    return '| ' + ' | '.join(cells) + ' |'


def _sizes(name):
    sizes = workloads.WORKLOADS[name]
    text = (
        f'Batch {sizes["batch"]}, {sizes["steps"]} steps, depth '
        f'{sizes["depth"]}, {sizes["cell"].upper()} of {sizes["units"]} units '
        f'in {counted(sizes["layers"], "layer")}'
    )
    if sizes['vocabulary']:
        text += f', vocabulary {sizes["vocabulary"]:,}'
    return text + '.'
