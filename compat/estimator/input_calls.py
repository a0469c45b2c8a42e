"""What an input function gives: features, labels and hooks."""

from __future__ import annotations

from typing import Any

import tensorflow as tf

from ..releases import Since
from . import hooks
from .arguments import call_with

v1 = tf.compat.v1

# The release that first passed an input function the mode.
_PASSES_MODE = Since({'0.5': False, '1.6': True})
# The release that first knew that a data set ends.
_KNOWS_DATASETS = Since({'0.5': False, '1.5': True})


class Fed:
    """An Estimator that calls input functions with its parameters."""

    params: Any

    def _call_input_fn(self, input_fn, mode):
        return call(self, input_fn, mode, self.params)


def call(estimator, input_fn, mode, params):
    """Calls an input function in the default graph.

    Args:
        estimator: An Estimator, for its `config`.
        input_fn: Function of any of `mode`, `params` and `config`.
        mode: One of `ModeKeys`.
        params: Dict of the Estimator's parameters.

    Returns:
        What it gives.
    """
    offered = {'params': params, 'config': estimator.config}
    if _PASSES_MODE[estimator.release]:
        offered['mode'] = mode
    with tf.device('/cpu:0'):
        return call_with(input_fn, offered)


def features_and_labels(result):
    """Features, labels and hooks of what an input function gave.

    Args:
        result: Features, `(features, labels)`, or a `tf.data.Dataset`.

    Returns:
        `(features, labels, hooks)`; labels is None without any.

    Raises:
        ValueError: A tuple of another length.
    """
    hooks_of_input = []
    if isinstance(result, tf.data.Dataset):
        iterator = v1.data.make_initializable_iterator(result)
        hooks_of_input.append(hooks.InitializeDataset(iterator))
        result = iterator.get_next()
    if not isinstance(result, (list, tuple)):
        return result, None, hooks_of_input
    if len(result) != 2:
        raise ValueError(
            'input_fn should return (features, labels) as a len 2 tuple.'
        )
    return result[0], result[1], hooks_of_input


def features_alone(result, release):
    """Features and hooks for a prediction, with a warning of endless ones.

    Args:
        result: What the input function gave.
        release: A Release.
    """
    features, _, found = features_and_labels(result)
    knows = _KNOWS_DATASETS[release]
    ends = knows and any(
        isinstance(one, tf.Tensor) and one.op.type == 'IteratorGetNext'
        for one in tf.nest.flatten(features, expand_composites=True)
    )
    if not ends and not v1.get_collection(v1.GraphKeys.QUEUE_RUNNERS):
        v1.logging.warning(
            'Input graph does not %s a QueueRunner. That means predict '
            'yields forever. This is probably a mistake.',
            'use tf.data.Dataset or contain' if knows else 'contain',
        )
    return features, found
