"""tensorflow_addons.text: of TensorFlow 1.15's `contrib`."""

from __future__ import annotations

import tensorflow as tf

from .. import crf as chains
from . import of_contrib

__all__ = ['crf_log_likelihood']
__getattr__ = of_contrib(__name__)


def crf_log_likelihood(
    inputs, tag_indices, sequence_lengths, transition_params=None
):
    """The log of the chance of sequences of tags, in nats.

    Args:
        inputs: Scores of the tags, `[batch, time, tags]`.
        tag_indices: Tags, int `[batch, time]`.
        sequence_lengths: `[batch]`.
        transition_params: `[tags, tags]`; by default a new variable, which
            has no name of its own and which no scope shares.

    Returns:
        `(log likelihood [batch], transition_params)`.
    """
    inputs = tf.convert_to_tensor(inputs)
    if transition_params is None:
        initial = tf.compat.v1.glorot_uniform_initializer()
        transition_params = tf.Variable(initial([int(inputs.shape[2])] * 2))
    return chains.crf_log_likelihood(
        inputs,
        tf.cast(tag_indices, tf.int32),
        tf.cast(sequence_lengths, tf.int32),
        transition_params,
    )
