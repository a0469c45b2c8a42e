"""Columns of pandas whose texts a program decodes or encodes."""

from __future__ import annotations

import ast


def recodes(call):
    """Whether a call is of a column's texts, `column.str.decode('utf-8')`.

    Args:
        call: An ast.Call.
    """
    func = call.func
    named = isinstance(func, ast.Attribute) and func.attr in _METHODS
    return named and getattr(func.value, 'attr', '') == 'str'


_METHODS = ('decode', 'encode')
