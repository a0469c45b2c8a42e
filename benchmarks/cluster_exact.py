"""Compares a synchronous cluster with one process, step by step.

    python benchmarks/cluster_exact.py [LABEL FLAG ...]

Trains `label` for 50 steps of a batch of 50 in float64, in one process and by
two workers of 25, and tests after each step. Prints the largest difference of
the test losses.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

FLAGS = [
    '--flagfile=tiny_labelling',
    '--dtype=float64',
    '--batch_size=50',
    '--batches_per_epoch=1',
    '--epochs=50',
    '--input_keep_prob=0.8',
    '--output_keep_prob=0.5',
]


def main(*flags):
    with tempfile.TemporaryDirectory() as folder:
        alone, together = Path(folder, 'alone'), Path(folder, 'together')
        _train('label', *FLAGS, *flags, f'--logdir={alone}')
        _train(
            'cluster', '--workers=2', '--', 'label', '--sync', *FLAGS, *flags,
            f'--logdir={together}',
        )  # fmt: skip
        pairs = zip(_losses(alone), _losses(together), strict=True)
        differences = [abs(one - other) for one, other in pairs]
    print(f'{len(differences)} steps, at most {max(differences):.1e} apart')


def _train(*argv):
    subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', *argv],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _losses(folder):
    records = json.loads((folder / 'history.json').read_text())
    return [record['test_loss'] for record in records]


if __name__ == '__main__':
    main(*sys.argv[1:])
