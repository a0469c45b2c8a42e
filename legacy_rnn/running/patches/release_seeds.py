"""Seeds random operations by the operations before them, as releases did.

In a graph with a seed, an operation that names none drew by the number of
operations before it. Today's TensorFlow counts the draws instead.
"""

from __future__ import annotations

import contextlib
import sys

from . import replacing


@contextlib.contextmanager
def of_then(tf):
    """Has random operations draw as the releases had them.

    Does nothing where draws are counted; see `counted_seeds`.

    Args:
        tf: Today's tensorflow.
    """
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat.layer_base import graph_seeds

    if graph_seeds.is_left_out():
        yield
        return
    get_seed = tf.compat.v1.get_seed
    module = sys.modules[get_seed.__module__]

    def numbered(op_seed):
        caller = sys._getframe(1).f_globals.get('__name__', '')
        ours = caller.startswith('tensorflow.')
        if op_seed is None and ours and graph_seeds.is_counting():
            op_seed = graph_seeds.seed_after(0)
        return get_seed(op_seed)

    with replacing.attribute(module, 'get_seed', numbered):
        yield
