"""`RunConfig` of contrib.learn, which names sessions and seeds otherwise."""

from __future__ import annotations

import tensorflow as tf

from ...releases import Release, Since
from .. import clusters, run_config

v1 = tf.compat.v1

_SEED = Since({'0.8': 42, '0.11': None})
_SECONDS = Since({'0.8': 60, '0.11': 600, '1.2': 0})
_MAY_DIFFER = (
    'tf_random_seed save_summary_steps save_checkpoints_steps '
    'save_checkpoints_secs session_config keep_checkpoint_max '
    'keep_checkpoint_every_n_hours log_step_count_steps'
).split()
_DEFAULTS = {
    'save_summary_steps': 100,
    'save_checkpoints_steps': None,
    'keep_checkpoint_max': 5,
    'keep_checkpoint_every_n_hours': 10000,
    'log_step_count_steps': 100,
    'model_dir': None,
    'session_config': None,
    'protocol': None,
    'session_creation_timeout_secs': 7200,
}


class RunConfig(run_config.RunConfig):
    """Where, how often and with which seed an Estimator runs.

    Args:
        **given: What the release's RunConfig could be given, such as
            `master`, `num_cores`, `gpu_memory_fraction`, `tf_random_seed`,
            `save_checkpoints_secs` or `save_checkpoints_steps`, `model_dir`.
    """

    release = Release('1.15')

    def __init__(self, **given):
        config = clusters.environment()
        values = {
            **_DEFAULTS,
            'tf_random_seed': _SEED[self.release],
            'save_checkpoints_secs': _SECONDS[self.release],
            **given,
        }
        if values['save_checkpoints_secs'] == 0 and self.release >= '1.2':
            told = values['save_checkpoints_steps'] is not None
            values['save_checkpoints_secs'] = None if told else 600
        # A cluster may have no chief here; the place of a process is simple.
        place = clusters.place({**config, 'cluster': {}, 'task': {}})
        place.update(_task(config, given.get('master')))
        for name in place:  # None, of 0.10 and 0.11, is what is found.
            if values.get(name, 0) is None:
                del values[name]
        values['model_dir'] = _model_dir(values['model_dir'], config)
        for name in ('master', 'evaluation_master'):
            values[name] = values.get(name) or place[name]
        for name, value in {**place, **values}.items():
            setattr(self, f'_{name}', value)
        self._environment = config.get('environment', 'local')
        self._tf_config = _session(values)

    def uid(self, whitelist=None):
        """A text that equal configurations share.

        Args:
            whitelist: Names that may differ; by default those of how often
                what is written, of the seed and of sessions.
        """
        names = _MAY_DIFFER if whitelist is None else whitelist
        jobs = self.cluster_spec.as_dict()
        known = {**vars(self), '_cluster_spec': sorted(jobs.items())}
        for name in names:
            known.pop(f'_{name}', None)
        return ', '.join(f'{k}={v!r}' for k, v in sorted(known.items()))


def _model_dir(given, config):
    """The folder that the program or `TF_CONFIG` names."""
    told = config.get('model_dir')
    if told is not None and given not in (None, told):
        raise ValueError(
            '`model_dir` provided in RunConfig construct, if set, must have '
            f'the same value as the model_dir in TF_CONFIG. model_dir: {given}'
            f'\nTF_CONFIG["model_dir"]: {told}.\n'
        )
    return given or told


def _session(values):
    """The session's options that the RunConfig names one by one."""
    cores = values.get('num_cores', 0)
    config = v1.ConfigProto(
        log_device_placement=bool(values.get('log_device_placement')),
        inter_op_parallelism_threads=cores,
        intra_op_parallelism_threads=cores,
    )
    fraction = values.get('gpu_memory_fraction', 1)
    config.gpu_options.per_process_gpu_memory_fraction = fraction
    return config


def _task(config, master):
    """Place in a cluster: the first worker or, in the cloud, the master.

    Args:
        config: Dict of `TF_CONFIG`.
        master: Address of the session; None for that of the task.
    """
    cluster = tf.train.ClusterSpec(config.get('cluster', {}))
    task = config.get('task', {})
    kind, number = task.get('type'), int(task.get('index') or 0)
    jobs = cluster.as_dict() if cluster else {}
    chief = 'worker'
    if config.get('environment') == 'cloud':
        chief = 'master'
    finds = master is None
    master = ''
    if finds and jobs and kind and sum(map(len, jobs.values())) > 1:
        if kind not in jobs:
            raise ValueError(
                f'{kind} is not a valid task_type in the cluster_spec:\n'
                f'{cluster}\n\nNote that these values may be coming from the '
                'TF_CONFIG environment variable.'
            )
        if not 0 <= number < len(jobs[kind]):
            raise ValueError(
                f'{number} is not a valid task_id for task_type {kind} in the '
                f'cluster_spec:\n{cluster}\n\nNote that these values may be '
                'coming from the TF_CONFIG environment variable.'
            )
        master = f'grpc://{cluster.job_tasks(kind)[number]}'
    return {
        'cluster_spec': cluster,
        'task_type': kind,
        'task_id': number,
        'master': master,
        'is_chief': number == 0 and kind in (None, chief),
        'num_ps_replicas': len(jobs.get('ps', ())),
        'num_worker_replicas': len(jobs.get('worker', ()))
        + len(jobs.get('master', ())),
    }
