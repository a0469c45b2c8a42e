"""Initial values: what a release starts from where a script says nothing."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()

PART = 'initial_values'
UNITS, DEPTH = 100, 20


def _zero_state(b, cell):
    return cell.zero_state(2, b.tf.float32)


def _initial(
    name, make, depth=DEPTH, inputs=None, state=_zero_state, **options
):
    """Adds a case that describes the initial values of a cell's variables.

    Args:
        name: Name of the case.
        make: Function of a `Bench` that gives the cell.
        depth: Depth of its inputs.
        inputs: Function of a `Bench` that gives other inputs.
        state: Function of a `Bench` and the cell that gives its state.
        **options: See `Case`.
    """

    def build(b):
        b.initial = 'described'
        given = inputs(b) if inputs else b.input(2, depth)
        cell = make(b)
        with b.tf.variable_scope('model'):
            cell(given, state(b, cell))

    CASES.add(PART, name, build, **options)


def _cell(part, *values, **options):
    """Adds the case of a cell that is made from its number of units."""
    call = options.pop('call', {})
    name = options.pop('name', part)
    values = values or (UNITS,)
    _initial(
        name, lambda b: getattr(b.cells, part)(*values, **call), **options
    )


for _part in ['BasicRNNCell', 'GRUCell', 'BasicLSTMCell']:
    _cell(_part)
PEEPHOLES = {'use_peepholes': True, 'num_proj': 10}
TUPLE = dict(PEEPHOLES, state_is_tuple=True)
_cell('LSTMCell', call=PEEPHOLES)
_cell('LSTMCell', name='LSTMCell shards', call=dict(num_unit_shards=2))
_cell('CoupledInputForgetGateLSTMCell', call=TUPLE)
_cell('LayerNormBasicLSTMCell')
_cell(
    'LayerNormBasicLSTMCell',
    name='LayerNormBasicLSTMCell without norm',
    call={'layer_norm': False},
)
_cell('LSTMBlockCell', call={'use_peephole': True})
_cell('GRUBlockCell')
_cell('GRUBlockCellV2', since='1.4')
_cell('NASCell', since='1.1')
_cell('UGRNNCell', since='1.2')
_cell('IntersectionRNNCell', since='1.2', depth=UNITS)
_cell('GLSTMCell', since='1.2', depth=UNITS, call={'number_of_groups': 2})
_cell('LayerNormLSTMCell', since='1.8', call={'layer_norm': True})
_cell('WeightNormLSTMCell', since='1.8')
_cell('SRUCell', since='1.8', depth=UNITS)
for _part in ['IndRNNCell', 'IndyGRUCell', 'IndyLSTMCell']:
    _cell(_part, since='1.12')
for _part in ['CudnnCompatibleLSTMCell', 'CudnnCompatibleGRUCell']:
    _cell(_part, since='1.4')
_initial(
    'PhasedLSTMCell',
    # By default the periods reach so far that 100 of them say little.
    lambda b: b.cells.PhasedLSTMCell(
        UNITS, use_peepholes=True, period_init_min=1.0, period_init_max=1.5
    ),
    inputs=lambda b: (b.input(2, 1), b.input(2, DEPTH)),
    since='1.2',
)
_initial(
    'ConvLSTMCell',
    lambda b: b.cells.ConvLSTMCell(2, [4, 4, 8], 10, [3, 3]),
    inputs=lambda b: b.input(2, 4, 4, 8),
    since='1.4',
)
FREQUENCIES = dict(feature_size=4, frequency_skip=4, use_peepholes=True)
BLOCKS = dict(FREQUENCIES, num_frequency_blocks=[5])
_cell('GridLSTMCell', call=dict(BLOCKS, state_is_tuple=True))
_cell('BidirectionalGridLSTMCell', call=BLOCKS)
_initial(
    'TimeFreqLSTMCell',
    lambda b: b.cells.TimeFreqLSTMCell(UNITS, **FREQUENCIES),
    # Its zero state is that of one window of five.
    state=lambda b, cell: b.input(2, 5 * 2 * UNITS),
)


@CASES.case(PART, 'LSTMBlockFusedCell')
def fused(b):
    b.initial = 'described'
    with b.tf.variable_scope('model'):
        b.cells.LSTMBlockFusedCell(UNITS, use_peephole=True)(
            b.input(2, 2, DEPTH), dtype=b.tf.float32
        )


def gru(b):
    return b.cells.GRUCell(10)


# Wrappers with variables of their own.
_initial(
    'AttentionCellWrapper',
    lambda b: b.cells.AttentionCellWrapper(
        b.cells.GRUCell(UNITS), 5, state_is_tuple=True
    ),
)
_initial(
    'InputProjectionWrapper',
    lambda b: b.cells.InputProjectionWrapper(gru(b), UNITS),
)
_initial(
    'OutputProjectionWrapper',
    lambda b: b.cells.OutputProjectionWrapper(gru(b), UNITS),
)
_initial(
    'EmbeddingWrapper',
    lambda b: b.cells.EmbeddingWrapper(gru(b), 50, 20),
    inputs=lambda b: b.constant([1, 4]),
)
_initial(
    'HighwayWrapper',
    lambda b: b.cells.HighwayWrapper(b.cells.GRUCell(20)),
    since='1.2',
)


# What a script says: a scope's initializer, and one with a seed.
def _scoped(name, make, depth=DEPTH, **options):
    """Adds a case whose scope gives a seeded initializer, to the bit."""

    def build(b):
        b.initial = 'in full'
        start = b.tf.random_uniform_initializer(-0.5, 0.5, seed=3)
        cell = make(b)
        with b.tf.variable_scope('model', initializer=start):
            cell(b.input(2, depth), cell.zero_state(2, b.tf.float32))

    CASES.add(PART, name, build, **options)


_scoped('GRUCell seeded', lambda b: b.cells.GRUCell(3), 2)
_scoped(
    'LSTMCell seeded',
    lambda b: b.cells.LSTMCell(3, use_peepholes=True, num_proj=2),
    2,
)
_scoped(
    'MultiRNNCell seeded',
    lambda b: b.cells.MultiRNNCell(
        [b.cells.BasicLSTMCell(2), b.cells.BasicLSTMCell(3)]
    ),
    2,
)


@CASES.case(PART, 'LSTMCell initializer')
def lstm_initializer(b):
    b.initial = 'in full'
    start = b.tf.random_uniform_initializer(-0.5, 0.5, seed=3)
    cell = b.cells.LSTMCell(3, use_peepholes=True, initializer=start)
    with b.tf.variable_scope('model'):
        cell(b.input(2, 2), cell.zero_state(2, b.tf.float32))


@CASES.case(PART, 'GRUCell initializers', since='1.2')
def gru_initializers(b):
    b.initial = 'in full'
    start = b.tf.random_uniform_initializer(-0.5, 0.5, seed=3)
    cell = b.cells.GRUCell(
        3,
        kernel_initializer=start,
        bias_initializer=b.tf.constant_initializer(0.25),
    )
    with b.tf.variable_scope('model'):
        cell(b.input(2, 2), cell.zero_state(2, b.tf.float32))
