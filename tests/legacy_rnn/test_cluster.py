"""A cluster of one parameter server and two workers, on this machine."""

import json
import re

import numpy as np

from legacy_rnn import classify

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
    assert '[worker 1] worker 1: done, computed 10 batches' in done.stderr
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
