"""Starts the process anew with a fixed hash seed."""

from __future__ import annotations

import os
import sys


def fix_hashing(seed, argv):
    """Starts the process anew with a fixed hash seed, unless it has it.

    The order of sets of strings follows the hash seed, which Python reads
    once, when it starts.

    Args:
        seed: The seed.
        argv: Arguments of the command, without the program's name.
    """
    if os.environ.get('PYTHONHASHSEED') == str(seed):
        return
    os.environ['PYTHONHASHSEED'] = str(seed)
    launch = sys.orig_argv[1 : len(sys.orig_argv) - len(argv)]
    if sys.orig_argv[len(sys.orig_argv) - len(argv) :] != argv:
        launch = ['-m', 'legacy_rnn.run']
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *launch, *argv])
