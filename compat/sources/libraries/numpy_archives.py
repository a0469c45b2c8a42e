"""What a source binds to NumPy's archives, whose names were lists once.

NumPy gave `keys()` and `items()` of an archive as lists up to 1.14, on either
Python.
"""

from __future__ import annotations

import ast

from .. import trees

_LOADERS = 'np.load', 'numpy.load'


@trees.once
def bound(tree):
    """What is bound to `np.load(...)`, by a statement or `with`.

    Args:
        tree: `ast.Module`.

    Returns:
        Set of the targets, as they are written.
    """
    found = set()
    for node in trees.of_kind(tree, ast.Assign, ast.withitem):
        if isinstance(node, ast.Assign):
            value, targets = node.value, node.targets
        else:
            value, targets = node.context_expr, [node.optional_vars]
        if trees.dotted(getattr(value, 'func', None)) in _LOADERS:
            found |= {ast.unparse(t) for t in targets if t is not None}
    return found
