"""Time of a training step under `legacy-rnn run` and under real TF 1.15.5.

usage: python benchmarks/run_step_time.py OLD_PYTHON [REPEATS]

OLD_PYTHON is the Python of an environment with tensorflow==1.15.5. Five
scripts of `tests/golden/scripts/` train with larger networks, in turn under
both, REPEATS times (3); each prints its milliseconds a step, the first fifth
of the steps left out. Prints a Markdown table of the medians; the ratio is
today's time over the old one, and at most 1 means not slower.
"""

import os
import pathlib
import re
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / 'tests' / 'golden' / 'scripts'
NAMES = (
    'labels_1_15',
    'both_ways_1_15',
    'letters_1_15',
    'attention_1_15',
    'layer_norm_1_15',
)
FLAGS = (
    '--time',
    '--steps=60',
    '--units=64',
    '--batch_size=32',
    '--length=16',
)


def main(old_python, repeats=3):
    """Measures and prints the table."""
    today = [sys.executable, '-m', 'legacy_rnn.run', '--release=1.15']
    then = [old_python, '-W', 'ignore']
    ratios = []
    print('| script | 1.15.5, ms | today, ms | ratio |')
    print('|---|---|---|---|')
    for name in NAMES:
        pairs = [
            (measure(then, name), measure(today, name))
            for _ in range(int(repeats))
        ]
        old, new = (
            statistics.median(side) for side in zip(*pairs, strict=True)
        )
        ratios.append(new / old)
        print(f'| {name} | {old:.2f} | {new:.2f} | {new / old:.2f} |')
    print(f'| median | | | {statistics.median(ratios):.2f} |', flush=True)


def measure(command, name):
    """Milliseconds a step of one run."""
    done = subprocess.run(
        [*command, str(SCRIPTS / f'{name}.py'), *FLAGS],
        env={
            **os.environ,
            'PYTHONPATH': str(ROOT) if '-m' in command else '',
            'TF_CPP_MIN_LOG_LEVEL': '3',
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return float(re.search(r'^ms (\S+)', done.stdout, re.M).group(1))


if __name__ == '__main__':
    main(*sys.argv[1:])
