"""The loops over time, static and dynamic, under each release's names."""

from __future__ import absolute_import, division, print_function

from ..bench import DEPTH, STEPS
from .case import Collection

CASES = Collection()
case = CASES.case

ROWS = 3
# Name of the case -> lengths of three rows, None where none are given.
LENGTHS = {
    'no_lengths': None,
    'full': [3, 3, 3],
    'ragged': [1, 3, 2],
    'zero': [2, 0, 1],
}


def gru(b, units=4):
    return b.cells.GRUCell(units)


def lstm(b, units=4):
    return b.cells.LSTMCell(units)


def stack(b):
    return b.cells.MultiRNNCell([lstm(b, 3), gru(b, 2)])


def step_inputs(b, depth=DEPTH):
    return [b.input(ROWS, depth) for _ in range(STEPS)]


def lengths_of(b, lengths):
    return None if lengths is None else b.constant(lengths, 'int32')


def keep(b, outputs, state):
    b.keep('outputs', outputs)
    b.keep('state', state)


# rnn of 0.x, static_rnn of 1.x.
STATIC = {'0.12': 'rnn', '1.0': 'static_rnn'}


def add_static(name, make, lengths, state=True, **options):
    """Adds a case of the static loop, under its two names."""

    def build(b):
        cell = make(b)
        given = {'initial_state': b.state(cell, ROWS)} if state else {}
        given['dtype'] = b.tf.float32
        given['sequence_length'] = lengths_of(b, lengths)
        keep(b, *b.static_rnn(cell, step_inputs(b), **given))

    CASES.add('rnn', name, build, until='0.12', **options)
    CASES.add('static_rnn', name, build, since='1.0', **options)


def add_dynamic(name, make, lengths, state=True, time_major=False, **options):
    """Adds a case of `dynamic_rnn`."""

    def build(b):
        cell = make(b)
        given = {'initial_state': b.state(cell, ROWS)} if state else {}
        given['dtype'] = b.tf.float32
        given['sequence_length'] = lengths_of(b, lengths)
        given['time_major'] = time_major
        shape = [STEPS, ROWS] if time_major else [ROWS, STEPS]
        inputs = b.input(*(shape + [DEPTH]))
        keep(b, *b.tf.nn.dynamic_rnn(cell, inputs, **given))

    CASES.add('dynamic_rnn', name, build, **options)


for _add in (add_static, add_dynamic):
    for _name, _lengths in sorted(LENGTHS.items()):
        _add('gru_' + _name, gru, _lengths)
    _add('gru_zero_state', gru, [1, 3, 2], state=False)
    _add('lstm_ragged', lstm, [1, 3, 2])
    _add('lstm_zero', lstm, [2, 0, 1], state=False)
    _add('stack_ragged', stack, [1, 3, 2])
    _add('stack_zero_state', stack, None, state=False)
add_dynamic('gru_time_major', gru, [1, 3, 2], time_major=True)
add_dynamic('lstm_time_major_no_lengths', lstm, None, time_major=True)


def one_state_lstm(b):
    return b.cells.BasicLSTMCell(4, state_is_tuple=False)


add_static('one_state_ragged', one_state_lstm, [1, 3, 2])
add_dynamic('one_state_ragged', one_state_lstm, [1, 3, 2])


@case('rnn', 'scope', until='0.12')
@case('static_rnn', 'scope', since='1.0')
def static_scope(b):
    outputs, last = b.static_rnn(
        gru(b), step_inputs(b), dtype=b.tf.float32, scope='mine'
    )
    keep(b, outputs, last)


@case('dynamic_rnn', 'scope')
def dynamic_scope(b):
    outputs, last = b.tf.nn.dynamic_rnn(
        gru(b),
        b.input(ROWS, STEPS, DEPTH),
        dtype=b.tf.float32,
        scope='mine',
        swap_memory=True,
        parallel_iterations=1,
    )
    keep(b, outputs, last)


@case('rnn', 'no_state_nor_dtype', until='0.12', raises='dtype')
@case('static_rnn', 'no_state_nor_dtype', since='1.0', raises='dtype')
def static_without_state(b):
    b.static_rnn(gru(b), step_inputs(b))


@case('dynamic_rnn', 'no_state_nor_dtype', raises='dtype')
def dynamic_without_state(b):
    b.tf.nn.dynamic_rnn(gru(b), b.input(ROWS, STEPS, DEPTH))


@case('rnn', 'tensor_inputs', until='0.12', raises='inputs')
@case('static_rnn', 'tensor_inputs', since='1.0', raises='inputs')
def static_tensor(b):
    b.static_rnn(gru(b), b.input(ROWS, STEPS, DEPTH), dtype=b.tf.float32)


