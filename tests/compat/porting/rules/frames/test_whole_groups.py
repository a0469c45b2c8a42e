"""pandas' groups keep the columns that they are grouped by."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    frames_of_then,
)

HEAD = 'import pandas as pd\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            "x = data.train.groupby(['k', 'm']).apply(f, 1)\n",
            "x = data.train.groupby(['k', 'm'])[list(data.train.columns)]"
            '.apply(f, 1)\n',
        ),
        (
            "groups = df.groupby(by='k')\nx = groups.apply(list)\n",
            "groups = df.groupby(by='k')\n"
            'x = groups[list(groups.obj.columns)].apply(list)\n',
        ),
        (
            'def rate(rows):\n    return rows.sample(5)\n'
            "x = df.groupby('k').apply(rate)\n",
            'def rate(rows):\n    return rows.sample(5)\n'
            "x = df.groupby('k')[list(df.columns)].apply(rate)\n",
        ),
    ],
)
def test_groups_are_whole(before, after):
    check_transformed(HEAD + before, HEAD + after)


def test_groups_of_a_frame_without_a_name_are_those_of_then():
    source = HEAD + "x = load().groupby('k').apply(list)\n"
    assert frames_of_then(port_text(source, '1.4')) == ['whole-groups']


@pytest.mark.parametrize(
    'source',
    [
        "x = df.groupby('k').apply(lambda rows: rows[['a', 'b']].sum())\n",
        "x = df.groupby('k').apply(len)\n",
        "x = df.groupby('k').apply('sum')\n",
        "x = df.groupby('k')['a'].apply(list)\n",
        'x = series.groupby(level=0).apply(list)\n',
        "x = df['a'].apply(list)\n",
    ],
)
def test_groups_that_lack_nothing_stay(source):
    check_noop(HEAD + source)


def test_other_groups_stay():
    check_noop("x = df.groupby('k').apply(list)\n")
