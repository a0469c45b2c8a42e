"""What functions of packages gave, where a program shows that it needs it."""

from __future__ import annotations

import ast
import copy
from typing import Any

from legacy_rnn.compat.sources import trees
from legacy_rnn.compat.sources.libraries import (
    contours,
    hdf5_texts,
    negated_masks,
    network_views,
)

# What stands for a call, which is put into it in place of 0.
_MADE = {
    'dict': '{k: v for k, v in 0}',
    'list': '[*0]',
    'text': '0 if isinstance(0, bytes) else 0',
}


def as_then(tree):
    """Makes of what packages give what they gave, by the place of a call.

    Graphs of networkx give lists and dicts, OpenCV three values for contours,
    attributes of HDF5 files are decoded where they are bytes, and a minus
    denies truth values of NumPy.

    Args:
        tree: `ast.Module` as it was read; changed in place.

    Returns:
        The tree.
    """
    kinds = {id(call): kind for call, kind in network_views.find(tree)}
    kinds.update({id(call): 'text' for call in hdf5_texts.find(tree)})
    found = contours.find(tree)
    masks = negated_masks.find(tree)
    if not (kinds or masks or any(found)):
        return tree
    trees.renew(tree)
    for mask in masks:
        mask.op = ast.Invert()
    for item in found.items:
        _place(item, contours.from_end(item))
    for chosen in found.chosen:
        chosen.test = ast.copy_location(ast.Constant(True), chosen.test)
        _place(chosen.body, -2)
    triples = set(map(id, found.triples))
    return ast.fix_missing_locations(_Given(kinds, triples).visit(tree))


def _place(item, number):
    item.slice = ast.copy_location(ast.Constant(number), item.slice)


class _Given(ast.NodeTransformer):
    def __init__(self, kinds, triples):
        self._kinds, self._triples = kinds, triples

    def visit_Call(self, node):
        kind = self._kinds.get(id(node))
        is_triple = id(node) in self._triples
        self.generic_visit(node)
        if is_triple:
            return _triple(node)
        if kind is None:
            return node
        made: Any = ast.parse(_MADE[kind], mode='eval').body
        for part in ast.walk(made):
            ast.copy_location(part, node)
        if kind == 'list':
            made.elts[0].value = node
        elif kind == 'text':
            made.body = node
            made.test.args[0] = copy.deepcopy(node.func.value)
            made.orelse = copy.deepcopy(node.func.value)
        else:
            made.generators[0].iter = node
        return made


def _triple(call):
    """The image that it is given, and the two values."""
    image = copy.deepcopy(call.args[0]) if call.args else ast.Constant(None)
    made = ast.Tuple([image, ast.Starred(call, ast.Load())], ast.Load())
    return ast.copy_location(made, call)
