"""Attention that only moves forward."""

from __future__ import annotations

import functools

import numpy as np
import tensorflow as tf

from ..releases import Since
from .mechanism import Aligned, Scored
from .scores import bahdanau_score, luong_score, projection, scalar
from .shapes import static_or_dynamic

v1 = tf.compat.v1

# Whether the mode `hard` chooses a step for sure.
_HARD_CHOICE = Since({'1.3': False, '1.5': True})


class Monotonic(Aligned):
    """Alignments start at the first step of the memory."""

    def initial_alignments(self, batch_size, dtype):
        """The alignments before the first step: all on one."""
        first = tf.zeros([batch_size], tf.int32)
        return tf.one_hot(first, self._alignments_size, dtype=dtype)


class _BiasedScore(Monotonic, Scored):
    _score_bias_init: float

    def _biased(self, score, dtype):
        start = self._score_bias_init
        if not isinstance(start, (int, float)):
            return score + v1.get_variable(
                'attention_score_bias', dtype=dtype, initializer=start
            )
        return score + scalar('attention_score_bias', start, dtype)


class BahdanauMonotonicAttention(_BiasedScore):
    """Monotonic attention on `BahdanauAttention`'s scores.

    Args:
        num_units: Depth of keys and queries.
        memory: `[batch, time, depth]`.
        memory_sequence_length: `[batch]`, or None.
        normalize: As for `BahdanauAttention`.
        score_mask_value: Score of padding; -inf by default.
        sigmoid_noise: Deviation of the noise on the scores.
        sigmoid_noise_seed: Seed of the noise.
        score_bias_init: Where the bias of the scores starts.
        mode: `recursive`, `parallel` or `hard`.
        dtype: Type of the weights; float32 by default.
        name: Name of the operations.

    Source: Raffel et al. 2017, https://arxiv.org/abs/1704.00784.
    """

    def __init__(
        self,
        num_units,
        memory,
        memory_sequence_length=None,
        normalize=False,
        score_mask_value=None,
        sigmoid_noise=0.0,
        sigmoid_noise_seed=None,
        score_bias_init=0.0,
        mode='parallel',
        dtype=None,
        name='BahdanauMonotonicAttention',
    ):
        super().__init__(
            query_layer=projection(
                self.release, num_units, 'query_layer', dtype
            ),
            memory_layer=projection(
                self.release, num_units, 'memory_layer', dtype
            ),
            memory=memory,
            probability_fn=functools.partial(
                choose, self.release, sigmoid_noise, mode, sigmoid_noise_seed
            ),
            memory_sequence_length=memory_sequence_length,
            score_mask_value=score_mask_value,
            name=name,
        )
        self._num_units = num_units
        self._normalize = normalize
        self._score_bias_init = score_bias_init
        self._name = name

    def _score(self, query):
        if self._query_layer is not None:
            query = self._query_layer(query)
        score = bahdanau_score(
            query, self._keys, self._num_units, self._normalize
        )
        return self._biased(score, query.dtype)


class LuongMonotonicAttention(_BiasedScore):
    """Monotonic attention on `LuongAttention`'s scores.

    Args:
        num_units: Depth of keys and queries.
        memory: `[batch, time, depth]`.
        memory_sequence_length: `[batch]`, or None.
        scale: Whether a weight scales the scores.
        score_mask_value: Score of padding; -inf by default.
        sigmoid_noise: Deviation of the noise on the scores.
        sigmoid_noise_seed: Seed of the noise.
        score_bias_init: Where the bias of the scores starts.
        mode: `recursive`, `parallel` or `hard`.
        dtype: Type of the weights; float32 by default.
        name: Name of the operations.

    Source: Raffel et al. 2017, https://arxiv.org/abs/1704.00784.
    """

    def __init__(
        self,
        num_units,
        memory,
        memory_sequence_length=None,
        scale=False,
        score_mask_value=None,
        sigmoid_noise=0.0,
        sigmoid_noise_seed=None,
        score_bias_init=0.0,
        mode='parallel',
        dtype=None,
        name='LuongMonotonicAttention',
    ):
        super().__init__(
            query_layer=None,
            memory_layer=projection(
                self.release, num_units, 'memory_layer', dtype
            ),
            memory=memory,
            probability_fn=functools.partial(
                choose, self.release, sigmoid_noise, mode, sigmoid_noise_seed
            ),
            memory_sequence_length=memory_sequence_length,
            score_mask_value=score_mask_value,
            name=name,
        )
        self._num_units = num_units
        self._scale = scale
        self._score_bias_init = score_bias_init
        self._name = name

    def _score(self, query):
        score = luong_score(query, self._keys)
        if self._scale:
            score = scalar('attention_g', 1.0, query.dtype) * score
        return self._biased(score, query.dtype)


