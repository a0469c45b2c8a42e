"""Names of columns that a frame is written by are NumPy's."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

PANDAS = 'import pandas as pd\n'


@pytest.mark.parametrize(
    'source',
    [
        'names = frame.columns.values\nframe[names] = norm(frame[names])\n',
        "names = frame.drop(['a'], axis=1).columns.values\nx[names] = 0\n",
        'frame[other.columns.values] = 0\n',
    ],
)
def test_a_key_of_a_write_is_an_array_of_numpy(source):
    source = PANDAS + source
    check_transformed(source, source.replace('values', 'to_numpy()'))


@pytest.mark.parametrize(
    'source',
    [
        PANDAS + 'names = frame.columns.values\nx = frame[names]\n',
        PANDAS + 'names = frame.values\nframe[names] = 0\n',
        'names = frame.columns.values\nframe[names] = 0\n',
    ],
)
def test_others_stay(source):
    check_noop(source)
