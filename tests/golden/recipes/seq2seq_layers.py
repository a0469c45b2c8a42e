"""Attention, decoders and samplers that were layers of 1.15, all private."""

from __future__ import absolute_import, division, print_function

from .attention import gru, memory
from .case import Collection
from .decoders import dense, speaking

CASES = Collection('1.15')
ROWS, STEPS, DEPTH, UNITS, MEMORY, SYMBOLS = 2, 3, 3, 3, 4, 5
PACKAGE = 'seq2seq.'
MODULES = ('attention_wrapper', 'basic_decoder', 'beam_search_decoder')


def case(part, name, **options):
    return CASES.case(PACKAGE + part, name, **options)


def private(b, name):
    home = 'contrib.seq2seq.python.ops.'
    return b.find(*[home + m + '.' + name for m in MODULES + ('sampler',)])


def mechanism(b, kind, depth=UNITS, **options):
    """A mechanism over a memory of four steps, the last ones made zero."""
    if 'called' in options:
        options['name'] = options.pop('called')
    lengths = options.pop('lengths', [4, 2])
    if lengths is not None:
        options['memory_sequence_length'] = b.constant(lengths)
    return private(b, kind)(UNITS, memory(b, depth), **options)


# The mechanisms: alone, asked twice, and in a decoder.
def _mechanism(name, kind, **options):
    @case(kind, name)
    def build(b):
        made = mechanism(b, kind, **options)
        ask(b, made)
        b.facts['weights'] = ' '.join(v.name for v in made.weights)
        b.facts['config'] = ' '.join(sorted(made.get_config()))
        b.keep('memory', [made.keys, made.values])


def ask(b, made, kind='outputs'):
    start = made.initial_alignments(ROWS, b.tf.float32)
    first, state = made([b.input(ROWS, UNITS), start])
    second, state = made([b.input(ROWS, UNITS), state])
    b.keep(kind, [first, second, state])


BAHDANAU, LUONG = 'BahdanauAttentionV2', 'LuongAttentionV2'
FORWARD = ['BahdanauMonotonicAttentionV2', 'LuongMonotonicAttentionV2']
for _kind in [BAHDANAU, LUONG] + FORWARD:
    _option = 'normalize' if _kind.startswith('Bahdanau') else 'scale'
    _mechanism('plain', _kind)
    _mechanism(_option, _kind, **{_option: True})
    _mechanism('without_lengths', _kind, lengths=None)
    _mechanism('memory_of_other_depth', _kind, depth=2, called='mine')
for _kind in FORWARD:
    _mechanism('recursive', _kind, mode='recursive')
    _mechanism('hard_without_lengths', _kind, mode='hard', lengths=None)
    _mechanism('bias', _kind, score_bias_init=-0.5, sigmoid_noise=0.0)
_mechanism('hardmax', LUONG, probability_fn='hardmax')


@case(LUONG, 'mask')
def masked(b):
    made = private(b, LUONG)(UNITS, None)
    mask = b.constant([[1, 1, 1, 1], [0, 1, 0, 1]], 'bool')
    b.keep('memory', made(memory(b), mask=mask, setup_memory=True))
    ask(b, made)


@case(BAHDANAU, 'configuration')
def from_config(b):
    first = mechanism(b, BAHDANAU, normalize=True)
    made = private(b, BAHDANAU).from_config(first.get_config())
    made(memory(b), setup_memory=True)
    ask(b, made)
    again = made.get_config()
    b.facts['same'] = str(again == first.get_config())


@case(LUONG, 'unknown_function', raises='Invalid probability function')
def unknown_function(b):
    mechanism(b, LUONG, probability_fn='sigmoid')


@case(LUONG, 'no_memory', raises='before the setup of')
def no_memory(b):
    ask_at = private(b, LUONG)(UNITS, None)
    ask_at([b.input(ROWS, UNITS), b.input(ROWS, MEMORY)])


@case(LUONG, 'second_memory', raises='2 or 3 tensors|already been setup')
def second_memory(b):
    made = mechanism(b, LUONG)
    made([memory(b)], setup_memory=True)


@case(LUONG, 'three_inputs_and_more', raises='2 or 3 tensors')
def too_many(b):
    mechanism(b, LUONG)([b.input(ROWS, UNITS)] * 4)


