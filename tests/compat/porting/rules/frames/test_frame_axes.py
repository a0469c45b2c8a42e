"""Axes of what may be frames are given by name."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\nimport pandas as pd\nframe = pd.read_csv(path)\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('(frame > 3).any(1)', '(frame > 3).any(axis=1)'),
        ("frame[['a']].sum(1)", "frame[['a']].sum(axis=1)"),
        ('np.abs(frame - 1).max(0)', 'np.abs(frame - 1).max(axis=0)'),
        ('lambda y: y.diff().mean(1)', 'lambda y: y.diff().mean(axis=1)'),
    ],
)
def test_an_axis_of_a_frame_is_named(before, after):
    check_transformed(f'{HEAD}x = {before}\n', f'{HEAD}x = {after}\n')


@pytest.mark.parametrize(
    'line',
    [
        'x = frame.values.sum(1)',
        'x = np.zeros(3).sum(0)',
        'x = session.run(y).any(1)',
        'x = counts.sum(1)',
        "x = frame['a'].max(skipna=True)",
    ],
)
def test_an_axis_of_an_array_is_left(line):
    check_noop(f'{HEAD}{line}\n')
