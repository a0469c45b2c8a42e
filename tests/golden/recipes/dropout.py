"""What dropout drops: masks by a seed, at each place and step."""

from __future__ import absolute_import, division, print_function

from .case import Collection
from .loops import ROWS, STEPS, keep, step_inputs

CASES = Collection()
UNITS, DEPTH = 6, 5
PART = 'dropout'


def gru(b):
    return b.cells.GRUCell(UNITS)


def lstm(b):
    return b.cells.LSTMCell(UNITS)


def _drop(name, make=gru, loops=('static', 'dynamic'), **options):
    """Adds a static case and a dynamic one.

    The static one has an operation a step; the dynamic one draws the steps'
    masks from one stream, in order where its iterations are one by one.
    """
    since = options.pop('since', '0.12')

    def wrap(b):
        named = dict(
            (key, value(b) if callable(value) else value)
            for key, value in sorted(options.items())
        )
        return b.cells.DropoutWrapper(make(b), seed=7, **named)

    def static(b):
        b.runs = 2
        cell = wrap(b)
        start = b.state(cell, ROWS)
        inputs = step_inputs(b, DEPTH)
        keep(b, *b.static_rnn(cell, inputs, initial_state=start))

    def dynamic(b):
        b.runs = 2
        cell = wrap(b)
        outputs, state = b.tf.nn.dynamic_rnn(
            cell,
            b.input(ROWS, STEPS, DEPTH),
            initial_state=b.state(cell, ROWS),
            parallel_iterations=1,
        )
        keep(b, outputs, state)

    for loop, build in [('static', static), ('dynamic', dynamic)]:
        if loop in loops:
            CASES.add(PART, '{} {}'.format(loop, name), build, since=since)


_drop('inputs', input_keep_prob=0.5)
_drop('outputs', output_keep_prob=0.5)
_drop('inputs of lstm', lstm, input_keep_prob=0.75)
_drop('outputs by a tensor', output_keep_prob=lambda b: b.constant(0.5))
_drop('everything kept', input_keep_prob=1.0, output_keep_prob=1.0)
_drop('state', state_keep_prob=0.5, since='1.1')
_drop('state of lstm', lstm, state_keep_prob=0.8, since='1.1')
VARIATIONAL = {
    'variational_recurrent': True,
    'dtype': lambda b: b.tf.float32,
    'since': '1.1',
}
EVERYWHERE = {
    'input_keep_prob': 0.8,
    'output_keep_prob': 0.8,
    'state_keep_prob': 0.8,
    'input_size': lambda b: b.tf.TensorShape([DEPTH]),
}
_drop('variational', lstm, **dict(VARIATIONAL, **EVERYWHERE))
_drop('variational outputs', **dict(VARIATIONAL, output_keep_prob=0.5))
_drop(
    'state by a filter',
    lstm,
    state_keep_prob=0.8,
    dropout_state_filter_visitor=lambda b: lambda part: True,
    since='1.4',
)
# Masks of two places would come from two streams, whose order in a run only
# a step a run fixes.
_drop(
    'inputs and outputs',
    loops=['static'],
    input_keep_prob=0.75,
    output_keep_prob=0.5,
)


@CASES.case(PART, 'stack of two')
def stack(b):
    b.runs = 2
    cells = [
        b.cells.DropoutWrapper(gru(b), output_keep_prob=0.5, seed=seed)
        for seed in (1, 2)
    ]
    cell = b.cells.MultiRNNCell(cells)
    start = b.state(cell, ROWS)
    keep(b, *b.static_rnn(cell, step_inputs(b, DEPTH), initial_state=start))


@CASES.case(PART, 'LayerNormBasicLSTMCell')
def layer_norm(b):
    b.runs = 2
    cell = b.cells.LayerNormBasicLSTMCell(
        UNITS, layer_norm=False, dropout_keep_prob=0.5, dropout_prob_seed=7
    )
    start = b.state(cell, ROWS)
    keep(b, *b.static_rnn(cell, step_inputs(b, DEPTH), initial_state=start))


@CASES.case(PART, 'nn.dropout')
def plain(b):
    b.runs = 2
    b.keep('outputs', b.tf.nn.dropout(b.input(4, 5), 0.5, seed=7))


@CASES.case(PART, 'nn.dropout noise_shape')
def noise_shape(b):
    b.runs = 2
    dropped = b.tf.nn.dropout(
        b.input(4, 3, 5), 0.5, noise_shape=[4, 1, 5], seed=7
    )
    b.keep('outputs', dropped)


@CASES.case(PART, 'probability of 0', raises='range')
def nothing_kept(b):
    b.tf.nn.dropout(b.input(2, 3), 0.0)
