"""Columns of pandas' frames, as far as a source tells.

frame = pd.read_csv(path)
column = frame['a']          one, and so are frame.a and frame.iloc[:, 0]
scaled = column / 3          another
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..names.local_names import dotted, imported_names

_MAKERS = frozenset('DataFrame concat merge'.split())
# Methods of a frame or a column that give another.
_KEPT = frozenset(
    'abs apply astype copy diff drop dropna fillna head map pct_change '
    'reset_index rolling set_index shift sort_index sort_values tail'.split()
)
_REDUCED = frozenset('max mean min std sum var'.split())
# Attributes of a frame or a column that are none.
_OTHERS = frozenset(
    'T at columns dtype dtypes iat iloc ix loc ndim shape size values'.split()
)


def makes_frame(value, imported):
    """Whether a value is what a function of pandas gives a frame by.

    Args:
        value: An expression.
        imported: As `imported_names` gives it.
    """
    full = dotted(getattr(value, 'func', None), imported)
    module, _, function = full.rpartition('.')
    return module == 'pandas' and (
        function in _MAKERS or function.startswith('read_')
    )


class Columns:
    """What may be columns in a source.

    Args:
        tree: Its ast.Module.
    """

    def __init__(self, tree):
        self._imported = imported_names(tree)
        self._values: dict = {}
        for node in trees.of_kind(tree, ast.Assign):
            for target in node.targets:
                if name := trees.dotted(target):  # '' of `a, b = c`
                    self._values.setdefault(name, []).append(node.value)

    def has(self, node, seen=()):
        """Whether something says that a value is a column, or an index.

        Args:
            node: An expression.
            seen: Names that are looked into already.
        """
        name = trees.dotted(node)
        if name in self._values and name not in seen:
            inside = (*seen, name)
            if any(self.has(v, inside) for v in self._values[name]):
                return True
        if isinstance(node, ast.BinOp):
            return self.has(node.left, seen) or self.has(node.right, seen)
        if isinstance(node, ast.UnaryOp):
            return self.has(node.operand, seen)
        if isinstance(node, ast.Attribute):
            is_plain = node.attr not in _OTHERS
            return is_plain and self._is_frame(node.value, seen)
        if isinstance(node, ast.Subscript):
            return self._is_taken(node, seen)
        if isinstance(node, ast.Call):
            if dotted(node.func, self._imported) == 'pandas.Series':
                return True
            return self._is_kept(node, seen, self.has)
        return False

    def _is_taken(self, node, seen):
        """Whether it is `frame['a']`, `frame.iloc[:, 0]` or `column[2:]`."""
        key, owner = node.slice, node.value
        if getattr(owner, 'attr', '') in ('iloc', 'ix', 'loc'):
            parts = getattr(key, 'elts', [])
            one = len(parts) == 2 and not isinstance(
                parts[1], (ast.Slice, ast.List)
            )
            return one and self._is_frame(owner.value, seen)
        if isinstance(key, (ast.Slice, ast.Compare)):
            return self.has(owner, seen)
        is_label = isinstance(getattr(key, 'value', None), str)
        return is_label and self._is_frame(owner, seen)

    def _is_frame(self, node, seen):
        name = trees.dotted(node)
        if name in self._values and name not in seen:
            inside = (*seen, name)
            return any(self._is_frame(v, inside) for v in self._values[name])
        if isinstance(node, ast.Subscript):
            key = node.slice
            is_part = isinstance(key, (ast.List, ast.Compare, ast.Slice))
            return is_part and self._is_frame(node.value, seen)
        if not isinstance(node, ast.Call):
            return False
        if dotted(node.func, self._imported).startswith('pandas.'):
            return makes_frame(node, self._imported)
        return self._is_kept(node, seen, self._is_frame)

    def _is_kept(self, call, seen, ask):
        """Whether a call of a method gives what its owner is."""
        owner = getattr(call.func, 'value', None)
        method = getattr(call.func, 'attr', '')
        if method in _REDUCED:  # column.rolling(3).mean()
            made = getattr(getattr(owner, 'func', None), 'attr', '')
            return made == 'rolling' and ask(owner, seen)
        return owner is not None and method in _KEPT and ask(owner, seen)
