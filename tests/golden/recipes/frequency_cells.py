"""The LSTM cells over time and frequency of `contrib.rnn`."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()
cell, loop, case = CASES.cell, CASES.loop, CASES.case

FREQUENCIES = dict(feature_size=2, frequency_skip=1)
BLOCKS = dict(FREQUENCIES, num_frequency_blocks=[2])


def make(name, **options):
    """A function of a bench that makes the cell of that name."""
    return lambda b: getattr(b.cells, name)(2, **options)


# TimeFreqLSTMCell: three inputs, two windows of two, one apart. Its
# `state_size` is that of one window, the state it takes that of all, so no
# loop ever ran it.
FREQ = 'TimeFreqLSTMCell'


def _windows(b):
    return b.input(2, 8)


def windowed(name, **options):
    cell(FREQ, name, make(FREQ, **options), state=_windows)


windowed('plain', **FREQUENCIES)
windowed('peepholes', use_peepholes=True, **FREQUENCIES)
windowed('clip_and_bias', cell_clip=0.4, forget_bias=0.25, **FREQUENCIES)
windowed('shards', num_unit_shards=2, **FREQUENCIES)
windowed('skip', feature_size=1, frequency_skip=2)

# GridLSTMCell.
GRID = 'GridLSTMCell'
TUPLE = dict(BLOCKS, state_is_tuple=True)
cell(GRID, 'plain', make(GRID, **BLOCKS))
cell(GRID, 'tuple', make(GRID, **TUPLE))
loop(GRID, 'dynamic_tuple', make(GRID, **TUPLE))
loop(
    GRID,
    'dynamic_one_state',
    make(GRID, state_is_tuple=False, **BLOCKS),
)
cell(GRID, 'one_state', make(GRID, state_is_tuple=False, **BLOCKS))
cell(GRID, 'peepholes', make(GRID, use_peepholes=True, **TUPLE))
cell(GRID, 'shared', make(GRID, share_time_frequency_weights=True, **TUPLE))
cell(
    GRID,
    'shared_peepholes',
    make(GRID, share_time_frequency_weights=True, use_peepholes=True, **TUPLE),
)
cell(
    GRID,
    'coupled_peepholes',
    make(GRID, couple_input_forget_gates=True, use_peepholes=True, **TUPLE),
)
cell(
    GRID, 'clip_and_bias', make(GRID, cell_clip=0.4, forget_bias=0.25, **TUPLE)
)
cell(GRID, 'shards', make(GRID, num_unit_shards=2, **TUPLE))
cell(
    GRID,
    'two_blocks',
    make(
        GRID,
        feature_size=2,
        frequency_skip=1,
        num_frequency_blocks=[1, 2],
        start_freqindex_list=[0, 1],
        end_freqindex_list=[2, 4],
        state_is_tuple=True,
    ),
    lambda b: b.steps(depth=4),
)

# BidirectionalGridLSTMCell.
BOTH = 'BidirectionalGridLSTMCell'
cell(BOTH, 'plain', make(BOTH, **BLOCKS))
loop(BOTH, 'dynamic', make(BOTH, **BLOCKS))
cell(BOTH, 'peepholes', make(BOTH, use_peepholes=True, **BLOCKS))
cell(BOTH, 'shared', make(BOTH, share_time_frequency_weights=True, **BLOCKS))
cell(
    BOTH,
    'coupled',
    make(BOTH, couple_input_forget_gates=True, **BLOCKS),
)
cell(
    BOTH,
    'offset',
    make(BOTH, backward_slice_offset=1, cell_clip=0.4, **BLOCKS),
)
