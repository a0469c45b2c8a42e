"""Decoders and helpers of `contrib.seq2seq`, 1.1 on."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection('1.1')
ROWS, STEPS, DEPTH, UNITS, SYMBOLS = 2, 3, 3, 3, 5
PACKAGE = 'seq2seq.'


def case(part, name, **options):
    return CASES.case(PACKAGE + part, name, **options)


def seq2seq(b):
    return b.tf.contrib.seq2seq


def gru(b):
    return b.cells.GRUCell(UNITS)


def speaking(b):
    """A cell whose outputs are logits over symbols."""
    return b.cells.OutputProjectionWrapper(gru(b), SYMBOLS)


def dense(b, units=SYMBOLS, **options):
    return b.find('layers.Dense', 'python.layers.core.Dense')(units, **options)


def training(b, depth=DEPTH, **options):
    return seq2seq(b).TrainingHelper(
        b.input(ROWS, STEPS, depth), b.constant([2, 3]), **options
    )


def decode(b, cell, helper, layer=None, state=None, **options):
    """Decodes and keeps all that the release returns."""
    state = b.state(cell) if state is None else state
    decoder = seq2seq(b).BasicDecoder(cell, helper, state, layer)
    run_decoder(b, decoder, **options)


def run_decoder(b, decoder, **options):
    results = seq2seq(b).dynamic_decode(decoder, **options)
    b.facts['number of results'] = str(len(results))
    b.keep('outputs', results[0])
    b.keep('state', results[1])
    if len(results) > 2:
        b.keep('lengths', results[2])


# TrainingHelper.
@case('TrainingHelper', 'ragged')
def train_ragged(b):
    decode(b, gru(b), training(b))


@case('TrainingHelper', 'time_major')
def train_time_major(b):
    helper = seq2seq(b).TrainingHelper(
        b.input(STEPS, ROWS, DEPTH), b.constant([2, 3]), time_major=True
    )
    decode(b, gru(b), helper, output_time_major=True)


@case('TrainingHelper', 'zero_length')
def train_zero(b):
    helper = seq2seq(b).TrainingHelper(
        b.input(ROWS, STEPS, DEPTH), b.constant([0, 2])
    )
    decode(b, b.cells.LSTMCell(UNITS), helper, impute_finished=True)


# BasicDecoder and dynamic_decode.
@case('BasicDecoder', 'output_layer')
def basic_layer(b):
    decode(b, gru(b), training(b), dense(b))


@case('BasicDecoder', 'named_layer_in_scope')
def basic_named_layer(b):
    layer = dense(b, use_bias=False, name='speak')
    with b.tf.variable_scope('decoder'):
        decode(b, gru(b), training(b), layer, scope='inner')


@case('BasicDecoderOutput', 'fields')
def basic_output(b):
    made = seq2seq(b).BasicDecoderOutput(b.input(2, 3), b.constant([1, 2]))
    b.facts['fields'] = ' '.join(made._fields)
    b.keep('outputs', made)


@case('dynamic_decode', 'impute_finished')
def decode_imputed(b):
    decode(b, b.cells.LSTMCell(UNITS), training(b), impute_finished=True)


@case('dynamic_decode', 'maximum_iterations')
def decode_at_most(b):
    decode(b, gru(b), training(b), maximum_iterations=2)


@case('dynamic_decode', 'no_decoder', raises='.')
def decode_nothing(b):
    seq2seq(b).dynamic_decode(gru(b))


# GreedyEmbeddingHelper.
def greedy(b, end=3):
    return seq2seq(b).GreedyEmbeddingHelper(
        b.input(SYMBOLS, DEPTH), b.constant([1, 2]), end
    )


@case('GreedyEmbeddingHelper', 'bounded')
def greedy_bounded(b):
    decode(b, speaking(b), greedy(b), maximum_iterations=4)


@case('GreedyEmbeddingHelper', 'output_layer')
def greedy_layer(b):
    decode(b, gru(b), greedy(b, 0), dense(b), maximum_iterations=4)


@case('GreedyEmbeddingHelper', 'ends')
def greedy_ends(b):
    b.gradients = False
    decode(
        b,
        speaking(b),
        greedy(b, 4),
        maximum_iterations=5,
        impute_finished=True,
    )


@case('GreedyEmbeddingHelper', 'callable_embedding')
def greedy_callable(b):
    table = b.input(SYMBOLS, DEPTH)
    helper = seq2seq(b).GreedyEmbeddingHelper(
        lambda ids: b.tf.nn.embedding_lookup(table, ids) * 2.0,
        b.constant([1, 2]),
        3,
    )
    decode(b, speaking(b), helper, maximum_iterations=3)


@case('GreedyEmbeddingHelper', 'start_of_rank_0', raises='.')
def greedy_scalar(b):
    seq2seq(b).GreedyEmbeddingHelper(b.input(5, 3), b.constant(1), 3)


# SampleEmbeddingHelper draws by a seed. Up to 1.2 the kernel of `multinomial`
# drew other numbers from it than all later ones, today's included.
def _sampling(name, **options):
    @case('SampleEmbeddingHelper', name, since='1.4')
    def build(b):
        b.runs = 2
        b.gradients = False
        helper = seq2seq(b).SampleEmbeddingHelper(
            b.input(SYMBOLS, DEPTH), b.constant([1, 2]), 3, seed=7, **options
        )
        decode(b, speaking(b), helper, maximum_iterations=4)


@case('SampleEmbeddingHelper', 'first_inputs', since='1.2')
def sample_first(b):
    helper = seq2seq(b).SampleEmbeddingHelper(
        b.input(SYMBOLS, DEPTH), b.constant([1, 2]), 3, seed=7
    )
    finished, inputs = helper.initialize()
    ids = b.constant([3, 2])
    following = helper.next_inputs(b.tf.constant(0), inputs, inputs, ids)
    b.keep('outputs', [finished, inputs, following[:2]])


_sampling('seeded')
_sampling('temperature', softmax_temperature=2.0)


# CustomHelper and InferenceHelper.
@case('CustomHelper', 'feeds_outputs')
def custom(b):
    tf, first = b.tf, b.input(ROWS, UNITS)

    def initialize():
        return tf.constant([False, False]), first

    def sample(time, outputs, state):
        return tf.cast(tf.argmax(outputs, 1), tf.int32)

    def next_inputs(time, outputs, state, sample_ids):
        done = tf.tile(tf.reshape(time >= 2, [1]), [ROWS])
        return done, outputs * 2.0, state

    helper = seq2seq(b).CustomHelper(initialize, sample, next_inputs)
    decode(b, gru(b), helper)


@case('CustomHelper', 'sample_shape', since='1.4')
def custom_sample(b):
    tf, first = b.tf, b.input(ROWS, UNITS)
    helper = seq2seq(b).CustomHelper(
        lambda: (tf.constant([False, False]), first),
        lambda time, outputs, state: outputs * 0.5,
        lambda time, outputs, state, sample_ids: (
            tf.tile(tf.reshape(time >= 1, [1]), [ROWS]),
            sample_ids,
            state,
        ),
        sample_ids_shape=tf.TensorShape([UNITS]),
        sample_ids_dtype=tf.float32,
    )
    decode(b, gru(b), helper)


def _inference(name, **options):
    @case('InferenceHelper', name, since='1.4')
    def build(b):
        tf = b.tf
        given = [lambda outputs: outputs * 0.5, [UNITS], tf.float32]
        given += [b.input(ROWS, UNITS)]
        given += [lambda ids: tf.reduce_sum(ids, 1) > 0.3]
        helper = seq2seq(b).InferenceHelper(*given, **options)
        decode(b, gru(b), helper, maximum_iterations=3)


_inference('plain')
_inference('next_inputs', next_inputs_fn=lambda ids: ids * 3.0)


# Scheduled sampling.
def _scheduled_embedding(name, probability, since='1.4'):
    @case('ScheduledEmbeddingTrainingHelper', name, since=since)
    def build(b):
        b.runs = 2
        helper = seq2seq(b).ScheduledEmbeddingTrainingHelper(
            b.input(ROWS, STEPS, DEPTH),
            b.constant([2, 3]),
            b.input(SYMBOLS, DEPTH),
            probability,
            seed=7,
            scheduling_seed=8,
        )
        b.gradients = False
        decode(b, speaking(b), helper, parallel_iterations=1)


_scheduled_embedding('never', 0.0, since='1.1')
_scheduled_embedding('always', 1.0)
_scheduled_embedding('sometimes', 0.5)


def _scheduled_output(name, probability, since='1.1', until='1.15', **kinds):
    """Adds a case of a decoding, and one of the helper's first step.

    Up to 1.2 no decoding ran, as the kinds of what was sampled differ.
    """

    def helper_of(b):
        named = dict((key, make(b)) for key, make in sorted(kinds.items()))
        named['seed'] = 7
        given = [b.input(ROWS, STEPS, DEPTH), b.constant([2, 3]), probability]
        b.runs = 2
        b.gradients = False
        return seq2seq(b).ScheduledOutputTrainingHelper(*given, **named)

    def build(b):
        decode(b, gru(b), helper_of(b), parallel_iterations=1)

    def build_step(b):
        helper, time = helper_of(b), b.tf.constant(0)
        outputs, state = b.input(ROWS, UNITS), b.input(ROWS, UNITS)
        finished, first = helper.initialize()
        ids = helper.sample(time, outputs, state)
        following = helper.next_inputs(time, outputs, state, ids)
        b.keep('outputs', [finished, first, ids, following[:2]])
        b.keep('state', following[2])

    part = PACKAGE + 'ScheduledOutputTrainingHelper'
    CASES.add(part, name + '_step', build_step, since=since, until=until)
    if until == '1.15':
        CASES.add(part, name, build, since='1.4')


_scheduled_output('never', 0.0)
_scheduled_output('always', 1.0)
_scheduled_output('sometimes', 0.5)
_scheduled_output(
    'next_input_layer',
    1.0,
    until='1.2',
    next_input_layer=lambda b: dense(b, DEPTH),
)
_scheduled_output(
    'next_inputs_fn',
    1.0,
    since='1.4',
    next_inputs_fn=lambda b: lambda outputs: outputs * 2.0,
)
_scheduled_output(
    'auxiliary_inputs',
    1.0,
    auxiliary_inputs=lambda b: b.input(ROWS, STEPS, 2),
)


# A decoder of the user's own.
@case('Decoder', 'own')
def own_decoder(b):
    tf = b.tf

    class Halving(seq2seq(b).Decoder):
        @property
        def batch_size(self):
            return tf.constant(ROWS)

        @property
        def output_size(self):
            return tf.TensorShape([2]) if b.since('1.2') else 2

        @property
        def output_dtype(self):
            return tf.float32

        def initialize(self, name=None):
            done = tf.constant([False, False])
            return done, b.input(ROWS, 2), b.input(ROWS, 2)

        def step(self, time, inputs, state, name=None):
            state = 0.5 * state + inputs
            done = tf.tile(tf.reshape(time >= 2, [1]), [ROWS])
            return state * 2.0, state, inputs * 0.5, done

    run_decoder(b, Halving())
