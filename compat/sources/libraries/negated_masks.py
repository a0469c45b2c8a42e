"""Arrays of truth values that a program negates by a minus.

    x[-np.isnan(x)]        mask = np.in1d(a, b); a[-mask]
    frame[-(frame.a == 3)]

It was a logical `not` up to NumPy 1.12, and is refused since.

Source: NumPy 1.9 and 1.13 release notes.
"""

from __future__ import annotations

import ast
from typing import Any

from .. import trees
from ..asked import Asked
from ..value_uses import Uses, imports

_OF_NUMPY = frozenset(
    'equal greater greater_equal in1d isclose isfinite isin isinf isnan less '
    'less_equal logical_and logical_not logical_or logical_xor not_equal '
    'signbit'.split()
)
_OF_FRAMES = frozenset(
    'between duplicated isin isna isnull notna notnull'.split()
)
_OF_TEXTS = frozenset('contains endswith match startswith'.split())
_MAKERS = frozenset('array asarray empty full ones zeros'.split())
_BITS = ast.BitAnd, ast.BitOr, ast.BitXor


def find(tree):
    """List of the `-mask` of a module, as nodes.

    Args:
        tree: `ast.Module`.
    """
    minus = [
        node
        for node in trees.of_kind(tree, ast.UnaryOp)
        if isinstance(node.op, ast.USub)
        and not isinstance(node.operand, ast.Constant)
    ]
    if not minus or not (imports(tree, 'numpy') or imports(tree, 'pandas')):
        return []
    masks = Masks(tree)
    return [n for n in minus if masks.is_mask(n.operand) or masks.is_index(n)]


class Masks:
    """Which expressions of a module are arrays of truth values.

    Args:
        tree: `ast.Module`.
    """

    def __init__(self, tree):
        self._tree, self._uses = tree, Uses(tree)
        self._asked = Asked()

    def is_mask(self, node, compared=False):
        """Whether all that is known of an expression says that it is one.

        Args:
            node: The expression.
            compared: Whether comparisons are of arrays.
        """
        if isinstance(node, ast.Compare):
            return compared and not isinstance(
                node.ops[0], (ast.In, ast.Is, ast.IsNot, ast.NotIn)
            )
        if isinstance(node, ast.BinOp):
            return isinstance(node.op, _BITS) and any(
                self.is_mask(side, compared)
                for side in (node.left, node.right)
            )
        if isinstance(node, ast.UnaryOp):
            is_bitwise = isinstance(node.op, (ast.Invert, ast.USub))
            return is_bitwise and self.is_mask(node.operand, compared)
        if isinstance(node, ast.Call):
            return self._gives_mask(node)
        values = self._uses.values(node) if trees.dotted(node) else ()
        if not values or None in values:
            return False
        return self._asked.of(
            (compared, *map(id, values)),
            lambda: all(self.is_mask(value, compared) for value in values),
        )

    def is_index(self, node):
        """Whether it is `x[-(x == 3)]`, of what it is compared with."""
        parents = self._uses.parents
        above = parents.get(id(node))
        if isinstance(above, ast.Tuple):
            above = parents.get(id(above))
        if not isinstance(above, ast.Subscript) or above.value is node:
            return False
        owner: Any = above.value
        if getattr(owner, 'attr', '') in ('ix', 'loc'):
            owner = owner.value
        name = trees.dotted(owner)
        is_same = any(
            isinstance(part, ast.Compare)
            and any(trees.dotted(n) == name for n in ast.walk(part))
            for part in self._parts(node.operand)
        )
        return bool(name) and is_same and self.is_mask(node.operand, True)

    def _parts(self, node):
        """Expressions that a mask is made of, those of its name too."""
        values = self._uses.values(node) if trees.dotted(node) else ()
        for value in (node, *values):
            yield from ast.walk(value) if value is not None else ()

    def _gives_mask(self, call):
        name = trees.last_name(call.func)
        given = [*call.args[1:], *(k.value for k in call.keywords)]
        owner = getattr(call.func, 'value', None)
        if name == 'astype':
            return any(map(_is_bool, call.args[:1]))
        if name in _MAKERS:
            return any(map(_is_bool, given))
        if name in _OF_TEXTS:
            return getattr(owner, 'attr', '') == 'str'
        is_numpy = trees.dotted(owner) in ('np', 'numpy', 'pd', 'pandas')
        if is_numpy or not isinstance(call.func, ast.Attribute):
            return name in _OF_NUMPY | _OF_FRAMES
        return name in _OF_FRAMES and imports(self._tree, 'pandas')


def _is_bool(node):
    """Whether it is the type of truth values."""
    return trees.dotted(node) in ('bool', 'np.bool', 'np.bool_', 'numpy.bool')
