"""The records are whole, small, and what the manifest says of them."""

import os

import pytest

from tests.golden import recipes, record

LARGEST = 100 * 1000
ROWS = record.manifest()


def _files():
    return sorted(
        f'{release}/{name}'
        for release in os.listdir(record.FOLDER)
        for name in os.listdir(os.path.join(record.FOLDER, release))
    )


def _path(row):
    return os.path.join(record.FOLDER, row['file'])


def test_every_file_has_its_row_and_every_row_its_file():
    assert _files() == sorted(ROWS)


def test_records_are_those_of_their_rows():
    fields = {'command', 'date', 'file', 'python', 'release', 'sha256'}
    wrong = [
        row['command']
        for row in ROWS.values()
        if set(row) != fields
        or not row['file'].startswith(row['release'] + '/')
        or record.digest(_path(row)) != row['sha256']
        or os.path.getsize(_path(row)) > LARGEST
    ]
    assert not wrong, f'edited, too large, or without their command: {wrong}'


@pytest.mark.deep
def test_records_hold_each_case_of_their_parts():
    wrong = []
    for row in ROWS.values():
        version, part = row['file'][: -len('.npz')].split('/')
        release = version.rpartition('.')[0]
        cases = recipes.by_part(release).get(part, [])
        names = sorted(case.name for case in cases)
        if sorted(record.load(version, part)) != names:
            wrong.append(f'{row["command"]}, under TensorFlow {version}')
    assert not wrong, f'make these anew: {wrong}'


def test_saved_record_comes_back(tmp_path, monkeypatch):
    monkeypatch.setattr(record, 'FOLDER', str(tmp_path))
    np = pytest.importorskip('numpy')
    measured = {
        'variables': [['w', [2, 1], True]],
        'facts': {'output_size': '1'},
        'error': None,
        'values': [
            ('outputs', np.array([[1.5], [-2.0]], 'float32')),
            ('ids', np.array([3], 'int32')),
            ('done', np.array(True)),
            ('gradient of w', None),
        ],
    }
    sha256 = record.save('0.12.1', 'Part', {'case': measured})
    loaded = record.load('0.12.1', 'Part')['case']
    assert record.digest(record.path('0.12.1', 'Part')) == sha256
    assert loaded['variables'] == measured['variables']
    assert loaded['values']['outputs'].tolist() == [[1.5], [-2.0]]
    assert loaded['values']['ids'].dtype == 'int32'
    assert loaded['values']['done'].shape == ()
    assert loaded['values']['gradient of w'] is None
