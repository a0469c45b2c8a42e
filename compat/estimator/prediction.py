"""The graph and the session of `Estimator.predict`."""

from __future__ import annotations

import tensorflow as tf

from . import input_calls, warm_start
from .advice import without_advice
from .sessions import scaffold_for, seed
from .spec import ModeKeys

v1 = tf.compat.v1


def predict(estimator, input_fn, keys, hooks, checkpoint_path, singly):
    """Predicts in a graph and a session of its own.

    Args:
        estimator: An Estimator.
        input_fn: Its input function.
        keys: Names of predictions, None for all.
        hooks: Hooks of the call.
        checkpoint_path: Prefix, or None for initial values.
        singly: Whether example by example.

    Yields:
        Predictions of an example, or of a batch.
    """
    config = estimator.config
    with without_advice(), tf.Graph().as_default() as graph:
        seed(config)
        estimator._create_global_step(graph)
        features, input_hooks = input_calls.features_alone(
            estimator._call_input_fn(input_fn, ModeKeys.PREDICT),
            estimator.release,
        )
        spec = estimator._call_model_fn(
            features, None, ModeKeys.PREDICT, config
        )
        if not checkpoint_path:
            warm_start.apply(estimator._warm_start_settings)
        predictions = chosen(spec.predictions, keys)
        creator = v1.train.ChiefSessionCreator(
            scaffold=scaffold_for(spec.scaffold, estimator.release),
            checkpoint_filename_with_path=checkpoint_path,
            master=config.master,
            config=estimator._session_config,
        )
        everything = [*input_hooks, *hooks, *spec.prediction_hooks]
        for values in predict_batches(creator, everything, predictions):
            if singly:
                yield from examples(values)
            else:
                yield values


def predict_batches(creator, hooks, predictions):
    """Runs the batches of a prediction, each of them a `Session.run`.

    Args:
        creator: Of the session.
        hooks: Hooks.
        predictions: Tensor, or dict of tensors.

    Yields:
        Their values.
    """
    with v1.train.MonitoredSession(creator, hooks) as session:
        while not session.should_stop():
            yield session.run(predictions)


def chosen(predictions, keys):
    """The predictions of some names."""
    if not keys:
        return predictions
    if not isinstance(predictions, dict):
        raise ValueError(
            'predict_keys argument is not valid in case of non-dict '
            'predictions.'
        )
    found = {k: value for k, value in predictions.items() if k in keys}
    if not found:
        raise ValueError(
            f'Expected to run at least one output from {predictions.keys()}, '
            f'provided {keys}.'
        )
    return found


def examples(values):
    """The examples of a batch of predictions, `[batch, ...]` each."""
    if not isinstance(values, dict):
        yield from values
        return
    length = len(next(iter(values.values())))
    for key, value in values.items():
        if value.shape[0] != length:
            raise ValueError(
                f'Batch length of predictions should be same. {key} has '
                'different batch length than others.'
            )
    for place in range(length):
        yield {key: value[place] for key, value in values.items()}
