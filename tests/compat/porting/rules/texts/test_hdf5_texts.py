"""Attributes of HDF5 files that are decoded."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import h5py\n'


@pytest.mark.parametrize(
    ('before', 'owner'),
    [
        ('x = DECODED\n', "f.attrs['a']"),
        ("x = [DECODED for n in g.attrs['names']]\n", 'n'),
        ("names = g.attrs['names']\nfor n in names:\n    f(DECODED)\n", 'n'),
        ("v = f['m'].attrs['a']\nx = DECODED\n", 'v'),
    ],
)
def test_what_is_bytes_is_decoded(before, owner):
    old = f"{owner}.decode('utf8')"
    new = f'({old} if isinstance({owner}, bytes) else {owner})'
    check_transformed(
        HEAD + before.replace('DECODED', old),
        HEAD + before.replace('DECODED', new),
    )


@pytest.mark.parametrize(
    'line',
    ["x = f['a'][0].decode('utf8')", "x = [n.decode('utf8') for n in names]"],
)
def test_other_bytes_are_left(line):
    check_noop(f'{HEAD}{line}\n')
