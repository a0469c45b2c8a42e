"""Operations of a graph in a source, whose `values()` are a tuple.

    for op in graph.get_operations():
        print(op.values()[0].name)

No dictionary is asked, and so Python 3 takes it as well.

Source: TensorFlow 0.12.1 and 1.15.5, `Operation.values`, on Python 3.
"""

from __future__ import annotations

import ast

from .. import trees

_MANY = 'get_operations'
_ONE = 'get_operation_by_name'


def is_one(node, tree):
    """Whether an expression is an operation of a graph.

    Args:
        node: What is asked for its values.
        tree: `ast.Module`.
    """
    if isinstance(node, ast.Subscript):
        return _are_many(node.value, tree)
    if _is_owned(node):
        return True
    name = getattr(node, 'id', None)
    return trees.called(node) == _ONE or name in _bound(tree)[_ONE]


def _is_owned(node):
    """Whether it is `tensor.op`."""
    return isinstance(node, ast.Attribute) and node.attr == 'op'


def _are_many(node, tree):
    name = getattr(node, 'id', None)
    return trees.called(node) == _MANY or name in _bound(tree)[_MANY]


@trees.once
def _bound(tree):
    """Names of operations, and of lists of them, by what gives them."""
    found: dict = {_ONE: set(), _MANY: set()}
    for node in trees.of_kind(tree, ast.Assign):
        called = trees.called(node.value)
        called = _ONE if _is_owned(node.value) else called
        if called in found:
            found[called] |= {getattr(t, 'id', None) for t in node.targets}
    found[_ONE].discard(None)
    found[_MANY].discard(None)
    for node in trees.of_kind(tree, ast.For, ast.comprehension):
        rows, target = node.iter, node.target
        if trees.called(rows) == 'enumerate' and rows.args:
            rows, target = rows.args[0], getattr(target, 'elts', [None])[-1]
        name = getattr(rows, 'id', None)
        if trees.called(rows) == _MANY or name in found[_MANY]:
            found[_ONE].add(getattr(target, 'id', ''))
    return found
