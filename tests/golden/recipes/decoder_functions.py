"""The decoders of `contrib.seq2seq` in 1.0, which are functions."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()
ROWS, STEPS, DEPTH, UNITS, SYMBOLS = 2, 3, 3, 3, 5
PACKAGE = 'seq2seq.'
ONLY = {'since': '1.0', 'until': '1.0'}


def case(part, name):
    return CASES.case(PACKAGE + part, name, **ONLY)


def keep(b, results):
    outputs, state, context = results
    b.keep('outputs', outputs)
    b.keep('state', state)
    b.facts['context'] = str(context is not None)


def decode_inputs(b, decoder_fn, cell, **options):
    """Runs a decoder over given inputs."""
    lengths = b.constant([2, 3])
    named = dict(inputs=b.input(ROWS, STEPS, DEPTH), sequence_length=lengths)
    named.update(options)
    decode = b.tf.contrib.seq2seq.dynamic_rnn_decoder
    keep(b, decode(cell, decoder_fn, **named))


@case('simple_decoder_fn_train', 'gru')
def simple_train(b):
    cell = b.cells.GRUCell(UNITS)
    decoder = b.tf.contrib.seq2seq.simple_decoder_fn_train(b.state(cell))
    decode_inputs(b, decoder, cell)


@case('dynamic_rnn_decoder', 'lstm_time_major')
def simple_time_major(b):
    cell = b.cells.LSTMCell(UNITS)
    decoder = b.tf.contrib.seq2seq.simple_decoder_fn_train(b.state(cell))
    inputs = b.input(STEPS, ROWS, DEPTH)
    decode_inputs(
        b, decoder, cell, inputs=inputs, time_major=True, scope='mine'
    )


def _output_fn(b):
    weights = b.input(UNITS, SYMBOLS)
    return lambda outputs: b.tf.matmul(outputs, weights)


@case('simple_decoder_fn_inference', 'gru')
def simple_inference(b):
    cell = b.cells.GRUCell(UNITS)
    decoder = b.tf.contrib.seq2seq.simple_decoder_fn_inference(
        output_fn=_output_fn(b),
        encoder_state=b.state(cell),
        embeddings=b.input(SYMBOLS, DEPTH),
        start_of_sequence_id=1,
        end_of_sequence_id=3,
        maximum_length=4,
        num_decoder_symbols=SYMBOLS,
    )
    b.gradients = False
    keep(b, b.tf.contrib.seq2seq.dynamic_rnn_decoder(cell, decoder))


def _attention(b, kind):
    keys, values, score, construct = b.tf.contrib.seq2seq.prepare_attention(
        b.input(ROWS, 4, UNITS), kind, UNITS
    )
    return {
        'attention_keys': keys,
        'attention_values': values,
        'attention_score_fn': score,
        'attention_construct_fn': construct,
    }


def _attention_cases(kind):
    @case('prepare_attention', kind)
    def prepared(b):
        made = _attention(b, kind)
        b.keep('outputs', [made['attention_keys'], made['attention_values']])
        query = b.input(ROWS, UNITS)
        with b.tf.variable_scope('model'):
            context = made['attention_construct_fn'](
                query, made['attention_keys'], made['attention_values']
            )
        b.keep('context', context)

    @case('attention_decoder_fn_train', kind)
    def train(b):
        cell = b.cells.GRUCell(UNITS)
        decoder = b.tf.contrib.seq2seq.attention_decoder_fn_train(
            encoder_state=b.state(cell), **_attention(b, kind)
        )
        decode_inputs(b, decoder, cell)

    @case('attention_decoder_fn_inference', kind)
    def inference(b):
        cell = b.cells.GRUCell(UNITS)
        named = _attention(b, kind)
        named.update(output_fn=_output_fn(b), encoder_state=b.state(cell))
        named.update(embeddings=b.input(SYMBOLS, DEPTH), maximum_length=4)
        named.update(start_of_sequence_id=1, end_of_sequence_id=3)
        named.update(num_decoder_symbols=SYMBOLS)
        decoder = b.tf.contrib.seq2seq.attention_decoder_fn_inference(**named)
        b.gradients = False
        keep(b, b.tf.contrib.seq2seq.dynamic_rnn_decoder(cell, decoder))


for _kind in ('luong', 'bahdanau'):
    _attention_cases(_kind)


@case('prepare_attention', 'unknown')
def unknown_attention(b):
    made = _attention(b, 'none')
    keys, values = made['attention_keys'], made['attention_values']
    made['attention_construct_fn'](b.input(ROWS, UNITS), keys, values)


CASES.cases[-1].raises = 'attention'
