"""What all attention mechanisms have in common."""

from __future__ import annotations

import typing

import numpy as np
import tensorflow as tf

from ..layer_base import graph_seeds
from ..releases import Release, Since
from .memory import _maybe_mask_score, _prepare_memory
from .shapes import static_or_dynamic, zeros

v1 = tf.compat.v1

# What a mechanism gives: scores, their softmax, or that and a next state.
GIVES = Since({'1.1': 'scores', '1.2': 'alignments', '1.6': 'state'})

_SCOPES = {
    'BahdanauAttention': 'bahdanau_attention',
    'BahdanauMonotonicAttention': 'bahdanau_monotonic_attention',
    'LuongAttention': 'luong_attention',
    'LuongMonotonicAttention': 'luong_monotonic_attention',
}


class AttentionMechanism:
    """Weighs the steps of a memory by a query.

    Source: TensorFlow 1.15, `contrib.seq2seq.AttentionMechanism`.
    """

    @property
    def alignments_size(self):
        """Number of steps of the memory."""
        raise NotImplementedError(
            'an AttentionMechanism must define alignments_size'
        )

    @property
    def state_size(self):
        """Size of the state between steps."""
        raise NotImplementedError(
            'an AttentionMechanism must define state_size'
        )


class Aligned(AttentionMechanism):
    """A mechanism whose state is the alignments of the step before."""

    _alignments_size: typing.Any = None

    @property
    def alignments_size(self):
        """Number of steps of the memory."""
        return self._alignments_size

    @property
    def state_size(self):
        """Size of the state: that of the alignments."""
        return self._alignments_size

    def initial_alignments(self, batch_size, dtype):
        """The alignments before the first step: zeros."""
        return zeros(self._alignments_size, batch_size, dtype)

    def initial_state(self, batch_size, dtype):
        """The state before the first step: the alignments."""
        return self.initial_alignments(batch_size, dtype)


class _BaseAttentionMechanism(Aligned):
    """Keeps a memory, and turns scores into alignments.

    Args:
        query_layer: Layer for queries, or None.
        memory: `[batch, time, ...]`.
        probability_fn: Function of scores and the state before.
        memory_sequence_length: `[batch]`, or None.
        memory_layer: Layer that gives the keys, or None.
        check_inner_dims_defined: Whether the memory's depth must be static.
        score_mask_value: Score of padding; -inf by default.
        custom_key_value_fn: Function of keys and values that gives both.
        name: Name of the operations.

    Raises:
        TypeError: `probability_fn` is not callable.
    """

    release = Release('1.15')

    def __init__(
        self,
        query_layer,
        memory,
        probability_fn=None,
        memory_sequence_length=None,
        memory_layer=None,
        check_inner_dims_defined=True,
        score_mask_value=None,
        custom_key_value_fn=None,
        name=None,
    ):
        if probability_fn is None and GIVES[self.release] == 'scores':
            probability_fn = _scores_alone
        if not callable(probability_fn):
            raise TypeError(
                f'probability_fn must be callable, got {probability_fn!r}; '
                f'pass tf.nn.softmax'
            )
        self._query_layer = query_layer
        self._memory_layer = memory_layer
        self.dtype = getattr(memory_layer, 'dtype', None)
        self._to_probability = probability_fn
        self._lengths = memory_sequence_length
        self._mask_value = score_mask_value
        if score_mask_value is None:
            self._mask_value = -np.inf
        with tf.name_scope(name or 'BaseAttentionMechanismInit'):
            self._values = _prepare_memory(
                self.release,
                memory,
                memory_sequence_length,
                check_inner_dims_defined,
            )
            self._keys = self._values
            if memory_layer is not None:
                with graph_seeds.of_release(self.release):
                    self._keys = memory_layer(self._values)
            if custom_key_value_fn is not None:
                both = custom_key_value_fn(self._keys, self._values)
                self._keys, self._values = both
            self._batch_size = static_or_dynamic(self._keys, 0)
            self._alignments_size = static_or_dynamic(self._keys, 1)

    @property
    def memory_layer(self):
        """Layer that gave the keys."""
        return self._memory_layer

    @property
    def query_layer(self):
        """Layer for queries."""
        return self._query_layer

    @property
    def values(self):
        """What is read: the memory, `[batch, time, ...]`."""
        return self._values

    @property
    def keys(self):
        """What queries are compared with, `[batch, time, units]`."""
        return self._keys

    @property
    def batch_size(self):
        """Number of rows."""
        return self._batch_size

    def _probability_fn(self, score, previous):
        """Alignments from scores, padding left out."""
        masked = _maybe_mask_score(
            self.release, score, self._lengths, self._mask_value
        )
        return self._to_probability(masked, previous)


class Scored(_BaseAttentionMechanism):
    """A mechanism whose call is a score in a scope of its own."""

    def _score(self, query):
        """The scores `[batch, time]` of a query."""
        raise NotImplementedError

    def __call__(self, query, state=None, previous_alignments=None):
        """Weighs the steps of the memory.

        Args:
            query: `[batch, depth]`.
            state: State before, from 1.6.
            previous_alignments: Its name from 1.2 to 1.5.

        Returns:
            Scores `[batch, time]` in 1.1, alignments up to 1.5, then
            `(alignments, next state)`.
        """
        gives = GIVES[self.release]
        if gives == 'scores':
            return self._score(query)
        with v1.variable_scope(None, _SCOPES[_canonical(self)], [query]):
            score = self._score(query)
        before = previous_alignments if state is None else state
        alignments = self._probability_fn(score, before)
        return (alignments, alignments) if gives == 'state' else alignments


def _scores_alone(scores, _):
    return scores


def _canonical(mechanism):
    """Name of the library class: users' sub-classes keep its scope."""
    for base in type(mechanism).__mro__:
        if base.__name__ in _SCOPES:
            return base.__name__
    return type(mechanism).__name__
