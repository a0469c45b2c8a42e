"""Statements behind the imports at the top of a source."""

from __future__ import annotations

import ast

_IMPORTS = (ast.Import, ast.ImportFrom)


def add(port, lines, first=None):
    """Puts lines behind an import and those that follow it at once.

    Args:
        port: The Port.
        lines: Statements, a list.
        first: The import, a statement of the module itself; the first one of
            all where it is None.

    Returns:
        Whether it did; False where the module itself imports nothing.
    """
    body = port.source.tree.body
    imports = [n for n in body if isinstance(n, _IMPORTS)]
    last = first or next(iter(imports), None)
    if last is None:
        return False
    for following in body[body.index(last) + 1 :]:
        if following not in imports:
            break
        last = following
    after = 1 + (last.end_lineno or last.lineno)
    text = port.source.text.split('\n')
    while after <= len(text) and text[after - 1][:1] in (' ', '\t'):
        after += 1  # A comment that is indented.
    for line in lines:
        port.source.above(after, line)
    return True
