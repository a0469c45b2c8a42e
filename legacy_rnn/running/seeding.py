"""Makes a run repeatable to the bit."""

from __future__ import annotations

import os
import random
import sys

import numpy as np


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


def seed_all(tf, seed):
    """Seeds Python, NumPy and every graph; asks for deterministic kernels.

    A script that sets seeds of its own keeps them.

    Args:
        tf: Today's tensorflow.
        seed: The seed.
    """
    random.seed(seed)
    np.random.seed(seed)
    tf.config.experimental.enable_op_determinism()
    graph_class = tf.Graph
    make = graph_class.__init__

    def seeded(graph, *args, **options):
        make(graph, *args, **options)
        graph.seed = seed

    graph_class.__init__ = seeded
    tf.compat.v1.reset_default_graph()
