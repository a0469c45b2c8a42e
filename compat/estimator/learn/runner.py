"""`learn_runner.run`: makes an experiment and runs what its place asks."""

from __future__ import annotations

import tensorflow as tf

from ...contrib.hparams import HParams
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
    if output_dir is None and run_config is None:
        raise ValueError('Must set value for `output_dir` or `run_config`')
    if not callable(experiment_fn):
        raise TypeError(
            f'Experiment builder "{experiment_fn}" is not callable.'
        )
    if run_config is not None:
        experiment = _configured(experiment_fn)(run_config, hparams)
    elif not output_dir:
        raise ValueError('Must specify an output directory')
    elif hparams is not None:
        raise ValueError(
            'Must set `hparams` as None for `experiment_fn` with `output_dir`.'
        )
    else:
        experiment = _checked(experiment_fn(output_dir=output_dir))
    config = run_config or experiment.estimator.config
    return _task(experiment, schedule or _default(config))()


def tune(_, experiment_fn, tuner):
    """Runs an experiment for each trial of a tuner.

    Args:
        _: The release.
        experiment_fn: Function of `run_config` and `hparams`.
        tuner: What has `next_trial()` and `run_experiment(function)`.
    """
    while tuner.next_trial():
        tuner.run_experiment(_configured(experiment_fn, needs_hparams=True))


def _configured(experiment_fn, needs_hparams=False):
    """The function, which checks its arguments and what it gives."""

    def make(run_config, hparams):
        _check_config(run_config)
        if hparams is not None and not isinstance(hparams, HParams):
            raise ValueError('`hparams` must be `HParams` instance')
        if hparams is None and needs_hparams:
            raise ValueError('`hparams` cannot be `None`.')
        uid = run_config.uid()
        made = experiment_fn(run_config, hparams)
        _check_same(uid, _checked(made).estimator.config)
        return made

    return make


def _checked(experiment):
    if not isinstance(experiment, Experiment):
        raise TypeError(
            'Experiment builder did not return an Experiment instance, got '
            f'{type(experiment)} instead.'
        )
    return experiment


def _check_same(uid, config):
    """Refuses an Estimator of another configuration."""
    if not hasattr(config, 'uid'):
        raise RuntimeError(
            'Pass `run_config` argument of the `experiment_fn` to the '
            'Estimator in Experiment. It is likely a different `RunConfig` '
            'is passed to `Estimator` or the `config` constructor argument '
            'in `Estimator` is not set.'
        )
    if config.uid() != uid:
        raise RuntimeError(
            '`RunConfig` instance is expected to be used by the `Estimator` '
            f'inside the `Experiment`. expected {uid}, but got {config.uid()}'
        )


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
    spec = config.cluster_spec if config else None
    jobs = spec.as_dict() if spec else {}
    if sum(map(len, jobs.values())) <= 1:
        return 'train_and_evaluate'
    schedules = {
        'master': 'train_and_evaluate',
        'ps': 'run_std_server',
        'worker': 'train',
    }
    if not config.task_type:
        raise ValueError('Must specify a schedule')
    if config.task_type not in schedules:
        raise ValueError(
            f'No default schedule for task type: {config.task_type}'
        )
    return schedules[config.task_type]
