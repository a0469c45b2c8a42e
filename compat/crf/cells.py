"""Cells that walk a sequence of tags, for `dynamic_rnn`."""

from __future__ import annotations

import tensorflow as tf

from ..cells.base import RNNCell


class CrfForwardRnnCell(RNNCell):
    """One step of the forward algorithm, in log space.

    Args:
        transition_params: `[tags, tags]`, scores from a tag to the next.

    Source: TensorFlow 1.15, `contrib/crf`.
    """

    def __init__(self, transition_params):
        self._transitions = tf.expand_dims(transition_params, 0)
        self._num_tags = _size(transition_params)

    @property
    def state_size(self):
        """Number of tags."""
        return self._num_tags

    @property
    def output_size(self):
        """Number of tags."""
        return self._num_tags

    def __call__(self, inputs, state, scope=None):
        """Runs one step.

        Args:
            inputs: Scores of the tags, `[batch, tags]`.
            state: Log of the summed scores of all ways to each tag, same.
            scope: Not used.

        Returns:
            The next state, twice.
        """
        ways = tf.expand_dims(state, 2) + self._transitions
        alphas = inputs + tf.reduce_logsumexp(ways, 1)
        return alphas, alphas


class CrfDecodeForwardRnnCell(CrfForwardRnnCell):
    """One step of Viterbi decoding, forward.

    Args:
        transition_params: `[tags, tags]`, scores from a tag to the next.

    Source: TensorFlow 1.15, `contrib/crf`.
    """

    def __call__(self, inputs, state, scope=None):
        """Runs one step.

        Args:
            inputs: Scores of the tags, `[batch, tags]`.
            state: Score of the best way to each tag, same.
            scope: Not used.

        Returns:
            `(tag before on the best way, int32, and the next state)`, both
            `[batch, tags]`.
        """
        ways = tf.expand_dims(state, 2) + self._transitions
        best = tf.argmax(ways, 1, output_type=tf.int32)
        return best, inputs + tf.reduce_max(ways, 1)


class CrfDecodeBackwardRnnCell(RNNCell):
    """One step of Viterbi decoding, backward.

    Args:
        num_tags: Number of tags.

    Source: TensorFlow 1.15, `contrib/crf`.
    """

    def __init__(self, num_tags):
        self._num_tags = num_tags

    @property
    def state_size(self):
        """One tag."""
        return 1

    @property
    def output_size(self):
        """One tag."""
        return 1

    def __call__(self, inputs, state, scope=None):
        """Runs one step.

        Args:
            inputs: Tag before each tag, int32 `[batch, tags]`.
            state: The tag at hand, int32 `[batch, 1]`.
            scope: Not used.

        Returns:
            The tag before, `[batch, 1]`, twice.
        """
        before = tf.gather(inputs, state, batch_dims=1)
        return before, before


def _size(transition_params):
    return tf.compat.dimension_value(transition_params.shape[0])
