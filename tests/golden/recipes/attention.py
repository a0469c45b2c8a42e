"""Attention of `contrib.seq2seq`, 1.1 on."""

from __future__ import absolute_import, division, print_function

from .case import Collection
from .decoders import decode, dense, seq2seq, training

CASES = Collection('1.2')
ROWS, STEPS, DEPTH, UNITS, MEMORY = 2, 3, 3, 3, 4
PACKAGE = 'seq2seq.'


def case(part, name, **options):
    return CASES.case(PACKAGE + part, name, **options)


def memory(b, depth=UNITS):
    return b.input(ROWS, MEMORY, depth)


def mechanism(b, kind, depth=UNITS, **options):
    """A mechanism over a memory of four steps, the last ones masked."""
    lengths = options.pop('lengths', [4, 2])
    if lengths is not None:
        options['memory_sequence_length'] = b.constant(lengths)
    return getattr(seq2seq(b), kind)(UNITS, memory(b, depth), **options)


def run(b, cell, wrapped, **options):
    """Decodes given inputs from a zero attention, an arithmetic cell state."""
    b.describe(wrapped)
    zero = wrapped.zero_state(ROWS, b.tf.float32)
    state = zero._replace(cell_state=b.state(cell))
    decode(b, wrapped, training(b), state=state, **options)


def gru(b):
    return b.cells.GRUCell(UNITS)


# The mechanisms, each in the wrapper of 1.2 on.
def _mechanism(name, kind, since='1.2', **options):
    @case(kind, name, since=since)
    def build(b):
        named = dict(
            (key, value(b) if callable(value) else value)
            for key, value in sorted(options.items())
        )
        cell = gru(b)
        made = mechanism(b, kind, **named)
        run(b, cell, seq2seq(b).AttentionWrapper(cell, made))


BAHDANAU, LUONG = 'BahdanauAttention', 'LuongAttention'
_mechanism('plain', BAHDANAU)
_mechanism('normalize', BAHDANAU, normalize=True)
_mechanism('without_lengths', BAHDANAU, lengths=None)
_mechanism('memory_of_other_depth', BAHDANAU, depth=2)
_mechanism(
    'probability_fn',
    BAHDANAU,
    probability_fn=lambda b: lambda score: b.tf.nn.softmax(2.0 * score),
)
_mechanism('plain', LUONG)
_mechanism('scale', LUONG, scale=True)
_mechanism('memory_of_other_depth', LUONG, depth=2)
for _kind in ['BahdanauMonotonicAttention', 'LuongMonotonicAttention']:
    _mechanism('parallel', _kind, since='1.4')
    _mechanism('recursive', _kind, since='1.4', mode='recursive')
    _mechanism(
        'bias', _kind, since='1.4', score_bias_init=-0.5, sigmoid_noise=0.0
    )
    _mechanism(
        'hard_without_lengths', _kind, since='1.4', mode='hard', lengths=None
    )
_mechanism(
    'normalize', 'BahdanauMonotonicAttention', since='1.4', normalize=True
)
_mechanism('scale', 'LuongMonotonicAttention', since='1.4', scale=True)


@case(LUONG, 'depths_differ', raises='.')
def luong_depths(b):
    made = mechanism(b, LUONG)
    cell = b.cells.GRUCell(UNITS + 1)
    run(b, cell, seq2seq(b).AttentionWrapper(cell, made))


# AttentionWrapper.
def _wrapper(name, since='1.2', make=gru, mechanisms=1, **options):
    @case('AttentionWrapper', name, since=since)
    def build(b):
        named = dict(
            (key, value(b) if callable(value) else value)
            for key, value in sorted(options.items())
        )
        cell = make(b)
        made = [mechanism(b, LUONG) for _ in range(mechanisms)]
        given = made if mechanisms > 1 else made[0]
        run(b, cell, seq2seq(b).AttentionWrapper(cell, given, **named))


_wrapper('attention_layer', attention_layer_size=2)
_wrapper('history', alignment_history=True, attention_layer_size=2)
_wrapper('outputs_of_the_cell', output_attention=False)
_wrapper(
    'cell_input_fn', cell_input_fn=lambda b: lambda x, attention: x + attention
)
_wrapper('lstm', make=lambda b: b.cells.LSTMCell(UNITS))
_wrapper(
    'two_mechanisms',
    since='1.4',
    mechanisms=2,
    attention_layer_size=[2, 3],
    alignment_history=True,
)
_wrapper('two_mechanisms_without_layer', since='1.4', mechanisms=2)
_wrapper('own_layer', since='1.12', attention_layer=lambda b: dense(b, 2))


