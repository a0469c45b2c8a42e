"""Cells in loops of a program, beside real 0.12.1 and 1.4.1."""

import pytest

from legacy_rnn.compat import dating

HEAD = """
import tensorflow as tf
cell = tf.contrib.rnn.MultiRNNCell([make() for _ in range(2)])
state = cell.zero_state(2, tf.float32)
"""
LOOP = 'for i in range(3):\n    y, state = cell(x[:, i], state)\n'
END = 'sess = tf.Session()\n'


def first(text):
    return str(dating.date_text(text).releases[0])


@pytest.mark.parametrize(
    'loop',
    [
        LOOP,
        LOOP.replace('range(3)', 'frames').replace('x[:, i]', 'i'),
        'def f():\n' + ''.join(f'    {s}\n' for s in LOOP.splitlines()),
        "with tf.variable_scope('a'):\n"
        + ''.join(f'    {s}\n' for s in LOOP.splitlines()),
    ],
)
def test_cells_keep_their_variables_since_1_2(loop):
    found = dating.date_text(HEAD + loop + END)
    assert str(found.releases[0]) == '1.2'
    assert found.evidence


@pytest.mark.parametrize(
    'rest',
    [
        LOOP,
        LOOP.replace('3', '1') + END,
        LOOP + '    tf.get_variable_scope().reuse_variables()\n' + END,
        LOOP.replace('state)', 'state, scope=names[i])') + END,
        LOOP + '    break\n' + END,
        'for i in range(3):\n    with scopes[i]:\n'
        '        y, state = cell(x, state)\n' + END,
        'y, state = cell(x, state)\n' + END,
        LOOP + 'cell = other\n' + END,
    ],
)
def test_what_may_share_variables_tells_nothing(rest):
    assert first(HEAD + rest) == '1.0'
