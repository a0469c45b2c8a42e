"""What stands here for names of tensorflow_addons, in `compat.addons`.

The functions and decoders compute the same; they were compared with
tensorflow_addons 0.19.0 on TensorFlow 2.11 and 0.23.0 on 2.14.
"""

from __future__ import annotations

PACKAGE = 'tensorflow_addons'
HOME = 'legacy_rnn.compat.addons'
_SAMPLERS = 'contrib.seq2seq.python.ops.sampler'
# Names of TensorFlow 1.15 that are the same under another name or module.
SAME = {
    'image.dense_image_warp': 'contrib.image.dense_image_warp',
    **{
        f'text.{name}': f'contrib.crf.{name}'
        for name in (
            'crf_binary_score crf_decode crf_log_norm '
            'crf_multitag_sequence_score crf_sequence_score crf_unary_score '
            'viterbi_decode'
        ).split()
    },
    **{
        f'seq2seq.{name}': f'contrib.seq2seq.{name}'
        for name in (
            'AttentionMechanism AttentionWrapperState '
            'BasicDecoderOutput BeamSearchDecoderOutput '
            'BeamSearchDecoderState Decoder FinalBeamSearchDecoderOutput '
            'SequenceLoss gather_tree gather_tree_from_array '
            'hardmax monotonic_attention safe_cumprod sequence_loss tile_batch'
        ).split()
    },
    **{
        f'seq2seq.{name}': f'{_SAMPLERS}.{name}'
        for name in (
            'CustomSampler GreedyEmbeddingSampler InferenceSampler '
            'SampleEmbeddingSampler Sampler ScheduledEmbeddingTrainingSampler '
            'ScheduledOutputTrainingSampler TrainingSampler'
        ).split()
    },
}
# Those that are written here, by module.
OURS = {
    'activations': frozenset(
        'gelu hardshrink lisht mish snake softshrink sparsemax '
        'tanhshrink'.split()
    ),
    'rnn': frozenset(
        'LayerNormLSTMCell LayerNormSimpleRNNCell NASCell '
        'PeepholeLSTMCell'.split()
    ),
    'seq2seq': frozenset(
        'AttentionWrapper BahdanauAttention BahdanauMonotonicAttention '
        'BaseDecoder BasicDecoder BeamSearchDecoder LuongAttention '
        'LuongMonotonicAttention dynamic_decode'.split()
    ),
    'text': frozenset(['crf_log_likelihood']),
}
# Its modules of which something is here.
MODULES = frozenset({*OURS, *(name.partition('.')[0] for name in SAME)})
# What a module of the package is asked for as one of its own.
_INNER = frozenset(
    {
        '',
        *'attention_wrapper basic_decoder beam_search_decoder crf decoder '
        'layer_norm_lstm_cell loss nas_cell sampler'.split(),
    }
)


def short(name):
    """A name below the package without the module that it stands in.

    Args:
        name: Such as `text.crf.crf_decode`.

    Returns:
        Such as `text.crf_decode`.
    """
    parts = name.split('.')
    return '.'.join(parts[:1] + parts[1:][-1:])


def is_here(name):
    """Whether a name below the package is here, or may be asked for one.

    Args:
        name: Such as `text.crf.crf_decode`, or `text` for the module.
    """
    module, _, leaf = short(name).partition('.')
    return is_value(name) or (module in MODULES and leaf in _INNER)


def is_value(name):
    """Whether a name below the package is a function or a class that is here.

    Args:
        name: As `is_here` takes it.
    """
    module, _, leaf = short(name).partition('.')
    return f'{module}.{leaf}' in SAME or leaf in OURS.get(module, ())


def lost(names):
    """Which of some names below the package are not here, a sorted list."""
    return sorted({short(name) for name in names if not is_here(name)})


def need_keras(text):
    """Whether a source names cells of the package, which need Keras 2.

    Args:
        text: The source.
    """
    return PACKAGE in text and any(cell in text for cell in OURS['rnn'])
