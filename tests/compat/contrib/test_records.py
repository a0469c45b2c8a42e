"""Packages of contrib compute what the real releases recorded."""

import hashlib
import json
import pathlib

import numpy as np
import pytest

from legacy_rnn import compat
from tests.golden import contrib_cases

FOLDER = pathlib.Path(contrib_cases.__file__).parent / 'contrib'
ROWS = json.loads((FOLDER / 'manifest.json').read_text('utf-8'))
# Loops within loops take seconds to build.
SLOW = 'integrate.'
PAIRS = [
    pytest.param(
        name, release, marks=[pytest.mark.deep] * name.startswith(SLOW)
    )
    for name, (_, releases) in contrib_cases.CASES.items()
    for release in releases
]


@pytest.mark.parametrize(('name', 'release'), PAIRS)
def test_computes_what_the_release_did(name, release):
    wanted = {
        key: value
        for key, value in records(release, name).items()
        if key.startswith(f'{name}/')
    }
    assert wanted, f'record {name}: python tests/golden/make_contrib.py'
    got = contrib_cases.run(compat.api(release), name)
    assert got.keys() == wanted.keys()
    for key, value in wanted.items():
        assert got[key].dtype == value.dtype, key
        if value.dtype.kind == 'S':
            assert got[key].tolist() == value.tolist(), key
            continue
        np.testing.assert_allclose(
            got[key], value, rtol=1e-5, atol=1e-5, err_msg=key
        )


@pytest.mark.parametrize('row', ROWS, ids=lambda row: row['record'])
def test_records_are_those_of_the_manifest(row):
    data = (FOLDER / f'{row["record"]}.npz').read_bytes()
    assert hashlib.sha256(data).hexdigest() == row['sha256']
    assert len(data) <= 100_000


def records(release, name):
    path = FOLDER / release / f'{name.partition(".")[0]}.npz'
    with np.load(path, allow_pickle=False) as file:
        return dict(file)
