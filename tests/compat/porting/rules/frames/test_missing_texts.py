"""Texts of columns in which values are missing."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
)

PANDAS = 'import numpy as np\nimport pandas as pd\n'
READ = 'f = pd.read_csv(p)\n'
CASES = {
    'a column': (
        'x = f.a.astype(str)\n',
        "x = f.a.astype(str).fillna('nan')\n",
    ),
    'columns of a loop': (
        'for c in names:\n    f[c] = f[c].astype("str").str.lower()\n',
        'for c in names:\n'
        """    f[c] = f[c].astype("str").fillna('nan').str.lower()\n""",
    ),
    'a frame': ('f = f.astype(str)\n', "f = f.astype(str).fillna('nan')\n"),
}


@pytest.mark.parametrize('case', CASES)
def test_what_is_missing_becomes_text(case):
    before, after = CASES[case]
    check_transformed(PANDAS + READ + before, PANDAS + READ + after)


def test_columns_of_what_is_handed_in_ask_for_their_kind():
    line = "x = f['a'].astype(str).tolist()\n"
    ported = port_text(HEAD + PANDAS + line, '1.4')
    assert "x = old_frames.texts(f['a']).tolist()\n" in ported.text


def test_whole_columns_and_arrays_are_left():
    for line in (
        "x = f.a.fillna('').astype(str)\n",
        "x = f.a.astype(str).fillna('')\n",
        'x = f.a.astype(int).astype(str)\n',
        'x = pd.to_datetime(f.a, **o).astype(str)\n',
        'x = f.a.values.astype(str)\n',
        'x = f.a.astype(float)\n',
        'x = array.astype(str)\n',
    ):
        check_noop(PANDAS + READ + line)
    check_noop("x = f['a'].astype(str)\n")
    check_noop(f"import h5py\n{PANDAS}x = f['a'].astype(str)\n")