def _decoding(part, name, kinds, scope=None, **options):
    @case(part, name)
    def build(b):
        cell = gru(b)
        each = [mechanism(b, kind) for kind in kinds]
        given = each if len(each) > 1 else each[0]
        wrapped = private(b, 'AttentionWrapper')(cell, given, **options)
        zero = wrapped.zero_state(ROWS, b.tf.float32)
        state = zero._replace(cell_state=b.state(cell))
        sampler = private(b, 'TrainingSampler')()
        decode(b, wrapped, sampler, state, sequence_length=lengths(b))


def decode(b, cell, sampler, state, layer=None, first=None, **given):
    """Decodes by a call, and keeps what comes out."""
    options = dict((n, given.pop(n)) for n in sorted(given) if n in OPTIONS)
    if 'called' in given:
        options['name'] = given.pop('called')
    decoder = private(b, 'BasicDecoderV2')(cell, sampler, layer, **options)
    first = b.input(ROWS, STEPS, DEPTH) if first is None else first
    call(b, decoder, first, initial_state=state, **given)
    b.facts['name'] = decoder.name


OPTIONS = (
    'impute_finished',
    'maximum_iterations',
    'output_time_major',
    'parallel_iterations',
)


def call(b, decoder, inputs, **given):
    outputs, state, ends = decoder(inputs, **given)
    b.keep('outputs', outputs)
    b.keep('state', state)
    b.keep('lengths', ends)


def lengths(b):
    return b.constant([2, 3])


for _kind in [BAHDANAU, LUONG] + FORWARD:
    _decoding(_kind, 'decoder', [_kind], attention_layer_size=2)
_decoding('BasicDecoderV2', 'two_mechanisms', [BAHDANAU, LUONG])


# BasicDecoderV2.
def _basic(name, scope=None, layer=None, **options):
    @case('BasicDecoderV2', name)
    def build(b):
        cell = gru(b)
        made = private(b, 'TrainingSampler')()
        given = dict(options, sequence_length=lengths(b))
        inner = dense(b, **layer) if layer else None
        with b.tf.variable_scope(scope or 'model'):
            decode(b, cell, made, b.state(cell), inner, **given)


_basic('plain')
_basic('output_layer', layer={'use_bias': False})
_basic('named_in_scope', scope='outer', layer={'name': 'speak'}, called='mine')
_basic('impute_finished', impute_finished=True)
_basic('maximum_iterations', maximum_iterations=2)


@case('BasicDecoderV2', 'no_sampler', raises='sampler must be a Sampler')
def no_sampler(b):
    private(b, 'BasicDecoderV2')(gru(b), gru(b))


@case('BasicDecoderV2', 'two_decoders')
def two_decoders(b):
    cell = gru(b)
    for _ in range(2):
        sampler = private(b, 'TrainingSampler')()
        decode(b, cell, sampler, b.state(cell), sequence_length=lengths(b))


# The samplers.
@case('TrainingSampler', 'time_major')
def train_time_major(b):
    cell = gru(b)
    sampler = private(b, 'TrainingSampler')(time_major=True)
    decode(
        b,
        cell,
        sampler,
        b.state(cell),
        first=b.input(STEPS, ROWS, DEPTH),
        sequence_length=b.constant([0, 2]),
        output_time_major=True,
    )


@case('TrainingSampler', 'no_lengths', raises='sequence_length is required')
def train_without_lengths(b):
    private(b, 'TrainingSampler')().initialize(b.input(ROWS, STEPS, DEPTH))


@case('TrainingSampler', 'too_early', raises='before initialize')
def train_too_early(b):
    print(private(b, 'TrainingSampler')().batch_size)


def _by_ids(kind, name, sampler=None, own=False, runs=1, **given):
    """Feeds back embeddings; the function of them is the sampler's own."""

    @case(kind, name)
    def build(b):
        b.gradients = False
        b.runs = runs
        cell, table = speaking(b), b.input(SYMBOLS, DEPTH)
        options = dict(sampler or {})
        if own:
            options['embedding_fn'] = lambda ids: 2.0 * b.tf.gather(table, ids)
        made = private(b, kind)(**options)
        given.setdefault('maximum_iterations', 4)
        given['start_tokens'] = b.constant([1, 2])
        decode(b, cell, made, b.state(cell), first=table, **given)


