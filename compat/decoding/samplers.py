"""Samplers of 1.14 and 1.15: helpers that get their tensors when they start.

Each but `CustomSampler` makes the helper of its kind in `initialize`, and
asks it from then on.
"""

from __future__ import annotations

import typing

import tensorflow as tf

from .custom import InferenceHelper
from .helpers import (
    GreedyEmbeddingHelper,
    Helper,
    SampleEmbeddingHelper,
    embedding_function,
)


class Sampler:
    """Samples from the outputs of a step and gives the inputs of the next.

    Source: TensorFlow 1.15, contrib/seq2seq/python/ops/sampler.py.
    """

    def initialize(self, inputs, **kwargs):
        """`(finished [batch], first inputs)`."""
        raise NotImplementedError('a Sampler must define initialize')

    def sample(self, time, outputs, state):
        """The samples `[batch]` of a step."""
        raise NotImplementedError('a Sampler must define sample')

    def next_inputs(self, time, outputs, state, sample_ids):
        """`(finished [batch], next inputs, next state)`."""
        raise NotImplementedError('a Sampler must define next_inputs')

    @property
    def batch_size(self):
        """Number of sequences; known after `initialize`."""
        raise NotImplementedError('batch_size has not been implemented')

    @property
    def sample_ids_shape(self):
        """Shape of a sample, without batch."""
        raise NotImplementedError('sample_ids_shape has not been implemented')

    @property
    def sample_ids_dtype(self):
        """Type of a sample."""
        raise NotImplementedError('sample_ids_dtype has not been implemented')


class CustomSampler(Sampler):
    """Calls functions.

    Args:
        initialize_fn: Function of what `initialize` is given that gives
            `(finished [batch], first inputs)`.
        sample_fn: Function of `time`, `outputs` and `state`.
        next_inputs_fn: Function of these and `sample_ids` that gives
            `(finished [batch], next inputs, next state)`.
        sample_ids_shape: Shape of a sample; a scalar by default.
        sample_ids_dtype: Type of a sample; int32 by default.
    """

    def __init__(
        self,
        initialize_fn,
        sample_fn,
        next_inputs_fn,
        sample_ids_shape=None,
        sample_ids_dtype=None,
    ):
        self._initialize_fn = initialize_fn
        self._sample_fn = sample_fn
        self._next_inputs_fn = next_inputs_fn
        self._sample_ids_shape = tf.TensorShape(sample_ids_shape or [])
        self._sample_ids_dtype = sample_ids_dtype or tf.int32
        self._batch_size = None

    @property
    def batch_size(self):
        """Number of sequences; known after `initialize`."""
        return known(self._batch_size)

    @property
    def sample_ids_shape(self):
        """Shape of a sample."""
        return self._sample_ids_shape

    @property
    def sample_ids_dtype(self):
        """Type of a sample."""
        return self._sample_ids_dtype

    def initialize(self, inputs, **kwargs):
        """Calls `initialize_fn`."""
        finished, next_inputs = self._initialize_fn(inputs, **kwargs)
        if self._batch_size is None:
            self._batch_size = tf.size(finished)
        return finished, next_inputs

    def sample(self, time, outputs, state):
        """Calls `sample_fn`."""
        return self._sample_fn(time=time, outputs=outputs, state=state)

    def next_inputs(self, time, outputs, state, sample_ids):
        """Calls `next_inputs_fn`."""
        return self._next_inputs_fn(
            time=time, outputs=outputs, state=state, sample_ids=sample_ids
        )


class ByHelper(Sampler):
    """Asks a helper, which `initialize` makes and hands to `start`."""

    _helper: Helper | None = None

    @property
    def batch_size(self):
        """Number of sequences; known after `initialize`."""
        return known(self._helper).batch_size

    @property
    def sample_ids_shape(self):
        """Shape of a sample: a scalar."""
        return tf.TensorShape([])

    @property
    def sample_ids_dtype(self):
        """Type of a sample: int32."""
        return tf.int32

    def sample(self, time, outputs, state):
        """The samples `[batch]` of a step."""
        return known(self._helper).sample(time, outputs, state)

    def next_inputs(self, time, outputs, state, sample_ids):
        """`(finished [batch], next inputs, next state)`."""
        helper = known(self._helper)
        return helper.next_inputs(time, outputs, state, sample_ids)

    def start(self, helper):
        """Keeps a helper; gives `(finished [batch], first inputs)`."""
        self._helper = helper
        return helper.initialize()


