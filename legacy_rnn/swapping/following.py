"""Finds the swapped loops that the compared values depend on.

A program may build loops that no run asks for, such as the graph of a test
that comes after the last training step: that such a program agrees with
itself says nothing about them.
"""

from __future__ import annotations

import collections
import weakref

from legacy_rnn.running import session_values


class Following:
    """The swapped calls of a plan, and what follows from each.

    Args:
        loops: `plan.Plan`.

    Attributes:
        judged: Counter of compared values by the key of a call.
    """

    def __init__(self, loops):
        self.judged = collections.Counter()
        self._loops = loops
        self._known = weakref.WeakKeyDictionary()

    def count(self, item):
        """Notes that a value was compared.

        Args:
            item: The tensor, or what is made of several.
        """
        self.judged.update(self.of(item))

    def of(self, item):
        """Keys of the swapped calls that a value follows from.

        Args:
            item: As for `count`.
        """
        return {
            key
            for operation in session_values.operations(item)
            for key in self._keys(operation.graph).get(operation.name, ())
        }

    def _keys(self, graph):
        """Dict from names of operations to the calls they follow from."""
        version, keys = self._known.get(graph, (None, {}))
        if version != graph.version:
            keys = self._marked(graph)
            self._known[graph] = graph.version, keys
        return keys

    def _marked(self, graph):
        keys = {}
        for call in self._loops.calls:
            for name in call.names(graph) if call.is_swapped() else ():
                keys[name] = keys.get(name, frozenset()) | {call.key}
        operations = graph.get_operations() if keys else []
        changed = True
        while changed:  # Loops inside the graph lead back to their start.
            changed = False
            for operation in operations:
                name = operation.name
                before = keys.get(name, frozenset())
                after = before.union(
                    *(keys.get(x, ()) for x in _sources(operation))
                )
                if after != before:
                    keys[name] = after
                    changed = True
        return keys


def _sources(operation):
    """Names of the operations that one waits for."""
    for tensor in operation.inputs:
        yield tensor.op.name
    for other in operation.control_inputs:
        yield other.name
