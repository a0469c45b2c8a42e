"""pandas as it was, where a source does not tell whether it needs this."""

from __future__ import annotations

import ast

from . import after_imports, needed_imports

_CALL = 'old_pandas.restore()'
_LINES = ['from legacy_rnn.compat import old_pandas', _CALL]


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
    port.changed(node, rule, why, _CALL)
    if port.restores_frames:
        return
    port.restores_frames = True
    own = [n for n in port.source.tree.body if _is_import(n)]
    if not after_imports.add(port, _LINES, next(iter(own), None)):
        needed_imports.insert_on_top(port, _LINES)


def _is_import(statement):
    """Whether it imports pandas."""
    names = [a.name for a in getattr(statement, 'names', ()) if a.name]
    if isinstance(statement, ast.ImportFrom):
        names = [] if statement.level else [statement.module or '']
    elif not isinstance(statement, ast.Import):
        return False
    return any(name.partition('.')[0] == 'pandas' for name in names)
