"""The wrappers around cells, and cells that users wrote themselves."""

from __future__ import absolute_import, division, print_function

from .case import Collection
from .own_cells import built_cell, callable_cell, layer_cell, linear_cell

CASES = Collection()
cell, loop, case = CASES.cell, CASES.loop, CASES.case


def gru(b, units=3):
    return b.cells.GRUCell(units)


def lstm(b, units=3):
    return b.cells.LSTMCell(units)


# DropoutWrapper that drops nothing; what it drops is in `dropout`.
cell('DropoutWrapper', 'keeps_all', lambda b: b.cells.DropoutWrapper(gru(b)))
loop(
    'DropoutWrapper',
    'dynamic_keeps_all',
    lambda b: b.cells.DropoutWrapper(lstm(b)),
)

# ResidualWrapper.
with CASES.since('1.1'):
    cell('ResidualWrapper', 'gru', lambda b: b.cells.ResidualWrapper(gru(b)))
    loop(
        'ResidualWrapper',
        'dynamic_lstm',
        lambda b: b.cells.ResidualWrapper(lstm(b)),
    )
    cell(
        'ResidualWrapper',
        'residual_fn',
        lambda b: b.cells.ResidualWrapper(
            gru(b, 4), residual_fn=lambda x, y: y * 2.0 + b.tf.reduce_sum(x)
        ),
        since='1.4',
    )
    cell(
        'ResidualWrapper',
        'in_a_stack',
        lambda b: b.cells.MultiRNNCell(
            [gru(b), b.cells.ResidualWrapper(gru(b))]
        ),
    )


@case('ResidualWrapper', 'depths_differ', since='1.1', raises='.')
def residual_depths(b):
    wrapped = b.cells.ResidualWrapper(gru(b, 4))
    wrapped(b.input(2, 3), b.state(wrapped))


# DeviceWrapper.
with CASES.since('1.1'):
    cell(
        'DeviceWrapper',
        'gru',
        lambda b: b.cells.DeviceWrapper(gru(b), '/cpu:0'),
    )

# CompiledWrapper: what it compiles, it computes as before.
with CASES.since('1.1'):
    cell('CompiledWrapper', 'gru', lambda b: b.cells.CompiledWrapper(gru(b)))

# HighwayWrapper.
with CASES.since('1.2'):
    cell('HighwayWrapper', 'gru', lambda b: b.cells.HighwayWrapper(gru(b)))
    cell(
        'HighwayWrapper',
        'own_carry',
        lambda b: b.cells.HighwayWrapper(
            lstm(b), couple_carry_transform_gates=False, carry_bias_init=0.5
        ),
    )


# EmbeddingWrapper.
def _ids(b):
    return [b.constant([1, 4]), b.constant([0, 1])]


def _column_ids(b):
    return [b.constant([[1], [4]]), b.constant([[0], [1]])]


def _embedded(b):
    return b.cells.EmbeddingWrapper(gru(b), 5, 2)


cell('EmbeddingWrapper', 'gru', _embedded, _ids)
cell('EmbeddingWrapper', 'column', _embedded, _column_ids)
cell(
    'EmbeddingWrapper',
    'lstm',
    lambda b: b.cells.EmbeddingWrapper(lstm(b), 5, 2),
    _ids,
)
cell(
    'EmbeddingWrapper',
    'initializer',
    lambda b: b.cells.EmbeddingWrapper(
        gru(b), 5, 2, initializer=b.tf.constant_initializer(0.5)
    ),
    _ids,
)


@case('EmbeddingWrapper', 'dynamic')
def embedding_dynamic(b):
    wrapped = _embedded(b)
    outputs, state = b.tf.nn.dynamic_rnn(
        wrapped,
        b.constant([[[1], [2], [4]], [[0], [3], [1]]]),
        sequence_length=b.constant([2, 3]),
        dtype=b.tf.float32,
    )
    b.keep('outputs', outputs)
    b.keep('state', state)


