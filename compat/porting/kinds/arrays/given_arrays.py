"""Which expressions may be arrays of one number, by what methods give.

    price = float(model.predict(rows))
    action, chance = agent.get_action(state)
    speed = float(action * 3)

Networks and their users have methods of such names, which give arrays for a
batch of one. Where they give a number, taking it out of an array changes
nothing.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...names.local_names import dotted, imported_names

_GIVES = re.compile(
    r'(?:^|_)predict|(?:^|_)act(?:ion)?$|(?:choose|get)_?action',
    re.I,
)
_LIBRARIES = ('math.', 'random.', 'numpy.')


class GivenArrays:
    """What a scope holds that such a method gave.

    Args:
        tree: ast.Module.
        nodes: Nodes of the scope.
    """

    def __init__(self, tree, nodes=()):
        self._imported = imported_names(tree)
        self._held = {
            name
            for node in nodes
            if isinstance(node, ast.Assign) and self._is_given(node.value)
            for target in node.targets
            for name in _names(target)
        }

    def may_be(self, node):
        """Whether an expression may be an array of one number."""
        if isinstance(node, ast.BinOp):
            parts = node.left, node.right
            is_text = isinstance(getattr(node.left, 'value', None), str)
            return not is_text and any(map(self.may_be, parts))
        if isinstance(node, ast.UnaryOp):
            return self.may_be(node.operand)
        if isinstance(node, ast.Subscript):
            index = node.slice
            if isinstance(index, ast.UnaryOp):
                index = index.operand
            if not isinstance(index, (ast.Constant, ast.Name)):
                return False
            node = node.value
        if isinstance(node, ast.Name):
            return node.id in self._held
        return self._is_given(node)

    def _is_given(self, node):
        if not isinstance(node, ast.Call):
            return False
        full = dotted(node.func, self._imported)
        is_known = full.startswith(_LIBRARIES)
        return bool(_GIVES.search(trees.called(node))) and not is_known


def _names(target):
    parts = getattr(target, 'elts', [target])
    return [part.id for part in parts if isinstance(part, ast.Name)]
