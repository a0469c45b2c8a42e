"""pandas as it was, where a source does not tell whether it needs this."""

from __future__ import annotations

import ast

from ...sources import trees, value_uses
from . import after_imports, needed_imports

_CALL = 'old_pandas.restore('
_IMPORT = 'from legacy_rnn.compat import old_pandas'


def ask(port, node, rule, why):
    """Has pandas work as then in the whole program.

    Args:
        port: The Port.
        node: What may need it.
        rule: The Rule that says so.
        why: What pandas of today does otherwise.
    """
    if _CALL in port.source.text:  # A port, or a program that asks itself.
        return
    call = f'{_CALL}python2=True)' if port.project.python2 else f'{_CALL})'
    port.changed(node, rule, why, call)
    if port.restores_frames:
        return
    port.restores_frames = True
    lines = [_IMPORT, call]
    body = port.source.tree.body
    own = [n for n in body if value_uses.is_import(n, 'pandas')]
    named = [n for n in body if _imports_functions(n)]
    if named:  # Its names would stay those of today.
        for line in lines:
            port.source.above(named[0].lineno, line)
    elif not after_imports.add(port, lines, next(iter(own), None)):
        needed_imports.insert_on_top(port, lines)


def _imports_functions(statement):
    """Whether it is `from pandas import merge`, or has that in a block."""
    if isinstance(statement, (ast.ClassDef, ast.FunctionDef)):
        return False
    return any(
        value_uses.is_import(node, 'pandas')
        and any(alias.name[:1].islower() for alias in node.names)
        for node in trees.of_kind(statement, ast.ImportFrom)
    )
