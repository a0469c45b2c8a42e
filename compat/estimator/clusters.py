"""The place of a process in a cluster, as `TF_CONFIG` gives it."""

from __future__ import annotations

import json
import os

import tensorflow as tf

v1 = tf.compat.v1


class TaskType:
    """What a process of a cluster does."""

    MASTER = 'master'
    PS = 'ps'
    WORKER = 'worker'
    CHIEF = 'chief'
    EVALUATOR = 'evaluator'


def environment():
    """The environment's `TF_CONFIG`, as a dict.

    Raises:
        ValueError: It is no JSON.
        TypeError: It is no JSON object.
    """
    config = _parsed(os.environ.get('TF_CONFIG') or '{}')
    if config:
        v1.logging.info('TF_CONFIG environment variable: %s', config)
    return config


def place(config):
    """The place of this process.

    Args:
        config: Dict of `TF_CONFIG`.

    Returns:
        Dict of the attributes of a RunConfig.

    Raises:
        ValueError: The task is not one of the cluster's.
    """
    service = config.get('service')
    if service is not None and not isinstance(service, dict):
        raise TypeError(
            'If "service" is set in TF_CONFIG, it must be a dict. Given '
            f'{type(service)}'
        )
    cluster = tf.train.ClusterSpec(config.get('cluster', {}))
    found = {'service': service, 'cluster_spec': cluster}
    task = config.get('task', {})
    found.update(_in(cluster, task, config) if cluster else _alone(task))
    if not cluster:
        found['master'] = config.get('session_master', '')
        found['evaluation_master'] = config.get('eval_session_master', '')
    return found


def session_config(config):
    """Session of a task, which sees the parameter servers and itself."""
    options = v1.ConfigProto(allow_soft_placement=True)
    rewriting = options.graph_options.rewrite_options
    rewriting.meta_optimizer_iterations = rewriting.ONE
    kind = config.task_type
    if kind in (TaskType.MASTER, TaskType.CHIEF):
        seen = ['/job:ps', f'/job:{kind}']
    elif kind == TaskType.WORKER:
        seen = ['/job:ps', f'/job:worker/task:{config.task_id}']
    elif kind == TaskType.PS:
        seen = ['/job:ps', '/job:worker', '/job:chief', '/job:master']
    else:
        return None
    options.device_filters.extend(seen)
    return options


def _parsed(text):
    """`TF_CONFIG` as a dict; what is wrong with it names it."""
    try:
        config = json.loads(text)
    except ValueError as error:
        raise ValueError(f'TF_CONFIG is no JSON: {error}') from error
    if not isinstance(config, dict):
        raise TypeError(f'TF_CONFIG must be a JSON object, got {text}')
    return config


def _alone(task):
    kind = task.get('type', TaskType.WORKER)
    number = int(task.get('index', 0))
    if kind != TaskType.WORKER:
        raise ValueError(
            'If "cluster" is not set in TF_CONFIG, task type must be WORKER.'
        )
    if number:
        raise ValueError(
            'If "cluster" is not set in TF_CONFIG, task index must be 0.'
        )
    return {
        'task_type': kind,
        'task_id': 0,
        'global_id_in_cluster': 0,
        'master': '',
        'evaluation_master': '',
        'is_chief': True,
        'num_ps_replicas': 0,
        'num_worker_replicas': 1,
    }


def _in(cluster, task, config):
    with_master = TaskType.MASTER in cluster.jobs
    chief = TaskType.MASTER if with_master else TaskType.CHIEF
    if with_master and TaskType.CHIEF in cluster.jobs:
        raise ValueError(
            'If `master` node exists in `cluster`, job `chief` is not '
            'supported.'
        )
    kind, number = _task(cluster, task, chief)
    if kind == TaskType.EVALUATOR:
        if with_master:
            raise ValueError(
                'If `master` node exists in `cluster`, task_type '
                '`evaluator` is not supported.'
            )
        return {
            **_alone({}),
            'task_type': kind,
            'task_id': number,
            'is_chief': False,
            'num_worker_replicas': 0,
            'global_id_in_cluster': None,
            'cluster_spec': tf.train.ClusterSpec({}),
            'evaluation_master': config.get('eval_session_master', ''),
        }
    jobs = cluster.as_dict()
    others = sorted(set(jobs) - {chief, TaskType.PS})
    order = [chief, *others, TaskType.PS]
    before = order[: order.index(kind)]
    only = len(jobs) == 1 and len(jobs[chief]) == 1
    address = f'grpc://{cluster.job_tasks(kind)[number]}'
    return {
        'task_type': kind,
        'task_id': number,
        'global_id_in_cluster': number + sum(len(jobs[j]) for j in before),
        'master': config.get('session_master', '' if only else address),
        'evaluation_master': '',
        'is_chief': kind == chief,
        'num_ps_replicas': len(jobs.get(TaskType.PS, ())),
        'num_worker_replicas': len(jobs.get(TaskType.WORKER, ()))
        + len(jobs[chief]),
    }


def _task(cluster, task, chief):
    """The type and number of the task, checked."""
    if chief not in cluster.jobs:
        raise ValueError(
            f'If "cluster" is set in TF_CONFIG, it must have one "{chief}" '
            'node.'
        )
    if len(cluster.job_tasks(chief)) > 1:
        raise ValueError(
            f'The "cluster" in TF_CONFIG must have only one "{chief}" node.'
        )
    kind, number = task.get('type'), task.get('index')
    for what, value in (('type', kind or None), ('index', number)):
        if value is None:
            raise ValueError(
                f'If "cluster" is set in TF_CONFIG, task {what} must be set.'
            )
    number = int(number)
    if number < 0:
        raise ValueError('Task index must be non-negative number.')
    if kind == TaskType.EVALUATOR:
        return kind, number
    fits = kind in cluster.jobs and number < len(cluster.job_tasks(kind))
    if not fits:
        what = f'{number} is not a valid task_id for task_type {kind}'
        if kind not in cluster.jobs:
            what = f'{kind} is not a valid task_type'
        raise ValueError(
            f'{what} in the cluster_spec:\n{cluster}\n\nNote that these '
            'values may be coming from the TF_CONFIG environment variable.'
        )
    return kind, number
