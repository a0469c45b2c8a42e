"""The cells that every release had: RNN, GRU, LSTM and stacks of them."""

from __future__ import absolute_import, division, print_function

from .case import Collection, call_steps

CASES = Collection()
cell, loop, case = CASES.cell, CASES.loop, CASES.case

# BasicRNNCell.
cell('BasicRNNCell', 'plain', lambda b: b.cells.BasicRNNCell(4))
loop('BasicRNNCell', 'dynamic', lambda b: b.cells.BasicRNNCell(4))
cell(
    'BasicRNNCell',
    'relu',
    lambda b: b.cells.BasicRNNCell(4, activation=b.tf.nn.relu),
)
cell(
    'BasicRNNCell',
    'name',
    lambda b: b.cells.BasicRNNCell(4, name='mine'),
    since='1.8',
)

# GRUCell.
cell('GRUCell', 'plain', lambda b: b.cells.GRUCell(4))
loop('GRUCell', 'dynamic', lambda b: b.cells.GRUCell(4))
cell('GRUCell', 'relu', lambda b: b.cells.GRUCell(4, activation=b.tf.nn.relu))
cell('GRUCell', 'name', lambda b: b.cells.GRUCell(4, name='mine'), since='1.8')
cell(
    'GRUCell',
    'input_size',
    lambda b: b.cells.GRUCell(4, 3),
    until='1.1',
)


@case('GRUCell', 'scope')
def gru_scope(b):
    call_steps(b, b.cells.GRUCell(4), b.steps(), scope='mine')


@case('GRUCell', 'float64')
def gru_float64(b):
    inputs = [b.input(2, 3, dtype='float64') for _ in range(2)]
    options = {'dtype': b.tf.float64} if b.since('1.12') else {}
    cell = b.cells.GRUCell(4, **options)
    call_steps(b, cell, inputs, dtype='float64')


# BasicLSTMCell.
cell('BasicLSTMCell', 'plain', lambda b: b.cells.BasicLSTMCell(4))
loop('BasicLSTMCell', 'dynamic', lambda b: b.cells.BasicLSTMCell(4))
cell(
    'BasicLSTMCell',
    'one_state',
    lambda b: b.cells.BasicLSTMCell(4, state_is_tuple=False),
)
cell(
    'BasicLSTMCell',
    'forget_bias',
    lambda b: b.cells.BasicLSTMCell(4, forget_bias=0.25),
)
cell(
    'BasicLSTMCell',
    'relu',
    lambda b: b.cells.BasicLSTMCell(4, activation=b.tf.nn.relu),
)
cell(
    'BasicLSTMCell',
    'name',
    lambda b: b.cells.BasicLSTMCell(4, name='mine'),
    since='1.8',
)

# LSTMCell.
CLIPS = dict(cell_clip=0.4, num_proj=2, proj_clip=0.15)

cell('LSTMCell', 'plain', lambda b: b.cells.LSTMCell(4))
loop('LSTMCell', 'dynamic', lambda b: b.cells.LSTMCell(4))
cell(
    'LSTMCell',
    'one_state',
    lambda b: b.cells.LSTMCell(4, state_is_tuple=False),
)
cell(
    'LSTMCell', 'peepholes', lambda b: b.cells.LSTMCell(4, use_peepholes=True)
)
cell('LSTMCell', 'projection', lambda b: b.cells.LSTMCell(4, num_proj=2))
cell(
    'LSTMCell',
    'one_state_projection',
    lambda b: b.cells.LSTMCell(4, num_proj=2, state_is_tuple=False),
)
cell('LSTMCell', 'cell_clip', lambda b: b.cells.LSTMCell(4, cell_clip=0.4))
cell(
    'LSTMCell',
    'peepholes_projection_clips',
    lambda b: b.cells.LSTMCell(4, use_peepholes=True, **CLIPS),
)
loop(
    'LSTMCell',
    'dynamic_peepholes_projection_clips',
    lambda b: b.cells.LSTMCell(4, use_peepholes=True, **CLIPS),
)
cell(
    'LSTMCell',
    'shards',
    lambda b: b.cells.LSTMCell(
        5, num_proj=3, num_unit_shards=3, num_proj_shards=2
    ),
)
cell(
    'LSTMCell',
    'forget_bias',
    lambda b: b.cells.LSTMCell(4, forget_bias=0.25),
)
cell(
    'LSTMCell',
    'relu',
    lambda b: b.cells.LSTMCell(4, activation=b.tf.nn.relu),
)
cell(
    'LSTMCell', 'name', lambda b: b.cells.LSTMCell(4, name='mine'), since='1.8'
)


@case('LSTMCell', 'scope')
def lstm_scope(b):
    call_steps(b, b.cells.LSTMCell(4), b.steps(), scope='mine')


@case('LSTMCell', 'float64')
def lstm_float64(b):
    inputs = [b.input(2, 3, dtype='float64') for _ in range(2)]
    options = {'dtype': b.tf.float64} if b.since('1.12') else {}
    cell = b.cells.LSTMCell(4, use_peepholes=True, **options)
    call_steps(b, cell, inputs, dtype='float64')


@case('LSTMCell', 'partitioner', since='1.0')
def lstm_partitioner(b):
    split = b.tf.fixed_size_partitioner(2)
    with b.tf.variable_scope('split', partitioner=split):
        call_steps(b, b.cells.LSTMCell(4, num_proj=2), b.steps())


@case('LSTMStateTuple', 'fields')
def lstm_state_tuple(b):
    state = b.cells.LSTMStateTuple(b.input(2, 4), b.input(2, 4))
    c, h = state
    b.facts['fields'] = ' '.join(state._fields)
    b.facts['dtype'] = str(state.dtype)
    b.facts['is a tuple'] = str(isinstance(state, tuple))
    b.keep('outputs', [c, h, state.c, state[1]])


# MultiRNNCell.
def _stack(make, **options):
    """Two cells of 3 and 4 units in a stack."""

    def build(b):
        return b.cells.MultiRNNCell([make(b, 3), make(b, 4)], **options)

    return build


def _gru(b, units):
    return b.cells.GRUCell(units)


def _lstm(b, units):
    return b.cells.LSTMCell(units, use_peepholes=True)


def _one_state(b, units):
    return b.cells.BasicLSTMCell(units, state_is_tuple=False)


cell('MultiRNNCell', 'gru', _stack(_gru))
cell('MultiRNNCell', 'lstm', _stack(_lstm))
loop('MultiRNNCell', 'dynamic_lstm', _stack(_lstm))
loop('MultiRNNCell', 'dynamic_gru', _stack(_gru))
cell('MultiRNNCell', 'one_state_gru', _stack(_gru, state_is_tuple=False))
cell(
    'MultiRNNCell', 'one_state_lstm', _stack(_one_state, state_is_tuple=False)
)
loop(
    'MultiRNNCell',
    'dynamic_one_state_lstm',
    _stack(_one_state, state_is_tuple=False),
)
cell('MultiRNNCell', 'tuple_of_one_states', _stack(_one_state))


@case('MultiRNNCell', 'scope')
def multi_scope(b):
    call_steps(b, _stack(_gru)(b), b.steps(), scope='mine')


@case('MultiRNNCell', 'empty', raises='cell')
def multi_empty(b):
    b.cells.MultiRNNCell([])
