"""Names that a function uses, and then declares to be global.

Source: Python 3.6, "What's New", "Changes in Python Syntax".
"""

from __future__ import annotations

import ast

from ....sources import late_globals
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='late-globals',
    does='Declares global names before they are used',
    why='since Python 3.6 a declaration behind a use is an error',
    before=(
        'def train():\n    best = 0\n    global best\n    best = evaluate()\n'
    ),
    after=(
        'def train():\n'
        '    global best\n'
        '    best = 0\n'
        '    pass\n'
        '    best = evaluate()\n'
    ),
    sources=ANY_SOURCE,
)


def apply(port):
    """Moves such names to where their functions start."""
    told: dict = {}
    for scope, statement, names in late_globals.find(port.source.tree):
        kept = [name for name in statement.names if name not in names]
        new = f'global {", ".join(kept)}' if kept else 'pass'
        port.source.replace(statement, new)
        port.changed(statement, RULE, RULE.why, new)
        if not isinstance(scope, ast.Module):
            told.setdefault(scope, []).extend(names)
    for scope, names in told.items():
        first = late_globals.first_statement(scope)
        first = next(iter(getattr(first, 'decorator_list', ())), first)
        start = port.source.span(first)[0]
        start -= port.source.text[start - 1] == '@'
        indent = port.source.text[port.source.line_start(start) : start]
        separator = '; ' if indent.strip() else f'\n{indent}'
        listed = ', '.join(dict.fromkeys(names))
        port.source.insert(start, f'global {listed}{separator}')
