"""Whether a run of a session is a training step.

It is where an optimizer's kernel updates a variable, or where a variable that
is trained is assigned what comes of gradients, as optimizers do where these
are sparse, and programs that train by hand. With synchronised replicas a step
hands its gradients to accumulators.
"""

from __future__ import annotations

import collections
import re

# Operations that write what an optimizer has computed, or collect it.
UPDATES = re.compile(r'^(Resource)?(Sparse)?(Accumulator)?Apply[A-Z]')
ASSIGNS = re.compile(
    r'^(Resource)?(Scatter|ScatterNd)(Add|Sub|Update|Mul|Div|Min|Max)$|'
    r'^Assign(Add|Sub)?(VariableOp)?$'
)
GRADIENTS = re.compile(r'(^|/)gradients(_\d+)?/')


def is_training(operations, graph):
    """Whether running some operations is a training step.

    Args:
        operations: Those that are fetched.
        graph: Their graph.
    """
    assigns = []
    for operation in before(operations):
        if UPDATES.match(operation.type):
            return True
        if ASSIGNS.match(operation.type) and len(operation.inputs):
            assigns.append(operation)
    if not assigns:
        return False
    trained = {_name(v) for v in graph.get_collection('trainable_variables')}
    return any(
        operation.inputs[0].op.name in trained
        and any(GRADIENTS.search(o.name) for o in before([operation]))
        for operation in assigns
    )


def before(operations):
    """Yields operations and all that these wait for, each once.

    What is fewer steps away comes first: an optimizer's kernels are found
    without a walk over the network.
    """
    waiting = collections.deque(operations)
    seen = set()
    while waiting:
        operation = waiting.popleft()
        if not hasattr(operation, 'control_inputs'):
            continue
        if operation.name in seen:
            continue
        seen.add(operation.name)
        yield operation
        waiting.extend(operation.control_inputs)
        waiting.extend(tensor.op for tensor in operation.inputs)


def _name(variable):
    handle = getattr(variable, 'handle', None)
    operation = getattr(handle, 'op', None) or getattr(variable, 'op', None)
    return getattr(operation, 'name', None)
