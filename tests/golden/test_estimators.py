"""Programs around Estimators do what they did under the real releases."""

import json
import pathlib
import re

import numpy as np
import pytest

from golden.estimators import programs
from legacy_rnn import compat

FOLDER = pathlib.Path(__file__).parent / 'estimators'
# Of the releases between the oldest and the newest of a program none is tried
# but where this file is named; nor is the oldest of those that take long.
LONG = 'canned dual_ascent labeller learn_canned'.split()
ENDS = [
    (name, versions[place])
    for place in (0, -1)
    for name, versions in programs.PROGRAMS.items()
    if place == -1 or len(versions) > 1 and name not in LONG
]
BETWEEN = [
    pytest.param(name, version, marks=pytest.mark.rare)
    for name, versions in programs.PROGRAMS.items()
    for version in versions
    if (name, version) not in ENDS
]

# Its step is read beside the operation that counts it, in no order: 0 or 1.
RACE = re.compile(r'^(loss = \S+, step = )[01]$')


@pytest.mark.first(1)
@pytest.mark.parametrize(('name', 'version'), [*ENDS, *BETWEEN])
def test_program_does_what_it_did(name, version, tmp_path):
    text = (FOLDER / f'{name}.json').read_text('utf-8')
    wanted = json.loads(text)[version]
    release = version.rpartition('.')[0]
    found = getattr(programs, name)(compat.api(release), str(tmp_path))
    for what in ('losses', 'results', 'predictions'):
        close(found[what], wanted[what], what)
    for what in ('variables', 'files', 'signatures', 'operations', 'keys'):
        assert found.get(what) == wanted.get(what), what
    logs = wanted['log'], found['log']
    if name == 'tpu_estimator':
        logs = [[RACE.sub(r'\1', line) for line in log] for log in logs]
    missing = lines_not_in(*logs)
    assert not missing, f'the log lacks {missing}'


def close(found, wanted, what):
    if isinstance(wanted, dict):
        assert set(found) == set(wanted), what
        for key, value in wanted.items():
            close(found[key], value, f'{what} {key}')
    elif (
        isinstance(wanted, list)
        and wanted
        and isinstance(wanted[0], (dict, list))
    ):
        assert len(found) == len(wanted), what
        for place, value in enumerate(wanted):
            close(found[place], value, f'{what} {place}')
    else:
        np.testing.assert_allclose(
            found, wanted, rtol=1e-5, atol=1e-6, err_msg=what
        )


def lines_not_in(wanted, found):
    """Lines that do not come in order; numbers may differ in last digits."""
    rest = iter([shortened(line) for line in found])
    return [line for line in wanted if shortened(line) not in rest]


def shortened(line):
    """A line whose numbers have four digits after the point."""
    return programs.re.sub(r'(\.\d{4})\d+', r'\1', line)
