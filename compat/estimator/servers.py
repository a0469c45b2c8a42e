"""The tasks of a cluster that `train_and_evaluate` runs."""

from __future__ import annotations

import time

import tensorflow as tf

from .clusters import TaskType

v1 = tf.compat.v1

_SECONDS_EACH = 5
_SECONDS_AT_MOST = 60


def start(config):
    """Starts the server of this task.

    Args:
        config: A RunConfig of a cluster.

    Returns:
        The server, or None where this task is the whole cluster.
    """
    if not config.master:
        v1.logging.info(
            'Skip starting Tensorflow server as there is only one node in '
            'the cluster.'
        )
        return None
    v1.logging.info('Start Tensorflow server.')
    return tf.distribute.Server(
        config.cluster_spec,
        job_name=config.task_type,
        task_index=config.task_id,
    )


def wait_for_turn(config):
    """Lets workers begin one after the other."""
    if config.task_type != TaskType.WORKER:
        return
    longest = getattr(config, 'experimental_max_worker_delay_secs', None)
    longest = _SECONDS_AT_MOST if longest is None else longest
    seconds = min(longest, (config.task_id + 1) * _SECONDS_EACH)
    if seconds > 0:
        v1.logging.info('Waiting %d secs before starting training.', seconds)
        time.sleep(seconds)


def evaluate_forever(evaluator):
    """Evaluates checkpoints as others write them, until the last step.

    Args:
        evaluator: A `training.Evaluator`.
    """
    spec = evaluator.spec
    if spec.start_delay_secs:
        v1.logging.info(
            'Waiting %f secs before starting eval.', spec.start_delay_secs
        )
        time.sleep(spec.start_delay_secs)
    while not evaluator.is_done:
        begin = time.time()
        evaluator.evaluate()
        rest = spec.throttle_secs - (time.time() - begin)
        if rest > 0 and not evaluator.is_done:
            v1.logging.info(
                'Waiting %f secs before starting next eval run.', rest
            )
            time.sleep(rest)
    v1.logging.info('Exiting evaluation, the last step was evaluated.')
