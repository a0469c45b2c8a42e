"""Loops whose iterations run one after another.

A loop inside the graph may run several iterations at once. A random operation
in it, such as dropout, then draws for whichever comes first, so that equal
programs would draw different values.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import sys

from . import replacing


@contextlib.contextmanager
def in_order(tf, heard=None):
    """Lets every loop run one iteration at a time.

    Args:
        tf: Today's tensorflow.
        heard: Called whenever a loop is built, or None.
    """
    loop = tf.compat.v1.while_loop
    signature = inspect.signature(inspect.unwrap(loop))
    homes = [tf.compat.v1, sys.modules[inspect.unwrap(loop).__module__]]

    @functools.wraps(loop)
    def ordered(*args, **kwargs):
        if heard is not None:
            heard()
        bound = signature.bind(*args, **kwargs)
        bound.arguments['parallel_iterations'] = 1
        return loop(*bound.args, **bound.kwargs)

    with replacing.wherever(homes, loop, ordered):
        yield
