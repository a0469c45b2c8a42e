"""Where a variable stands, whatever the release calls it."""

from __future__ import annotations

from typing import NamedTuple


class Node(NamedTuple):
    """One step on the way from the root to a variable.

    Args:
        kind: `'user'`, `'loop'`, `'direction'`, `'stack'`, `'stack_layer'`,
            `'layer'` or `'cell'`.
        value: The user's scope; the number of a layer or direction; of a
            cell the classes that it may be, the likeliest first.
        name: Scope that the program named itself, or the number behind a
            cell's scope; None for the release's own.
    """

    kind: str
    value: object = None
    name: str | None = None


class Place(NamedTuple):
    """A variable's place, whatever the release: nodes, and its role."""

    nodes: tuple
    role: str

    @property
    def cell(self):
        """Class of the innermost cell."""
        return self.nodes[-1].value[0]

    @property
    def known(self):
        """How many nodes are not the user's own."""
        return sum(node.kind != 'user' for node in self.nodes)


def loop_of(name, place):
    """Scope of the loop that a variable stands in, '' for none."""
    kinds = [node.kind for node in place.nodes]
    if 'loop' not in kinds:
        return ''
    return '/'.join(name.split('/')[: kinds.index('loop') + 1])


def put(node, found):
    """Puts a node before the nodes of what was found."""
    return (node, *found[0]), found[1]


def own(parts, found):
    """Puts a program's own scopes before what was found."""
    return tuple(Node('user', part) for part in parts) + found[0], found[1]


def below(parts, inner):
    """Reads what stands in a layer or wrapper, a program's own cell too."""
    for start in range(len(parts)):
        found = inner(parts[start:])
        if found:
            return own(parts[:start], found)
    return None
