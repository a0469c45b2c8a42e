"""Argument lists of functions, which `inspect.getargspec` told in four parts.

    names, _, _, defaults = inspect.getargspec(f)
    ->  names, _, _, defaults = inspect.getfullargspec(f)[:4]

Source: Python 3.11, "What's New", section "Removed".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

_BEFORE = 'import inspect\nnames, _, _, values = inspect.getargspec(f)\n'
RULE = Rule(
    name='argument-lists',
    does='Takes four parts of what `inspect` tells of a function',
    why='getfullargspec, which stands for getargspec, tells seven',
    before=_BEFORE,
    after=_BEFORE.replace('getargspec(f)', 'getfullargspec(f)[:4]'),
    sources=ANY_SOURCE,
)


def apply(port):
    """Ports what is unpacked, and keywords by their name of today."""
    tree = port.source.tree
    imported = imported_names(tree)
    for call in trees.of_kind(tree, ast.Call):
        if dotted(call.func, imported) != 'inspect.getargspec':
            continue
        parent = port.parents.get(id(call))
        targets = getattr(parent, 'targets', ())
        if any(isinstance(t, (ast.Tuple, ast.List)) for t in targets):
            port.source.insert(port.source.span(call)[1], '[:4]')
            port.changed(call, RULE, RULE.why, '[:4]')
        elif getattr(parent, 'attr', '') == 'keywords':
            port.source.replace_leaf(parent, 'varkw')
            port.changed(parent, RULE, 'keywords is varkw today', 'varkw')
