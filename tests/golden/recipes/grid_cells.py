"""The cells of `contrib.grid_rnn`."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()
cell, loop, case = CASES.cell, CASES.loop, CASES.case


def make(part, *values, **options):
    """A function of a bench that makes the cell of that name."""
    return lambda b: getattr(b.cells, part)(2, *values, **options)


def _depth_two(b):
    return b.steps(depth=2)


ONE = ['Grid1BasicRNNCell', 'Grid1BasicLSTMCell', 'Grid1LSTMCell']
TWO = [
    'Grid2BasicRNNCell',
    'Grid2BasicLSTMCell',
    'Grid2LSTMCell',
    'Grid2GRUCell',
]

# What raises in every release is no case: a dimension that is not recurrent
# (its initializer was not there), and one state from cells without a memory.
for _part in ONE + TWO + ['Grid3LSTMCell']:
    # 0.12 refuses the empty inputs of the only dimension's plain cells.
    _refused = _part in ('Grid1BasicRNNCell', 'Grid1BasicLSTMCell')
    _since = '1.0' if _refused else '0.12'
    cell('grid_rnn.' + _part, 'plain', make(_part), _depth_two, since=_since)
    if _refused:
        cell(
            'grid_rnn.' + _part,
            'refused',
            make(_part),
            _depth_two,
            until='0.12',
            raises=r'shape\[1\]',
        )
    if 'LSTM' in _part:
        cell(
            'grid_rnn.' + _part,
            'one_state_and_output',
            make(_part, state_is_tuple=False, output_is_tuple=False),
            _depth_two,
            since='1.2',
        )
for _part in TWO + ['Grid3LSTMCell']:
    cell('grid_rnn.' + _part, 'tied', make(_part, tied=True), _depth_two)

for _part in ['Grid1LSTMCell', 'Grid2LSTMCell', 'Grid3LSTMCell']:
    cell(
        'grid_rnn.' + _part,
        'peepholes',
        make(_part, use_peepholes=True, forget_bias=0.25),
        _depth_two,
    )

GRID = 'grid_rnn.GridRNNCell'


def _grid(num_dims, **dims):
    """A grid of GRU cells; up to 1.1 `cell_fn` got the inputs' size too."""

    def build(b):
        def cell_fn(num_units, input_size=None):
            return b.cells.GRUCell(num_units)

        return b.cells.GridRNNCell(2, num_dims, cell_fn=cell_fn, **dims)

    return build


cell(GRID, 'default_cell', make('GridRNNCell', 2), _depth_two)
cell(
    GRID,
    'two_with_priority',
    _grid(2, input_dims=0, output_dims=1, priority_dims=0),
    _depth_two,
)
cell(
    GRID,
    'three_two_outputs',
    _grid(3, input_dims=0, output_dims=[1, 2], tied=True),
    _depth_two,
)
