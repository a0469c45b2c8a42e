"""Training helpers that now and then feed back what was put out."""

from __future__ import annotations

import tensorflow as tf

from ..releases import Release, Since
from .helpers import TrainingHelper, embedding_function, to_array
from .sampling import classes, coins
from .shapes import transpose_batch_time

v1 = tf.compat.v1

_COIN_DTYPE = Since({'1.1': tf.bool, '1.4': tf.int32})


class ScheduledEmbeddingTrainingHelper(TrainingHelper):
    """Feeds back the embedding of a drawn class with some probability.

    Args:
        inputs: `[batch, time, depth]`.
        sequence_length: int32 `[batch]`.
        embedding: `[classes, depth]`, or a function of ids.
        sampling_probability: Scalar or `[batch]`.
        time_major: Whether inputs are `[time, batch, depth]`.
        seed: Seed of the drawn classes.
        scheduling_seed: Seed of the choice between input and output.
        name: Name of the operations.

    Source: Bengio et al. 2015, https://arxiv.org/abs/1506.03099.
    """

    def __init__(
        self,
        inputs,
        sequence_length,
        embedding,
        sampling_probability,
        time_major=False,
        seed=None,
        scheduling_seed=None,
        name=None,
    ):
        self._embedding_fn = embedding_function(embedding)
        self._probability = probability(sampling_probability)
        self._seed = seed
        self._scheduling_seed = scheduling_seed
        super().__init__(inputs, sequence_length, time_major, name)

    def sample(self, time, outputs, state=None, name=None, **unused):
        """Drawn classes, and -1 where the input is taken."""
        chosen = coins(
            self._probability, self.batch_size, self._scheduling_seed
        )
        drawn = classes(outputs, self._seed)
        return tf.where(chosen, drawn, tf.fill([self.batch_size], -1))

    def next_inputs(
        self, time, outputs, state, sample_ids=None, name=None, **unused
    ):
        """Embeddings of the drawn classes, and inputs for the rest."""
        finished, base, state = super().next_inputs(time, outputs, state)

        def mix():
            drawn = sample_ids > -1
            ids = tf.where(drawn, sample_ids, tf.zeros_like(sample_ids))
            return v1.where(drawn, self._embedding_fn(ids), base)

        inputs = v1.cond(tf.reduce_all(finished), lambda: base, mix)
        return finished, inputs, state


class ScheduledOutputTrainingHelper(TrainingHelper):
    """Feeds back the output itself with some probability.

    Args:
        inputs: `[batch, time, depth]`.
        sequence_length: int32 `[batch]`.
        sampling_probability: Scalar or `[batch]`.
        time_major: Whether inputs are `[time, batch, depth]`.
        seed: Seed of the choice between input and output.
        next_inputs_fn: Function of outputs that gives inputs, or None.
        auxiliary_inputs: `[batch, time, depth]`, joined to inputs and to
            outputs, or None.
        name: Name of the operations.
        next_input_layer: Name of `next_inputs_fn` up to 1.3.

    Source: Bengio et al. 2015, https://arxiv.org/abs/1506.03099.
    """

    release = Release('1.15')

    def __init__(
        self,
        inputs,
        sequence_length,
        sampling_probability,
        time_major=False,
        seed=None,
        next_inputs_fn=None,
        auxiliary_inputs=None,
        name=None,
        next_input_layer=None,
    ):
        self._probability = probability(sampling_probability)
        self._auxiliary = None
        if auxiliary_inputs is not None:
            auxiliary = tf.convert_to_tensor(auxiliary_inputs)
            inputs = tf.concat([inputs, auxiliary], -1)
            if not time_major:
                auxiliary = transpose_batch_time(auxiliary)
            self._auxiliary = to_array(auxiliary)
        self._seed = seed
        self._next_inputs_fn = next_inputs_fn or next_input_layer
        super().__init__(inputs, sequence_length, time_major, name)

    def sample(self, time, outputs, state=None, name=None, **unused):
        """1 where the output is fed back, bool up to 1.3."""
        chosen = coins(self._probability, self.batch_size, self._seed)
        return tf.cast(chosen, _COIN_DTYPE[self.release])

    def next_inputs(
        self, time, outputs, state, sample_ids=None, name=None, **unused
    ):
        """Outputs where they are fed back, and inputs for the rest."""
        finished, base, state = super().next_inputs(time, outputs, state)
        chosen = tf.cast(sample_ids, tf.bool)

        def mix():
            fed = outputs
            if self._next_inputs_fn is not None:
                fed = self._next_inputs_fn(fed)
            if self._auxiliary is not None:
                fed = tf.concat([fed, self._auxiliary.read(time + 1)], -1)
            return v1.where(chosen, fed, base)

        none = tf.logical_not(tf.reduce_any(chosen))
        done = tf.logical_or(tf.reduce_all(finished), none)
        return finished, v1.cond(done, lambda: base, mix), state


def probability(value):
    """A probability as a tensor.

    Raises:
        ValueError: It is neither a scalar nor a vector.
    """
    value = tf.convert_to_tensor(value)
    if value.shape.rank not in (0, 1):
        raise ValueError(
            f'sampling_probability must be either a scalar or a vector, got '
            f'shape {value.shape}'
        )
    return value
