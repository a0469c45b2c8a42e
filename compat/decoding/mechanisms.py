"""Attention by Bahdanau and by Luong."""

from __future__ import annotations

import math

import tensorflow as tf

from .mechanism import GIVES, Scored
from .scores import bahdanau_score, luong_score, projection, scalar


class LuongAttention(Scored):
    """Scores are products of query and keys.

    Args:
        num_units: Depth of keys and queries.
        memory: `[batch, time, depth]`.
        memory_sequence_length: `[batch]`, or None.
        scale: Whether a weight scales the scores; `normalize` in 1.1.
        probability_fn: Function of scores; softmax by default.
        score_mask_value: Score of padding; -inf by default.
        dtype: Type of the weights; float32 by default.
        custom_key_value_fn: Function of keys and values that gives both.
        name: Name of the operations.
        normalize: Its name in 1.1, with a bias `attention_r`.
        attention_r_initializer: Where that bias starts; 0 by default.

    Source: Luong et al. 2015, https://arxiv.org/abs/1508.04025.
    """

    def __init__(
        self,
        num_units,
        memory,
        memory_sequence_length=None,
        scale=False,
        probability_fn=None,
        score_mask_value=None,
        dtype=None,
        custom_key_value_fn=None,
        name='LuongAttention',
        normalize=False,
        attention_r_initializer=None,
    ):
        super().__init__(
            query_layer=None,
            memory_layer=projection(
                self.release, num_units, 'memory_layer', dtype
            ),
            memory=memory,
            probability_fn=_of_scores(self.release, probability_fn),
            memory_sequence_length=memory_sequence_length,
            score_mask_value=score_mask_value,
            custom_key_value_fn=custom_key_value_fn,
            name=name,
        )
        self._num_units = num_units
        self._scale = scale
        self._normalize = normalize
        self._r_start = attention_r_initializer or 0.0
        self._name = name

    def _score(self, query):
        score = luong_score(query, self._keys)
        if self._normalize:
            start = math.sqrt(1.0 / int(self._num_units))
            gain = scalar('attention_g', start, query.dtype)
            shift = scalar('attention_r', self._r_start, query.dtype)
            return gain * score + shift
        if self._scale:
            score = scalar('attention_g', 1.0, query.dtype) * score
        return score


class BahdanauAttention(Scored):
    """Scores are `v . tanh(keys + query W)`.

    Args:
        num_units: Depth of keys and queries.
        memory: `[batch, time, depth]`.
        memory_sequence_length: `[batch]`, or None.
        normalize: Whether v is normalized to a weight, with a bias inside.
        probability_fn: Function of scores; softmax by default.
        score_mask_value: Score of padding; -inf by default.
        dtype: Type of the weights; float32 by default.
        custom_key_value_fn: Function of keys and values that gives both.
        name: Name of the operations.
        attention_r_initializer: Where the bias of normalized scores starts,
            in 1.1; 0 by default.

    Source: Bahdanau et al. 2014, https://arxiv.org/abs/1409.0473.
    """

    def __init__(
        self,
        num_units,
        memory,
        memory_sequence_length=None,
        normalize=False,
        probability_fn=None,
        score_mask_value=None,
        dtype=None,
        custom_key_value_fn=None,
        name='BahdanauAttention',
        attention_r_initializer=None,
    ):
        super().__init__(
            query_layer=projection(
                self.release, num_units, 'query_layer', dtype
            ),
            memory_layer=projection(
                self.release, num_units, 'memory_layer', dtype
            ),
            memory=memory,
            probability_fn=_of_scores(self.release, probability_fn),
            custom_key_value_fn=custom_key_value_fn,
            memory_sequence_length=memory_sequence_length,
            score_mask_value=score_mask_value,
            name=name,
        )
        self._num_units = num_units
        self._normalize = normalize
        self._r_start = attention_r_initializer or 0.0
        self._name = name

    def _score(self, query):
        if self._query_layer is not None:
            query = self._query_layer(query)
        score = bahdanau_score(
            query, self._keys, self._num_units, self._normalize
        )
        if self._normalize and GIVES[self.release] == 'scores':
            score += scalar('attention_r', self._r_start, query.dtype)
        return score


def _of_scores(release, probability_fn):
    """A function of scores and state for one of scores alone."""
    if probability_fn is None and GIVES[release] == 'scores':
        return None
    function = probability_fn or tf.nn.softmax
    if not callable(function):
        return function
    return lambda scores, _: function(scores)
