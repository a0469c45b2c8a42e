"""`learn_runner.run`: makes an experiment and runs what its place asks."""

from __future__ import annotations

import tensorflow as tf

from .experiment import Experiment
from .run_config import RunConfig

v1 = tf.compat.v1


def run(
    _,
    experiment_fn,
    output_dir=None,
    schedule=None,
    run_config=None,
    hparams=None,
):
    """Makes an experiment and runs it.

    Args:
        _: The release.
        experiment_fn: Function of `output_dir`, or of `run_config` and
            `hparams`, that gives an Experiment.
        output_dir: Folder of the model.
        schedule: Name of an Experiment's method; what its place in the
            cluster asks by default, `train_and_evaluate` without one.
        run_config: A RunConfig with a folder instead.
        hparams: `HParams` of the experiment.

    Returns:
        What the method returns.
    """
    if output_dir is not None and run_config is not None:
        raise ValueError('Cannot provide both `output_dir` and `run_config`')
    if not output_dir and run_config is None:
        raise ValueError('Must set value for `output_dir` or `run_config`')
    if not callable(experiment_fn):
        raise TypeError(
            f'Experiment builder "{experiment_fn}" is not callable.'
        )
    if run_config is None and hparams is not None:
        raise ValueError(
            'Must set `hparams` as None for `experiment_fn` with `output_dir`.'
        )
    if run_config is None:
        experiment = experiment_fn(output_dir=output_dir)
    else:
        _check_config(run_config)
        experiment = experiment_fn(run_config=run_config, hparams=hparams)
    if not isinstance(experiment, Experiment):
        raise TypeError(
            'Experiment builder did not return an Experiment instance, got '
            f'{type(experiment)} instead.'
        )
    config = run_config or experiment.estimator.config
    return _task(experiment, schedule or _default(config))()


def _check_config(config):
    if not isinstance(config, RunConfig):
        raise ValueError(
            '`run_config` must be `tf.contrib.learn.RunConfig` instance'
        )
    if not config.model_dir:
        raise ValueError(
            'Must specify a model directory `model_dir` in `run_config`.'
        )


def _task(experiment, schedule):
    """The method of a name."""
    if not hasattr(experiment, schedule):
        raise ValueError(f'Schedule references non-existent task {schedule}')
    task = getattr(experiment, schedule)
    if not callable(task):
        raise TypeError(f'Schedule references non-callable member {schedule}')
    return task


def _default(config):
    jobs = config.cluster_spec.as_dict() if config.cluster_spec else {}
    if sum(map(len, jobs.values())) <= 1:
        return 'train_and_evaluate'
    schedules = {
        'master': 'train_and_evaluate',
        'ps': 'run_std_server',
        'worker': 'train',
    }
    if config.task_type not in schedules:
        raise ValueError('Must specify a schedule')
    return schedules[config.task_type]
