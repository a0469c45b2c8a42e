"""Seeds random operations by the operations before them, as releases did.

In a graph with a seed, an operation that names none drew by the number of
operations before it. Today's TensorFlow counts the draws instead. Up to 0.12
a variable came before what its initializer made, since 1.0 it comes behind.

Source: TensorFlow 0.12.1 and 1.0.0, `python/ops/variables.py`.
"""

from __future__ import annotations

import contextlib
import sys

from . import replacing


@contextlib.contextmanager
def of_then(tf, release):
    """Has random operations draw as the releases had them.

    Does nothing where draws are counted; see `counted_seeds`.

    Args:
        tf: Today's tensorflow.
        release: The Release of the script.
    """
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat.layer_base import graph_seeds

    if graph_seeds.is_left_out():
        yield
        return
    get_seed = tf.compat.v1.get_seed
    module = sys.modules[get_seed.__module__]
    is_first = release < '1.0'

    def numbered(op_seed):
        caller = sys._getframe(1).f_globals.get('__name__', '')
        ours = caller.startswith('tensorflow.')
        if op_seed is None and ours and graph_seeds.is_counting():
            graph = tf.compat.v1.get_default_graph()
            inside = 'Initializer' in graph.get_name_scope().split('/')
            op_seed = graph_seeds.seed_after(is_first and inside)
        return get_seed(op_seed)

    with replacing.attribute(module, 'get_seed', numbered):
        yield
