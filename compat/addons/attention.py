"""Attention of tensorflow_addons: that of 1.15 as a layer, with lengths.

There lengths also take the scores past them out, the memory may come later,
and cells of Keras are attended by, too.
"""

from __future__ import annotations

import typing

import tensorflow as tf

from .. import decoding
from ..decoding.mechanisms_v2 import BahdanauAttentionV2, LuongAttentionV2
from ..decoding.memory import _maybe_mask_score
from ..decoding.monotonic_v2 import (
    BahdanauMonotonicAttentionV2,
    LuongMonotonicAttentionV2,
)

# Stands beside a class that has the rest.
_Part: typing.Any = object
_Wrapper: typing.Any = decoding.for_release('1.15').AttentionWrapper


class _Lengths(_Part):
    """A mechanism whose lengths count for scores, too; see the module.

    Args:
        units: Depth of keys and queries.
        memory: `[batch, time, depth]`, or None where it comes later.
        *args: As for the mechanism of 1.15.
        **kwargs: As for the mechanism of 1.15.
    """

    probability_fn: typing.Any
    _unmasked: typing.Any = None

    def __init__(self, units, memory=None, *args, **kwargs):
        super().__init__(units, memory, *args, **kwargs)

    @property
    def memory_initialized(self):
        """Whether there is a memory."""
        return self._memory_initialized

    def __call__(self, inputs, mask=None, setup_memory=False):
        """Sets the memory, or weighs its steps by a query."""
        if setup_memory:
            self._forget()
        return super().__call__(inputs, mask, setup_memory)

    def setup_memory(
        self, memory, memory_sequence_length=None, memory_mask=None
    ):
        """Sets the memory, in place of one before.

        Args:
            memory: `[batch, time, depth]`.
            memory_sequence_length: `[batch]`, or None.
            memory_mask: bool `[batch, time]` in place of lengths, or None.
        """
        self._forget()
        with tf.name_scope(self.name):
            self._setup_memory(memory, memory_sequence_length, memory_mask)

    def _forget(self):
        self._memory_initialized = False
        self.probability_fn = self._unmasked or self.probability_fn

    def _setup_memory(
        self, memory, memory_sequence_length=None, memory_mask=None
    ):
        self._unmasked = self.probability_fn
        super()._setup_memory(memory, memory_sequence_length, memory_mask)
        if memory_sequence_length is not None:
            unmasked, release = self.probability_fn, self.release
            lengths = memory_sequence_length

            def probability_fn(score, previous):
                lowest = score.dtype.min
                masked = _maybe_mask_score(release, score, lengths, lowest)
                return unmasked(masked, previous)

            self.probability_fn = probability_fn


class BahdanauAttention(_Lengths, BahdanauAttentionV2):
    """Additive attention; see `contrib.seq2seq.BahdanauAttentionV2`."""


class BahdanauMonotonicAttention(_Lengths, BahdanauMonotonicAttentionV2):
    """Monotonic attention by additive scores."""


class LuongAttention(_Lengths, LuongAttentionV2):
    """Multiplicative attention; see `contrib.seq2seq.LuongAttentionV2`."""


class LuongMonotonicAttention(_Lengths, LuongMonotonicAttentionV2):
    """Monotonic attention by multiplicative scores."""


class AttentionWrapper(_Wrapper):
    """`contrib.seq2seq.AttentionWrapper`, around cells of Keras, too.

    Args:
        cell: An RNN cell of TensorFlow 1 or of Keras.
        *args: As for that of `contrib`.
        trainable: Whether its weights are to be trained.
        **kwargs: As for that of `contrib`.
    """

    _initial_cell_state: typing.Any

    def __init__(self, cell, *args, trainable=True, **kwargs):
        super().__init__(cell, *args, **kwargs)
        self.trainable = trainable

    def zero_state(self, batch_size, dtype):
        """Zero state, with the initial cell state if one was given."""
        given, cell = self._initial_cell_state, self._cell
        if given is None and not hasattr(cell, 'zero_state'):
            self._initial_cell_state = cell.get_initial_state(
                batch_size=batch_size, dtype=dtype
            )
        try:
            return super().zero_state(batch_size, dtype)
        finally:
            self._initial_cell_state = given
