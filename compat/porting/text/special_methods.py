"""Special methods that Python 3 calls by other names, or not at all.

    class A(object):
        def __div__(self, x):    ->    def __truediv__(self, x):
        def __eq__(self, x):     ->    and __hash__ = object.__hash__

Source: Python 3.0, "What's New".
"""

from __future__ import annotations

import ast

from ...sources import trees
from ...sources.python2 import python2_types
from ..findings import CHECK

_SPECIAL = {
    '__div__': '__truediv__',
    '__rdiv__': '__rtruediv__',
    '__idiv__': '__itruediv__',
    '__unicode__': '__str__',
}
_UNCALLED = {
    '__cmp__': 'Python 3 compares by __lt__ and __eq__ instead',
    '__getslice__': 'Python 3 slices by __getitem__ instead',
    '__coerce__': 'Python 3 does not call it',
}


def port_class(port, node, rule, why):
    """Writes today's names in a class that does not have them already.

    Args:
        port: The Port.
        node: ast.ClassDef.
        rule: The Rule that asks.
        why: What it says of each.
    """
    functions = [s for s in node.body if isinstance(s, ast.FunctionDef)]
    named = [
        name
        for statement in node.body
        if isinstance(statement, ast.Assign)
        for name in trees.of_kind(statement, ast.Name)
    ]
    defined = {function.name for function in functions}
    defined |= {n.id for n in named if isinstance(n.ctx, ast.Store)}
    todays = {o: new for o, new in _SPECIAL.items() if new not in defined}
    for name in named:  # `__rdiv__ = __div__`
        if name.id in todays:
            port.source.replace(name, todays[name.id])
            port.changed(name, rule, why, todays[name.id])
    for call in python2_types.texts_of_self(node):
        new = 'self.__unicode__()'
        port.source.replace(call, new)
        port.changed(call, rule, why, new)
    owner = python2_types.kept_hash(node)
    for function in functions:
        if owner and function.name == '__eq__':
            _keep_hash(port, function, node.bases[0], rule)
    done = {'__cmp__'} if {'__lt__', '__eq__'} <= defined else set()
    for function in functions:
        new = todays.get(function.name)
        if new:
            start = port.source.span(function)[0]
            start = port.source.text.index(function.name, start)
            port.source.replace_span(start, start + len(function.name), new)
            port.changed(function, rule, why, f'def {new}')
        elif function.name in _UNCALLED.keys() - done:
            port.note(function, CHECK, rule, _UNCALLED[function.name])


def _keep_hash(port, function, owner, rule):
    """Writes the hash behind the method that takes it from the class."""
    start, end = port.source.span(function)
    indent = port.source.text[port.source.line_start(start) : start]
    if indent.strip():
        return
    new = f'\n\n{indent}__hash__ = ', owner, '.__hash__'
    end = port.source.line_end(end)  # Behind a comment, too.
    port.source.replace_span(end, end, *new)
    new = f'__hash__ = {port.source.get(owner)}.__hash__'
    why = 'a class of Python 3 with an __eq__ inherits no hash'
    port.changed(function, rule, why, new)
