"""A source is dated by how it treats the states of cells."""

import pytest

from tests.compat.dating.dated import ends, together

MAKER = """
    import tensorflow as tf
    class Model:
        def __init__(self):
            cell = tf.nn.rnn_cell.BasicLSTMCell(8)
            mask = tf.pack([1, 1])
            self.first = cell.zero_state(4, dtype)
    """


USER = """
    import tensorflow as tf
    state = Model().first.eval()
    """


def test_last_of_a_list_of_states_is_of_the_first_releases():
    text = """
        from tensorflow.models.rnn import rnn
        outputs, states = rnn.rnn(cell, inputs, dtype=t)
        last = states[-1]
    """
    assert ends(text) == ('0.5', '0.6')


def test_last_of_a_decoders_states_is_of_the_first_releases():
    text = """
        from tensorflow.models.rnn import seq2seq
        outputs, states = seq2seq.rnn_decoder(inputs, first, cell)
        last = states[-1]
    """
    assert ends(text) == ('0.5', '0.6')
    assert ends(text.replace('[-1]', '')) == ('0.5', '0.8')


@pytest.mark.parametrize(
    ('shape', 'last'),
    [
        ('[None, 2 * n]', '0.10'),
        ('shape=(batch, layers * n * 2)', '0.10'),
        ('[None, steps, 2 * n]', '0.12'),
        ('[None, 2 * n + 1]', '0.12'),
        ('[2 * batch, n]', '0.12'),
        ('[None, 2]', '0.12'),
    ],
)
def test_state_of_twice_the_units_is_one_tensor(shape, last):
    text = f"""
        import tensorflow as tf
        cell = tf.nn.rnn_cell.BasicLSTMCell(tf.pack(n))
        state = tf.placeholder(tf.float32, {shape})
    """
    assert ends(text) == ('0.6', last)


def test_what_looks_like_a_state_yields_to_names():
    text = """
        import tensorflow as tf
        cell = tf.contrib.rnn.BasicLSTMCell(n)
        x = tf.placeholder(tf.float32, [None, 2 * n])
    """
    assert ends(text) == ('1.0', '1.15')


@pytest.mark.parametrize(
    ('line', 'last'),
    [
        ('x = tf.placeholder(tf.float32, [batch, cell.state_size])', '0.10'),
        ('x = cell.zero_state(batch, tf.float32).eval()', '0.10'),
        ('x = tf.placeholder(tf.float32, [batch, self.state_size])', '0.12'),
        ('x = tf.placeholder(tf.float32, [cell.state_size])', '0.12'),
        ('x = [batch, cell.state_size]', '0.12'),
    ],
)
def test_state_size_in_a_shape_is_of_one_tensor(line, last):
    text = f"""
        import tensorflow as tf
        cell = tf.nn.rnn_cell.BasicLSTMCell(tf.pack(n))
        {line}
    """
    assert ends(text) == ('0.6', last)
    own = f'{text}        cell.state_size = 8\n'
    assert ends(own) == ('0.6', '0.12')
    other = text.replace('import tensorflow as tf', '')
    assert together(MAKER, other)[1] == last


def test_state_that_evaluates_behind_a_property_is_one_tensor():
    text = """
        import tensorflow as tf
        class Model(object):
            def __init__(self):
                cell = tf.nn.rnn_cell.BasicLSTMCell(n)
                self._initial_state = cell.zero_state(batch, tf.float32)
            @property
            def initial_state(self):
                return self._initial_state
        state = Model().initial_state.eval()
    """
    assert ends(text) == ('0.6', '0.10')
    assert ends(text.replace('BasicLSTMCell', 'GRUCell')) != ('0.6', '0.10')


def test_state_evaluated_in_another_file_is_one_tensor():
    assert ends(MAKER)[1] == '0.12'
    assert together(MAKER, USER) == ('0.6', '0.10')
    assert together(USER, MAKER) == ('0.6', '0.10')


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('BasicLSTMCell(8)', 'BasicLSTMCell(8, state_is_tuple=False)'),
        ('BasicLSTMCell', 'GRUCell'),
        ('self.first', 'self.other'),
    ],
)
def test_other_states_evaluated_in_another_file_say_nothing(old, new):
    assert together(MAKER.replace(old, new), USER)[1] == '0.12'


BRANCHES = """
    import tensorflow as tf
    if kind == 'tuples':
        cell = tf.nn.rnn_cell.BasicLSTMCell(n, state_is_tuple=True)
        cell = tf.nn.rnn_cell.MultiRNNCell([cell], state_is_tuple=True)
    else:
        cell = tf.nn.rnn_cell.BasicLSTMCell(n)
        cell = tf.nn.rnn_cell.MultiRNNCell([cell])
    state = cell.zero_state(batch, tf.float32).eval()
"""


def test_state_that_evaluates_beside_a_branch_of_tuples_is_one_tensor():
    assert ends(BRANCHES)[1] == '0.10'
    stack = BRANCHES.replace(
        'MultiRNNCell([cell])', 'MultiRNNCell([cell], state_is_tuple=False)'
    )
    assert ends(stack)[1] == '1.15'
    given = BRANCHES.replace('BasicLSTMCell(n)', 'BasicLSTMCell(n, **words)')
    assert ends(given)[1] == '1.15'
