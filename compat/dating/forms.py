"""Forms of expressions that tell something about the release."""

from __future__ import annotations

import ast
import re

_RANGES = ('range', 'xrange')


def last_name(node):
    """`state` for both `state` and `self.state`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def target_name(node):
    """`state` for both `state` and `self.state`, and `*` for `*rest`."""
    return '*' if isinstance(node, ast.Starred) else last_name(node)


def target_names(target):
    """Names that a result is unpacked to, as of `target_name`."""
    if isinstance(target, (ast.Tuple, ast.List)):
        return tuple(map(target_name, target.elts))
    return (last_name(target),)


def first_name(node):
    """`cell` for `cell.zero_state` and `cell.zero_state(4)`; or None."""
    while isinstance(node, (ast.Attribute, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, 'id', None)


def is_repeat(node):
    """Whether it is `[cell] * n`, or `[cell for _ in range(n)]`."""
    return repeated_name(node) is not None or (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Mult)
        and isinstance(node.left, ast.List)
        and len(node.left.elts) == 1
        and not is_number(node.right, 1)
    )


def repeated_name(node):
    """`cell` of `[cell for _ in range(n)]`, an ast node; None of others."""
    if not isinstance(node, ast.ListComp) or len(node.generators) != 1:
        return None
    (loop,) = node.generators
    own = {n.id for n in ast.walk(loop.target) if isinstance(n, ast.Name)}
    count = loop.iter
    if not isinstance(count, ast.Call) or last_name(count.func) not in _RANGES:
        return None
    if any(is_number(argument, 1) for argument in count.args):
        return None
    return node.elt if last_name(node.elt) not in {None, *own} else None


def has_state_size(node):
    """Whether an argument is a shape, as in `[batch, cell.state_size]`."""
    shape = node.value if isinstance(node, ast.keyword) else node
    return isinstance(shape, (ast.List, ast.Tuple)) and any(
        isinstance(item, ast.Attribute)
        and item.attr == 'state_size'
        and re.search('cell|lstm', last_name(item.value) or '', re.I)
        for item in shape.elts[1:]
    )


def is_state_shape(node):
    """Whether an argument is a shape of two states a row: `[None, 2 * n]`.

    Two columns without a factor, `[None, 2]`, are two classes, or a point.
    """
    shape = node.value if isinstance(node, ast.keyword) else node
    if not isinstance(shape, (ast.List, ast.Tuple)) or len(shape.elts) != 2:
        return False
    factors = list(_factors(shape.elts[1]))
    return len(factors) > 1 and any(is_number(f, 2) for f in factors)


def _factors(node):
    """Those of a product; of anything else itself."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        yield from _factors(node.left)
        yield from _factors(node.right)
    else:
        yield node


def is_minus_one(node):
    """Whether it is `-1`."""
    return isinstance(node, ast.UnaryOp) and is_number(node.operand, 1)


def is_number(node, value):
    """Whether it is one whole number."""
    return (
        isinstance(node, ast.Constant)
        and type(node.value) is int
        and node.value == value
    )
