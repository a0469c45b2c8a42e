"""A cluster of one parameter server and two workers, on this machine."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from legacy_rnn import classify

ROOT = Path(__file__).resolve().parents[2]

TINY = (
    '--flagfile=tiny_classification',
    '--dtype=float64',
    '--clip_norm=0.5',
    '--input_keep_prob=0.8',
    '--batch_size=25',
)


def _history(folder):
    return json.loads((folder / 'history.json').read_text())


def test_synchronous_workers_learn_what_one_process_learns(
    call, console, tmp_path
):
    together, alone = tmp_path / 'together', tmp_path / 'alone'
    done = console(
        'cluster', '--workers=2', '--', 'classify', '--sync', *TINY,
        '--epochs=2', f'--logdir={together}',
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert re.search(r'^\[chief\] test_error=', done.stdout, re.MULTILINE)
    assert '[worker 1] worker 1: done, batches computed: 10' in done.stderr
    assert 'private network' in done.stderr

    assert call(classify, *TINY, '--epochs=2', f'--logdir={alone}')[0] == 0
    losses = [
        [record['test_loss'] for record in _history(folder)]
        for folder in (together, alone)
    ]
    np.testing.assert_allclose(*losses, rtol=1e-12)

    status, out, err = call(
        classify, '--resume', '--epochs=3', f'--logdir={together}'
    )
    assert status == 0, err
    assert ' steps=15 ' in out


@pytest.mark.deep
def test_no_process_outlives_a_killed_launcher(tmp_path):
    start = [sys.executable, '-m', 'legacy_rnn', 'cluster', '--workers=2']
    train = ['classify', *TINY, '--epochs=9999', f'--logdir={tmp_path}/run']
    with subprocess.Popen(
        [*start, '--', *train],
        stderr=subprocess.PIPE,
        env={**os.environ, 'PYTHONPATH': str(ROOT)},
        text=True,
    ) as launcher:
        try:
            # Other workers take steps of the chief's epochs, even all of one.
            _until(launcher.stderr, r'\[chief\] epoch ([2-9]|\d\d)')
            workers = _processes(tmp_path, '--task_index=1')
            assert len(_processes(tmp_path, '--job_name')) == 3
            os.kill(workers[0], signal.SIGKILL)
            line = _until(launcher.stderr, 'start it again by: ')
            assert 'worker 1 was killed by SIGKILL' in line
            assert f'--logdir={tmp_path}/run --job_name=worker' in line
            _until(launcher.stderr, r'\[chief\] epoch')  # It goes on.
        finally:
            launcher.kill()
    end = time.monotonic() + 120
    while _processes(tmp_path, '--job_name') and time.monotonic() < end:
        time.sleep(0.1)
    assert not _processes(tmp_path, '--job_name')


def _until(stream, pattern):
    """Returns the first line that the pattern fits."""
    seen = []
    for line in stream:
        if re.search(pattern, line):
            return line
        seen.append(line)
    raise AssertionError(f'{pattern!r} did not come: {"".join(seen)}')


def _processes(folder, argument):
    """Returns the ids of tasks with a folder and an argument."""
    found = subprocess.run(
        ['ps', '-eo', 'pid,args', '-ww'], capture_output=True, text=True
    )
    return [
        int(line.split()[0])
        for line in found.stdout.splitlines()
        if f'{folder}/run' in line
        and argument in line
        and ' cluster ' not in line
    ]
