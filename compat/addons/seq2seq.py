"""tensorflow_addons.seq2seq: decoders, attention and samplers, as of 1.15."""

from __future__ import annotations

from . import of_contrib
from .attention import (
    AttentionWrapper,
    BahdanauAttention,
    BahdanauMonotonicAttention,
    LuongAttention,
    LuongMonotonicAttention,
)
from .decoders import (
    BaseDecoder,
    BasicDecoder,
    BeamSearchDecoder,
    dynamic_decode,
)

__all__ = [
    'AttentionWrapper',
    'BahdanauAttention',
    'BahdanauMonotonicAttention',
    'BaseDecoder',
    'BasicDecoder',
    'BeamSearchDecoder',
    'LuongAttention',
    'LuongMonotonicAttention',
    'dynamic_decode',
]
__getattr__ = of_contrib(__name__)
