"""The graph and the session of `predict` in contrib.learn."""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from ..advice import without_advice
from ..input_calls import features_and_labels
from ..prediction import chosen
from ..sessions import scaffold_for, seed

v1 = tf.compat.v1


def batches(estimator, input_fn, hooks, outputs, checkpoint_path):
    """Predictions, batch by batch, of a graph that is built at once.

    Args:
        estimator: An Estimator.
        input_fn: Function that gives features, or features and labels.
        hooks: Hooks that feed it.
        outputs: Names of predictions, None for all.
        checkpoint_path: Prefix.

    Returns:
        Iterator of dicts of arrays, or of arrays; of one alone if the input
        is constant.
    """
    with without_advice(), tf.Graph().as_default() as graph:
        seed(estimator.config)
        estimator._create_global_step(graph)
        features, _, initializing = features_and_labels(_features(input_fn()))
        spec = estimator._call_model_fn(features, None, 'infer', None)
        predictions = chosen(spec.predictions, outputs)
        creator = v1.train.ChiefSessionCreator(
            scaffold=scaffold_for(spec.scaffold, estimator.release),
            checkpoint_filename_with_path=checkpoint_path,
            config=estimator._session_config,
        )
        everything = [*initializing, *hooks]
        queues = graph.get_collection(v1.GraphKeys.QUEUE_RUNNERS)
        once = not everything and not queues
    return _run(graph, creator, everything, predictions, once)


def _run(graph, *args):
    with without_advice(), graph.as_default():
        yield from predict_batches(*args)


def predict_batches(creator, hooks, predictions, once):
    """Runs the batches of a prediction, each of them a `Session.run`.

    Args:
        creator: Of the session.
        hooks: Hooks.
        predictions: Tensor, or dict of tensors.
        once: Whether the input has one batch.

    Yields:
        Their values.
    """
    with v1.train.MonitoredSession(creator, hooks) as session:
        while not session.should_stop():
            yield session.run(predictions)
            if once:
                return


def singly(found):
    """The examples of batches."""
    for values in found:
        if not isinstance(values, dict):
            yield from values
            continue
        length = len(next(iter(values.values())))
        for place in range(length):
            yield {key: value[place] for key, value in values.items()}


def together(found):
    """All batches as one."""
    found = list(found)
    if not isinstance(found[0], dict):
        return np.concatenate(found)
    return {
        key: np.concatenate([values[key] for values in found])
        for key in found[0]
    }


def _features(result):
    """Features alone, of what an input function gave."""
    return result[0] if isinstance(result, (list, tuple)) else result
