import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops
from legacy_rnn.compat.loops import static

v1 = tf.compat.v1

LENGTHS = [2, 3]


class PlusOne:
    """Adds one to the state and gives it out: a step counter."""

    output_size = state_size = 1

    def __call__(self, inputs, state, scope=None):
        return state + 1, state + 1

    def zero_state(self, batch_size, dtype):
        return tf.zeros([batch_size, 1], dtype)


def steps():
    return [tf.zeros([2, 1])] * 4


def run(values):
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        return session.run(values)


@pytest.mark.parametrize('release', ['0.5', '0.6'])
def test_early_lengths_end_at_the_longest_row(release):
    rnn = loops.for_release(release).rnn
    with tf.Graph().as_default():
        outputs, states = rnn(
            PlusOne(), steps(), dtype=tf.float32, sequence_length=LENGTHS
        )
        outputs, states = run([outputs, states])
    np.testing.assert_equal(np.hstack(outputs), [[1, 2, 3, 0]] * 2)
    np.testing.assert_equal(np.hstack(states), [[1, 2, 3, 0]] * 2)


def test_early_rnn_returns_the_state_after_every_step():
    with tf.Graph().as_default():
        _, states = loops.for_release('0.6').rnn(
            PlusOne(), steps(), dtype=tf.float32
        )
        assert isinstance(states, list)
        np.testing.assert_equal(np.hstack(run(states)), [[1, 2, 3, 4]] * 2)


@pytest.mark.parametrize(
    'release, name', [('0.7', 'rnn'), ('0.12', 'rnn'), ('1.15', 'static_rnn')]
)
def test_rows_end_at_their_own_length_from_0_7(release, name):
    with tf.Graph().as_default():
        outputs, state = getattr(loops.for_release(release), name)(
            PlusOne(), steps(), dtype=tf.float32, sequence_length=LENGTHS
        )
        outputs, state = run([outputs, state])
    np.testing.assert_equal(np.hstack(outputs), [[1, 2, 0, 0], [1, 2, 3, 0]])
    np.testing.assert_equal(state, [[2], [3]])


def test_inputs_must_be_a_list_up_to_0_9():
    with tf.Graph().as_default():
        with pytest.raises(TypeError, match='inputs must be a list'):
            loops.for_release('0.9').rnn(
                PlusOne(), tuple(steps()), dtype=tf.float32
            )
        loops.for_release('0.10').rnn(
            PlusOne(), tuple(steps()), dtype=tf.float32
        )


def test_steps_of_unknown_rank_are_reversed():
    """As many steps come out as went in, whatever their shapes tell."""
    with tf.Graph().as_default():
        steps = [v1.placeholder(tf.float32) for _ in range(3)]
        turned = static.reverse_steps(steps, [2, 3])
        with v1.Session() as session:
            values = {step: [[t], [10 + t]] for t, step in enumerate(steps)}
            turned = session.run(turned, values)
    np.testing.assert_equal(np.hstack(turned), [[1, 0, 2], [12, 11, 10]])


@pytest.mark.parametrize('release', ['0.7', '0.9', '0.10'])
def test_steps_after_the_first_might_be_empty_up_to_0_9(release):
    rnn = loops.for_release(release).rnn
    with tf.Graph().as_default():
        inputs = [tf.zeros([2, 1]), *[tf.zeros([0, 0])] * 2]
        if release == '0.10':
            with pytest.raises(ValueError):
                rnn(PlusOne(), inputs, dtype=tf.float32)
            return
        outputs, state = rnn(PlusOne(), inputs, dtype=tf.float32)
        assert state.shape == [2, 1]
        outputs, state = run([outputs, state])
    np.testing.assert_equal(np.hstack(outputs), [[1, 2, 3]] * 2)
    np.testing.assert_equal(state, [[3], [3]])


@pytest.mark.parametrize('release', ['0.6', '1.0'])
def test_state_needs_a_dtype(release):
    name = 'rnn' if release == '0.6' else 'static_rnn'
    with tf.Graph().as_default(), pytest.raises(ValueError, match='dtype'):
        getattr(loops.for_release(release), name)(PlusOne(), steps())


class Saver:
    """Starts from tens and remembers what is saved."""

    def __init__(self):
        self.saved = []

    def state(self, name):
        return tf.fill([2, 1], 10.0)

    def save_state(self, name, value):
        self.saved.append((name, value))
        return tf.no_op()


class EarlySaver(Saver):
    State, SaveState = Saver.state, Saver.save_state
    state = save_state = None


@pytest.mark.parametrize(
    'release, name, saver',
    [
        ('0.5', 'state_saving_rnn', EarlySaver),
        ('0.6', 'state_saving_rnn', Saver),
        ('0.12', 'state_saving_rnn', Saver),
        ('1.2', 'static_state_saving_rnn', Saver),
    ],
)
def test_state_is_read_and_saved(release, name, saver):
    saver = saver()
    with tf.Graph().as_default():
        _, state = getattr(loops.for_release(release), name)(
            PlusOne(), steps(), saver, 'count'
        )
        [(saved_name, saved)] = saver.saved
        assert saved_name == 'count'
        saved, state = run([saved, state])
    np.testing.assert_equal(saved, [[14], [14]])
    final = state[-1] if release in ('0.5', '0.6') else state
    np.testing.assert_equal(final, saved)


def test_one_name_for_each_part_of_the_state():
    cell = cells.for_release('0.12').BasicLSTMCell(1)
    with (
        tf.Graph().as_default(),
        pytest.raises(ValueError, match='state_name should be'),
    ):
        loops.for_release('0.12').state_saving_rnn(
            cell, steps(), Saver(), 'count'
        )
