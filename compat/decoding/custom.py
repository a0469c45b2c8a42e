"""Helpers made of functions."""

from __future__ import annotations

import tensorflow as tf

from .helpers import Helper


class CustomHelper(Helper):
    """A helper of three functions.

    Args:
        initialize_fn: Function that gives `(finished, first inputs)`.
        sample_fn: Function of `time, outputs, state`, by name, that gives
            samples.
        next_inputs_fn: Function of `time, outputs, state, sample_ids`, by
            name, that gives `(finished, next inputs, next state)`.
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
        self._initialize = initialize_fn
        self._sample = sample_fn
        self._next_inputs = next_inputs_fn
        self._batch_size = None
        self._shape = tf.TensorShape(sample_ids_shape or [])
        self._dtype = sample_ids_dtype or tf.int32

    @property
    def batch_size(self):
        """Number of sequences, known after `initialize`."""
        if self._batch_size is None:
            raise ValueError(
                'batch_size accessed before initialize was called'
            )
        return self._batch_size

    @property
    def sample_ids_shape(self):
        """Shape of a sample, without batch."""
        return self._shape

    @property
    def sample_ids_dtype(self):
        """Type of a sample."""
        return self._dtype

    def initialize(self, name=None):
        """Calls `initialize_fn`."""
        finished, inputs = self._initialize()
        if self._batch_size is None:
            self._batch_size = tf.size(finished)
        return finished, inputs

    def sample(self, time, outputs, state, name=None):
        """Calls `sample_fn`."""
        return self._sample(time=time, outputs=outputs, state=state)

    def next_inputs(self, time, outputs, state, sample_ids, name=None):
        """Calls `next_inputs_fn`."""
        return self._next_inputs(
            time=time, outputs=outputs, state=state, sample_ids=sample_ids
        )


class InferenceHelper(Helper):
    """Feeds back what a function samples.

    Args:
        sample_fn: Function of outputs that gives samples.
        sample_shape: Shape of a sample.
        sample_dtype: Type of a sample.
        start_inputs: First inputs, `[batch, ...]`.
        end_fn: Function of samples that gives `finished [batch]`.
        next_inputs_fn: Function of samples that gives inputs; the samples
            themselves by default.
    """

    def __init__(
        self,
        sample_fn,
        sample_shape,
        sample_dtype,
        start_inputs,
        end_fn,
        next_inputs_fn=None,
    ):
        self._sample_fn = sample_fn
        self._sample_shape = tf.TensorShape(sample_shape)
        self._sample_dtype = sample_dtype
        self._start_inputs = tf.convert_to_tensor(start_inputs)
        self._end_fn = end_fn
        self._next_inputs_fn = next_inputs_fn or (lambda samples: samples)
        self._batch_size = tf.shape(self._start_inputs)[0]

    @property
    def batch_size(self):
        """Number of sequences."""
        return self._batch_size

    @property
    def sample_ids_shape(self):
        """Shape of a sample."""
        return self._sample_shape

    @property
    def sample_ids_dtype(self):
        """Type of a sample."""
        return self._sample_dtype

    def initialize(self, name=None):
        """The first inputs; none has ended."""
        return tf.tile([False], [self._batch_size]), self._start_inputs

    def sample(self, time, outputs, state, name=None):
        """Calls `sample_fn`."""
        return self._sample_fn(outputs)

    def next_inputs(self, time, outputs, state, sample_ids, name=None):
        """The inputs made of the samples."""
        inputs = self._next_inputs_fn(sample_ids)
        return self._end_fn(sample_ids), inputs, state
