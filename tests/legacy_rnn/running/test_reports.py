"""What the last lines of a run tell of its loops."""

import pytest

from legacy_rnn.running import reports

WHY = 'GridLSTMCell is no cell that the fused unroll knows'


@pytest.mark.parametrize(
    ('loops', 'line'),
    [
        ([], 'fused nothing: the program called no loop of TensorFlow'),
        ([('rnn', ''), ('rnn_decoder', '')], 'fused rnn, rnn_decoder'),
        (
            [('dynamic_rnn', WHY)],
            f'fused nothing; not fused: dynamic_rnn ({WHY})',
        ),
        (
            [('rnn', ''), ('dynamic_rnn', WHY), ('rnn', ''), ('rnn', WHY)],
            f'fused 2 rnn; not fused: dynamic_rnn ({WHY}), rnn ({WHY})',
        ),
    ],
)
def test_each_loop_is_told_once(loops, line):
    assert reports.fused(loops) == line