# InputProjectionWrapper and OutputProjectionWrapper.
cell(
    'InputProjectionWrapper',
    'gru',
    lambda b: b.cells.InputProjectionWrapper(gru(b), 2),
)
loop(
    'InputProjectionWrapper',
    'dynamic_lstm',
    lambda b: b.cells.InputProjectionWrapper(lstm(b), 2),
)
cell(
    'OutputProjectionWrapper',
    'gru',
    lambda b: b.cells.OutputProjectionWrapper(gru(b), 2),
)
loop(
    'OutputProjectionWrapper',
    'dynamic_lstm',
    lambda b: b.cells.OutputProjectionWrapper(lstm(b), 2),
)
cell(
    'OutputProjectionWrapper',
    'around_input_projection',
    lambda b: b.cells.OutputProjectionWrapper(
        b.cells.InputProjectionWrapper(gru(b), 2), 2
    ),
)
cell(
    'OutputProjectionWrapper',
    'of_a_stack',
    lambda b: b.cells.OutputProjectionWrapper(
        b.cells.MultiRNNCell([gru(b), lstm(b, 2)]), 2
    ),
)
with CASES.since('1.2'):
    cell(
        'InputProjectionWrapper',
        'activation',
        lambda b: b.cells.InputProjectionWrapper(
            gru(b), 2, activation=b.tf.tanh
        ),
    )
    cell(
        'OutputProjectionWrapper',
        'activation',
        lambda b: b.cells.OutputProjectionWrapper(
            gru(b), 2, activation=b.tf.tanh
        ),
    )

# Cells of users, alone and in each wrapper.
OWN = {
    'callable': callable_cell,
    'callable_tuple': lambda b: callable_cell(b, form='tuple'),
    'callable_shape': lambda b: callable_cell(b, form='shape'),
    'linear': linear_cell,
}
for _name, _make in sorted(OWN.items()):
    cell('RNNCell', _name, _make)
loop('RNNCell', 'dynamic_callable', callable_cell)
loop('RNNCell', 'dynamic_linear', linear_cell)
loop(
    'RNNCell',
    'dynamic_callable_tuple',
    lambda b: callable_cell(b, form='tuple'),
)
with CASES.since('1.2'):
    cell('RNNCell', 'built', built_cell)
    loop('RNNCell', 'dynamic_built', built_cell)
    cell(
        'RNNCell',
        'built_in_a_stack',
        lambda b: b.cells.MultiRNNCell([built_cell(b), gru(b), built_cell(b)]),
    )
with CASES.since('1.8'):
    cell('LayerRNNCell', 'own', layer_cell)
    loop('LayerRNNCell', 'dynamic_own', layer_cell)
    cell(
        'LayerRNNCell',
        'named',
        lambda b: layer_cell(b, name='mine'),
    )

WRAPPED = {
    'in_a_stack': lambda b, c: b.cells.MultiRNNCell([c, gru(b)]),
    'in_dropout': lambda b, c: b.cells.DropoutWrapper(c),
    'in_input_projection': lambda b, c: b.cells.InputProjectionWrapper(c, 2),
    'in_output_projection': lambda b, c: b.cells.OutputProjectionWrapper(c, 2),
}


def _add_wrapped(name, wrap, **options):
    def make(b):
        return wrap(b, linear_cell(b))

    cell('RNNCell', 'linear_' + name, make, **options)


for _name, _wrap in sorted(WRAPPED.items()):
    _add_wrapped(_name, _wrap)
_add_wrapped(
    'in_residual', lambda b, c: b.cells.ResidualWrapper(c), since='1.1'
)
cell(
    'RNNCell',
    'linear_in_embedding',
    lambda b: b.cells.EmbeddingWrapper(linear_cell(b), 5, 2),
    _ids,
)
cell(
    'RNNCell',
    'linear_in_attention',
    lambda b: b.cells.AttentionCellWrapper(
        linear_cell(b), 2, state_is_tuple=True
    ),
)


# The helper that such cells used, on its own.
@case('_linear', 'two_inputs')
def linear_helper(b):
    given = [b.input(2, 3), b.input(2, 2)]
    with b.tf.variable_scope('model'):
        b.keep('outputs', linear_of(b)(given, 4, True))


@case('_linear', 'one_input_without_bias')
def linear_helper_one(b):
    with b.tf.variable_scope('model'):
        b.keep('outputs', linear_of(b)(b.input(2, 3), 4, False))


@case('_linear', 'no_inputs', raises='.')
def linear_helper_none(b):
    linear_of(b)([], 4, True)


def linear_of(b):
    from .own_cells import linear

    return linear(b)
