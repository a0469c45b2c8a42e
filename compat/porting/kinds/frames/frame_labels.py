"""Labels of frames of pandas: whether numbers may be some, and masks."""

from __future__ import annotations

import ast

from ...names.local_names import assigned_values, dotted, imported_names

# Arguments of `read_csv` that may make numbers of the labels of columns.
_NUMBERING = {'header', 'names', 'index_col', 'usecols', None}

# Methods of a column that give a truth of each row.
_ASKING = frozenset(
    'between duplicated isin isna isnull notna notnull'.split()
)


def has_header(frame, tree):
    """Whether a frame is surely read from a file whose head labels columns.

    Args:
        frame: An expression.
        tree: ast.Module that holds it.
    """
    if isinstance(frame, ast.Name):
        made = assigned_values(tree).get(frame.id, [])
    else:
        made = [frame]
    return bool(made) and all(
        isinstance(one, ast.Call)
        and dotted(one.func, imported_names(tree)) == 'pandas.read_csv'
        and _NUMBERING.isdisjoint(keyword.arg for keyword in one.keywords)
        and len(one.args) <= 2
        for one in made
    )


def place(node, values=None):
    """What an index surely is, `'label'` or `'mask'`; `'all'`; or neither.

    Args:
        node: An expression.
        values: Names to what assignments alone bind them to, or None.
    """
    if isinstance(node, ast.Slice):
        ends = {place(end) for end in (node.lower, node.upper) if end}
        return 'number' if node.step or len(ends) > 1 else [*ends, 'all'][0]
    bound = (values or {}).get(getattr(node, 'id', None), [node])
    if all(map(_is_mask, bound)):
        return 'mask'
    items = getattr(node, 'elts', [node])
    texts = [isinstance(getattr(i, 'value', None), str) for i in items]
    return 'label' if texts and all(texts) else 'number'


def _is_mask(node):
    """Whether it is a truth of each row: `x.a > 3`, `(x.a > 3) & ~(...)`."""
    if isinstance(node, ast.BinOp):
        sides = _is_mask(node.left) and _is_mask(node.right)
        return sides and isinstance(node.op, (ast.BitAnd, ast.BitOr))
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Invert) and _is_mask(node.operand)
    if isinstance(node, ast.Call):
        return getattr(node.func, 'attr', '') in _ASKING
    if not isinstance(node, ast.Compare) or len(node.ops) > 1:
        return False
    return not isinstance(node.ops[0], (ast.In, ast.NotIn, ast.Is, ast.IsNot))


def placed_frame(node):
    """The frame of `frame.iloc[rows, 2:]`, of several columns, or None.

    Args:
        node: An ast.Subscript.
    """
    several = [
        isinstance(part, (ast.List, ast.Slice))
        for part in getattr(node.slice, 'elts', ())
    ]
    is_placed = getattr(node.value, 'attr', '') == 'iloc'
    return node.value.value if is_placed and several == [True, True] else None
