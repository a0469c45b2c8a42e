"""Flags of `legacy-rnn cluster`."""

from .definer import Definer


def define(flag_values):
    """Defines the launcher's own flags, those before the command."""
    flags = Definer(flag_values)
    flags.number('ps', 1, 'Parameter servers, which hold the weights.', 1)
    flags.number(
        'workers', 2, 'Workers, which compute; the first is the chief.', 1
    )
    flags.boolean(
        'evaluator', False, 'Start a process that tests each checkpoint, too.'
    )
    flags.file(
        'hosts',
        None,
        'File of hosts, one a line, as HOST or HOST:PORT: first those of the '
        'parameter servers, then those of the workers; where there are none '
        'but those of the workers, the first ones also serve. Starts '
        'nothing, prints the command of each host.',
    )
    flags.number(
        'port',
        None,
        'First port; the tasks of a host take this one and the next ones '
        '(default: free ones here, 2222 with --hosts).',
        1,
        65000,
    )
