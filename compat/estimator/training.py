"""`train_and_evaluate`: here, or as a task of a cluster."""

from __future__ import annotations

import tensorflow as tf

from ..releases import Since
from . import servers
from .clusters import TaskType
from .estimator import Estimator
from .evaluator import EvaluateCheckpoints, Evaluator, StopAfterSeconds
from .train_spec import EvalSpec, TrainSpec

v1 = tf.compat.v1

# Up to 1.9 training ended for each evaluation; later, each checkpoint was
# evaluated while it went on.
_AT_CHECKPOINTS = Since({'1.4': False, '1.10': True})
_RETURNS_RESULTS = Since({'1.4': False, '1.9': True})


def train_and_evaluate(release, estimator, train_spec, eval_spec):
    """Trains, evaluates and exports, here or as a task of a cluster.

    Args:
        release: A Release.
        estimator: An Estimator.
        train_spec: A TrainSpec.
        eval_spec: An EvalSpec.

    Returns:
        From 1.9 on `(metrics, exports)` of the last evaluation where it
        runs in one process; None otherwise.
    """
    for what, value, kind in (
        ('eval_spec', eval_spec, EvalSpec),
        ('estimator', estimator, Estimator),
        ('train_spec', train_spec, TrainSpec),
    ):
        if not isinstance(value, kind):
            raise TypeError(
                f'`{what}` must have type `tf.estimator.{kind.__name__}`. '
                f'Got: {type(value)}'
            )
    config = estimator.config
    if config.cluster_spec or config.task_type == TaskType.EVALUATOR:
        _run_task(estimator, train_spec, eval_spec)
        return None
    if release >= '1.12':
        v1.logging.info('Not using Distribute Coordinator.')
    v1.logging.info(
        'Running training and evaluation locally (non-distributed).'
    )
    evaluator = Evaluator(estimator, train_spec, eval_spec)
    if _AT_CHECKPOINTS[release]:
        _train_with_evaluations(estimator, train_spec, evaluator)
    else:
        _train_between_evaluations(estimator, train_spec, evaluator)
    if _RETURNS_RESULTS[release]:
        return evaluator.metrics, evaluator.exports
    return None


def _train_with_evaluations(estimator, spec, evaluator):
    config = estimator.config
    v1.logging.info(
        'Start train and evaluate loop. The evaluate will happen after every '
        'checkpoint. Checkpoint frequency is determined based on RunConfig '
        'arguments: save_checkpoints_steps %s or save_checkpoints_secs %s.',
        config.save_checkpoints_steps,
        config.save_checkpoints_secs,
    )
    estimator.train(
        spec.input_fn,
        max_steps=spec.max_steps,
        hooks=list(spec.hooks),
        saving_listeners=[EvaluateCheckpoints(evaluator)],
    )


def _train_between_evaluations(estimator, spec, evaluator):
    seconds = evaluator.spec.throttle_secs
    if seconds <= 0:
        raise ValueError(
            f'eval_spec.throttle_secs should be positive, given: {seconds}.'
            'It is used do determine how long each training iteration should '
            'go when train and evaluate locally.'
        )
    v1.logging.info(
        'Start train and evaluate loop. The evaluate will happen after %s '
        'secs (eval_spec.throttle_secs) or training is finished.',
        seconds,
    )
    while not evaluator.is_done:
        estimator.train(
            spec.input_fn,
            max_steps=spec.max_steps,
            hooks=[*spec.hooks, StopAfterSeconds(seconds)],
        )
        if not evaluator.evaluate():
            raise RuntimeError(
                'There was no new checkpoint after the training.'
            )


def _run_task(estimator, train_spec, eval_spec):
    """Does what this process of a cluster is there for."""
    config = estimator.config
    evaluator = Evaluator(estimator, train_spec, eval_spec)
    if config.task_type == TaskType.EVALUATOR:
        servers.evaluate_forever(evaluator)
        return
    server = servers.start(config)
    if config.task_type == TaskType.PS:
        server.join()
        return
    servers.wait_for_turn(config)
    listeners = []
    if config.task_type == TaskType.MASTER:
        listeners.append(EvaluateCheckpoints(evaluator))
    estimator.train(
        train_spec.input_fn,
        max_steps=train_spec.max_steps,
        hooks=list(train_spec.hooks),
        saving_listeners=listeners,
    )
