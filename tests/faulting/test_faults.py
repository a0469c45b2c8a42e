"""Some kills and bad conditions; benchmarks/faults.py has all of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# What a resumed, killed or interrupted command leaves is tried in other files.
pytestmark = pytest.mark.deep

ROOT = Path(__file__).resolve().parents[2]


def _run(state, *argv):
    done = subprocess.run(
        [sys.executable, '-m', 'tests.faulting.command', *argv],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, 'TMPDIR': str(state)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    'kinds',
    [
        'classify dynamic,port --outdir,convert in place',
        pytest.param(
            'label static,label fused,export,predict,port --write',
            marks=pytest.mark.rare,
        ),
    ],
)
def test_killed_commands_end_as_undisturbed_ones(tmp_path, kinds):
    out = _run(tmp_path, 'kills', '--each=1', f'--only={kinds}')
    for kind in kinds.split(','):
        row = next(x for x in out.splitlines() if x.startswith(f'| {kind} '))
        assert int(row.split('|')[3]) >= 1 and row.endswith(' 0 |')


def test_bad_conditions_are_said_and_lose_nothing(tmp_path):
    _run(tmp_path, 'faults', '--only=few open files,closed pipe')


@pytest.mark.rare
def test_signals_lose_nothing(tmp_path):
    _run(tmp_path, 'signals')
