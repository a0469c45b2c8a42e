"""The cells of `contrib.rnn`, those on fused kernels aside."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()
cell, loop, case = CASES.cell, CASES.loop, CASES.case


def option(part, **values):
    """A function of a bench that makes the cell of that name."""

    def make(b):
        return getattr(b.cells, part)(4, **values)

    return make


def with_tuple(part, units=4, **values):
    """The same where the state became a tuple by default in 1.2 only."""

    def make(b):
        return getattr(b.cells, part)(units, state_is_tuple=True, **values)

    return make


# CoupledInputForgetGateLSTMCell.
COUPLED = 'CoupledInputForgetGateLSTMCell'
cell(COUPLED, 'plain', option(COUPLED))
cell(COUPLED, 'tuple', with_tuple(COUPLED))
loop(COUPLED, 'dynamic', with_tuple(COUPLED))
cell(COUPLED, 'one_state', option(COUPLED, state_is_tuple=False))
cell(COUPLED, 'peepholes', with_tuple(COUPLED, use_peepholes=True))
cell(
    COUPLED,
    'peepholes_projection_clip',
    with_tuple(COUPLED, use_peepholes=True, num_proj=2, proj_clip=0.15),
)
cell(
    COUPLED,
    'shards',
    with_tuple(COUPLED, 5, num_proj=3, num_unit_shards=3, num_proj_shards=2),
)
cell(COUPLED, 'forget_bias', with_tuple(COUPLED, forget_bias=0.25))
cell(
    COUPLED,
    'layer_norm',
    with_tuple(COUPLED, use_peepholes=True, layer_norm=True),
    since='1.8',
)
cell(
    COUPLED,
    'relu',
    lambda b: with_tuple(COUPLED, activation=b.tf.nn.relu)(b),
)

# LayerNormBasicLSTMCell.
NORMED = 'LayerNormBasicLSTMCell'
cell(NORMED, 'plain', option(NORMED))
loop(NORMED, 'dynamic', option(NORMED))
cell(NORMED, 'without_norm', option(NORMED, layer_norm=False))
cell(
    NORMED,
    'gain_and_shift',
    option(NORMED, norm_gain=0.5, norm_shift=0.25, forget_bias=0.5),
    # A second step would make the rounding of the first one large.
    lambda b: b.steps(count=1),
)
cell(
    NORMED,
    'relu',
    lambda b: b.cells.LayerNormBasicLSTMCell(4, activation=b.tf.nn.relu),
)
with CASES.since('1.8'):
    for _name, _values in [
        ('plain', {}),
        ('layer_norm', {'layer_norm': True}),
        ('gain_and_shift', {'layer_norm': True, 'norm_gain': 0.5}),
        (
            'everything',
            {
                'layer_norm': True,
                'use_peepholes': True,
                'cell_clip': 0.4,
                'num_proj': 2,
                'proj_clip': 0.15,
            },
        ),
    ]:
        cell(
            'LayerNormLSTMCell', _name, option('LayerNormLSTMCell', **_values)
        )
    for _name, _values in [
        ('plain', {}),
        ('without_norm', {'norm': False}),
        (
            'everything',
            {
                'use_peepholes': True,
                'cell_clip': 0.4,
                'num_proj': 2,
                'proj_clip': 0.15,
            },
        ),
    ]:
        cell(
            'WeightNormLSTMCell',
            _name,
            option('WeightNormLSTMCell', **_values),
        )


# AttentionCellWrapper.
def _attend(make, **options):
    def build(b):
        return b.cells.AttentionCellWrapper(make(b), **options)

    return build


def _gru(b):
    return b.cells.GRUCell(4)


def _lstm(b):
    return b.cells.LSTMCell(4)


ATTEND = 'AttentionCellWrapper'
cell(
    ATTEND, 'gru_one_state', _attend(_gru, attn_length=2, state_is_tuple=False)
)
cell(ATTEND, 'gru_tuple', _attend(_gru, attn_length=2, state_is_tuple=True))
cell(ATTEND, 'lstm_tuple', _attend(_lstm, attn_length=3, state_is_tuple=True))
cell(
    ATTEND,
    'sizes',
    _attend(
        _gru,
        attn_length=3,
        attn_size=2,
        attn_vec_size=5,
        state_is_tuple=True,
    ),
)
cell(
    ATTEND,
    'input_size',
    _attend(_gru, attn_length=2, input_size=2, state_is_tuple=True),
)
cell(
    ATTEND,
    'default_state',
    _attend(_gru, attn_length=2),
)
loop(
    ATTEND, 'dynamic_lstm', _attend(_lstm, attn_length=2, state_is_tuple=True)
)
loop(
    ATTEND,
    'dynamic_one_state',
    _attend(_gru, attn_length=2, state_is_tuple=False),
)


@case(ATTEND, 'lstm_without_tuple', raises='state_is_tuple')
def attend_without_tuple(b):
    b.cells.AttentionCellWrapper(_lstm(b), 2, state_is_tuple=False)


@case(ATTEND, 'no_length', raises='attn_length')
def attend_to_nothing(b):
    b.cells.AttentionCellWrapper(_gru(b), 0, state_is_tuple=True)


# NASCell.
with CASES.since('1.1'):
    cell('NASCell', 'plain', option('NASCell'))
    loop('NASCell', 'dynamic', option('NASCell'))
    cell('NASCell', 'projection', option('NASCell', num_proj=2))
    cell(
        'NASCell',
        'biases',
        option('NASCell', use_biases=True),
        until='1.12',
    )
    cell('NASCell', 'bias', option('NASCell', use_bias=True), since='1.15')
    cell(
        'NASCell',
        'bias_projection',
        option('NASCell', use_bias=True, num_proj=2),
        since='1.15',
    )

# UGRNNCell, IntersectionRNNCell, GLSTMCell.
with CASES.since('1.2'):
    cell('UGRNNCell', 'plain', option('UGRNNCell'))
    loop('UGRNNCell', 'dynamic', option('UGRNNCell'))
    cell('UGRNNCell', 'forget_bias', option('UGRNNCell', forget_bias=0.25))
    cell(
        'UGRNNCell',
        'relu',
        lambda b: b.cells.UGRNNCell(4, activation=b.tf.nn.relu),
    )
    cell(
        'IntersectionRNNCell',
        'plain',
        lambda b: b.cells.IntersectionRNNCell(3),
    )
    loop(
        'IntersectionRNNCell',
        'dynamic',
        lambda b: b.cells.IntersectionRNNCell(3),
    )
    cell(
        'IntersectionRNNCell',
        'input_projection',
        option('IntersectionRNNCell', num_in_proj=4),
    )
    cell(
        'IntersectionRNNCell',
        'tanh',
        lambda b: b.cells.IntersectionRNNCell(
            3, forget_bias=0.25, y_activation=b.tf.tanh
        ),
    )
    # Up to 1.4 the inputs must be as deep as the output.
    cell(
        'GLSTMCell',
        'plain',
        option('GLSTMCell'),
        lambda b: b.steps(depth=4),
    )
    cell('GLSTMCell', 'other_depth', option('GLSTMCell'), since='1.8')
    cell(
        'GLSTMCell',
        'two_groups',
        option('GLSTMCell', number_of_groups=2),
        lambda b: b.steps(depth=4),
    )
    cell(
        'GLSTMCell',
        'two_groups_projection',
        option('GLSTMCell', number_of_groups=2, num_proj=2),
        lambda b: b.steps(depth=2),
    )
    cell(
        'GLSTMCell',
        'forget_bias',
        option('GLSTMCell', forget_bias=0.25),
        lambda b: b.steps(depth=4),
    )
    loop(
        'GLSTMCell',
        'dynamic',
        lambda b: b.cells.GLSTMCell(3),
    )


@case('IntersectionRNNCell', 'depths_differ', since='1.2', raises='.')
def intersection_depths(b):
    made = b.cells.IntersectionRNNCell(4)
    made(b.input(2, 3), b.state(made))


# PhasedLSTMCell takes a time beside its inputs.
def _timed(b):
    return [(b.input(2, 1), x) for x in b.steps()]


with CASES.since('1.2'):
    cell('PhasedLSTMCell', 'plain', option('PhasedLSTMCell'), _timed)
    cell(
        'PhasedLSTMCell',
        'peepholes',
        option('PhasedLSTMCell', use_peepholes=True, leak=0.1, ratio_on=0.3),
        _timed,
    )
    cell(
        'PhasedLSTMCell',
        'fixed_ratio',
        option('PhasedLSTMCell', trainable_ratio_on=False, ratio_on=0.4),
        _timed,
    )

# SRUCell and the independent ones.
cell('SRUCell', 'plain', lambda b: b.cells.SRUCell(3), since='1.8')
loop('SRUCell', 'dynamic', lambda b: b.cells.SRUCell(3), since='1.8')
cell(
    'SRUCell',
    'relu',
    lambda b: b.cells.SRUCell(3, activation=b.tf.nn.relu, name='mine'),
    since='1.8',
)
with CASES.since('1.12'):
    for _part in ['IndRNNCell', 'IndyGRUCell', 'IndyLSTMCell']:
        cell(_part, 'plain', option(_part))
        loop(_part, 'dynamic', option(_part))
        cell(_part, 'name', option(_part, name='mine'))
    cell(
        'IndyLSTMCell', 'forget_bias', option('IndyLSTMCell', forget_bias=0.25)
    )


# NTMCell, from the first state, which stands in its weights.
def _turing(**values):
    """A function of a bench that makes the cell."""

    def make(b):
        given = dict(memory_size=5, memory_vector_dim=4, **values)
        return b.cells.NTMCell(b.cells.LSTMCell(4), **given)

    return make


def _turing_case(name, loops=False, **values):
    """Adds a case of NTMCell, step by step or in a loop."""
    make = _turing(**values)

    def build(b):
        cell = make(b)
        b.facts['state_size'] = repr(cell.state_size)
        if loops:
            outputs, state = b.tf.nn.dynamic_rnn(
                cell, b.input(2, 3, 3), dtype=b.tf.float32
            )
        else:
            outputs, state = [], cell.zero_state(2, b.tf.float32)
            b.facts['first time'] = repr(state.time)
            state = state._replace(time=b.tf.constant(state.time))
            for step_input in b.steps():
                output, state = cell(step_input, state)
                outputs.append(output)
        b.keep('outputs', outputs)
        b.keep('state', state)

    CASES.add('NTMCell', name, build, since='1.15')


_turing_case('plain', read_head_num=1, write_head_num=1)
_turing_case(
    'heads', read_head_num=2, write_head_num=2, shift_range=2, output_dim=3
)
_turing_case('clip', read_head_num=1, write_head_num=1, clip_value=0.1)
_turing_case(
    'dynamic', loops=True, read_head_num=1, write_head_num=1, output_dim=3
)

# Convolutions over one to three dimensions.
with CASES.since('1.4'):
    for _part, _shape, _kernel in [
        ('Conv1DLSTMCell', [4, 2], [3]),
        ('Conv2DLSTMCell', [3, 4, 2], [3, 2]),
        ('Conv3DLSTMCell', [2, 3, 2, 2], [2, 1, 2]),
    ]:

        def _convolve(_part=_part, _shape=_shape, _kernel=_kernel, **options):
            options.update(input_shape=_shape, kernel_shape=_kernel)
            options.update(output_channels=2)
            return lambda b: getattr(b.cells, _part)(**options)

        def _images(b, _shape=_shape):
            return [b.input(2, *_shape) for _ in range(2)]

        cell(_part, 'plain', _convolve(), _images)
        cell(
            _part,
            'without_bias',
            _convolve(use_bias=False, forget_bias=0.25),
            _images,
        )
        # The state grows by the inputs' channels: there is no second step.
        cell(
            _part,
            'skip',
            _convolve(skip_connection=True),
            lambda b, _images=_images: _images(b)[:1],
        )
    cell(
        'ConvLSTMCell',
        'plain',
        lambda b: b.cells.ConvLSTMCell(1, [4, 2], 3, [2]),
        lambda b: [b.input(2, 4, 2) for _ in range(2)],
    )
    cell(
        'ConvLSTMCell',
        'initializers',
        lambda b: b.cells.ConvLSTMCell(
            1, [4, 2], 3, [2], initializers=b.tf.zeros_initializer(), name='my'
        ),
        lambda b: [b.input(2, 4, 2) for _ in range(2)],
    )
