"""The command `label`: trains and uses the sequence labeller."""

import sys

from legacy_rnn.console import command
from legacy_rnn.distributing import tasks
from legacy_rnn.flags import label as label_flags


def main(argv=None):
    """Runs the command and returns its exit status.

    Args:
      argv: Arguments without the program's name; None for the process's own.
    """
    return command.run('label', label_flags.define, _label, argv)


def _label(flags, _):
    return tasks.run('label', flags)


if __name__ == '__main__':
    sys.exit(main())
