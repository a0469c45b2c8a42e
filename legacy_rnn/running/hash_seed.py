"""Starts the process anew with a fixed hash seed."""

from __future__ import annotations

import os
import sys


def fix(seed, argv):
    """Starts the process anew with a fixed hash seed, unless it has it.

    The order of sets of strings follows the hash seed, which Python reads
    once, when it starts. A program that calls the runner is not started anew.

    Args:
        seed: The seed.
        argv: Arguments of the command, without the program's name.
    """
    own = len(sys.orig_argv) - len(argv)
    if sys.orig_argv[own:] != argv:
        return
    if os.environ.get('PYTHONHASHSEED') == str(seed):
        return
    os.environ['PYTHONHASHSEED'] = str(seed)
    launch = sys.orig_argv[1:own]
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *launch, *argv])
