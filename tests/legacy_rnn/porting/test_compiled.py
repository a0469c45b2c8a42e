"""A port tells which compiled modules of the project end on import."""

import pytest

from legacy_rnn import port

BOXES = """cimport numpy as np
import numpy as np
DTYPE = np.float  # np.int
def area(np.ndarray[np.float_t, ndim=2] boxes):
    return np.zeros(2, dtype=np.float), np.bool
"""


def ported(tmp_path, capsys, source):
    (tmp_path / 'boxes.pyx').write_text(source)
    (tmp_path / 'train.py').write_text('import boxes\n')
    status = port.main([str(tmp_path)])
    return status, ''.join(capsys.readouterr())


def test_name_that_numpy_dropped_is_a_finding(tmp_path, capsys):
    status, told = ported(tmp_path, capsys, BOXES)
    assert status == 1
    assert told.count('boxes.pyx') == 1
    assert 'boxes.pyx:3:9: check: numpy-names: NumPy no longer has' in told
    assert '1 of 2 files fully ported' in told


@pytest.mark.parametrize(
    'source',
    [BOXES.replace('float', 'float64'), BOXES.replace('import numpy', '#')],
)
def test_names_of_today_and_of_others_are_none(tmp_path, capsys, source):
    assert ported(tmp_path, capsys, source)[0] == 0
