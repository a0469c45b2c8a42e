"""The cells of `contrib.rnn` on fused kernels, and fused unrolls."""

from __future__ import absolute_import, division, print_function

from ..bench import BATCH, DEPTH, STEPS
from .case import Collection

CASES = Collection()
cell, loop, case = CASES.cell, CASES.loop, CASES.case


def option(part, **values):
    """A function of a bench that makes the cell of that name."""
    return lambda b: getattr(b.cells, part)(4, **values)


# LSTMBlockCell.
BLOCK = 'LSTMBlockCell'
cell(BLOCK, 'plain', option(BLOCK))
loop(BLOCK, 'dynamic', option(BLOCK))
cell(BLOCK, 'peepholes', option(BLOCK, use_peephole=True))
cell(BLOCK, 'forget_bias', option(BLOCK, forget_bias=0.25))
cell(
    BLOCK,
    'compatible_names',
    option(BLOCK, use_compatible_names=True, use_peephole=True),
    until='0.12',
)
cell(
    BLOCK,
    'cell_clip',
    option(BLOCK, cell_clip=0.4, use_peephole=True),
    since='1.4',
)
cell(BLOCK, 'name', option(BLOCK, name='mine'), since='1.8')

# GRUBlockCell and its second version.
cell('GRUBlockCell', 'plain', option('GRUBlockCell'))
loop('GRUBlockCell', 'dynamic', option('GRUBlockCell'))
cell(
    'GRUBlockCell',
    'cell_size',
    lambda b: b.cells.GRUBlockCell(cell_size=4),
)
cell('GRUBlockCell', 'name', option('GRUBlockCell', name='mine'), since='1.8')
with CASES.since('1.4'):
    cell('GRUBlockCellV2', 'plain', option('GRUBlockCellV2'))
    loop('GRUBlockCellV2', 'dynamic', option('GRUBlockCellV2'))
cell(
    'GRUBlockCellV2',
    'name',
    option('GRUBlockCellV2', name='mine'),
    since='1.8',
)

# The cells that compute on CPU what cuDNN computes.
with CASES.since('1.4'):
    for _part in ['CudnnCompatibleLSTMCell', 'CudnnCompatibleGRUCell']:
        cell(_part, 'plain', option(_part))
        loop(_part, 'dynamic', option(_part))


def unroll(b, fused, lengths=None, state=True, scope='model'):
    """Runs a fused cell over `[time, batch, depth]`."""
    inputs = b.input(STEPS, BATCH, DEPTH)
    options = {'dtype': b.tf.float32}
    if state:
        options['initial_state'] = b.cells.LSTMStateTuple(
            b.input(BATCH, 4), b.input(BATCH, 4)
        )
    if lengths is not None:
        options['sequence_length'] = b.constant(lengths)
    with b.tf.variable_scope(scope):
        outputs, state = fused(inputs, **options)
    b.keep('outputs', outputs)
    b.keep('state', state)


def add_fused(part, name, make, lengths=None, state=True, **options):
    """Adds a case that runs a fused cell."""

    def build(b):
        unroll(b, make(b), lengths, state)

    CASES.add(part, name, build, **options)


# LSTMBlockFusedCell.
FUSED = 'LSTMBlockFusedCell'
add_fused(FUSED, 'plain', option(FUSED))
add_fused(FUSED, 'ragged', option(FUSED), [1, 3])
add_fused(FUSED, 'zero_length', option(FUSED), [0, 2])
add_fused(FUSED, 'no_state', option(FUSED), state=False)
add_fused(FUSED, 'peepholes', option(FUSED, use_peephole=True), [2, 3])
add_fused(
    FUSED,
    'clip_and_bias',
    option(FUSED, cell_clip=0.4, forget_bias=0.25),
)
add_fused(FUSED, 'name', option(FUSED, name='mine'), since='1.8')


@case(FUSED, 'list_of_inputs', until='1.4')
def fused_list(b):
    inputs = [b.input(BATCH, DEPTH) for _ in range(STEPS)]
    with b.tf.variable_scope('model'):
        outputs, state = b.cells.LSTMBlockFusedCell(4)(
            inputs, dtype=b.tf.float32, scope='mine'
        )
    b.keep('outputs', outputs)
    b.keep('state', state)


# FusedRNNCellAdaptor: a plain cell, run as a fused one.
def adapted(b, dynamic):
    return b.cells.FusedRNNCellAdaptor(
        b.cells.LSTMCell(4), use_dynamic_rnn=dynamic
    )


ADAPTED = 'FusedRNNCellAdaptor'
add_fused(ADAPTED, 'static', lambda b: adapted(b, False))
add_fused(ADAPTED, 'static_ragged', lambda b: adapted(b, False), [1, 3])
add_fused(ADAPTED, 'dynamic', lambda b: adapted(b, True))
add_fused(ADAPTED, 'dynamic_ragged', lambda b: adapted(b, True), [1, 3])

# TimeReversedFusedRNN.
REVERSED = 'TimeReversedFusedRNN'


def reversed_block(b):
    return b.cells.TimeReversedFusedRNN(b.cells.LSTMBlockFusedCell(4))


add_fused(REVERSED, 'block', reversed_block)
add_fused(REVERSED, 'block_ragged', reversed_block, [2, 3])
add_fused(
    REVERSED,
    'adapted_ragged',
    lambda b: b.cells.TimeReversedFusedRNN(adapted(b, True)),
    [2, 3],
)
