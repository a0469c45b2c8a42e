"""Columns of pandas whose texts a program decodes or encodes."""

from __future__ import annotations

import ast

from ...names.local_names import module_names


def recodes(port, call):
    """Whether a call is of a column's texts, `column.str.decode('utf-8')`.

    Args:
        port: The port of a source. Without pandas, `str` is an attribute of
            the program's own, unless a column is named: `x['a'].str`.
        call: An ast.Call.
    """
    func = call.func
    if not isinstance(func, ast.Attribute) or func.attr not in _METHODS:
        return False
    owner = func.value
    if not isinstance(owner, ast.Attribute) or owner.attr != 'str':
        return False
    column = owner.value
    if isinstance(column, ast.Name) and column.id in ('cls', 'self'):
        return False
    named = isinstance(column, ast.Subscript) and isinstance(
        getattr(column.slice, 'value', None), str
    )
    return named or bool(module_names(port.source.tree, 'pandas'))


_METHODS = ('decode', 'encode')
