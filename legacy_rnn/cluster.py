"""The command `cluster`: trains on several processes or machines."""

import sys

from legacy_rnn.console import command
from legacy_rnn.distributing import plans, processes
from legacy_rnn.flags import cluster as cluster_flags

WARNING = (
    'legacy-rnn: anybody who reaches a port of a cluster can run code here; '
    'TensorFlow listens on all interfaces, so use a private network '
    '(docs/cluster.md)'
)


def main(argv=None):
    """Runs the command and returns its exit status.

    Args:
      argv: Arguments without the program's name; None for the process's own.
    """
    return command.run(
        'cluster',
        cluster_flags.define,
        _cluster,
        argv,
        arguments='-- {classify,label,run} [FLAGS] [SCRIPT]',
        stop_at_argument=True,
    )


def _cluster(flags, arguments):
    if not arguments:
        raise command.CommandError(
            'expected a command to start, as in legacy-rnn cluster -- label'
        )
    if flags.hosts:
        return _print_commands(flags, arguments)
    addresses = plans.free_addresses(flags.ps + flags.workers, flags.port)
    tasks = plans.tasks(
        arguments,
        addresses[: flags.ps],
        addresses[flags.ps :],
        flags.evaluator,
    )
    for task in tasks:
        where = f' at {task.address}' if task.address else ''
        command.say(f'legacy-rnn: {task.name}{where}')
    command.say(WARNING)
    return processes.Processes(tasks).run()


def _print_commands(flags, arguments):
    with open(flags.hosts, encoding='utf-8') as stream:
        text = stream.read()
    ps, workers = plans.read_hosts(text, flags.ps, flags.workers, flags.port)
    tasks = plans.tasks(arguments, ps, workers, flags.evaluator)
    command.say(WARNING)
    for task in tasks:
        host = (task.address or workers[0]).rpartition(':')[0]
        print(f'# {host}: {task.name}\n{task.line}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
