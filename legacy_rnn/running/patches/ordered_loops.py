"""Loops whose iterations run one after another, where that tells.

A loop inside the graph may run several iterations at once. A random operation
in it, such as dropout, then draws for whichever comes first, so that equal
programs would draw different values.

Other loops stay as they are: where updates that wait for a loop's results
precede its gradient, today's TensorFlow ends in more iterations than run at
once, and says that a value is missing.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import sys

from . import replacing

_ONE_BY_ONE = 1
# Stateful operations that give the same in any order of iterations.
_ORDERLESS = (
    'Assert Placeholder Read Stack TensorArray VarHandle Variable'.split()
)
_ENTRIES = ('Enter', 'RefEnter', 'While')


@contextlib.contextmanager
def in_order(tf, heard=None):
    """Lets loops with random operations run one iteration at a time.

    Args:
        tf: Today's tensorflow.
        heard: Called whenever a loop is built, or None.
    """
    loop = tf.compat.v1.while_loop
    homes = [tf.compat.v1, sys.modules[inspect.unwrap(loop).__module__]]

    @functools.wraps(loop)
    def ordered(*args, **kwargs):
        if heard is not None:
            heard()
        graph = tf.compat.v1.get_default_graph()
        before = len(graph.get_operations())
        found = loop(*args, **kwargs)
        made = graph.get_operations()[before:]
        if any(_tells_order(operation) for operation in made):
            _set_one(tf, made)
        return found

    with replacing.wherever(homes, loop, ordered):
        yield


def _tells_order(operation):
    """Whether an operation of a loop gives what depends on those before."""
    if operation._get_control_flow_context() is None:
        return False  # The value that a weight starts with.
    is_random = not operation.type.startswith(tuple(_ORDERLESS))
    return operation.op_def.is_stateful and is_random


def _set_one(tf, operations):
    """Lets loops run one iteration at a time, also in what is added later."""
    value = tf.compat.v1.AttrValue(i=_ONE_BY_ONE)
    for operation in operations:
        if operation.type in _ENTRIES:
            operation._set_attr('parallel_iterations', value)
        context = operation._get_control_flow_context()
        if hasattr(context, '_parallel_iterations'):
            context._parallel_iterations = _ONE_BY_ONE
