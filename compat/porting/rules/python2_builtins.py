"""Builtins whose meaning Python 3 changed, and those that it dropped.

    print                                   ->  print()
    map(None, a, b)                         check: it pairs no sequences
    int(round(0.1 * size))                  check: halves go to even numbers
    exec 'x = 1', in a function             check: it binds no name there

Source: Python 3.0, "What's New".
"""

from __future__ import annotations

import ast
import re

from ...sources import dialect, trees
from ..findings import CHECK
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='python2-builtins',
    does='Reports calls of builtins that mean something else in Python 3',
    why='the call is taken and computes something else',
    before='import cPickle\nhalf = int(round(0.1 * size))\n',
    sources=ANY_SOURCE,
)
_BINDS = re.compile(r'\s*[a-zA-Z_]\w*\s*=[^=]')
_GONE = {
    'buffer': 'Python 3 has memoryview instead',
    'coerce': 'Python 3 has no coerce: convert both numbers',
}


def apply(port):
    """Reports builtins of Python 2, and prints the empty line."""
    if not port.project.python2:
        return
    bound = dialect.bound_names(port.source.tree)
    for node in trees.walk(port.source.tree):
        if isinstance(node, ast.Expr):
            if 'print' not in bound and _name(node.value) == 'print':
                port.source.replace(node.value, 'print()')
                why = 'Python 2 printed an empty line'
                port.changed(node, RULE, why, 'print()')
        elif isinstance(node, ast.Name):
            if node.id in _GONE.keys() - bound:
                port.note(node, CHECK, RULE, _GONE[node.id])
        elif isinstance(node, ast.Call) and _name(node.func) not in bound:
            why = _other_meaning(node) or _binds_nothing(port, node)
            if why:
                port.note(node, CHECK, RULE, why)


def _other_meaning(call):
    """What a call computes in Python 3, or None where it is the same."""
    name, given = _name(call.func), call.args
    if name == 'round' and len(given) == 1 and not call.keywords:
        return (
            'Python 3 rounds halves to the even number, 2.5 to 2, and gives '
            'an int'
        )
    if name == 'map' and given and _is_none(given[0]):
        return 'map(None, ...) was zip, itertools.zip_longest of several'
    return None


def _binds_nothing(port, call):
    """What `exec 'x = 1'` does not do in a function, or None."""
    if _name(call.func) != 'exec' or len(call.args) != 1:
        return None
    code = getattr(call.args[0], 'left', call.args[0])  # '...' % values
    if not _BINDS.match(str(getattr(code, 'value', ''))):
        return None
    node = call
    while node is not None:
        if isinstance(node, ast.FunctionDef):
            return 'in a function, exec binds no names of it in Python 3'
        node = port.parents.get(id(node))
    return None


def _name(node):
    return getattr(node, 'id', None)


def _is_none(node):
    return isinstance(node, ast.Constant) and node.value is None
