"""What tensorflow_addons had of `contrib`, and what stands for the rest.

The functions compute the same; they were compared with tensorflow_addons
0.23.0 on TensorFlow 2.14. Its decoders and attention are layers of Keras 2.
"""

from __future__ import annotations

PACKAGE = 'tensorflow_addons'
# Modules of the package that hold such functions.
MODULES = frozenset(
    'seq2seq seq2seq.attention_wrapper seq2seq.beam_search_decoder '
    'seq2seq.loss text text.crf'.split()
)
# Names below the package to those of TensorFlow 1.15.
SAME = {
    **{
        f'text.{name}': f'contrib.crf.{name}'
        for name in (
            'crf_binary_score crf_decode crf_log_likelihood crf_log_norm '
            'crf_multitag_sequence_score crf_sequence_score crf_unary_score '
            'viterbi_decode'
        ).split()
    },
    **{
        f'seq2seq.{name}': f'contrib.seq2seq.{name}'
        for name in (
            'gather_tree_from_array hardmax monotonic_attention safe_cumprod '
            'sequence_loss tile_batch'
        ).split()
    },
}
# What has another name or other arguments in TensorFlow 1.15.
_INSTEAD = {
    'rnn.NASCell': 'contrib.rnn.NASCell(num_units)',
    'rnn.PeepholeLSTMCell': (
        'nn.rnn_cell.LSTMCell(num_units, use_peepholes=True)'
    ),
    'seq2seq.AttentionWrapper': (
        'contrib.seq2seq.AttentionWrapper(cell, mechanism), and its '
        'zero_state(batch_size, dtype)'
    ),
    'seq2seq.BasicDecoder': (
        'contrib.seq2seq.BasicDecoder(cell, helper, initial_state, '
        'output_layer) and dynamic_decode'
    ),
    'seq2seq.BeamSearchDecoder': (
        'contrib.seq2seq.BeamSearchDecoder(cell, embedding, start_tokens, '
        'end_token, initial_state, beam_width) and dynamic_decode'
    ),
    'seq2seq.GreedyEmbeddingSampler': (
        'contrib.seq2seq.GreedyEmbeddingHelper(embedding, start_tokens, '
        'end_token)'
    ),
    'seq2seq.SampleEmbeddingSampler': (
        'contrib.seq2seq.SampleEmbeddingHelper(embedding, start_tokens, '
        'end_token)'
    ),
    'seq2seq.TrainingSampler': (
        'contrib.seq2seq.TrainingHelper(inputs, sequence_length)'
    ),
    'seq2seq.dynamic_decode': 'contrib.seq2seq.dynamic_decode(decoder)',
    **{
        f'seq2seq.{name}': (
            f'contrib.seq2seq.{name}(num_units, memory, '
            'memory_sequence_length)'
        )
        for name in (
            'BahdanauAttention BahdanauMonotonicAttention LuongAttention '
            'LuongMonotonicAttention'
        ).split()
    },
}


def short(name):
    """A name below the package without the module that it stands in.

    Args:
        name: Such as `text.crf.crf_decode`.

    Returns:
        Such as `text.crf_decode`.
    """
    parts = name.split('.')
    return '.'.join(parts[:1] + parts[1:][-1:])


def advice(names):
    """What to write for names of the package, a string.

    Args:
        names: Names below the package, such as `seq2seq.BasicDecoder`.
    """
    told = []
    for name in sorted({short(name) for name in names}):
        new = SAME.get(name) or _INSTEAD.get(name)
        if not name:
            told.append('import what is used of it by name')
        elif new:
            told.append(f'for {name} write legacy_rnn.compat.r1_15.{new}')
        else:
            told.append(f'nothing stands for {name}')
    return '; '.join(told)
