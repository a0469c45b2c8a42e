"""Sequence to sequence models over Python lists, TensorFlow 0.5 to 1.15.

`models.rnn.seq2seq`, `nn.seq2seq` and `contrib.legacy_seq2seq` in one.
`seq2seq.rnn_decoder` is 1.15's; `seq2seq.for_release('0.6').rnn_decoder`
another release's, with its arguments, scopes and return values.
"""

from __future__ import annotations

from ..signatures.parts import Face

# Public name -> module that implements it.
HOMES = {
    '_extract_argmax_and_embed': 'decoders',
    'attention_decoder': 'attention',
    'basic_rnn_seq2seq': 'models',
    'embedding_attention_decoder': 'attention',
    'embedding_attention_seq2seq': 'models',
    'embedding_rnn_decoder': 'decoders',
    'embedding_rnn_seq2seq': 'models',
    'embedding_tied_rnn_seq2seq': 'models',
    'Linear': 'attention',
    'linear': 'attention',
    'model_with_buckets': 'losses',
    'one2many_rnn_seq2seq': 'many',
    'rnn_decoder': 'decoders',
    'sequence_loss': 'losses',
    'sequence_loss_by_example': 'losses',
    'tied_rnn_seq2seq': 'models',
}

# Modules in which releases kept them, the newest home first.
MODULES = (
    'contrib.legacy_seq2seq',
    'contrib.legacy_seq2seq.python.ops.seq2seq',
    'nn.seq2seq',
    'models.rnn.seq2seq',
)

_FACE = Face(__name__, HOMES, MODULES)
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