@case('rnn', 'empty_inputs', until='0.12', raises='inputs')
@case('static_rnn', 'empty_inputs', since='1.0', raises='inputs')
def static_empty(b):
    b.static_rnn(gru(b), [], dtype=b.tf.float32)


@case('dynamic_rnn', 'lengths_of_rank_2', raises='.')
def dynamic_matrix_lengths(b):
    b.tf.nn.dynamic_rnn(
        gru(b),
        b.input(ROWS, STEPS, DEPTH),
        sequence_length=b.constant([[1, 2, 3]]),
        dtype=b.tf.float32,
    )


@case('dynamic_rnn', 'nested_inputs')
def dynamic_nested(b):
    """A cell that takes and gives pairs."""
    tf = b.tf

    class Pair(b.cells.RNNCell):
        @property
        def state_size(self):
            return (2, 3)

        @property
        def output_size(self):
            return (2, 3)

        def __call__(self, inputs, state, scope=None):
            new = tuple(tf.tanh(x + s) for x, s in zip(inputs, state))
            return (new[0] * 2.0, new[1]), new

    inputs = (b.input(ROWS, STEPS, 2), b.input(ROWS, STEPS, 3))
    outputs, last = tf.nn.dynamic_rnn(
        Pair(),
        inputs,
        sequence_length=b.constant([1, 3, 2]),
        dtype=tf.float32,
    )
    keep(b, outputs, last)


# raw_rnn.
@case('raw_rnn', 'with_loop_state')
def raw_with_loop_state(b):
    tf = b.tf
    cell = lstm(b)
    inputs = b.input(STEPS, ROWS, DEPTH)
    start = b.state(cell, ROWS)
    lengths = b.constant([1, 3, 2])

    def loop_fn(time, output, state, loop_state):
        finished = time >= lengths
        if output is None:
            return finished, inputs[0], start, None, tf.constant(1.0)
        last = tf.minimum(time, STEPS - 1)
        given = tf.reshape(
            tf.slice(inputs, tf.stack([last, 0, 0]), [1, ROWS, DEPTH]),
            [ROWS, DEPTH],
        )
        return finished, given, state, output * 2.0, loop_state * 1.5

    _keep_raw(b, tf.nn.raw_rnn(cell, loop_fn))


@case('raw_rnn', 'emits_pairs')
def raw_emits_pairs(b):
    tf = b.tf
    cell = gru(b)
    first = b.input(ROWS, 4)
    start = b.state(cell, ROWS)

    def loop_fn(time, output, state, loop_state):
        finished = tf.tile(tf.reshape(time >= 2, [1]), [ROWS])
        if output is None:
            emit = (tf.zeros([4]), tf.zeros([1]))
            return finished, first, start, emit, None
        emit = (output, tf.reduce_sum(output, 1, keep_dims=True))
        return finished, output, state, emit, None

    _keep_raw(b, tf.nn.raw_rnn(cell, loop_fn, scope='mine'))


def _keep_raw(b, results):
    emitted, state, loop_state = results
    b.keep('outputs', emitted)
    b.keep('state', state)
    b.facts['loop state'] = str(loop_state is not None)
    if loop_state is not None:
        b.keep('loop_state', loop_state)


# state_saving_rnn of 0.x, static_state_saving_rnn of 1.x.
class Saver(object):
    """A state saver that keeps its states in variables."""

    def __init__(self, b, sizes):
        self._tf = b.tf
        self._states = dict(
            (name, b.tf.get_variable('saved_' + name, [ROWS, size]))
            for name, size in sorted(sizes.items())
        )

    def state(self, name):
        return self._states[name] + 0.0

    def save_state(self, name, value):
        return self._tf.assign(self._states[name], value)


def _saving_case(name, make, sizes, state_name, lengths=None):
    def build(b):
        loop = b.find(
            'nn.state_saving_rnn',
            'nn.static_state_saving_rnn',
            'contrib.rnn.static_state_saving_rnn',
        )
        b.runs = 2
        b.gradients = False
        outputs, last = loop(
            make(b),
            step_inputs(b),
            Saver(b, sizes),
            state_name,
            sequence_length=lengths_of(b, lengths),
        )
        keep(b, outputs, last)

    CASES.add('state_saving_rnn', name, build, until='0.12')
    CASES.add('static_state_saving_rnn', name, build, since='1.0')


_saving_case('gru', gru, {'s': 4}, 's')
_saving_case('gru_ragged', gru, {'s': 4}, 's', [1, 3, 2])
_saving_case('lstm', lstm, {'c': 4, 'h': 4}, ('c', 'h'))
