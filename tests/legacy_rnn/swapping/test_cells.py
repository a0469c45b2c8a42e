"""Any one cell, its unrolls compared."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import assert_unrolls_agree, compare_unrolls
from legacy_rnn.compat import cells
from legacy_rnn.swapping.cells import NO_FUNCTION

v1 = tf.compat.v1

DATA = np.random.RandomState(0).randn(3, 5, 4).astype('float32')
QUANTITIES = ['outputs', 'states', 'loss', 'gradients', 'trajectory', 'cell']


class Own:
    """All but a cell: sizes and a call, and states of any structure."""

    state_size = {'a': 3, 'b': [2]}
    output_size = 3

    def __call__(self, inputs, state):
        weight = v1.get_variable('w', [4, 3])
        new = tf.tanh(tf.matmul(inputs, weight) + state['a'])
        return new, {'a': new, 'b': [state['b'][0] * 0.5 + 1.0]}


class Counting(Own):
    """Keeps a number between its calls."""

    def __init__(self):
        self.calls = 0

    def __call__(self, inputs, state):
        self.calls += 1
        output, state = super().__call__(inputs, state)
        return output * self.calls, state


class CountingInGraph(Own):
    """Keeps a number in the graph."""

    def __call__(self, inputs, state):
        count = v1.get_variable(
            'count', [], initializer=v1.zeros_initializer(), trainable=False
        )
        output, state = super().__call__(inputs, state)
        return output + v1.assign_add(count, 1.0), state


def wrapped():
    inner = cells.LSTMCell(4, use_peepholes=True)
    dropping = cells.DropoutWrapper(
        inner, output_keep_prob=0.5, state_keep_prob=0.7
    )
    return cells.MultiRNNCell(
        [dropping, cells.ResidualWrapper(cells.GRUCell(4))]
    )


@pytest.mark.first(2)
@pytest.mark.parametrize(
    'make',
    [Own, lambda: cells.for_release('0.12').BasicLSTMCell(5), wrapped],
    ids=['own', '0.12', 'wrapped'],
)
def test_unrolls_of_any_cell_agree(make):
    rows = compare_unrolls(
        make, inputs=DATA, sequence_length=[5, 0, 2], training_steps=3
    )
    assert [row['quantity'] for row in rows] == QUANTITIES
    assert all(row['passed'] for row in rows)
    assert {row['lengths'] for row in rows} == {'given'}
    changed = next(r for r in rows if r['quantity'] == 'outputs')
    assert np.isfinite(changed['max_abs'])


def test_rows_have_the_keys_of_the_models():
    of_cell = compare_unrolls(Own, inputs=DATA, training_steps=1)
    of_model = compare_unrolls('gru', num_hidden=2, training_steps=1)
    assert set(of_cell[0]) == set(of_model[0])


@pytest.mark.parametrize('make', [Counting, CountingInGraph])
def test_cell_that_keeps_state_of_its_own_is_found_out(make):
    with pytest.raises(AssertionError) as caught:
        assert_unrolls_agree(make, DATA, training_steps=1)
    assert NO_FUNCTION in str(caught.value)
    assert 'again          cell' in str(caught.value)


def test_cell_of_the_default_graph_is_unrolled_in_it_time_and_again():
    with tf.Graph().as_default():
        cell = cells.GRUCell(3)
        data, start = tf.constant(DATA), tf.ones([3, 3]) * 0.5
        for _ in range(2):
            assert_unrolls_agree(
                cell, data, initial_state=start, training_steps=2
            )
        assert len(v1.trainable_variables()) == 4


def test_fused_is_compared_where_the_cell_can_be_fused():
    rows = compare_unrolls(
        lambda: cells.GRUCell(3),
        inputs=DATA,
        unrolls=('dynamic', 'fused'),
        training_steps=1,
    )
    assert all(row['passed'] for row in rows)
    assert rows[0]['tolerance'] == 1e-5
    with pytest.raises(ValueError, match='fused unroll: .* no cell that the'):
        compare_unrolls(Own, inputs=DATA, unrolls=('static', 'fused'))


def test_what_is_no_cell_is_refused():
    with pytest.raises(TypeError, match='__call__, state_size and output_'):
        compare_unrolls(3, inputs=DATA)
    with pytest.raises(ValueError, match='two or more'):
        compare_unrolls(Own, inputs=DATA, unrolls=('static',))
