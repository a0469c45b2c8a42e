"""`argmax` of columns and rows of frames gave labels up to pandas 0.25."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)

HEAD = 'import numpy as np\nimport pandas as pd\nframe = pd.read_csv(path)\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("x = frame['a'].argmax()\n", "x = frame['a'].idxmax()\n"),
        ('x = frame.a.dropna().argmin()\n', 'x = frame.a.dropna().idxmin()\n'),
        ('x = np.argmax(frame.a)\n', 'x = frame.a.idxmax()\n'),
        ('x = np.argmax(frame.a, axis=0)\n', 'x = frame.a.idxmax()\n'),
        ('x = frame.a.argmax(axis=0)\n', 'x = frame.a.idxmax(axis=0)\n'),
        (
            'x = frame.loc[frame.b > 3, "a"].argmax()\n',
            'x = frame.loc[frame.b > 3, "a"].idxmax()\n',
        ),
        ('x = frame.iloc[3, :].argmax()\n', 'x = frame.iloc[3, :].idxmax()\n'),
        (
            'def choose(state, table):\n'
            '    row = table.loc[state]\n'
            '    row = row.reindex(np.random.permutation(row.index))\n'
            '    return row.argmax()\n',
            'def choose(state, table):\n'
            '    row = table.loc[state]\n'
            '    row = row.reindex(np.random.permutation(row.index))\n'
            '    return row.idxmax()\n',
        ),
    ],
)
def test_a_series_is_asked_for_a_label(before, after):
    check_transformed(HEAD + before, HEAD + after)


@pytest.mark.parametrize(
    'source',
    [
        'x = frame.a.values.argmax()\n',
        'x = np.argmax(scores)\n',
        "x = frame.loc[3, 'vector'].argmax()\n",
        'row = frame.loc[3]\nrow = row.values\nx = row.argmax()\n',
        'def best(scores):\n    return scores.argmax()\n',
        'x = frame.a.to_numpy().argmax(axis=0)\n',
    ],
)
def test_arrays_are_asked_for_places(source):
    check_noop(HEAD + source)


def test_half_ported_programs_may_mean_places():
    source = (
        'import tensorflow as tf\n'
        + HEAD
        + 'x = tf.compat.v1.placeholder(tf.float32)\ny = frame.a.argmax()\n'
    )
    assert 'frame.a.argmax()' in port_text(source, '1.15').text
