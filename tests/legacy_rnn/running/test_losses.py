"""Old scripts lose under `run` what they lost under the real release.

Each script starts from the weights that the real release wrote into a
checkpoint, and its first twenty losses are compared.
"""

import os
import pathlib

import numpy as np
import pytest

from tests import forking
from tests.golden import make_losses

ROWS = make_losses.rows()
TOLERANCE = 1e-4
LARGEST = 100 * 1000


def _run(row, folder):
    script = os.path.join(make_losses.SCRIPTS, row['script'] + '.py')
    done = forking.module(
        'legacy_rnn.run',
        f'--release={row["release"]}',
        script,
        f'--checkpoint={folder}/model.ckpt',
    )
    assert done.returncode == 0, done.stderr
    return make_losses.losses(done.stdout)


@pytest.mark.deep
@pytest.mark.parametrize('name', ROWS)
def test_losses_are_those_of_the_real_release(name, tmp_path):
    file = pathlib.Path(make_losses.FOLDER, name + '.npz')
    assert make_losses.digest(file) == ROWS[name]['sha256']
    assert file.stat().st_size <= LARGEST
    with np.load(file, allow_pickle=False) as arrays:
        expected = arrays['losses']
        for part in make_losses.PARTS:
            arrays[part].tofile(tmp_path / f'model.ckpt.{part}')
    found = np.array(_run(ROWS[name], tmp_path))
    assert len(found) == len(expected) == 20
    worst = np.max(np.abs(found - expected) / np.abs(expected))
    assert worst <= TOLERANCE, (
        f'largest relative difference {worst:.2g}; recorded by '
        f'`{ROWS[name]["command"]}` under {ROWS[name]["release"]}'
    )


def test_at_least_five_scripts_are_recorded():
    assert len(ROWS) >= 5
    assert {row['release'] for row in ROWS.values()} == {'0.12.1', '1.15.5'}
