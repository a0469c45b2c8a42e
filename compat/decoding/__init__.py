"""`contrib.seq2seq` of 1.0 to 1.15: decoders that loop inside the graph.

1.0 decodes by functions (`simple_decoder_fn_train`, `dynamic_rnn_decoder`),
later releases by objects (`BasicDecoder`, helpers, `dynamic_decode`).
`decoding.dynamic_decode` is 1.15's; `decoding.for_release('1.1')` has another
release's names, with its arguments, scopes and return values.
"""

from __future__ import annotations

from ..signatures.parts import Face

# Public name -> module that implements it.
HOMES = {
    'AttentionMechanism': 'mechanism',
    'AttentionWrapper': 'wrapper',
    'AttentionWrapperState': 'states',
    'BahdanauAttention': 'mechanisms',
    'BahdanauAttentionV2': 'mechanisms_v2',
    'BahdanauMonotonicAttention': 'monotonic',
    'BahdanauMonotonicAttentionV2': 'monotonic_v2',
    'BaseDecoder': 'called',
    'BasicDecoder': 'basic',
    'BasicDecoderOutput': 'basic',
    'BasicDecoderV2': 'called',
    'BeamSearchDecoder': 'beam',
    'BeamSearchDecoderOutput': 'states',
    'BeamSearchDecoderState': 'states',
    'BeamSearchDecoderV2': 'called',
    'CustomHelper': 'custom',
    'Decoder': 'decoder',
    'DynamicAttentionWrapper': 'dynamic_wrapper',
    'DynamicAttentionWrapperState': 'states',
    'FinalBeamSearchDecoderOutput': 'states',
    'GreedyEmbeddingHelper': 'helpers',
    'Helper': 'helpers',
    'InferenceHelper': 'custom',
    'LuongAttention': 'mechanisms',
    'LuongAttentionV2': 'mechanisms_v2',
    'LuongMonotonicAttention': 'monotonic',
    'LuongMonotonicAttentionV2': 'monotonic_v2',
    'SampleEmbeddingHelper': 'helpers',
    'ScheduledEmbeddingTrainingHelper': 'scheduled',
    'ScheduledOutputTrainingHelper': 'scheduled',
    'SequenceLoss': 'losses',
    'TrainingHelper': 'helpers',
    '_BaseAttentionMechanism': 'mechanism',
    '_BaseAttentionMechanismV2': 'mechanism_v2',
    '_BaseMonotonicAttentionMechanism': 'private_names',
    '_bahdanau_score': 'private_names',
    '_call_sampler': 'private_names',
    '_check_maybe': 'private_names',
    '_check_ndims': 'private_names',
    '_compute_attention': 'private_names',
    '_create_zero_outputs': 'private_names',
    '_get_scores': 'private_names',
    '_length_penalty': 'private_names',
    '_luong_score': 'private_names',
    '_maybe_tensor_gather_helper': 'private_names',
    '_monotonic_probability_fn': 'private_names',
    '_tensor_gather_helper': 'private_names',
    '_tile_batch': 'private_names',
    '_unstack_ta': 'private_names',
    '_zero_state_tensors': 'private_names',
    '_beam_search_step': 'beam_names',
    '_check_batch_beam': 'beam_names',
    '_mask_probs': 'beam_names',
    '_maybe_mask_score': 'memory',
    '_prepare_memory': 'memory',
    '_transpose_batch_time': 'shapes',
    'attention_decoder_fn_inference': 'attention_functions',
    'attention_decoder_fn_train': 'attention_functions',
    'bernoulli_sample': 'sampling',
    'categorical_sample': 'sampling',
    'dynamic_decode': 'dynamic',
    'dynamic_rnn_decoder': 'functions',
    'gather_tree': 'trees',
    'gather_tree_from_array': 'trees',
    'hardmax': 'shapes',
    'monotonic_attention': 'monotonic',
    'prepare_attention': 'attention_functions',
    'safe_cumprod': 'monotonic',
    'sequence_loss': 'losses',
    'simple_decoder_fn_inference': 'functions',
    'simple_decoder_fn_train': 'functions',
    'tile_batch': 'trees',
}

# Modules in which releases kept them, the newest home first.
MODULES = (
    'contrib.seq2seq',
    'contrib.seq2seq.python.ops.attention_wrapper',
    'contrib.seq2seq.python.ops.basic_decoder',
    'contrib.seq2seq.python.ops.beam_search_decoder',
    'contrib.seq2seq.python.ops.decoder',
    'contrib.seq2seq.python.ops.dynamic_attention_wrapper',
    'contrib.seq2seq.python.ops.helper',
    'contrib.seq2seq.python.ops.loss',
)

_FACE = Face(__name__, HOMES, MODULES)
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
