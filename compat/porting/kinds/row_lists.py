"""Lists of rows whose lengths may differ, by how a function fills them."""

from __future__ import annotations

import ast
import re

_MAKERS = frozenset(
    'append array asarray concatenate list sorted split tolist'.split()
)

# What gives a number, or rows of one length, or no row at all.
_NUMBERS = frozenset(
    'abs argmax bool choice dict empty eval exp float full int item len log '
    'max mean min norm ones open ord randint randn random range round run '
    'set sqrt std str sum super time uniform xrange zeros'.split()
)

# Methods that give a row of what they are given, by their names.
_OF_WORDS = re.compile(r'ids$|indices|sequence|token|encode|words|chars')


def lists_of_rows(nodes):
    """Names of lists of rows, and of empty ones that are given rows."""
    empty, rows = set(), set()
    values = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node):
                if isinstance(target, ast.Name):
                    values.setdefault(target.id, []).append(value)
    for name, found in values.items():
        if any(isinstance(v, ast.List) and not v.elts for v in found):
            empty.add(name)
        made = [v for v in found if not _may_be_of_rows(v)]
        if made and all(map(_is_list_of_lists, made)):
            empty.add(name)
            rows.add(name)
    # Lists of lists of rows are found in the second round.
    for _ in range(2):
        rows |= _filled(nodes, values, empty & rows)
    return empty & rows - _filled(nodes, values, empty & rows, False)


def _pairs(assign):
    """Each target of an assignment with its value: `a, b = [], []`."""
    for target in assign.targets:
        names = getattr(target, 'elts', [target])
        values = getattr(assign.value, 'elts', [])
        if isinstance(target, ast.Tuple) and len(names) == len(values):
            yield from zip(names, values, strict=True)
        else:
            yield target, assign.value


def _filled(nodes, values, lists, by_rows=True):
    """Names that rows are appended to, or what is none.

    Args:
        nodes: Nodes of the scope.
        values: Dict from names to what they are assigned.
        lists: Names of lists of rows, which are rows themselves.
        by_rows: Whether it is rows.
    """
    found = set()
    for node in nodes:
        function = getattr(node, 'func', None)
        if isinstance(node, ast.Call) and isinstance(function, ast.Attribute):
            if function.attr == 'append' and len(node.args) == 1:
                given = getattr(node.args[0], 'id', None)
                kept = values.get(given) or [node.args[0]]
                is_row = given in lists or any(map(_is_row, kept))
                if is_row == by_rows:
                    found.add(getattr(function.value, 'id', None))
    return found


def _may_be_of_rows(node):
    """Whether it may be of rows: another name, `np.concatenate([a, b])`."""
    if isinstance(node, ast.Name):
        return True
    name = getattr(getattr(node, 'func', None), 'attr', '')
    return name in ('append', 'concatenate')


def _is_list_of_lists(node):
    return isinstance(node, ast.ListComp) and _is_list(node.elt)


def _is_list(node):
    """Whether it makes a list as long as what it is made of."""
    function = getattr(node, 'func', None)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _is_list(node.left) or _is_list(node.right)
    if getattr(function, 'attr', '') == 'split':
        return True
    is_made = getattr(function, 'id', '') == 'list'  # `list(map(f, words))`
    return (is_made or isinstance(node, ast.ListComp)) and _is_row(node)


def _is_row(node):
    """Whether it may make a row as long as what it is made of."""
    if isinstance(node, ast.ListComp):
        counted = getattr(node.generators[0].iter, 'func', None)
        return getattr(counted, 'id', '') not in ('range', 'xrange')
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
    if name not in _MAKERS:
        if isinstance(node.func, ast.Attribute):
            is_text = isinstance(node.args[0], ast.Constant)
            return bool(_OF_WORDS.search(name)) and not is_text
        return name not in _NUMBERS
    return not isinstance(node.args[0], (ast.List, ast.Constant))
