"""What has changed for programs of either Python, put into their trees.

Every new node carries the place of the old one.
"""

from __future__ import annotations

import ast

from legacy_rnn.compat.sources import late_globals, trees
from legacy_rnn.compat.sources.libraries import none_conditions
from legacy_rnn.compat.sources.python2 import version_guards

from .. import lost_methods
from . import arithmetic, compiled, cut_indices, own_numbers, sums
from .helpers import call

STOP = '__legacy_StopIteration__'
_LISTS = ('FloatList', 'Int64List')
NUMBERS = ('float', 'int', 'chr', 'complex', 'unichr')


def as_then(tree):
    """Restores in a module of either Python what has changed since.

    StopIteration inside a generator ends it, as up to Python 3.6. An array of
    one number is converted, printed and stored as the number, as up to NumPy
    1.24. Methods that arrays and elements of XML have lost are called. No
    statement refuses today's Python. A condition that compares an array with
    None gets one answer, as up to NumPy 1.12, and one that compares numbers
    with a text or `[]`, as up to 1.24; an empty array is false, as up to
    2.1. A number of NumPy makes no array wider, and Python's numbers make it
    one of 64 bits, as up to 1.26. An index that is no whole number is
    cut, as up to 1.11. What numba compiles stays as it is.

    Args:
        tree: `ast.Module`; changed in place.

    Returns:
        The tree.
    """
    changes = (
        _Generators(),
        _SingleNumbers(),
        _Versions(),
        _Conditions(),
    )
    own = own_numbers.find(tree)
    with compiled.left_alone(tree):
        for change in changes:
            tree = change.visit(tree)
        tree = sums.widen(cut_indices.cut(tree), own)
        tree = late_globals.hoist(arithmetic.match(tree, own))
    return ast.fix_missing_locations(tree)


class _Generators(ast.NodeTransformer):
    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        if _has_yield(node.body):
            place = node.body[0]
            handler = ast.ExceptHandler(
                ast.Name(STOP, ast.Load()), None, [ast.Return(None)]
            )
            wrapped = ast.Try(node.body, [handler], [], [])
            for new in (wrapped, handler, *ast.walk(handler)):
                ast.copy_location(new, place)
            keep = [place] if trees.is_docstring(place) else []
            node.body = [*keep, wrapped]
        return node


class _Versions(ast.NodeTransformer):
    def _visit_guard(self, node):
        self.generic_visit(node)
        if version_guards.refuses_today(node):
            return ast.copy_location(ast.Pass(), node)
        return node

    visit_Assert = visit_If = _visit_guard  # noqa: N815


class _Conditions(ast.NodeTransformer):
    """Comparisons with None, a text or `[]`; what may be an empty array."""

    def visit_Compare(self, node):
        self.generic_visit(node)
        if id(node) not in self._parts:
            return node
        equal = isinstance(node.ops[0], ast.Eq)
        wanted = ast.copy_location(ast.Constant(equal), node)
        if none_conditions.compares(node):
            value = none_conditions.compared(node)
            return call(node, 'none', value, wanted)
        if none_conditions.compares_empty(node):
            return call(node, 'emptied', node.left, wanted)
        if _is_text_asked(node):
            return call(node, 'named', node.left, node.comparators[0], wanted)
        return node

    def _visit_value(self, node):
        is_asked = id(node) in self._asked
        self.generic_visit(node)
        return call(node, 'truth', node) if is_asked else node

    visit_Attribute = visit_Call = _visit_value  # noqa: N815
    visit_Name = visit_Subscript = _visit_value  # noqa: N815

    def visit_Module(self, node):
        nodes = list(ast.walk(node))
        denied = [
            inner.operand
            for inner in nodes
            if isinstance(inner, ast.UnaryOp) and isinstance(inner.op, ast.Not)
        ]
        self._parts = set(map(id, none_conditions.parts(nodes)))
        self._asked = self._parts.union(map(id, denied))
        return self.generic_visit(node)


class _SingleNumbers(ast.NodeTransformer):
    """Conversions, formats and stores of arrays of one number; methods."""

    def visit_Call(self, node):
        self.generic_visit(node)
        function = node.func
        if getattr(function, 'attr', '') in lost_methods.NAMES:
            name = ast.copy_location(ast.Constant(function.attr), function)
            made = call(node, 'method', function.value, name, *node.args)
            made.keywords = node.keywords
            return made
        for keyword in node.keywords:
            if keyword.arg == 'simple_value':
                keyword.value = call(keyword.value, 'plain', keyword.value)
        if [k.arg for k in node.keywords] == ['value'] and not node.args:
            if trees.last_name(function) in _LISTS:
                return call(node, 'listed', function, node.keywords[0].value)
        plain = len(node.args) == 1 and not node.keywords
        if plain and isinstance(function, ast.Name):
            starred = isinstance(node.args[0], ast.Starred)
            if function.id in NUMBERS and not starred:
                return call(node, 'number', function, *node.args)
        if getattr(function, 'id', '') == 'map' and len(node.args) == 2:
            kind = node.args[0]
            if getattr(kind, 'id', '') in NUMBERS:
                node.args[0] = call(kind, 'taking', kind)
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Mod) and trees.is_text(node.left):
            return call(node, 'format', node.left, node.right)
        return node

    def visit_Assign(self, node):
        self.generic_visit(node)
        target = node.targets[0]
        if isinstance(target, (ast.List, ast.Tuple)):
            values = getattr(node.value, 'elts', [node.value])
            if not all(isinstance(v, ast.Subscript) for v in values):
                node.targets = [*map(_Places().visit, node.targets)]
            return node  # What changes places stays as it is.
        if len(node.targets) > 1 or not isinstance(target, ast.Subscript):
            return node
        parts = getattr(target.slice, 'elts', ())
        if any(isinstance(part, ast.Starred) for part in parts):
            return node
        index = cut_indices.as_value(target.slice)
        stored = call(node, 'store', node.value, target.value, index)
        return ast.copy_location(ast.Expr(stored), node)


class _Places(ast.NodeTransformer):
    """`row[i]` among targets, in `placed(row, i).value`."""

    def visit_Subscript(self, node):
        parts = getattr(node.slice, 'elts', ())
        if any(isinstance(part, ast.Starred) for part in parts):
            return node
        index = cut_indices.as_value(node.slice)
        place = call(node, 'placed', node.value, index)
        new = ast.Attribute(place, 'value', ast.Store())
        return ast.copy_location(new, node)

    def visit_Attribute(self, node):
        return node


def _is_text_asked(node):
    """Whether it is `x == 'all'` or `x != 'all'`."""
    if len(node.ops) != 1 or not trees.is_text(node.comparators[0]):
        return False
    return isinstance(node.ops[0], (ast.Eq, ast.NotEq))


def _has_yield(body):
    """Whether these statements, without inner functions, yield."""
    stack = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        inner = (ast.FunctionDef, ast.Lambda, ast.AsyncFunctionDef)
        if not isinstance(node, (*inner, ast.ClassDef)):
            stack.extend(ast.iter_child_nodes(node))
    return False
