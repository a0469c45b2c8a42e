"""The graph and the session of `Estimator.train`."""

from __future__ import annotations

import tensorflow as tf

from .. import train as savers
from ..releases import Since
from . import hooks as hooks_of_ours
from . import input_calls, warm_start
from .advice import without_advice
from .sessions import seed
from .spec import ModeKeys

v1 = tf.compat.v1

# The release that first made the operations by which hooks read the step
# before the input, where seeds count them.
_READS_STEP = Since({'0.5': False, '1.4': True})
# Up to 1.4 the loss was logged each 100 steps, whatever the RunConfig said.
_LOGS_AS_CONFIGURED = Since({'0.5': False, '1.8': True})


def train(estimator, input_fn, hooks, listeners):
    """Trains a model in a graph and a session of its own.

    Args:
        estimator: An Estimator.
        input_fn: Its input function.
        hooks: Hooks of the call.
        listeners: Listeners of the checkpoints.

    Returns:
        The last loss, or None if there was no step.
    """
    config = estimator.config
    device = getattr(config, 'device_fn', None) or _device(config)
    with (
        without_advice(),
        tf.Graph().as_default() as graph,
        graph.device(device),
    ):
        seed(config)
        step = estimator._create_global_step(graph)
        if step is not None and _READS_STEP[estimator.release]:
            hooks_of_ours.step_read(graph)
        features, labels, input_hooks = input_calls.features_and_labels(
            estimator._call_input_fn(input_fn, ModeKeys.TRAIN)
        )
        spec = estimator._call_model_fn(
            features, labels, ModeKeys.TRAIN, config
        )
        warm_start.apply(estimator._warm_start_settings)
        step = v1.train.get_global_step(graph)
        _note_loss(spec.loss, estimator.summarizes_loss)
        _add_saver(spec, config, estimator.release)
        own = _hooks_of_loss(spec.loss, step, config, estimator.release)
        workers = [*input_hooks, *hooks, *own, *spec.training_hooks]
        chief = _saving(estimator, spec, config, workers, listeners)
        return train_steps(estimator, spec, config, workers, chief)


def train_steps(estimator, spec, config, workers, chief):
    """Runs the steps of a training, each of them a `Session.run`.

    Args:
        estimator: An Estimator.
        spec: The EstimatorSpec of its model function.
        config: Its RunConfig.
        workers: Hooks.
        chief: Hooks of the chief alone.

    Returns:
        The last loss, or None if there was no step.
    """
    loss = None
    if estimator.release < '1.0':  # it saved after it had logged the loss
        workers, chief = [*workers, *chief], ()
    with v1.train.MonitoredTrainingSession(
        master=config.master,
        is_chief=config.is_chief,
        checkpoint_dir=config.model_dir,
        scaffold=spec.scaffold,
        hooks=workers,
        chief_only_hooks=(*chief, *spec.training_chief_hooks),
        save_checkpoint_secs=0,  # a hook of ours saves
        save_summaries_steps=config.save_summary_steps,
        config=estimator._session_config,
        max_wait_secs=getattr(config, 'session_creation_timeout_secs', 7200),
        log_step_count_steps=config.log_step_count_steps,
    ) as session:
        while not session.should_stop():
            _, loss = session.run([spec.train_op, spec.loss])
    if loss is None:
        v1.logging.warning(
            'Training with estimator made no steps. Perhaps input is empty '
            'or misspecified.'
        )
    return loss


def _note_loss(loss, summarizes):
    """The summary of the loss, and the loss among the graph's losses."""
    summaries = v1.get_collection(v1.GraphKeys.SUMMARIES)
    there = any(one.op.name == 'loss' for one in summaries)
    if summarizes and not there:
        v1.summary.scalar('loss', loss)
    v1.add_to_collection(v1.GraphKeys.LOSSES, loss)


def _add_saver(spec, config, release):
    """A saver that keeps as many checkpoints as configured."""
    if spec.scaffold.saver or v1.get_collection(v1.GraphKeys.SAVERS):
        return
    # The Estimators of 0.12 still wrote the files of the releases before.
    early = {'write_version': v1.train.SaverDef.V1} if release < '1.0' else {}
    saver = savers.saver_class(release)(
        sharded=True,
        **early,
        max_to_keep=config.keep_checkpoint_max,
        keep_checkpoint_every_n_hours=config.keep_checkpoint_every_n_hours,
        defer_build=True,
        save_relative_paths=True,
    )
    v1.add_to_collection(v1.GraphKeys.SAVERS, saver)


def _hooks_of_loss(loss, step, config, release):
    """The hooks that stop at NaN and that log the loss."""
    yield v1.train.NanTensorHook(loss)
    every = config.log_step_count_steps
    if not _LOGS_AS_CONFIGURED[release]:
        every = 100
    if every is not None:
        yield v1.train.LoggingTensorHook(
            {'loss': loss, 'step': step}, every_n_iter=every
        )


def _saving(estimator, spec, config, workers, listeners):
    """The chief's hook that saves, unless the model function has one."""
    found = [
        hook
        for hook in (*workers, *spec.training_chief_hooks)
        if isinstance(hook, v1.train.CheckpointSaverHook)
    ]
    made = []
    seconds, steps = (
        config.save_checkpoints_secs,
        config.save_checkpoints_steps,
    )
    if not found and (seconds or steps):
        made = found = [
            hooks_of_ours.SaveCheckpoints(
                config.model_dir,
                estimator.release,
                seconds,
                steps,
                spec.scaffold,
            )
        ]
    if listeners:
        if not found:
            raise ValueError(
                'There should be a CheckpointSaverHook to use '
                'saving_listeners. Please set one of the '
                'RunConfig.save_checkpoints_steps or '
                'RunConfig.save_checkpoints_secs.'
            )
        hooks_of_ours.add_listeners(found[0], listeners)
    return made


def _device(config):
    """Where a cluster's variables live, None without parameter servers."""
    if not config.num_ps_replicas:
        return None
    return v1.train.replica_device_setter(
        ps_tasks=config.num_ps_replicas,
        worker_device=f'/job:{config.task_type}/task:{config.task_id}',
        merge_devices=True,
        cluster=config.cluster_spec,
    )
