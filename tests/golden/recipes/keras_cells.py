"""Cells of tf.keras in the loops of tf.nn, 1.12 on."""

from __future__ import absolute_import, division, print_function

from ..bench import BATCH, DEPTH, STEPS
from .case import Collection

CASES = Collection('1.12')
PACKAGE = 'keras.layers.'
SIMPLE, GRU, LSTM = 'SimpleRNNCell', 'GRUCell', 'LSTMCell'
STACK = 'StackedRNNCells'


def case(part, name, **options):
    return CASES.case(PACKAGE + part, name, **options)


def make(b, kind, units=2, **options):
    if 'called' in options:
        options['name'] = options.pop('called')
    return getattr(b.tf.keras.layers, kind)(units, **options)


def states(b, cell):
    """An arithmetic state in the structure that the loop starts from."""
    zero = cell.get_initial_state(batch_size=BATCH, dtype=b.tf.float32)

    def like(part):
        if isinstance(part, (list, tuple)):
            return type(part)([like(inner) for inner in part])
        return b.input(*part.get_shape().as_list())

    return like(zero)


def loop(b, cell, static=False, start=True, **options):
    """Runs a cell by a loop of tf.nn, over rows of different lengths."""
    b.facts['state_size'] = str(cell.state_size)
    options['initial_state'] = states(b, cell) if start else None
    options['dtype'] = b.tf.float32
    options['sequence_length'] = b.constant([1, STEPS])
    if static:
        inputs = [b.input(BATCH, DEPTH) for _ in range(STEPS)]
        outputs, state = b.tf.nn.static_rnn(cell, inputs, **options)
    else:
        inputs = b.input(BATCH, STEPS, DEPTH)
        outputs, state = b.tf.nn.dynamic_rnn(cell, inputs, **options)
    b.keep('outputs', outputs)
    b.keep('state', state)


def _loop(kind, name, scope=None, static=False, start=True, **options):
    @case(kind, name)
    def build(b):
        loop(b, make(b, kind, **options), static, start, scope=scope)


for _kind in [SIMPLE, GRU, LSTM]:
    _loop(_kind, 'dynamic')
    _loop(_kind, 'static', static=True)
    _loop(_kind, 'zero_state_in_scope', scope='outer', start=False)
    _loop(_kind, 'without_bias', use_bias=False, called='mine')
    _loop(_kind, 'activation', activation='relu')
for _kind in [GRU, LSTM]:
    _loop(_kind, 'sigmoid', recurrent_activation='sigmoid')
    _loop(_kind, 'implementation_2', implementation=2)
_loop(GRU, 'reset_after', reset_after=True)


@case(LSTM, 'called')
def called(b):
    cell = make(b, LSTM)
    output, state = cell(b.input(BATCH, DEPTH), states(b, cell))
    again, state = cell(b.input(BATCH, DEPTH), state)
    b.keep('outputs', [output, again])
    b.keep('state', state)
    b.facts['weights'] = ' '.join(v.name for v in cell.weights)


@case(LSTM, 'two_in_scopes')
def two_in_scopes(b):
    for name in ['first', 'second']:
        with b.tf.variable_scope(name):
            loop(b, make(b, LSTM))


@case(GRU, 'bidirectional')
def bidirectional(b):
    outputs, state = b.tf.nn.bidirectional_dynamic_rnn(
        make(b, GRU),
        make(b, GRU, 3),
        b.input(BATCH, STEPS, DEPTH),
        sequence_length=b.constant([1, STEPS]),
        dtype=b.tf.float32,
    )
    b.keep('outputs', outputs)
    b.keep('state', state)


def _stack(name, kinds, static=False, **options):
    @case(STACK, name)
    def build(b):
        cells = [make(b, kind, n + 2) for n, kind in enumerate(kinds)]
        loop(b, make(b, STACK, cells, **options), static)


_stack('dynamic', [LSTM, LSTM])
_stack('static', [LSTM, GRU], static=True)
_stack('named', [SIMPLE, GRU], called='mine')


# Where the weights start; their noise has no seed.
def _initial(kind, **options):
    @case(kind, 'initial_bias')
    def build(b):
        b.initial = 'described'
        zeros = {'kernel_initializer': 'zeros'}
        zeros['recurrent_initializer'] = 'ones'
        zeros.update(options)
        cell = make(b, kind, **zeros)
        start = states(b, cell)
        start = start if isinstance(start, (list, tuple)) else [start]
        cell(b.input(BATCH, DEPTH), start)


_initial(LSTM)
_initial(GRU, bias_initializer='ones')


# The initializers of tf.keras by a seed.
@CASES.case('keras.initializers', 'seeded')
def seeded(b):
    b.initial = 'in full'
    kinds = b.tf.keras.initializers
    made = [
        kinds.glorot_uniform(seed=1),
        kinds.glorot_normal(2),
        kinds.he_normal(seed=3),
        kinds.he_uniform(4),
        kinds.lecun_normal(5),
        kinds.lecun_uniform(seed=6),
        kinds.orthogonal(0.5, seed=7),
        kinds.VarianceScaling(2.0, 'fan_avg', 'uniform', seed=8),
        kinds.RandomNormal(seed=9),
        kinds.RandomUniform(seed=10),
        kinds.TruncatedNormal(seed=11),
        kinds.random_uniform(-1.0, seed=12),
    ]
    for index, kind in enumerate(made):
        name = 'v{}'.format(index)
        b.tf.get_variable(name, [4, 3], initializer=kind)
