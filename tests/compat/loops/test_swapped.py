"""Loops that unroll otherwise than written compute what they are asked for."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops
from legacy_rnn.compat.loops import policies

v1 = tf.compat.v1

BATCH, TIME, FEATURES, UNITS = 4, 3, 3, 2
RANDOM = np.random.RandomState(0)
DATA = RANDOM.randn(BATCH, TIME, FEATURES).astype('float32')
LENGTH = np.array([3, 2, 0, 1], 'int32')


class Wanting(policies.Policy):
    """Swaps all loops that it can."""

    def __init__(self, wanted):
        self.wanted, self.heard = wanted, []

    def choose(self, unroll, steps, objection):
        chosen = unroll if objection or not self.wanted else self.wanted
        self.heard.append((unroll, steps, chosen, objection))
        return chosen


def compute(build, wanted, weights=None):
    """Outputs, gradients and weights by name of what `build` gives."""
    policy = Wanting(wanted)
    with tf.Graph().as_default(), v1.Session() as session:
        v1.set_random_seed(1)
        data = v1.placeholder(tf.float32, DATA.shape)
        with policies.by(policy):
            made = tf.nest.flatten(build(data))
        session.run(v1.global_variables_initializer())
        names = [v.name for v in v1.global_variables()]
        for variable in v1.global_variables():
            if weights is not None:
                variable.load(weights[variable.name], session)
            else:
                shape = variable.shape.as_list()
                value = np.random.RandomState(len(shape)).randn(*shape)
                variable.load(value.astype('float32'), session)
        floats = [x for x in made if x.dtype.is_floating]
        loss = sum(tf.reduce_sum(x * x) for x in floats)
        slopes = tf.gradients(loss, [data, *v1.trainable_variables()])
        slopes = [tf.convert_to_tensor(x) for x in slopes]
        values = session.run([made, slopes], {data: DATA})
        kept = session.run(v1.global_variables())
    return values, dict(zip(names, kept, strict=True)), policy


def steps_of(data):
    return tf.unstack(data, axis=1)


def gru(release='1.15'):
    return cells.for_release(release).GRUCell(UNITS)


def lstm(release='1.15'):
    kind = cells.for_release(release).BasicLSTMCell
    return kind(UNITS, state_is_tuple=True)


def early(lengths):
    def build(data):
        rnn = loops.for_release('0.6').rnn
        return rnn(
            gru('0.6'),
            steps_of(data),
            dtype=tf.float32,
            sequence_length=lengths,
        )

    return build


def plain(release, lengths):
    def build(data):
        loop = loops.for_release(release)
        name = 'rnn' if release < '1' else 'static_rnn'
        return getattr(loop, name)(
            gru(release),
            steps_of(data),
            dtype=tf.float32,
            sequence_length=lengths,
        )

    return build


def dynamic(**options):
    def build(data):
        if options.get('time_major'):
            data = tf.transpose(data, [1, 0, 2])
        start = lstm().zero_state(BATCH, tf.float32)
        start = tf.nest.map_structure(lambda x: x + 0.5, start)
        return loops.dynamic_rnn(
            lstm(), data, LENGTH, initial_state=start, **options
        )

    return build


def both_ways(name, release):
    def build(data):
        loop = getattr(loops.for_release(release), name)
        is_static = 'dynamic' not in name
        inputs = steps_of(data) if is_static else data
        many = name.startswith('stack')
        pair = [[gru(release)] if many else gru(release) for _ in range(2)]
        return loop(*pair, inputs, dtype=tf.float32, sequence_length=LENGTH)

    return build


class Pairs(cells.RNNCell):
    """A cell whose inputs, outputs and states are structures."""

    state_size = {'a': UNITS, 'b': (UNITS, 1)}
    output_size = (UNITS, 1)

    def __call__(self, inputs, state, scope=None):
        left, right = inputs
        with v1.variable_scope(scope or 'pairs'):
            weight = v1.get_variable('w', [FEATURES, UNITS])
        a = tf.tanh(tf.matmul(left, weight) + state['a'] * state['b'][1])
        b = (right[:, :UNITS] + state['b'][0], state['b'][1] + 1.0)
        return (a, b[1]), {'a': a, 'b': b}


def pairs(data):
    return loops.dynamic_rnn(Pairs(), (data, data), LENGTH, dtype=tf.float32)


def pairs_of_steps(data):
    both = [(step, step) for step in steps_of(data)]
    return loops.static_rnn(
        Pairs(), both, dtype=tf.float32, sequence_length=LENGTH
    )


def ids(data):
    cell = cells.EmbeddingWrapper(gru(), 9, 3)
    of_step = [
        tf.cast(tf.argmax(step, 1), tf.int32) for step in steps_of(data)
    ]
    return loops.static_rnn(cell, of_step, dtype=tf.float32), data


class Saver:
    """A state saver of 1.15."""

    def __init__(self):
        self.saved = []

    def state(self, name):
        return tf.ones([BATCH, UNITS]) * 0.5

    def save_state(self, name, value):
        self.saved.append(value)
        return tf.identity(value)


def saving(data):
    saver = Saver()
    made = loops.static_state_saving_rnn(
        gru(), steps_of(data), saver, 'state', LENGTH
    )
    return made, saver.saved


CASES = {
    '0.6 rnn': early(None),
    '0.6 rnn with lengths': early(LENGTH),
    '0.8 rnn': plain('0.8', LENGTH),
    '1.15 static_rnn': plain('1.15', LENGTH),
    '1.15 static_rnn without lengths': plain('1.15', None),
    'dynamic_rnn': dynamic(),
    'dynamic_rnn, time_major': dynamic(time_major=True),
    '0.8 bidirectional_rnn': both_ways('bidirectional_rnn', '0.8'),
    '1.15 both': both_ways('static_bidirectional_rnn', '1.15'),
    '0.12 dynamic both': both_ways('bidirectional_dynamic_rnn', '0.12'),
    '1.15 dynamic both': both_ways('bidirectional_dynamic_rnn', '1.15'),
    '1.15 stack': both_ways('stack_bidirectional_rnn', '1.15'),
    '1.15 stack, dynamic': both_ways(
        'stack_bidirectional_dynamic_rnn', '1.15'
    ),
    'structures': pairs,
    'steps of structures': pairs_of_steps,
    'steps of ids': ids,
    'state saving': saving,
}


@pytest.mark.first(4)
@pytest.mark.parametrize('case', CASES)
def test_swapped_loop_computes_the_same_on_the_same_variables(case):
    build = CASES[case]
    written, weights, policy = compute(build, None)
    (unroll,) = {heard[0] for heard in policy.heard}
    wanted = 'dynamic' if unroll == 'static' else 'static'
    swapped, again, policy = compute(build, wanted, weights)
    assert list(weights) == list(again)
    assert {heard[1:] for heard in policy.heard} == {(TIME, wanted, '')}
    for a, b in zip(
        tf.nest.flatten(written), tf.nest.flatten(swapped), strict=True
    ):
        np.testing.assert_allclose(a, b, 1e-5, 1e-6)


def test_policy_is_told_why_a_loop_cannot_be_swapped():
    policy = Wanting('static')
    with tf.Graph().as_default(), policies.by(policy):
        data = v1.placeholder(tf.float32, [BATCH, None, FEATURES])
        loops.dynamic_rnn(gru(), data, dtype=tf.float32)
        policy.wanted = 'dynamic'
        unlike = [tf.zeros([2, FEATURES]), tf.zeros([3, FEATURES])]
        with pytest.raises(ValueError):
            loops.static_rnn(gru(), unlike, dtype=tf.float32)
        policy.wanted = 'fused'
        cell = cells.DropoutWrapper(gru(), output_keep_prob=0.5)
        loops.dynamic_rnn(cell, DATA, dtype=tf.float32, scope='dropped')
    told = [heard[3] for heard in policy.heard]
    assert told == [
        'the number of its steps is not known when it is built',
        'its steps have unlike shapes or types',
        'its dropout draws for all steps at once; try --dropout=off',
    ]


def test_loops_are_as_ever_after_the_policy():
    with policies.by(Wanting('static')):
        pass
    assert not policies.is_on()
