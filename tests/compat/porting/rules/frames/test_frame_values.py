"""Types, names and groups that pandas' frames gave."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    frames_of_then,
)

PANDAS = 'import numpy as np\nimport pandas as pd\n'
CASES = {
    'a type of types': (
        "x = f.dtypes[c] != 'object'\n",
        "x = f.dtypes[c] not in ('object', 'str')\n",
    ),
    'a kind of type': (
        "x = np.issubdtype(f['a'].dtype, np.number)\n",
        "x = np.issubdtype(f['a'].dtype.type, np.number)\n",
    ),
    'a kind of one of the types': (
        'x = np.issubdtype(f.dtypes[c], np.number)\n',
        'x = np.issubdtype(f.dtypes[c].type, np.number)\n',
    ),
    'the name of a type': (
        "x = f.a.dtype.name == 'object'\n",
        "x = f.a.dtype.name in ('object', 'str')\n",
    ),
    'the text of a type': (
        "x = str(f[c].dtype) == 'object'\n",
        "x = str(f[c].dtype) in ('object', 'str')\n",
    ),
    'a type': (
        "x = f.a.dtype == 'object'\n",
        "x = f.a.dtype in ('object', 'str')\n",
    ),
    'no such type': (
        'x = f[c].dtype != object\n',
        "x = f[c].dtype not in ('object', 'str')\n",
    ),
    "a type by NumPy's name": (
        'x = f[c].dtype == np.object\n',
        "x = f[c].dtype in ('object', 'str')\n",
    ),
    'an end of its name': (
        "pd.set_option('max_columns', 8, 'max_rows', 10)\n",
        "pd.set_option('display.max_columns', 8, 'display.max_rows', 10)\n",
    ),
    'a width without an end': (
        "pd.set_option('display.max_colwidth', -1)\n",
        "pd.set_option('display.max_colwidth', None)\n",
    ),
    'times that are filled': (
        "x = f.resample('D').pad() + f.resample('D').a.backfill(2)\n",
        "x = f.resample('D').ffill() + f.resample('D').a.backfill(2)\n",
    ),
    'a frame that is filled': (
        "f = pd.read_csv(p)\nx = f.pad(), f['a'].backfill(limit=2), g.pad()\n",
        "f = pd.read_csv(p)\nx = f.ffill(), f['a'].bfill(limit=2), g.pad()\n",
    ),
    'numbers for texts': (
        "x = f.a.replace({'no': 0, 'yes': 1})\n",
        "x = f.a.replace({'no': 0, 'yes': 1}).infer_objects()\n",
    ),
    'lists of them': (
        "x = f.a.replace(['no', 'yes'], [0, 1])\n",
        "x = f.a.replace(['no', 'yes'], [0, 1]).infer_objects()\n",
    ),
    'groups': (
        "for k, g in f.groupby(['a']):\n    print(k)\n",
        "for k, g in f.groupby('a'):\n    print(k)\n",
    ),
    'a change': (
        'x = f.a.pct_change()\n',
        'x = f.a.ffill().pct_change()\n',
    ),
}


@pytest.mark.parametrize('case', CASES)
def test_values_are_as_they_were(case):
    before, after = CASES[case]
    check_transformed(PANDAS + before, PANDAS + after)


@pytest.mark.parametrize(
    'line',
    [
        "f.a.replace({'no': 0}, inplace=True)\n",
        'x = f.a.value_counts().reset_index()\n',
        "x = pd.to_numeric(f.a, errors='ignore')\n",
    ],
)
def test_what_cannot_be_written_has_frames_as_then(line):
    ported = port_text(HEAD + PANDAS + line, '1.4')
    assert frames_of_then(ported) == ['frame-values']


def test_other_values_are_left():
    for line in (
        "x = f.a.dtype == 'float'\n",
        "x = 'a b'.replace('a', 'b')\n",
        "x = f.a.replace({'no': 'n'})\n",
        "x = f.groupby(['a']).size()\n",
        "x = f.groupby(['a', 'b'])\n",
        "x = pd.to_numeric(f.a, errors='coerce')\n",
        'x = f.a.astype(int)\n',
    ):
        check_noop(PANDAS + line)
    check_noop("x = a.dtype == 'object'\n")
    check_noop(PANDAS + "x = f.dtypes == 'object'\ny = f.name == 'object'\n")


@pytest.mark.parametrize('kind', ['np.object_', 'object', "'O'"])
def test_kinds_of_arrays_and_objects_are_left(kind):
    check_noop(PANDAS + f'x = np.issubdtype(f[c].dtype, {kind})\n')
    check_noop(PANDAS + 'x = np.issubdtype(tensor.dtype, np.number)\n')
