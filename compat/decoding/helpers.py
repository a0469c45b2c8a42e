"""Helpers: where a decoder's inputs come from, and what it samples."""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import alike
from .sampling import classes
from .shapes import transpose_batch_time

v1 = tf.compat.v1


class Helper:
    """Samples from the outputs of a step and gives the inputs of the next.

    Source: TensorFlow 1.15, `contrib.seq2seq.Helper`.
    """

    @property
    def batch_size(self):
        """Number of sequences."""
        raise NotImplementedError('batch_size has not been implemented')

    @property
    def sample_ids_shape(self):
        """Shape of a sample, without batch: a scalar by default."""
        return tf.TensorShape([])

    @property
    def sample_ids_dtype(self):
        """Type of a sample: int32 by default."""
        return tf.int32

    def initialize(self, name=None):
        """`(finished [batch], first inputs)`."""
        raise NotImplementedError('a Helper must define initialize')

    def sample(self, time, outputs, state, name=None):
        """The samples `[batch]` of a step."""
        raise NotImplementedError('a Helper must define sample')

    def next_inputs(self, time, outputs, state, sample_ids, name=None):
        """`(finished [batch], next inputs, next state)`."""
        raise NotImplementedError('a Helper must define next_inputs')


class TrainingHelper(Helper):
    """Reads the inputs from a tensor; samples the best class.

    Args:
        inputs: `[batch, time, ...]`, or structures of them.
        sequence_length: int32 `[batch]`.
        time_major: Whether inputs are `[time, batch, ...]`.
        name: Name of the operations.

    Attributes:
        steps: The inputs, `[time, batch, ...]`.

    Raises:
        ValueError: `sequence_length` is no vector.
    """

    def __init__(self, inputs, sequence_length, time_major=False, name=None):
        with tf.name_scope(name or 'TrainingHelper'):
            inputs = tf.nest.map_structure(tf.convert_to_tensor, inputs)
            self._inputs = inputs
            if not time_major:
                inputs = tf.nest.map_structure(transpose_batch_time, inputs)
            self.steps = inputs  # [time, batch, ...]
            self._arrays = tf.nest.map_structure(to_array, inputs)
            self._sequence_length = tf.convert_to_tensor(sequence_length)
            # NumPy's whole numbers are of 32 bits on Windows, of 64 here.
            self._ends = tf.cast(self._sequence_length, tf.int32)
            if self._sequence_length.shape.rank != 1:
                raise ValueError(
                    f'sequence_length must have shape [batch], got '
                    f'{self._sequence_length.shape}; pass one length a row'
                )
            self._blank = tf.nest.map_structure(
                lambda x: tf.zeros_like(x[0]), inputs
            )
            self._batch_size = tf.size(self._sequence_length)

    @property
    def inputs(self):
        """The inputs as they were given."""
        return self._inputs

    @property
    def sequence_length(self):
        """int32 `[batch]`."""
        return self._sequence_length

    @property
    def batch_size(self):
        """Number of sequences."""
        return self._batch_size

    def initialize(self, name=None):
        """Finds the empty sequences, and the first inputs."""
        finished = tf.equal(0, self._ends)
        return finished, self._read(finished, 0)

    def sample(self, time, outputs, state=None, name=None, **unused):
        """The class of the largest output, int32 `[batch]`."""
        return tf.argmax(outputs, -1, output_type=tf.int32)

    def next_inputs(
        self, time, outputs, state, sample_ids=None, name=None, **unused
    ):
        """The inputs of the next step; zeros when all have ended."""
        finished = time + 1 >= self._ends
        return finished, self._read(finished, time + 1), state

    def _read(self, finished, time):
        return v1.cond(
            tf.reduce_all(finished),
            lambda: self._blank,
            lambda: tf.nest.map_structure(
                lambda array: array.read(time), self._arrays
            ),
        )


class GreedyEmbeddingHelper(Helper):
    """Feeds back the embedding of the best class.

    Args:
        embedding: `[classes, depth]`, or a function of ids.
        start_tokens: First ids, int32 `[batch]`.
        end_token: Id that ends a sequence, int32 scalar.

    Raises:
        ValueError: A token has the wrong rank.
    """

    def __init__(self, embedding, start_tokens, end_token):
        self._embedding_fn = embedding_function(embedding)
        self._start_tokens = token(start_tokens, 'start_tokens', 1)
        self._end_token = token(end_token, 'end_token', 0)
        self._batch_size = tf.size(self._start_tokens)
        self._start_inputs = self._embedding_fn(self._start_tokens)

    @property
    def batch_size(self):
        """Number of sequences."""
        return self._batch_size

    def initialize(self, name=None):
        """The embeddings of the first ids; none has ended."""
        return tf.tile([False], [self._batch_size]), self._start_inputs

    def sample(self, time, outputs, state, name=None):
        """The class of the largest output, int32 `[batch]`.

        Raises:
            TypeError: The outputs are a structure.
        """
        _check_single(outputs)
        return tf.argmax(outputs, -1, output_type=tf.int32)

    def next_inputs(self, time, outputs, state, sample_ids, name=None):
        """The embeddings of the samples."""
        finished = tf.equal(sample_ids, self._end_token)
        inputs = v1.cond(
            tf.reduce_all(finished),
            lambda: self._start_inputs,
            lambda: self._embedding_fn(sample_ids),
        )
        return finished, inputs, state


class SampleEmbeddingHelper(GreedyEmbeddingHelper):
    """Feeds back the embedding of a class drawn by its chance.

    Args:
        embedding: `[classes, depth]`, or a function of ids.
        start_tokens: First ids, int32 `[batch]`.
        end_token: Id that ends a sequence, int32 scalar.
        softmax_temperature: Divides the logits; 1 by default.
        seed: Seed of the draws.
    """

    def __init__(
        self,
        embedding,
        start_tokens,
        end_token,
        softmax_temperature=None,
        seed=None,
    ):
        super().__init__(embedding, start_tokens, end_token)
        self._softmax_temperature = softmax_temperature
        self._seed = seed

    def sample(self, time, outputs, state, name=None):
        """Draws a class, int32 `[batch]`."""
        _check_single(outputs)
        if self._softmax_temperature is not None:
            outputs = outputs / self._softmax_temperature
        return classes(outputs, self._seed)


def to_array(steps):
    """A TensorArray of `steps [time, ...]`."""
    array = tf.TensorArray(
        steps.dtype, tf.shape(steps)[0], element_shape=steps.shape[1:]
    )
    return array.unstack(steps)


def embedding_function(embedding):
    """A function of ids for an embedding or a function."""
    if callable(embedding):
        return embedding
    return lambda ids: alike.look_up(embedding, ids)


def token(value, argument, rank):
    """An id, or a vector of ids, as an int32 tensor.

    Raises:
        ValueError: The rank is another.
    """
    value = tf.convert_to_tensor(value, tf.int32)
    if value.shape.rank != rank:
        form = 'a vector' if rank else 'a scalar'
        raise ValueError(f'{argument} must be {form}, got shape {value.shape}')
    return value


def _check_single(outputs):
    if tf.nest.is_nested(outputs):
        raise TypeError(
            f'outputs must be a single tensor, got {type(outputs)}; use a '
            f'CustomHelper for structures'
        )
