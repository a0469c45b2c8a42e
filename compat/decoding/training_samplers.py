"""Samplers that read the inputs from a tensor, for training."""

from __future__ import annotations

from .helpers import TrainingHelper, embedding_function
from .samplers import ByHelper, function_or_none
from .scheduled import (
    ScheduledEmbeddingTrainingHelper,
    ScheduledOutputTrainingHelper,
    probability,
)


class TrainingSampler(ByHelper):
    """Reads the inputs from a tensor; samples the best class.

    Args:
        time_major: Whether inputs are `[time, batch, ...]`.
    """

    def __init__(self, time_major=False):
        self.time_major = time_major

    def initialize(self, inputs, sequence_length=None):
        """Starts to read.

        Args:
            inputs: `[batch, time, ...]`.
            sequence_length: int32 `[batch]`.

        Returns:
            `(finished [batch], first inputs)`.

        Raises:
            ValueError: `sequence_length` is missing, or no vector.
        """
        given = (inputs, self._lengths(sequence_length), self.time_major)
        return self.start(TrainingHelper(*given))

    def _lengths(self, sequence_length):
        if sequence_length is None:
            raise ValueError(
                f'sequence_length is required for {type(self).__name__}; '
                f'give it to the call of the decoder'
            )
        return sequence_length


class ScheduledEmbeddingTrainingSampler(TrainingSampler):
    """Feeds back the embedding of a drawn class with some probability.

    Args:
        sampling_probability: Scalar or `[batch]`.
        embedding_fn: Function of ids, where `initialize` gets no embedding.
        time_major: Whether inputs are `[time, batch, depth]`.
        seed: Seed of the drawn classes.
        scheduling_seed: Seed of the choice between input and output.

    Raises:
        ValueError: `embedding_fn` is no function, or the probability neither
            a scalar nor a vector.
    """

    def __init__(
        self,
        sampling_probability,
        embedding_fn=None,
        time_major=False,
        seed=None,
        scheduling_seed=None,
    ):
        self.embedding_fn = function_or_none(embedding_fn)
        self.sampling_probability = probability(sampling_probability)
        self.seed = seed
        self.scheduling_seed = scheduling_seed
        super().__init__(time_major)

    def initialize(self, inputs, sequence_length=None, embedding=None):
        """Starts to read; see `TrainingSampler.initialize`.

        Args:
            inputs: `[batch, time, depth]`.
            sequence_length: int32 `[batch]`.
            embedding: `[classes, depth]`, without an `embedding_fn`.
        """
        if self.embedding_fn is None and embedding is None:
            raise ValueError(
                'embedding is required as a keyword argument for '
                'ScheduledEmbeddingTrainingSampler'
            )
        self.embedding_fn = self.embedding_fn or embedding_function(embedding)
        helper = ScheduledEmbeddingTrainingHelper(
            inputs,
            self._lengths(sequence_length),
            self.embedding_fn,
            self.sampling_probability,
            self.time_major,
            self.seed,
            self.scheduling_seed,
        )
        return self.start(helper)


class ScheduledOutputTrainingSampler(TrainingSampler):
    """Feeds back the output itself with some probability.

    Args:
        sampling_probability: Scalar or `[batch]`.
        time_major: Whether inputs are `[time, batch, depth]`.
        seed: Seed of the choice between input and output.
        next_inputs_fn: Function of outputs that gives inputs, or None.

    Raises:
        ValueError: The probability is neither a scalar nor a vector.
    """

    def __init__(
        self,
        sampling_probability,
        time_major=False,
        seed=None,
        next_inputs_fn=None,
    ):
        self.sampling_probability = probability(sampling_probability)
        self.seed = seed
        self.next_inputs_fn = next_inputs_fn
        super().__init__(time_major)

    def initialize(self, inputs, sequence_length=None, auxiliary_inputs=None):
        """Starts to read; see `TrainingSampler.initialize`.

        Args:
            inputs: `[batch, time, depth]`.
            sequence_length: int32 `[batch]`.
            auxiliary_inputs: `[batch, time, depth]`, joined to inputs and to
                outputs, or None.
        """
        helper = ScheduledOutputTrainingHelper(
            inputs,
            self._lengths(sequence_length),
            self.sampling_probability,
            self.time_major,
            self.seed,
            self.next_inputs_fn,
            auxiliary_inputs,
        )
        return self.start(helper)
