"""What to start for a cluster: which task, where, with which arguments."""

import json
import shlex
import socket
import typing

from legacy_rnn.distributing import script_flags

FIRST_PORT = 2222
OWN = ('classify', 'label')


class Task(typing.NamedTuple):
    """A process of a cluster.

    Attributes:
      name: What its lines begin with, such as 'worker 1'.
      kind: 'ps', 'chief', 'worker' or 'evaluator'.
      address: Its HOST:PORT; the evaluator has none.
      arguments: Arguments of `legacy-rnn`.
      environment: Variables to set.
    """

    name: str
    kind: str
    address: str | None
    arguments: tuple
    environment: dict

    @property
    def line(self):
        """The task as a line for a shell."""
        given = [f'{k}={shlex.quote(v)}' for k, v in self.environment.items()]
        return ' '.join([*given, shlex.join(['legacy-rnn', *self.arguments])])


def tasks(arguments, ps, workers, evaluator=False):
    """Returns the tasks of a cluster, the parameter servers first.

    Args:
      arguments: The command to run and its arguments.
      ps: Addresses of the parameter servers.
      workers: Addresses of the workers, the chief's first.
      evaluator: Whether one process only tests.

    Raises:
      ValueError: The command trains nothing, or its script says nowhere what
        task of a cluster it is.
    """
    how = _How(script_flags.JOBS, True)
    if arguments[0] not in OWN:
        how = _how(arguments)
    found = [
        _task(arguments, how, ('ps', i), address, ps, workers)
        for i, address in enumerate(ps)
    ]
    for i, address in enumerate(workers):
        found.append(
            _task(arguments, how, ('worker', i), address, ps, workers)
        )
    if evaluator:
        found.append(
            _task(arguments, how, ('evaluator', 0), None, ps, workers)
        )
    return found


def free_addresses(count, first=None):
    """Returns addresses of this machine.

    Args:
      count: How many.
      first: First port; None for ports that are free.
    """
    if first is not None:
        return [f'127.0.0.1:{first + i}' for i in range(count)]
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(('', 0))
        return [f'127.0.0.1:{one.getsockname()[1]}' for one in sockets]
    finally:
        for one in sockets:
            one.close()


def read_hosts(text, ps, workers, first=None):
    """Places tasks on hosts.

    Args:
      text: Lines HOST or HOST:PORT; `#` begins a comment.
      ps: How many parameter servers.
      workers: How many workers.
      first: First port of each host.

    Returns:
      Pair of the addresses of the parameter servers and of the workers.

    Raises:
      ValueError: There are not as many hosts as tasks, or as workers.
    """
    lines = [line.partition('#')[0].split() for line in text.splitlines()]
    hosts = [words[0] for words in lines if words]
    if len(hosts) == workers:
        hosts = [*hosts[:ps], *hosts] if ps <= workers else hosts
    if len(hosts) != ps + workers:
        raise ValueError(
            f'expected {ps + workers} hosts for {ps} ps and {workers} '
            f'workers, or {workers} that also serve, got {len(hosts)}'
        )
    addresses: list[str] = []
    for host in hosts:
        name, colon, port = host.rpartition(':')
        if not colon:
            name, port = host, str(first or FIRST_PORT)
        if not port.isdigit():
            raise ValueError(f'expected HOST or HOST:PORT, got {host!r}')
        number = int(port)
        while f'{name}:{number}' in addresses:
            number += 1
        addresses.append(f'{name}:{number}')
    return addresses[:ps], addresses[ps:]


class _How(typing.NamedTuple):
    """How a program is told its task.

    Attributes:
      flags: Dict from 'job_name', 'task_index', 'ps_hosts' and 'worker_hosts'
        to the flag that it calls so.
      evaluates: Whether it knows an evaluator.
      chief: Job of the chief in TF_CONFIG.
    """

    flags: dict[str, str]
    evaluates: bool = False
    chief: str = 'chief'


def _how(arguments):
    if arguments[0] != 'run':
        known = ', '.join((*OWN, 'run'))
        raise ValueError(
            f'expected one of {known} after --, got {arguments[0]!r}'
        )
    script = script_flags.find_script(arguments[1:])
    read = script_flags.read(script)
    if not read.flags and not read.environment:
        raise ValueError(
            f'{script} defines no flag such as --job_name or --task_index, '
            'and reads no TF_CONFIG; it is no program for a cluster'
        )
    return _How(read.flags, not read.flags, read.chief)


def _task(arguments, how, place, address, ps, workers):
    job, index = place
    kind = 'chief' if place == ('worker', 0) else job
    name = kind if kind in ('chief', 'evaluator') else f'{job} {index}'
    if kind == 'evaluator' and not how.evaluates:
        raise ValueError('--evaluator: the script knows no evaluator')
    values = {
        'job_name': job,
        'task_index': str(index),
        'ps_hosts': ','.join(ps),
        'worker_hosts': ','.join(workers),
    }
    if how.flags:
        given = [f'--{how.flags[k]}={values[k]}' for k in how.flags]
        return Task(name, kind, address, (*arguments, *given), {})
    config = _config(how.chief, kind, index, ps, workers)
    environment = {'TF_CONFIG': json.dumps(config)}
    return Task(name, kind, address, tuple(arguments), environment)


def _config(chief, kind, index, ps, workers):
    """Returns what `TF_CONFIG` says, as Estimators read it."""
    cluster = {chief: workers[:1], 'ps': ps}
    if len(workers) > 1:
        cluster['worker'] = workers[1:]
    task = {'type': kind, 'index': index}
    if kind == 'chief':
        task['type'] = chief
    elif kind == 'worker':
        task['index'] = index - 1
    config: dict = {'cluster': cluster, 'task': task}
    if chief == 'master':  # What contrib.learn asks for.
        config['environment'] = 'cloud'
    return config
