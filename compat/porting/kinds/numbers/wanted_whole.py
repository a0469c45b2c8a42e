"""Where Python 2 took whole numbers alone: sizes, bounds and counts."""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import python2_sizes
from ..arrays import call_shapes
from . import number_kinds, whole_numbers

# Places of shapes and of numbers of pieces, which have to be whole.
_SIZES = {
    'array_split': 1,
    'avg_pool': 1,
    'empty': 0,
    'get_variable': 1,
    'max_pool': 1,
    'ones': 0,
    'placeholder': 1,
    'random_normal': 0,
    'random_uniform': 0,
    'reshape': 1,
    'sample': 1,
    'split': 1,
    'tile': 1,
    'truncated_normal': 0,
    'zeros': 0,
}
_SIZE_NAMES = frozenset(
    'ksize num_or_size_splits num_split shape strides'.split()
)


def find(tree):
    """Yields divisions and names where Python 2 took whole numbers alone."""
    roots = []
    for node in trees.of_kind(tree, ast.Call):
        name = getattr(node.func, 'id', getattr(node.func, 'attr', ''))
        roots += node.args if name in number_kinds.WANTS_WHOLE else []
        roots += _sizes(node, name)
    roots += bounds(tree)
    roots += counts(tree)
    while roots:
        node = roots.pop()
        if isinstance(node, ast.BinOp):
            roots += [node.left, node.right]
        elif isinstance(node, ast.UnaryOp):
            roots.append(node.operand)
        yield node


def ends(tree):
    """Yields what ranges go from and to."""
    for node in trees.of_kind(tree, ast.Call):
        if getattr(node.func, 'id', '') in call_shapes.RANGES:
            yield from node.args


def bounds(tree):
    """Yields the bounds and steps of slices, but for those of grids."""
    grids = python2_sizes.of_grids(tree)
    for node in trees.of_kind(tree, ast.Slice):
        if node in grids:
            continue
        yield from filter(None, (node.lower, node.upper, node.step))


def counts(tree):
    """Yields what says how often a list or a text is repeated."""
    for node in trees.of_kind(tree, ast.BinOp):
        if isinstance(node.op, ast.Mult):
            sides = [node.left, node.right]
            yield from sides if any(map(_is_repeated, sides)) else []


def named(tree, wanted):
    """Yields quotients that a function names and wants whole.

    In `j = i / n; x[j * h : j * h + h] = y`, say, all that is named j. Ranges,
    which refuse 2.0, want those whole that are added up, too.

    Args:
        tree: Syntax tree of the source.
        wanted: Function that yields what a tree wants whole.
    """
    for scope in trees.of_kind(tree, ast.FunctionDef):
        names = whole_numbers.quotients(scope, wanted is ends)
        places = wanted(scope) if names else ()
        for name in {getattr(n, 'id', None) for n in places} & names:
            for value in whole_numbers.values(scope)[name]:
                all_of = whole_numbers.divisions(value)
                yield from all_of if wanted is ends else [value]


def _is_repeated(node):
    """Whether a factor of it can only be a whole number: `[0] * n`."""
    if isinstance(node, ast.List):
        return len(node.elts) == 1  # More may be factors of an array's parts.
    return trees.is_text(node)


def _sizes(call, name):
    """Sizes among the arguments of a call, those of a list one by one."""
    if name not in _SIZES:
        return
    place = _SIZES[name]
    given = [k.value for k in call.keywords if k.arg in _SIZE_NAMES]
    for value in [*call.args[place : place + 1], *given]:
        listed = isinstance(value, (ast.List, ast.Tuple))
        yield from value.elts if listed else [value]
