"""Sets and dictionaries in the order of Python 2, in the user's files."""

from __future__ import annotations

import ast

from legacy_rnn.compat.sources import trees
from legacy_rnn.compat.sources.libraries import numba_functions
from legacy_rnn.compat.sources.python2 import ordered_mappings, ordered_sets

from .helpers import HELPER, call

_NAME = 'set'
_HELPERS = {ordered_mappings.VALUES: 'listed_values'}


def keep_order(tree):
    """Has the sets of a module run through as in Python 2, and dictionaries.

    Args:
        tree: `ast.Module`; changed in place.

    Returns:
        The tree.
    """
    trees.renew(tree)
    compiled = numba_functions.nodes(tree)
    found = ordered_sets.find(tree) - compiled
    mappings = ordered_mappings.find(tree)
    mappings = {n: k for n, k in mappings.items() if n not in compiled}
    if found or mappings:
        made = _Ordered(found, mappings).visit(tree)
        tree = ast.fix_missing_locations(made)
        trees.renew(tree)
    return tree


class _Ordered(ast.NodeTransformer):
    """Writes ours for the nodes that make sets, and asks ours for orders."""

    def __init__(self, found, mappings):
        self._found, self._mappings = found, mappings

    def visit(self, node):
        kind = self._mappings.get(node)
        made = super().visit(node)
        if kind is None:
            return made
        if not isinstance(node, ast.Call):
            return call(node, kind, made)
        helper = _HELPERS.get(kind, kind)
        return call(node, helper, made.func.value, *made.args)

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
