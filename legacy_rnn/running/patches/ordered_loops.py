"""Loops whose iterations run one after another, where that tells.

A loop inside the graph may run several iterations at once. A random operation
in it, such as dropout, then draws for whichever comes first, so that equal
programs would draw different values.

Other loops stay as they are, and so do those whose gradient waits for updates
that wait for their results: the counter of such a loop waits, too, and today's
TensorFlow ends in more iterations than run at once, and says that a value is
missing.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import sys
import weakref

from . import replacing, sessions

_ONE_BY_ONE = 1
_NUMBER = 'parallel_iterations'
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
    one_by_one: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()
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
            one_by_one.setdefault(graph, {}).update(_set_one(tf, made))
        return found

    def settled(run):
        @functools.wraps(run)
        def settling(session, *args, **kwargs):
            graph = session.graph
            numbers = one_by_one.pop(graph, {})
            if numbers and any(map(_waits, graph.get_operations())):
                _set_back(tf, graph, numbers)
            return run(session, *args, **kwargs)

        return settling

    with contextlib.ExitStack() as stack:
        stack.enter_context(replacing.wherever(homes, loop, ordered))
        for kind in sessions.kinds(tf):
            run = settled(kind.run)
            stack.enter_context(replacing.attribute(kind, 'run', run))
        yield


def _waits(operation):
    """Whether it is where a gradient's counter of iterations starts, late."""
    is_counter = operation.name.rpartition('/')[2].startswith('f_count')
    return (
        is_counter and operation.type == 'Const' and operation.control_inputs
    )


def _tells_order(operation):
    """Whether an operation of a loop gives what depends on those before."""
    if operation._get_control_flow_context() is None:
        return False  # The value that a weight starts with.
    is_random = not operation.type.startswith(tuple(_ORDERLESS))
    return operation.op_def.is_stateful and is_random


def _set_one(tf, operations):
    """Lets loops run one iteration at a time, also in what is added later.

    Returns:
        Dict of entries and contexts of the loops to how many ran at once.
    """
    numbers = {}
    for operation in operations:
        if operation.type in _ENTRIES:
            numbers[operation] = operation.get_attr(_NUMBER)
            _set(tf, operation, _ONE_BY_ONE)
        context = operation._get_control_flow_context()
        if hasattr(context, '_parallel_iterations'):
            numbers.setdefault(context, context._parallel_iterations)
            context._parallel_iterations = _ONE_BY_ONE
    return numbers


def _set_back(tf, graph, numbers):
    """Lets loops run as many iterations at once as before `_set_one`."""
    for operation in graph.get_operations():
        if operation.type in _ENTRIES:
            context = operation._get_control_flow_context()
            number = numbers.get(operation, numbers.get(context))
            if number is not None:
                _set(tf, operation, number)


def _set(tf, operation, number):
    operation._set_attr(_NUMBER, tf.compat.v1.AttrValue(i=number))
