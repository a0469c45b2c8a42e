"""Sets in the order of Python 2, put into the trees of the user's files."""

from __future__ import annotations

import ast

from legacy_rnn.compat.sources import trees
from legacy_rnn.compat.sources.libraries import numba_functions
from legacy_rnn.compat.sources.python2 import ordered_sets

from .helpers import HELPER, call

_NAME = 'set'


def keep_order(tree):
    """Has the sets of a module run through as in Python 2.

    Args:
        tree: `ast.Module`; changed in place.

    Returns:
        The tree.
    """
    trees.renew(tree)
    found = ordered_sets.find(tree) - numba_functions.nodes(tree)
    if found:
        tree = ast.fix_missing_locations(_Ordered(found).visit(tree))
        trees.renew(tree)
    return tree


class _Ordered(ast.NodeTransformer):
    """Writes ours for the nodes that make sets."""

    def __init__(self, found):
        self._found = found

    def visit_Name(self, node):
        if node not in self._found:
            return node
        name = ast.Name(HELPER.format(_NAME), node.ctx)
        return ast.copy_location(name, node)

    def visit_Set(self, node):
        self.generic_visit(node)
        if node not in self._found:
            return node
        return call(node, _NAME, ast.List(node.elts, ast.Load()))

    def visit_SetComp(self, node):
        self.generic_visit(node)
        if node not in self._found:
            return node
        values = ast.GeneratorExp(node.elt, node.generators)
        return call(node, _NAME, values)
