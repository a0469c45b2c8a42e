"""Statements that end a program where its Python is not one of then.

    if sys.version_info[0] != 2:
        raise Exception('use Python 2')

Source: Python's `sys.version_info`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import version_guards
from ...rule import ANY_SOURCE, Rule
from ...text import statement_edits

RULE = Rule(
    name='version-guards',
    does="Takes out what refuses today's Python",
    why='the port is for it',
    before=(
        'import sys\nif sys.version_info[0] != 2:\n    sys.exit("Python 2")\n'
    ),
    after='import sys\n',
    sources=ANY_SOURCE,
)


def apply(port):
    """Takes out statements that end a program in each of today's Pythons."""
    for node in trees.of_kind(port.source.tree, ast.Assert, ast.If):
        if version_guards.refuses_today(node):
            statement_edits.write(port, node, [], RULE, RULE.why)
