"""Connectionist temporal classification, 0.8 to 1.15.

`contrib.ctc` of 0.8 and 0.9 and `nn.ctc_*` from 0.10, in each release's order
of arguments, on TensorFlow's own kernels.
"""

from __future__ import annotations

from ..signatures.parts import Face

# Public name -> module that implements it.
HOMES = {
    'ctc_beam_search_decoder': 'functions',
    'ctc_beam_search_decoder_v2': 'functions',
    'ctc_greedy_decoder': 'functions',
    'ctc_loss': 'functions',
    'ctc_loss_v2': 'functions',
    'ctc_unique_labels': 'functions',
}

# Modules in which releases kept them, the newest home first.
MODULES = (
    'nn',
    'contrib.ctc',
)

_FACE = Face(__name__, HOMES, MODULES)
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
