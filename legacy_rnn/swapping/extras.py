"""What is fetched beside a program's own fetches."""

from __future__ import annotations

import re

from legacy_rnn.running import session_values, training_steps

from . import decisions
from .gradients import dense
from .variables import KINDS

_WRITES = re.compile('Assign|Apply|Scatter')


class Extras:
    """What is fetched beside a call's own fetches.

    Args:
        fetched: Facts about the fetches of a call.
        graph: Its graph.
        gradients: Dict from names of variables to their gradients.

    Attributes:
        items: The tensor or operation of each fetch.
        decisions: For each fetch the decisions before it.
        gradients: Those that the call computes, by the name of the variable.
        operations: All that run for the fetches, by name.
    """

    def __init__(self, fetched, graph, gradients):
        self.items = [
            session_values.element(leaf, graph) for leaf in fetched.leaves
        ]
        self.decisions = [
            [] if _is_operation(item) else decisions.before(item)
            for item in self.items
        ]
        self.operations = _computed(self.items)
        self.gradients = {
            name: gradient
            for name, gradient in gradients.items()
            if getattr(gradient, 'values', gradient).op.name in self.operations
        }
        flat = [d for group in self.decisions for d in group]
        self._made = {d.made.name: d.made for d in flat}
        self._by = {t.name: t for d in flat for t in d.by}

    def races(self, index):
        """Whether a fetch reads a variable that the same run writes.

        Which comes first is open, and may be so in one run of two.

        Args:
            index: Number of the fetch.
        """
        before = _computed([self.items[index]])
        written = {
            source.op.name
            for name, operation in self.operations.items()
            if name not in before and _WRITES.search(operation.type)
            for source in operation.inputs
        }
        return any(
            name in written and operation.type in KINDS
            for name, operation in before.items()
        )

    def fetches(self):
        """All of them, as a structure to fetch."""
        return self._made, self._by, self.gradients

    def named(self, values):
        """Pairs of name and array of what is to be kept.

        Args:
            values: What `fetches` gave in a run.
        """
        made, _, gradients = values
        for name, value in made.items():
            yield f'decision {name}', value
        for name, value in gradients.items():
            yield f'gradient {name}', dense(value)


def _is_operation(item):
    return item is None or not hasattr(item, 'op')


def _computed(items):
    """The operations that run for some fetches, by name."""
    fetched = [
        operation
        for item in items
        if item is not None
        for operation in session_values.operations(item)
    ]
    return {o.name: o for o in training_steps.before(fetched)}
