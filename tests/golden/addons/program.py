"""A half-ported program that uses tensorflow_addons; prints what it gives.

    python tests/golden/addons/program.py > tests/golden/addons/recorded.json

recorded it under TensorFlow 2.11.0 with tensorflow_addons 0.19.0. All weights
are set, so that no draw matters.
"""

import json
import sys

import numpy as np
import tensorflow as tf
import tensorflow_addons as tfa

tf.compat.v1.disable_v2_behavior()
tf1 = tf.compat.v1
seq2seq = tfa.seq2seq
X = np.arange(24, dtype=np.float32).reshape(2, 4, 3) / 10 - 1
Y = np.array([[1, 0, 2, 1], [2, 2, 0, 1]], np.int32)
LENGTHS = np.array([4, 3], np.int32)
dense = tf.keras.layers.Dense


def values(*tensors):
    """Values with all weights set, and the names of the weights."""
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        weights = tf1.trainable_variables()
        for k, weight in enumerate(weights):
            shape = weight.shape.as_list()
            new = np.sin(np.arange(np.prod(shape)) + k).reshape(shape) * 0.3
            session.run(weight.assign(new.astype(np.float32)))
        told = [np.asarray(v).tolist() for v in session.run(list(tensors))]
    return {'values': told, 'names': [weight.name for weight in weights]}


def cell(kind, **options):
    def build():
        made = getattr(tfa.rnn, kind)(4, **options)
        rnn = tf.keras.layers.RNN(made, return_sequences=True)
        return values(rnn(tf.constant(X)))

    return build


def in_old_loop(kind):
    def build():
        made = getattr(tfa.rnn, kind)(4)
        outputs, state = tf1.nn.dynamic_rnn(
            made, tf.constant(X), dtype=tf.float32
        )
        return values(outputs, *state)

    return build


def start(made, batch=2):
    return made.get_initial_state(batch_size=batch, dtype=tf.float32)


def decoder(sampler, inputs=X, size=4, options=(), **given):
    def build():
        rnn = tf.keras.layers.LSTMCell(size)
        decoding = seq2seq.BasicDecoder(
            rnn, sampler(), output_layer=dense(3), **dict(options)
        )
        outputs, _, lengths = decoding(
            None if inputs is None else tf.constant(inputs),
            initial_state=start(rnn),
            **given,
        )
        return values(outputs.rnn_output, outputs.sample_id, lengths)

    return build


def embedding():
    table = tf1.get_variable('table', [3, 3])
    return lambda ids: tf.nn.embedding_lookup(table, ids)


def with_old_cell():
    rnn = tf1.nn.rnn_cell.LSTMCell(4)
    outputs, state, _ = seq2seq.BasicDecoder(
        rnn, seq2seq.TrainingSampler(), output_layer=tf1.layers.Dense(3)
    )(
        tf.constant(X),
        initial_state=rnn.zero_state(2, tf.float32),
        sequence_length=LENGTHS,
    )
    return values(outputs.rnn_output, state.h)


def by_function():
    rnn = tf1.nn.rnn_cell.GRUCell(4)
    decoding = seq2seq.BasicDecoder(
        rnn, seq2seq.sampler.TrainingSampler(), output_layer=dense(3)
    )
    outputs, state, lengths = seq2seq.dynamic_decode(
        decoding,
        maximum_iterations=5,
        decoder_init_input=tf.constant(X),
        decoder_init_kwargs={
            'initial_state': rnn.zero_state(2, tf.float32),
            'sequence_length': tf.constant(LENGTHS),
        },
    )
    return values(outputs.rnn_output, state, lengths)


def attention(kind, later=False, rnn=None, **options):
    def build():
        memory = {'memory': tf.constant(X), 'memory_sequence_length': LENGTHS}
        given = {} if later else memory
        mechanism = getattr(seq2seq, kind)(4, **dict(options, **given))
        if later:
            mechanism.setup_memory(**memory)
        wrapped = seq2seq.AttentionWrapper(
            rnn() if rnn else tf.keras.layers.LSTMCell(4),
            mechanism,
            attention_layer_size=5,
            alignment_history=True,
        )
        outputs, state, _ = seq2seq.BasicDecoder(
            wrapped, seq2seq.TrainingSampler(), output_layer=dense(3)
        )(
            tf.constant(X),
            initial_state=start(wrapped),
            sequence_length=tf.constant(LENGTHS),
        )
        return values(outputs.rnn_output, state.alignment_history.stack())

    return build


def beams(with_attention):
    def build():
        table = tf1.get_variable('table', [3, 4])
        rnn = tf.keras.layers.LSTMCell(4)
        if with_attention:
            memory = seq2seq.tile_batch(tf.constant(X), multiplier=2)
            mechanism = seq2seq.LuongAttention(4, memory)
            rnn = seq2seq.AttentionWrapper(
                rnn, mechanism, attention_layer_size=4
            )
        outputs, _, lengths = seq2seq.BeamSearchDecoder(
            rnn,
            beam_width=2,
            output_layer=dense(3),
            maximum_iterations=5,
            length_penalty_weight=0.5,
        )(
            table,
            start_tokens=tf.fill([2], 1),
            end_token=2,
            initial_state=start(rnn, 4),
        )
        scores = outputs.beam_search_decoder_output.scores
        return values(outputs.predicted_ids, scores, lengths)

    return build


