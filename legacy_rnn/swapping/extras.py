"""What is fetched beside a program's own fetches."""

from __future__ import annotations

from legacy_rnn.running import races, session_values

from . import decisions
from .gradients import dense


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
        run: `races.Run` of the call.
    """

    def __init__(self, fetched, graph, gradients):
        self.items = [
            session_values.element(leaf, graph) for leaf in fetched.leaves
        ]
        self.decisions = [
            [] if _is_operation(item) else decisions.before(item)
            for item in self.items
        ]
        self.run = races.Run(self.items)
        self.gradients = {
            name: gradient
            for name, gradient in gradients.items()
            if getattr(gradient, 'values', gradient).op.name
            in self.run.operations
        }
        flat = [d for group in self.decisions for d in group]
        self._made = {d.made.name: d.made for d in flat}
        self._by = {t.name: t for d in flat for t in d.by}

    def is_race(self, index):
        """Whether a fetch races with a write; see `races.Run`.

        Args:
            index: Number of the fetch.
        """
        return self.run.is_race(self.items[index])

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
