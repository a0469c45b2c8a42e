"""Linear-chain conditional random fields, `contrib.crf` of 0.11 to 1.15.

`crf.crf_log_likelihood` is 1.15's; `crf.for_release('1.4')` has another
release's, which differ in sequences of no step and of one.
"""

from __future__ import annotations

from ..signatures.parts import Face

# Public name -> module that implements it.
HOMES = {
    'CrfDecodeBackwardRnnCell': 'cells',
    'CrfDecodeForwardRnnCell': 'cells',
    'CrfForwardRnnCell': 'cells',
    'crf_binary_score': 'scores',
    'crf_decode': 'decoding',
    'crf_log_likelihood': 'likelihood',
    'crf_log_norm': 'likelihood',
    'crf_multitag_sequence_score': 'likelihood',
    'crf_sequence_score': 'scores',
    'crf_unary_score': 'scores',
    'viterbi_decode': 'decoding',
}

# Modules in which releases kept them, the newest home first.
MODULES = (
    'contrib.crf',
    'contrib.crf.python.ops.crf',
)

_FACE = Face(__name__, HOMES, MODULES)
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
