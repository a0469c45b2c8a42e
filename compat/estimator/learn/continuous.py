"""Evaluations that follow a training: when to go on, and when to wait."""

from __future__ import annotations

import time

import tensorflow as tf

from ..arguments import names_of

v1 = tf.compat.v1
_WARNS_EVERY = 600  # Seconds.


def predicate(function):
    """Whether to go on, as a function of results and a checkpoint's path.

    Args:
        function: Function of the last results, and maybe of
            `checkpoint_path`; None to go on for ever.

    Raises:
        ValueError: It cannot be called.
    """
    if function is None:
        return lambda results, path: True
    if not callable(function):
        raise ValueError(
            '`continuous_eval_predicate_fn` must be a callable, or None.'
        )
    if 'checkpoint_path' in names_of(function):
        return lambda results, path: function(results, checkpoint_path=path)
    return lambda results, path: function(results)


def evaluate_checkpoints(evaluate, folder, goes_on, is_done, throttle, once):
    """Evaluates the latest checkpoint again and again.

    Args:
        evaluate: Function of a checkpoint's path that gives the results.
        folder: Folder of the checkpoints.
        goes_on: What `predicate` gives.
        is_done: Function of the results: whether training has ended.
        throttle: Seconds from one evaluation to the next, at least.
        once: Whether a checkpoint is evaluated once alone.
    """
    results, previous, warned = None, None, 0.0
    while goes_on(results, previous) and not is_done(results):
        begin = time.time()
        path = tf.train.latest_checkpoint(folder)
        lack = None
        if not path:
            lack = (
                'Estimator is not fitted yet. Will start an evaluation when '
                'a checkpoint is ready.'
            )
        elif once and path == previous:
            lack = 'No new checkpoint ready for evaluation.'
        if lack is None:
            results, previous, warned = evaluate(path) or {}, path, 0.0
        else:
            results = {}
        if lack and time.time() - warned > _WARNS_EVERY:
            v1.logging.warning(lack)
            warned = time.time()
        rest = throttle - (time.time() - begin)
        if rest > 0 and not is_done(results):
            v1.logging.info(
                'Waiting %f secs before starting next eval run.', rest
            )
            time.sleep(rest)
