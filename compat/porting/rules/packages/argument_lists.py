"""Argument lists of functions, which `inspect.getargspec` told in four parts.

    names, _, _, defaults = inspect.getargspec(f)
    ->  names, _, _, defaults = inspect.getfullargspec(f)[:4]

So does a name that is given it.

Source: Python 3.11, "What's New", section "Removed".
"""

from __future__ import annotations

import ast

from ....sources import trees, value_uses
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


_TAKING = frozenset('enumerate len list tuple zip'.split())


def apply(port):
    """Ports what is taken apart, and keywords by their name of today."""
    tree = port.source.tree
    imported = imported_names(tree)
    calls = [
        call
        for call in trees.of_kind(tree, ast.Call)
        if dotted(call.func, imported) == 'inspect.getargspec'
    ]
    known = [value_uses.Uses(tree)] if calls else []
    uses = [use for each in known for call in calls for use in each.of(call)]
    for use in uses:
        parent = port.parents.get(id(use))
        if _is_taken_apart(use, parent):
            port.source.insert(port.source.span(use)[1], '[:4]')
            port.changed(use, RULE, RULE.why, '[:4]')
        elif getattr(parent, 'attr', '') == 'keywords':
            port.source.replace_leaf(parent, 'varkw')
            port.changed(parent, RULE, 'keywords is varkw today', 'varkw')


def _is_taken_apart(use, parent):
    """Whether it counts how many parts there are: `a, b, c, d = x`."""
    if isinstance(parent, ast.Assign):
        rows = ast.Tuple, ast.List
        return any(isinstance(t, rows) for t in parent.targets)
    if isinstance(parent, (ast.For, ast.comprehension)):
        return parent.iter is use
    if isinstance(parent, ast.Subscript):
        return not isinstance(getattr(parent.slice, 'value', None), int)
    if isinstance(parent, ast.Call):
        return getattr(parent.func, 'id', '') in _TAKING
    return isinstance(parent, ast.Starred)
