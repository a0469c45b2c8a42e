"""Fetches that read a variable which the same run writes, in any order.

Nothing puts the one before the other, so that it may be so in one run of two:
a step that fetches `global_step` and increments it gives either number.
"""

from __future__ import annotations

import functools
import re

from . import session_values, training_steps

VARIABLES = ('VariableV2', 'Variable', 'VarHandleOp')
_WRITES = re.compile('Assign|Apply|Scatter')
# Operations that hand on a variable's own memory, which is read later.
_ALIASES = frozenset(
    'Identity RefIdentity Switch RefSwitch Merge RefMerge Enter RefEnter '
    'RefSelect'.split()
)


class Run:
    """The operations that run for some fetches.

    Args:
        items: Tensors and operations; None for what has none.

    Attributes:
        operations: Dict from names to operations.
        variables: Names of those that are variables.
    """

    def __init__(self, items):
        self.operations = _before(items)
        self.variables = {
            name
            for name, operation in self.operations.items()
            if operation.type in VARIABLES
        }

    def is_race(self, item):
        """Whether a fetch reads a variable before or after it is written.

        Args:
            item: The tensor or operation, one of the run's.
        """
        own = _before([item])
        for name, operation in self.operations.items():
            if name in own or not _WRITES.search(operation.type):
                continue
            earlier = None
            for source in operation.inputs:
                variable = source.op
                if variable.type in VARIABLES and variable.name in own:
                    earlier = earlier or self._before(name)
                    if not _readers(variable, own) <= earlier:
                        return True
        return False

    def _before(self, name):
        """Names of an operation and of all that it waits for."""
        seen, stack = {name}, [name]
        while stack:
            new = self._sources[stack.pop()] - seen
            seen |= new
            stack.extend(new)
        return seen

    @functools.cached_property
    def _sources(self):
        """Dict from names of operations to those that they wait for."""
        return {
            name: {
                *(other.name for other in operation.control_inputs),
                *(tensor.op.name for tensor in operation.inputs),
            }
            for name, operation in self.operations.items()
        }


def _before(items):
    """Dict from names to the operations that run for some fetches."""
    fetched = [
        operation
        for item in items
        if item is not None
        for operation in session_values.operations(item)
    ]
    return {o.name: o for o in training_steps.before(fetched)}


def _readers(variable, own):
    """Names of the operations of a fetch that read a variable's memory."""
    readers, stack = set(), [variable]
    while stack:
        operation = stack.pop()
        following = [
            consumer
            for output in operation.outputs
            for consumer in output.consumers()
            if consumer.name in own and consumer.name not in readers
        ]
        # Where nothing follows, the fetch reads, and no write waits for it.
        readers.update([o.name for o in following] or [''])
        stack.extend(o for o in following if o.type in _ALIASES)
    return readers
