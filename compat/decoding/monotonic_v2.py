"""Attention that only moves forward, as layers."""

from __future__ import annotations

import functools

import tensorflow as tf

from ..releases import Release
from .mechanism_v2 import _BaseAttentionMechanismV2
from .mechanisms_v2 import Additive, Multiplicative
from .monotonic import Monotonic, choose

v1 = tf.compat.v1

_SIGMOID = ('sigmoid_noise', 'sigmoid_noise_seed', 'score_bias_init', 'mode')


class _Biased(Monotonic, _BaseAttentionMechanismV2):
    """A bias is added to the scores, which become chances to stop."""

    attention_score_bias = None
    score_bias_init: float

    def get_config(self):
        """The configuration that `from_config` reads."""
        own = {name: getattr(self, name) for name in _SIGMOID}
        return {**super().get_config(), **own}

    def _choosing(self, noise, seed, bias, mode):
        """Keeps the arguments; gives the function of scores and state."""
        given = zip(_SIGMOID, (noise, seed, bias, mode), strict=True)
        self.__dict__.update(given)
        return functools.partial(choose, self.release, noise, mode, seed)

    def _make_bias(self):
        start = v1.constant_initializer(self.score_bias_init)
        self.attention_score_bias = self.add_weight(
            'attention_score_bias', [], initializer=start
        )

    def _calculate_attention(self, query, state):
        score = self._score(query) + self.attention_score_bias
        alignments = self.probability_fn(score, state)
        return alignments, alignments


class BahdanauMonotonicAttentionV2(_Biased, Additive):
    """`BahdanauMonotonicAttention` as a layer.

    Args:
        units: Depth of keys and queries.
        memory: `[batch, time, depth]`, or None.
        memory_sequence_length: `[batch]`, or None.
        normalize: As for `BahdanauAttentionV2`.
        sigmoid_noise: Deviation of the noise on the scores.
        sigmoid_noise_seed: Seed of the noise.
        score_bias_init: Where the bias of the scores starts.
        mode: `recursive`, `parallel` or `hard`.
        kernel_initializer: Initializer of v, or its name.
        dtype: Type of the weights; float32 by default.
        name: Name of the layer.
        **kwargs: `query_layer`, `memory_layer` and what a layer takes.

    Source: Raffel et al. 2017, https://arxiv.org/abs/1704.00784.
    """

    release = Release('1.15')

    def __init__(
        self,
        units,
        memory,
        memory_sequence_length=None,
        normalize=False,
        sigmoid_noise=0.0,
        sigmoid_noise_seed=None,
        score_bias_init=0.0,
        mode='parallel',
        kernel_initializer='glorot_uniform',
        dtype=None,
        name='BahdanauMonotonicAttention',
        **kwargs,
    ):
        sigmoid = (sigmoid_noise, sigmoid_noise_seed, score_bias_init, mode)
        super().__init__(
            units,
            memory,
            self._choosing(*sigmoid),
            normalize,
            kernel_initializer,
            dtype,
            memory_sequence_length=memory_sequence_length,
            name=name,
            **kwargs,
        )


class LuongMonotonicAttentionV2(_Biased, Multiplicative):
    """`LuongMonotonicAttention` as a layer.

    Args:
        units: Depth of keys and queries.
        memory: `[batch, time, depth]`, or None.
        memory_sequence_length: `[batch]`, or None.
        scale: Whether a weight scales the scores.
        sigmoid_noise: Deviation of the noise on the scores.
        sigmoid_noise_seed: Seed of the noise.
        score_bias_init: Where the bias of the scores starts.
        mode: `recursive`, `parallel` or `hard`.
        dtype: Type of the weights; float32 by default.
        name: Name of the layer.
        **kwargs: `memory_layer` and what a layer takes.

    Source: Raffel et al. 2017, https://arxiv.org/abs/1704.00784.
    """

    release = Release('1.15')

    def __init__(
        self,
        units,
        memory,
        memory_sequence_length=None,
        scale=False,
        sigmoid_noise=0.0,
        sigmoid_noise_seed=None,
        score_bias_init=0.0,
        mode='parallel',
        dtype=None,
        name='LuongMonotonicAttention',
        **kwargs,
    ):
        sigmoid = (sigmoid_noise, sigmoid_noise_seed, score_bias_init, mode)
        super().__init__(
            units,
            memory,
            self._choosing(*sigmoid),
            scale,
            dtype,
            memory_sequence_length=memory_sequence_length,
            name=name,
            **kwargs,
        )

    def build(self, input_shape):
        """Makes the layer at hand, and once the weights."""
        super().build(input_shape)
        if self.attention_score_bias is None:
            self._make_bias()