def safe_cumprod(release, x, *args, **kwargs):
    """The cumulative product of values from 0 to 1, as exp of sums.

    Args:
        release: A Release.
        x: Tensor; values are clipped to the least positive number and 1.
        *args: As for `tf.cumsum`.
        **kwargs: As for `tf.cumsum`; `args` and `kwargs` of a bound call too.

    Returns:
        The shape of `x`.
    """
    args = kwargs.pop('*args', args)
    x = tf.convert_to_tensor(x)
    tiny = np.finfo(x.dtype.as_numpy_dtype).tiny
    logs = tf.math.log(tf.clip_by_value(x, tiny, 1))
    return tf.exp(tf.cumsum(logs, *args, **kwargs))


def monotonic_attention(release, p_choose_i, previous_attention, mode):
    """The chance that each step is where a forward walk stops.

    Args:
        release: A Release.
        p_choose_i: Chance to stop at each step, `[batch, time]`.
        previous_attention: Where the walk starts, `[batch, time]`.
        mode: `recursive` is exact, `parallel` fast, `hard` for chances of 0
            and 1.

    Returns:
        `[batch, time]`.

    Raises:
        ValueError: Another mode.
    """
    stop = tf.convert_to_tensor(p_choose_i)
    before = tf.convert_to_tensor(previous_attention)
    if mode == 'recursive':
        return _recursive(stop, before)
    if mode == 'parallel':
        passed = safe_cumprod(release, 1 - stop, axis=1, exclusive=True)
        arrived = before / tf.clip_by_value(passed, 1e-10, 1.0)
        return stop * passed * tf.cumsum(arrived, 1)
    if mode == 'hard':
        # No step before the last one, and none after the first chosen.
        stop *= tf.cumsum(before, 1)
        return stop * tf.math.cumprod(1 - stop, 1, exclusive=True)
    raise ValueError(
        f"mode must be 'recursive', 'parallel', or 'hard', got {mode!r}"
    )


def _recursive(stop, before):
    batch = static_or_dynamic(stop, 0)
    first = tf.ones([batch, 1], stop.dtype)
    go_on = tf.concat([first, 1 - stop[:, :-1]], 1)

    def step(arrived, now):
        return tf.reshape(now[0] * arrived + now[1], [batch])

    arrived = tf.scan(
        step,
        (tf.transpose(go_on), tf.transpose(before)),
        tf.zeros([batch], stop.dtype),
    )
    return stop * tf.transpose(arrived)


def choose(release, noise, mode, seed, score, previous):
    """Alignments from scores and the alignments before.

    Args:
        release: A Release.
        noise: Deviation of the noise on the scores.
        mode: As for `monotonic_attention`.
        seed: Seed of the noise.
        score: `[batch, time]`.
        previous: The alignments before, `[batch, time]`.

    Returns:
        `[batch, time]`.
    """
    if noise > 0:
        draws = v1.random_normal(tf.shape(score), dtype=score.dtype, seed=seed)
        score += noise * draws
    if mode == 'hard' and _HARD_CHOICE[release]:
        stop = tf.cast(score > 0, score.dtype)
    else:
        stop = tf.sigmoid(score)
    return monotonic_attention(release, stop, previous, mode)
