"""Ports give what NumPy, pandas and scikit-learn gave beside TensorFlow 1.

`tests/golden/packages.json` holds what lines of Python gave then, and
`ported_packages.txt` there those of which a port gives something else.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden import make_packages

ROOT = Path(__file__).parents[3]
OTHERWISE = Path(make_packages.HERE, 'ported_packages.txt')
# Releases of which the list is exact.
TODAY = {'numpy': '2.4', 'pandas': '3.1', 'sklearn': '1.9'}


@pytest.mark.parametrize('part', TODAY)
def test_ports_of_lines_give_what_these_gave(part):
    package = pytest.importorskip(part)
    with open(make_packages.FILE, encoding='utf-8') as file:
        recorded = json.load(file)[part]
    done = subprocess.run(
        [sys.executable, '-m', 'tests.golden.port_packages', part],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    found = json.loads(done.stdout)
    assert found.keys() == recorded.keys()
    differing = {line for line in found if found[line] != recorded[line]}
    text = OTHERWISE.read_text('utf-8')
    known = set(text.split(f'# {part}\n')[1].split('# ')[0].splitlines())
    if not hasattr(package, 'trapezoid'):  # A check says so.
        known |= {line for line in found if 'np.trapz(' in line}
    assert differing <= known, differing - known
    if package.__version__.startswith(TODAY[part]):
        assert differing == known
