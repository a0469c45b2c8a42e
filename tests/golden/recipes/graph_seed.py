"""Weights that draw without a seed of their own, in a graph with a seed.

Such a weight follows the number of operations before it, so that this counts
what a release made of cells, loops and memories.
"""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()

PART = 'graph_seed'


def _stack(b, kind):
    """Two layers of a cell."""
    return b.cells.MultiRNNCell([getattr(b.cells, kind)(3) for _ in range(2)])


def _dynamic(b, kind, **options):
    b.initial = 'in full'
    b.tf.set_random_seed(4)
    inputs = b.tf.placeholder(b.tf.float32, [None, 5, 4])
    if options.pop('lengths', True):
        options['sequence_length'] = b.tf.placeholder(b.tf.int32, [None])
    cell = _stack(b, kind)
    b.tf.nn.dynamic_rnn(cell, inputs, dtype=b.tf.float32, **options)


def _static(b, kind):
    b.initial = 'in full'
    b.tf.set_random_seed(4)
    steps = [b.tf.placeholder(b.tf.float32, [None, 4]) for _ in range(3)]
    b.static_rnn(_stack(b, kind), steps, dtype=b.tf.float32)


def _step(b, kind, **options):
    """One step from a zero state of a known number of rows."""
    b.initial = 'in full'
    b.tf.set_random_seed(4)
    cell = getattr(b.cells, kind)(3, **options)
    inputs = b.input(2, 4)
    if kind == 'PhasedLSTMCell':
        inputs = b.input(2, 1), inputs
    cell(inputs, cell.zero_state(2, b.tf.float32))


def _attend(b, kind):
    b.initial = 'in full'
    b.tf.set_random_seed(4)
    for _ in range(2):
        memory = b.tf.placeholder(b.tf.float32, [None, None, 4])
        getattr(b.tf.contrib.seq2seq, kind)(3, memory, [2, 3])


def _remember(b, kind):
    """One memory of a static shape."""
    b.initial = 'in full'
    b.tf.set_random_seed(4)
    memory = b.tf.placeholder(b.tf.float32, [2, 5, 4])
    getattr(b.tf.contrib.seq2seq, kind)(3, memory, [2, 3])


with CASES.since('1.1'):
    for _kind in ['BahdanauAttention', 'LuongAttention']:
        CASES.add(
            PART,
            _kind + ' of a static memory',
            lambda b, k=_kind: _remember(b, k),
        )
with CASES.since('1.8'):
    for _kind in ['BasicRNNCell', 'GRUCell', 'BasicLSTMCell', 'LSTMCell']:
        CASES.add(PART, _kind + ' dynamic', lambda b, k=_kind: _dynamic(b, k))
        CASES.add(
            PART,
            _kind + ' without lengths',
            lambda b, k=_kind: _dynamic(b, k, lengths=False),
        )
        CASES.add(PART, _kind + ' static', lambda b, k=_kind: _static(b, k))
with CASES.since('1.2'):
    for _kind in ['BahdanauAttention', 'LuongAttention']:
        CASES.add(PART, _kind, lambda b, k=_kind: _attend(b, k))
    for _kind in ['BasicRNNCell', 'BasicLSTMCell', 'LSTMCell']:
        CASES.add(PART, _kind + ' step', lambda b, k=_kind: _step(b, k))
    CASES.add(
        PART,
        'PhasedLSTMCell step',
        lambda b: _step(b, 'PhasedLSTMCell', use_peepholes=True),
    )


def _turing(b, heads):
    b.initial = 'in full'
    b.tf.set_random_seed(4)
    cell = b.cells.NTMCell(b.cells.LSTMCell(4), 5, 4, heads, 1)
    cell(b.input(3, 4), cell.zero_state(3, b.tf.float32))


with CASES.since('1.15'):
    CASES.add(PART, 'NTMCell step', lambda b: _turing(b, 1))
    CASES.add(PART, 'NTMCell of two heads', lambda b: _turing(b, 2))