_by_ids('GreedyEmbeddingSampler', 'bounded', end_token=3)
_by_ids('GreedyEmbeddingSampler', 'ends', end_token=4, impute_finished=True)
_by_ids('GreedyEmbeddingSampler', 'own_function', own=True, end_token=3)
_by_ids('SampleEmbeddingSampler', 'seeded', {'seed': 7}, runs=2, end_token=3)
_by_ids(
    'SampleEmbeddingSampler',
    'temperature',
    {'seed': 7, 'softmax_temperature': 2.0},
    runs=2,
    end_token=3,
)


@case('GreedyEmbeddingSampler', 'no_function', raises='to be a? ?callable')
def greedy_array(b):
    private(b, 'GreedyEmbeddingSampler')(b.input(SYMBOLS, DEPTH))


@case('GreedyEmbeddingSampler', 'start_of_rank_0', raises='a vector')
def greedy_scalar(b):
    sampler = private(b, 'GreedyEmbeddingSampler')()
    sampler.initialize(b.input(SYMBOLS, DEPTH), b.constant(1), 3)


@case('CustomSampler', 'feeds_outputs')
def custom(b):
    tf, cell = b.tf, gru(b)
    sampler = private(b, 'CustomSampler')(
        lambda inputs, scale: (tf.constant([False, False]), inputs * scale),
        lambda time, outputs, state: outputs * 0.5,
        lambda time, outputs, state, sample_ids: (
            tf.tile(tf.reshape(time >= 1, [1]), [ROWS]),
            sample_ids,
            state,
        ),
        sample_ids_shape=tf.TensorShape([UNITS]),
        sample_ids_dtype=tf.float32,
    )
    first = b.input(ROWS, UNITS)
    decode(b, cell, sampler, b.state(cell), first=first, scale=2.0)


def _inference(name, **options):
    @case('InferenceSampler', name)
    def build(b):
        tf, cell = b.tf, gru(b)
        given = [lambda outputs: outputs * 0.5, [UNITS], tf.float32]
        given += [lambda ids: tf.reduce_sum(ids, 1) > 0.3]
        sampler = private(b, 'InferenceSampler')(*given, **options)
        state, first = b.state(cell), b.input(ROWS, UNITS)
        decode(b, cell, sampler, state, first=first, maximum_iterations=3)


_inference('plain')
_inference('next_inputs', next_inputs_fn=lambda ids: ids * 3.0)


def _scheduled(kind, name, chance, auxiliary=False, **options):
    @case(kind, name)
    def build(b):
        b.runs = 2
        b.gradients = False
        by_ids = kind == 'ScheduledEmbeddingTrainingSampler'
        cell = speaking(b) if by_ids else gru(b)
        given = {'sequence_length': lengths(b)}
        if by_ids:
            options['scheduling_seed'] = 8
            given['embedding'] = b.input(SYMBOLS, DEPTH)
        if auxiliary:
            given['auxiliary_inputs'] = b.input(ROWS, STEPS, 2)
        sampler = private(b, kind)(chance, seed=7, **options)
        given['parallel_iterations'] = 1
        decode(b, cell, sampler, b.state(cell), **given)


_kind = 'ScheduledEmbeddingTrainingSampler'
_scheduled(_kind, 'never', 0.0)
_scheduled(_kind, 'always', 1.0)
_scheduled(_kind, 'sometimes', 0.5)
_kind = 'ScheduledOutputTrainingSampler'
_scheduled(_kind, 'never', 0.0)
_scheduled(_kind, 'sometimes', 0.5)
_scheduled(_kind, 'next_inputs_fn', 1.0, next_inputs_fn=lambda x: x * 2.0)
_scheduled(_kind, 'auxiliary_inputs', 1.0, auxiliary=True)


# BeamSearchDecoderV2.
def _search(name, layer=False, end=3, **options):
    @case('BeamSearchDecoderV2', name)
    def build(b):
        b.gradients = False
        cell = gru(b) if layer else speaking(b)
        inner = dense(b, use_bias=False) if layer else None
        state = b.tf.contrib.seq2seq.tile_batch(b.state(cell), 3)
        decoder = private(b, 'BeamSearchDecoderV2')(
            cell, 3, output_layer=inner, maximum_iterations=4, **options
        )
        call(
            b,
            decoder,
            b.input(SYMBOLS, DEPTH),
            start_tokens=b.constant([1, 2]),
            end_token=end,
            initial_state=state,
        )


_search('plain')
_search('output_layer', layer=True)
_search('length_penalty', end=4, length_penalty_weight=0.8)
