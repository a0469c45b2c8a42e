"""Seeds of random operations by their order, not by the size of the graph.

TensorFlow derives the seed of an operation that names none from the number
of operations before it. A port may need more or fewer of them, so that equal
programs would draw different values; counted, the n-th random operation of a
graph draws the same in both.
"""

from __future__ import annotations

import collections
import contextlib
import sys
import weakref

from . import replacing


@contextlib.contextmanager
def counted(tf):
    """Counts the random operations of each graph.

    A data set that draws its batches from the graph's seed is none of them.

    Args:
        tf: Today's tensorflow.
    """
    from legacy_rnn.compat.layer_base import graph_seeds  # loads TensorFlow

    get_seed = tf.compat.v1.get_seed
    module = sys.modules[get_seed.__module__]
    counts = weakref.WeakKeyDictionary()

    def numbered(op_seed):
        caller = sys._getframe(1).f_globals.get('__name__', '')
        # Others ask for a seed without making an operation of it.
        ours = caller.startswith('tensorflow.')
        if op_seed is None and ours and not tf.executing_eagerly():
            graph = tf.compat.v1.get_default_graph()
            counter = counts.setdefault(graph, collections.Counter())
            counter['operations'] += 1
            op_seed = counter['operations']
        return get_seed(op_seed)

    with (
        graph_seeds.as_today(),
        replacing.attribute(module, 'get_seed', numbered),
    ):
        yield
