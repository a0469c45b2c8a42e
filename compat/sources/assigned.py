"""What names and attributes are assigned: `size = 8`, `self.size = 8`."""

from __future__ import annotations

import ast
import collections


def values(nodes):
    """The values of names that nothing else binds, in a dict of lists.

    Args:
        nodes: All nodes of a source.
    """
    found: dict = {}
    bound: collections.Counter = collections.Counter()
    for node in nodes:
        if isinstance(node, ast.arg):
            bound[node.arg] += 1
        elif isinstance(node, ast.alias):
            bound[node.asname or node.name.partition('.')[0]] += 1
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound[node.id] += 1
        elif isinstance(node, ast.Assign) and len(node.targets) == 1:
            name = getattr(node.targets[0], 'id', None)
            found.setdefault(name, []).append(node.value)
    return {
        name: given
        for name, given in found.items()
        if bound[name] == len(given)
    }


def attributes(nodes):
    """The values of attributes by their text, `self.size`, in a dict of lists.

    Args:
        nodes: All nodes of a source.
    """
    found: dict = {}
    for node in nodes:
        for target in getattr(node, 'targets', ()):
            if isinstance(target, ast.Attribute) and hasattr(node, 'value'):
                name = ast.unparse(target)
                found.setdefault(name, []).append(node.value)
    return found
