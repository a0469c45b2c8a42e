"""tensorflow_addons computes what the package did beside TensorFlow 2.11.

A program that uses it runs as it is, and its port by plain Python.
"""

import json
import pathlib
import subprocess
import sys

import numpy as np
import pytest

from tests.legacy_rnn.running.programs import needs

GOLDEN = pathlib.Path(__file__).parents[2] / 'golden' / 'addons'
RECORDED = json.loads((GOLDEN / 'recorded.json').read_text())
# Weights of an AttentionWrapper have the names of `contrib`, an old cell in it
# the wrapper's scope; the package named them after the step that made them.
NAMED_OTHERWISE = {
    name for name in RECORDED if 'Attention' in name or 'attention' in name
}
pytestmark = needs('tf_keras')


def _told(*command):
    """What a program printed as JSON, in a process of its own."""
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.fixture(scope='module')
def under_run():
    return _told('-m', 'legacy_rnn.run', str(GOLDEN / 'program.py'))


@pytest.fixture(scope='module')
def ported(tmp_path_factory):
    folder = tmp_path_factory.mktemp('ported')
    command = ['-m', 'legacy_rnn.port', str(GOLDEN / 'program.py')]
    done = subprocess.run(
        [sys.executable, *command, f'--outdir={folder}'],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    return _told(str(folder / 'program.py'))


@pytest.mark.parametrize('name', sorted(RECORDED))
@pytest.mark.parametrize('way', ['under_run', 'ported'])
def test_values_are_those_of_the_package(name, way, request):
    told = request.getfixturevalue(way)[name]
    assert isinstance(told, dict), told
    wanted = RECORDED[name]
    for value, right in zip(told['values'], wanted['values'], strict=True):
        np.testing.assert_allclose(value, right, rtol=1e-5, atol=1e-6)
    assert len(told['names']) == len(wanted['names'])
    assert (told['names'] == wanted['names']) == (name not in NAMED_OTHERWISE)
