"""The command `classify`: trains and uses the sequence classifier."""

import sys

from legacy_rnn.console import command
from legacy_rnn.distributing import tasks
from legacy_rnn.flags import classify as classify_flags


def main(argv=None):
    """Runs the command and returns its exit status.

    Args:
      argv: Arguments without the program's name; None for the process's own.
    """
    return command.run('classify', classify_flags.define, _classify, argv)


def _classify(flags, _):
    return tasks.run('classify', flags)


if __name__ == '__main__':
    sys.exit(main())
