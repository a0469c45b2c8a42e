"""One cell in several places: `[cell] * n`, two directions, two calls."""

from __future__ import absolute_import, division, print_function

from .case import Collection, call_steps
from .loops import DEPTH, ROWS, STEPS, keep, step_inputs

CASES = Collection()
PART = 'sharing'
REUSED = 'Attempt to reuse RNNCell'

CELLS = {
    'gru': lambda b, units: b.cells.GRUCell(units),
    'rnn': lambda b, units: b.cells.BasicRNNCell(units),
    'basic_lstm': lambda b, units: b.cells.BasicLSTMCell(units),
    'lstm': lambda b, units: b.cells.LSTMCell(units, use_peepholes=True),
    'dropout': lambda b, units: b.cells.DropoutWrapper(b.cells.GRUCell(units)),
}


def case(name, **options):
    """Adds a case, which only 1.1 refuses."""

    def decorate(build):
        CASES.add(PART, name, build, until='1.0', **options)
        CASES.add(PART, name, build, since='1.1', until='1.1', raises=REUSED)
        CASES.add(PART, name, build, since='1.2')
        return build

    return decorate


# [cell] * n, on inputs as deep as the state.
def _repeated(name, make):
    @case('repeated ' + name)
    def build(b):
        stack = b.cells.MultiRNNCell([make(b, DEPTH)] * 3)
        call_steps(b, stack, b.steps())

    @case('repeated in a loop ' + name)
    def build_loop(b):
        stack = b.cells.MultiRNNCell([make(b, DEPTH)] * 2)
        start = b.state(stack, ROWS)
        inputs = b.input(ROWS, STEPS, DEPTH)
        loop = b.tf.nn.dynamic_rnn
        keep(b, *loop(stack, inputs, initial_state=start))


for _name, _make in sorted(CELLS.items()):
    _repeated(_name, _make)


# On inputs of another depth: weights of their own up to 1.0, else an error.
def _other_depth(b):
    stack = b.cells.MultiRNNCell([b.cells.GRUCell(4)] * 2)
    call_steps(b, stack, b.steps())


for _since, _until, _raises in [
    ('0.12', '1.0', None),
    ('1.1', '1.1', REUSED),
    ('1.2', '1.3', 'shape'),
    ('1.4', '1.15', 'imension'),
]:
    CASES.add(
        PART,
        'repeated on another depth',
        _other_depth,
        since=_since,
        until=_until,
        raises=_raises,
    )


# One cell for both directions.
def _both_ways(name, make):
    @case('both ways static ' + name)
    def build(b):
        cell = make(b, 4)
        lengths = b.constant([1, 3, 2])
        results = b.static_bidirectional_rnn(
            cell,
            cell,
            step_inputs(b),
            dtype=b.tf.float32,
            sequence_length=lengths,
        )
        keep(b, results[0], results[1:])

    @case('both ways dynamic ' + name)
    def build_dynamic(b):
        cell = make(b, 4)
        lengths = b.constant([1, 3, 2])
        results = b.tf.nn.bidirectional_dynamic_rnn(
            cell,
            cell,
            b.input(ROWS, STEPS, DEPTH),
            sequence_length=lengths,
            dtype=b.tf.float32,
        )
        keep(b, results[0], results[1])


for _name, _make in sorted(CELLS.items()):
    _both_ways(_name, _make)


# One cell called twice in one scope, without and with its reuse.
@CASES.case(PART, 'called twice', until='1.1', raises='already exists')
@CASES.case(PART, 'called twice', since='1.2')
def called_twice(b):
    cell = b.cells.GRUCell(3)
    first = b.input(2, 3)
    output, state = cell(first, b.state(cell))
    output, state = cell(first * 2.0, state)
    b.keep('outputs', output)
    b.keep('state', state)


@CASES.case(PART, 'two cells in one scope', until='1.4', raises='xist')
@CASES.case(PART, 'two cells in one scope', since='1.8')
def two_cells(b):
    first, second = b.cells.GRUCell(3), b.cells.GRUCell(3)
    inputs = b.input(2, 3)
    output, state = first(inputs, b.state(first))
    output, state = second(output, state)
    b.keep('outputs', output)
    b.keep('state', state)


@CASES.case(PART, 'new cell in a reused scope')
def reused_scope(b):
    inputs, start = b.input(2, 3), b.input(2, 3)
    with b.tf.variable_scope('net'):
        _, state = b.cells.GRUCell(3)(inputs, start)
    with b.tf.variable_scope('net', reuse=True):
        output, state = b.cells.GRUCell(3)(inputs, state)
    b.keep('outputs', output)
    b.keep('state', state)


@case('one cell in two scopes')
def two_scopes(b):
    cell = b.cells.GRUCell(3)
    state = b.input(2, 3)
    for name in ('encoder', 'decoder'):
        with b.tf.variable_scope(name):
            output, state = cell(b.input(2, 3), state)
    b.keep('outputs', output)
    b.keep('state', state)


@CASES.case(PART, 'two loops in one scope', raises='xist|reuse')
def two_loops(b):
    for _ in range(2):
        b.tf.nn.dynamic_rnn(
            b.cells.GRUCell(3), b.input(2, 3, 3), dtype=b.tf.float32
        )


# Weights in parts, along their rows.
def _partitioned(name, make, since='1.0'):
    @CASES.case('partitioned', name, since=since)
    def build(b):
        split = b.tf.fixed_size_partitioner(2)
        with b.tf.variable_scope('split', partitioner=split):
            call_steps(b, make(b), b.steps())


for _name, _make in sorted(CELLS.items()):
    _partitioned(_name, lambda b, make=_make: make(b, 4))
_partitioned(
    'stack',
    lambda b: b.cells.MultiRNNCell(
        [b.cells.GRUCell(4), b.cells.BasicLSTMCell(3)]
    ),
)
