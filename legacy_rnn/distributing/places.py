"""The place of a process in a cluster, from flags or from `TF_CONFIG`."""

import dataclasses
import importlib
import os

from legacy_rnn.console import quiet_import

# Flags that say where a process stands; without them `TF_CONFIG` does.
OF_PLACE = ('job_name', 'task_index', 'ps_hosts', 'worker_hosts')
_ONLY_IN_A_CLUSTER = (
    *OF_PLACE[1:],
    'sync',
    'replicas_to_aggregate',
    'join_timeout',
)


@dataclasses.dataclass(frozen=True)
class Place:
    """A task of a cluster.

    Attributes:
      kind: What it does: 'ps', 'chief', 'worker' or 'evaluator'.
      job: Its job in `hosts`.
      index: Its number within the job.
      hosts: Dict from job to the tuple of addresses HOST:PORT.
      replica: Which slice of a batch it computes; None where it computes none.
    """

    kind: str
    job: str
    index: int
    hosts: dict
    replica: int | None

    @property
    def name(self):
        """What messages call it."""
        if self.kind == 'chief':
            return self.kind
        return f'{self.kind} {self.index}'

    @property
    def address(self):
        """Its own HOST:PORT."""
        return self.hosts[self.job][self.index]

    @property
    def computing(self):
        """Addresses of all that compute gradients, the chief's first."""
        jobs = ('chief', 'master', 'worker')
        return [a for job in jobs for a in self.hosts.get(job, ())]

    @property
    def device(self):
        """The device of the task, as TensorFlow names it."""
        return f'/job:{self.job}/task:{self.index}'


def find(flags):
    """Returns the Place that the flags or `TF_CONFIG` give, or None.

    Args:
      flags: Parsed flags of `classify` or `label`.

    Raises:
      ValueError: They contradict each other.
    """
    told = any(flags[name].present for name in OF_PLACE)
    training = flags.mode == 'train'
    if not told and os.environ.get('TF_CONFIG') and training:
        quiet_import.import_tensorflow(flags.verbose)
        place = of_environment()
    elif flags.job_name is None:
        place = None
    else:
        place = of_flags(flags)
    if place is None:
        for name in _ONLY_IN_A_CLUSTER:
            if flags[name].present:
                raise ValueError(
                    f'--{name} is for a task of a cluster, got no --job_name'
                )
        return None
    if not training:
        raise ValueError(
            f'--job_name is for --mode=train, got --mode={flags.mode}'
        )
    _check_sync(flags, place)
    return place


def of_flags(flags):
    """Returns the Place that --job_name and its kin give.

    Raises:
      ValueError: A flag is missing, or there is no such task.
    """
    job, index = flags.job_name, flags.task_index or 0
    for name in ('ps_hosts', 'worker_hosts'):
        if not getattr(flags, name):
            raise ValueError(
                f'--{name} is missing; give all tasks the addresses of all'
            )
    hosts = {'ps': flags.ps_hosts, 'worker': flags.worker_hosts}
    _check_hosts(hosts)
    if job == 'evaluator':
        return Place('evaluator', job, index, hosts, None)
    if job == 'chief':
        if index:
            raise ValueError(
                f'--task_index={index}, but there is one chief, worker 0'
            )
        job = 'worker'
    _check_index(job, index, hosts, f'--{job}_hosts')
    if job == 'ps':
        return Place('ps', job, index, hosts, None)
    return Place('worker' if index else 'chief', job, index, hosts, index)


def of_environment():
    """Returns the Place that `TF_CONFIG` gives, or None without a cluster.

    Raises:
      ValueError: It is no JSON, or its task is not one of its cluster.
    """
    clusters = importlib.import_module('legacy_rnn.compat.estimator.clusters')
    config = clusters.environment()
    place = clusters.place(config)
    job, index = place['task_type'], place['task_id']
    addresses = config.get('cluster', {})
    hosts = {name: tuple(given) for name, given in addresses.items()}
    if job == 'evaluator':
        return Place('evaluator', job, index, hosts, None)
    if not place['cluster_spec']:
        return None
    if not hosts.get('ps'):
        raise ValueError(
            'TF_CONFIG: the cluster has no ps, which would hold the weights; '
            'add one'
        )
    _check_hosts(hosts)
    if job == 'ps':
        return Place('ps', job, index, hosts, None)
    if place['is_chief']:
        return Place('chief', job, index, hosts, 0)
    return Place('worker', job, index, hosts, index + 1)


def _check_hosts(hosts):
    every = [address for job in hosts.values() for address in job]
    for address in every:
        if every.count(address) > 1:
            raise ValueError(
                f'{address} is the address of two tasks; give each its own'
            )


def _check_index(job, index, hosts, source):
    count = len(hosts[job])
    if index >= count:
        known = f'0 to {count - 1}' if count > 1 else '0'
        raise ValueError(
            f'--task_index={index}, but {source} has {count} of {job}: {known}'
        )


def _check_sync(flags, place):
    needed, count = flags.replicas_to_aggregate, len(place.computing)
    if needed is None:
        return
    if not flags.sync:
        raise ValueError('--replicas_to_aggregate is for --sync')
    if needed > count:
        raise ValueError(
            f'--replicas_to_aggregate={needed}, but there are {count} workers'
        )
