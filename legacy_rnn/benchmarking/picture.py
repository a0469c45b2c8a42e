"""Cost of a training step over length, batch and units, as a PNG."""

from __future__ import annotations

import io
import statistics

from legacy_rnn import files
from legacy_rnn.benchmarking import contest, workloads
from legacy_rnn.console import command

BASE = workloads.WORKLOADS['small_gru']
AXES = {
    'steps': (7, 14, 28, 56, 112),
    'batch': (5, 20, 50, 100),
    'units': (50, 100, 200, 400),
}


def sweep(unrolls, threads, rounds, seconds, say):
    """Measures one size at a time around `small_gru`.

    Args:
        unrolls: Names of our own contestants.
        threads: Threads for each.
        rounds: Turns of each.
        seconds: Seconds of a turn.
        say: Function that shows a line of progress.

    Returns:
        List of dicts `axis`, `value`, `contestant`, `train_ms`.
    """
    found = []
    entries = [(name, None) for name in unrolls]
    for axis, values in AXES.items():
        for value in values:
            say(f'{axis} {value}')
            contestants, _ = contest.compete(
                {**BASE, axis: value}, entries, threads, rounds, seconds, say
            )
            found += [
                {
                    'axis': axis,
                    'value': value,
                    'contestant': made.name,
                    'train_ms': 1000
                    * statistics.median(made.medians['train']),
                }
                for made in contestants
            ]
    return found


def write(points, path):
    """Draws what `sweep` found.

    Args:
        points: As `sweep` gives them.
        path: PNG file to write.

    Raises:
        command.CommandError: matplotlib is missing.
    """
    figures = command.require('matplotlib.figure')
    figure = figures.Figure(figsize=(12, 4), layout='constrained')
    for place, axis in enumerate(AXES, 1):
        axes = figure.add_subplot(1, len(AXES), place)
        here = [point for point in points if point['axis'] == axis]
        for name in dict.fromkeys(point['contestant'] for point in here):
            own = [point for point in here if point['contestant'] == name]
            axes.plot(
                [point['value'] for point in own],
                [point['train_ms'] for point in own],
                marker='.',
                label=name,
            )
        axes.set(xlabel=axis, ylabel='training step (ms)', ylim=(0, None))
        axes.legend()
    stream = io.BytesIO()
    figure.savefig(stream, format='png', dpi=100)
    with files.atomic(path, 'wb') as out:
        out.write(stream.getvalue())