@case('AttentionWrapper', 'initial_cell_state')
def wrapper_initial_state(b):
    cell = gru(b)
    wrapped = seq2seq(b).AttentionWrapper(
        cell, mechanism(b, LUONG), initial_cell_state=b.state(cell)
    )
    zero = wrapped.zero_state(ROWS, b.tf.float32)
    decode(b, wrapped, training(b), state=zero)


@case('AttentionWrapper', 'dynamic_rnn')
def wrapper_in_loop(b):
    wrapped = seq2seq(b).AttentionWrapper(
        gru(b), mechanism(b, BAHDANAU), attention_layer_size=2
    )
    outputs, state = b.tf.nn.dynamic_rnn(
        wrapped, b.input(ROWS, STEPS, DEPTH), dtype=b.tf.float32
    )
    b.keep('outputs', outputs)
    b.keep('state', state)


@case('AttentionWrapper', 'in_scope_of_a_stack')
def wrapper_around_stack(b):
    stack = b.cells.MultiRNNCell([gru(b), b.cells.GRUCell(UNITS)])
    wrapped = seq2seq(b).AttentionWrapper(stack, mechanism(b, LUONG))
    with b.tf.variable_scope('decoder'):
        run(b, stack, wrapped)


@case('AttentionWrapperState', 'clone')
def state_clone(b):
    cell = gru(b)
    wrapped = seq2seq(b).AttentionWrapper(cell, mechanism(b, LUONG))
    state = wrapped.zero_state(ROWS, b.tf.float32)
    b.facts['fields'] = ' '.join(state._fields)
    b.keep('state', state.clone(cell_state=b.state(cell)))


@case('AttentionMechanism', 'keys_and_values')
def keys_and_values(b):
    made = mechanism(b, BAHDANAU, depth=2)
    known = isinstance(made, seq2seq(b).AttentionMechanism)
    b.facts['is a mechanism'] = str(known)
    b.keep('outputs', [made.keys, made.values])


# DynamicAttentionWrapper, of 1.1 alone.
ONLY = {'since': '1.1', 'until': '1.1'}


def _early(part, name, kind, wrap=None, **options):
    @CASES.case(PACKAGE + part, name, **ONLY)
    def build(b):
        cell = gru(b)
        named = dict(
            (key, value(b) if callable(value) else value)
            for key, value in sorted((wrap or {}).items())
        )
        given = [cell, mechanism(b, kind, **options), 2]
        run(b, cell, seq2seq(b).DynamicAttentionWrapper(*given, **named))


for _kind in [BAHDANAU, LUONG]:
    _early(_kind, 'plain', _kind)
    _early(_kind, 'normalize', _kind, normalize=True)
    _early('DynamicAttentionWrapper', _kind.lower(), _kind, lengths=None)
_early(
    'DynamicAttentionWrapper',
    'outputs_of_the_cell',
    LUONG,
    {'output_attention': False},
)
_early(
    'DynamicAttentionWrapper',
    'input_and_probability',
    LUONG,
    {
        'probability_fn': lambda b: seq2seq(b).hardmax,
        'cell_input_fn': lambda b: lambda x, a: b.tf.concat([a, x], 1),
    },
)


@CASES.case(PACKAGE + 'DynamicAttentionWrapperState', 'fields', **ONLY)
def early_state(b):
    made = seq2seq(b).DynamicAttentionWrapperState(b.input(2), b.input(3))
    b.facts['fields'] = ' '.join(made._fields)
    b.keep('state', made)


# The functions below attention.
@case('hardmax', 'rows', since='1.1')
def hardmax(b):
    b.gradients = False
    b.keep('outputs', seq2seq(b).hardmax(b.input(3, 4)))


@case('safe_cumprod', 'axis_and_exclusive', since='1.4')
def safe_cumprod(b):
    positive = b.input(2, 4) + 1.0
    cumprod = seq2seq(b).safe_cumprod
    b.keep('outputs', cumprod(positive))
    b.keep('exclusive', cumprod(positive, axis=1, exclusive=True))


def _monotonic(mode):
    @case('monotonic_attention', mode, since='1.4')
    def build(b):
        chosen = b.tf.sigmoid(b.input(ROWS, MEMORY))
        if mode == 'hard':
            chosen = b.constant([[0, 1, 0, 1], [1, 0, 0, 0]], 'float32')
        previous = b.constant([[0, 1, 0, 0], [1, 0, 0, 0]], 'float32')
        attend = seq2seq(b).monotonic_attention
        b.keep('outputs', attend(chosen, previous, mode))


for _mode in ['recursive', 'parallel', 'hard']:
    _monotonic(_mode)


@case('monotonic_attention', 'unknown_mode', since='1.4', raises='mode')
def monotonic_unknown(b):
    seq2seq(b).monotonic_attention(b.input(2, 4), b.input(2, 4), 'soft')