def losses():
    logits, labels = tf.constant(X), tf.constant(Y)
    weights = tf.ones([2, 4])
    return values(
        seq2seq.sequence_loss(logits, labels, weights),
        seq2seq.sequence_loss(
            logits, labels, weights, average_across_batch=False
        ),
        seq2seq.SequenceLoss()(labels, logits, weights),
        seq2seq.hardmax(tf.constant(X[0])),
    )


def crf():
    scores, labels = tf.constant(X), tf.constant(Y)
    lengths, change = tf.constant(LENGTHS), tf.constant(X[:, :3].mean(0))
    likelihood, _ = tfa.text.crf_log_likelihood(
        scores, labels, lengths, change
    )
    return values(
        likelihood,
        *tfa.text.crf.crf_decode(scores, change, lengths),
        tfa.text.crf_log_norm(scores, lengths, change),
        tfa.text.crf_sequence_score(scores, labels, lengths, change),
    )


def crf_of_its_own():
    """The scores of changes are a new variable, which no scope shares."""
    scores, labels = tf.constant(X), tf.constant(Y)
    told = []
    for _ in range(2):
        with tf1.variable_scope('crf', reuse=tf1.AUTO_REUSE):
            told += tfa.text.crf.crf_log_likelihood(
                scores, labels, tf.constant(LENGTHS)
            )
    return values(*told)


def activations():
    x = tf.constant(X)
    names = 'gelu hardshrink lisht mish snake softshrink sparsemax tanhshrink'
    return values(*(getattr(tfa.activations, n)(x) for n in names.split()))


GREEDY = {'start_tokens': [1, 1], 'end_token': 2}
AT_MOST = {'maximum_iterations': 5}
CASES = {
    'LayerNormLSTMCell': cell('LayerNormLSTMCell', norm_epsilon=1e-2),
    'LayerNormSimpleRNNCell': cell('LayerNormSimpleRNNCell'),
    'NASCell': cell('NASCell'),
    'NASCell, projected': cell('NASCell', projection=3, use_bias=True),
    'PeepholeLSTMCell': cell('PeepholeLSTMCell'),
    'LayerNormLSTMCell in dynamic_rnn': in_old_loop('LayerNormLSTMCell'),
    'PeepholeLSTMCell in dynamic_rnn': in_old_loop('PeepholeLSTMCell'),
    'BasicDecoder': decoder(
        lambda: seq2seq.TrainingSampler(), sequence_length=LENGTHS
    ),
    'GreedyEmbeddingSampler': decoder(
        lambda: seq2seq.GreedyEmbeddingSampler(embedding()),
        None,
        options=AT_MOST,
        **GREEDY,
    ),
    'GreedyEmbeddingSampler, embedding given': decoder(
        lambda: seq2seq.GreedyEmbeddingSampler(),
        X[0, :3],
        options=AT_MOST,
        **GREEDY,
    ),
    'ScheduledEmbeddingTrainingSampler': decoder(
        lambda: seq2seq.ScheduledEmbeddingTrainingSampler(
            0.0, embedding_fn=embedding()
        ),
        sequence_length=LENGTHS,
    ),
    'ScheduledOutputTrainingSampler': decoder(
        lambda: seq2seq.ScheduledOutputTrainingSampler(0.0),
        sequence_length=LENGTHS,
    ),
    'BasicDecoder, old cell': with_old_cell,
    'dynamic_decode': by_function,
    'LuongAttention': attention('LuongAttention', scale=True),
    'LuongAttention, memory later': attention('LuongAttention', later=True),
    'BahdanauAttention': attention('BahdanauAttention', normalize=True),
    'BahdanauAttention, old cell': attention(
        'BahdanauAttention', rnn=lambda: tf1.nn.rnn_cell.GRUCell(4)
    ),
    'BahdanauMonotonicAttention': attention(
        'BahdanauMonotonicAttention', mode='hard'
    ),
    'LuongMonotonicAttention': attention('LuongMonotonicAttention'),
    'BeamSearchDecoder': beams(with_attention=False),
    'BeamSearchDecoder, attention': beams(with_attention=True),
    'losses': losses,
    'crf': crf,
    'crf_of_its_own': crf_of_its_own,
    'activations': activations,
}


def main():
    """Prints what each case gives, as JSON."""
    told = {}
    for name, build in CASES.items():
        with tf.Graph().as_default():
            try:
                told[name] = build()
            except Exception as error:
                told[name] = repr(error)
    json.dump(told, sys.stdout, sort_keys=True)
    sys.stdout.write('\n')


if __name__ == '__main__':
    main()
