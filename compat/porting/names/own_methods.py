"""Methods that a class has itself, whatever others call so."""

from __future__ import annotations

import ast

from ...sources import trees


def is_called(port, call):
    """Whether it is `self.fillna(x)` in a class that defines `fillna`.

    Args:
        port: Port of the source.
        call: ast.Call.
    """
    function = call.func
    if not isinstance(function, ast.Attribute):
        return False
    method = trees.above(call, port.parents, ast.FunctionDef)
    of_class = trees.above(call, port.parents, ast.ClassDef)
    if method is None or of_class is None or not method.args.args:
        return False
    own = method.args.args[0].arg
    defined = {
        statement.name
        for statement in of_class.body
        if isinstance(statement, ast.FunctionDef)
    }
    is_own = getattr(function.value, 'id', '') == own
    return is_own and function.attr in defined