class GreedyEmbeddingSampler(ByHelper):
    """Feeds back the embedding of the best class.

    Args:
        embedding_fn: Function of ids, in place of `initialize`'s embedding.

    Raises:
        ValueError: `embedding_fn` is no function.
    """

    def __init__(self, embedding_fn=None):
        self.embedding_fn = function_or_none(embedding_fn)

    def initialize(self, embedding, start_tokens=None, end_token=None):
        """Starts from ids.

        Args:
            embedding: `[classes, depth]`; not read with an `embedding_fn`.
            start_tokens: First ids, int32 `[batch]`.
            end_token: Id that ends a sequence, int32 scalar.

        Returns:
            `(finished [batch], first inputs)`.

        Raises:
            ValueError: A token has the wrong rank.
        """
        self.embedding_fn = self.embedding_fn or embedding_function(embedding)
        return self.start(self._make(start_tokens, end_token))

    def _make(self, start_tokens, end_token):
        return GreedyEmbeddingHelper(
            self.embedding_fn, start_tokens, end_token
        )


class SampleEmbeddingSampler(GreedyEmbeddingSampler):
    """Feeds back the embedding of a class drawn by its chance.

    Args:
        embedding_fn: Function of ids, in place of `initialize`'s embedding.
        softmax_temperature: Divides the logits; 1 by default.
        seed: Seed of the draws.
    """

    def __init__(self, embedding_fn=None, softmax_temperature=None, seed=None):
        super().__init__(embedding_fn)
        self.softmax_temperature = softmax_temperature
        self.seed = seed

    def _make(self, start_tokens, end_token):
        return SampleEmbeddingHelper(
            self.embedding_fn,
            start_tokens,
            end_token,
            self.softmax_temperature,
            self.seed,
        )


class InferenceSampler(ByHelper):
    """Feeds back what a function samples.

    Args:
        sample_fn: Function of outputs that gives samples.
        sample_shape: Shape of a sample.
        sample_dtype: Type of a sample.
        end_fn: Function of samples that gives `finished [batch]`.
        next_inputs_fn: Function of samples that gives inputs; the samples
            themselves by default.
    """

    def __init__(
        self,
        sample_fn,
        sample_shape,
        sample_dtype,
        end_fn,
        next_inputs_fn=None,
    ):
        self.sample_fn = sample_fn
        self.sample_shape = tf.TensorShape(sample_shape)
        self.sample_dtype = sample_dtype
        self.end_fn = end_fn
        self.next_inputs_fn = next_inputs_fn

    @property
    def sample_ids_shape(self):
        """Shape of a sample."""
        return self.sample_shape

    @property
    def sample_ids_dtype(self):
        """Type of a sample."""
        return self.sample_dtype

    def initialize(self, start_inputs):
        """Starts from the first inputs, `[batch, ...]`."""
        helper = InferenceHelper(
            self.sample_fn,
            self.sample_shape,
            self.sample_dtype,
            start_inputs,
            self.end_fn,
            self.next_inputs_fn,
        )
        return self.start(helper)


def known(value) -> typing.Any:
    """A value that `initialize` made.

    Raises:
        ValueError: It was not called.
    """
    if value is None:
        raise ValueError('batch_size accessed before initialize was called')
    return value


def function_or_none(embedding_fn):
    """Returns a function of ids, or None.

    Raises:
        ValueError: It is something else.
    """
    if embedding_fn is not None and not callable(embedding_fn):
        raise ValueError(
            f'embedding_fn is expected to be callable, got {embedding_fn!r}; '
            f'give an array to the call, as embedding'
        )
    return embedding_fn
