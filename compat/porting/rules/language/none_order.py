"""Comparisons of a variable that starts as None, below all in Python 2.

    best = None
    for loss in losses:
        if best < loss:               ->  if (best is None or best < loss):
            best = loss
    best = max(best, loss)            ->  (loss if best is None
                                           else max(best, loss))

Only where a function never asks whether the variable is None.

Source: Python 2.7, "Comparisons"; Python 3.0, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import dialect
from ...names import scopes
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='none-order',
    does='Lets a variable that starts as None be below all in comparisons',
    why='Python 3 compares None with nothing',
    before=(
        'best = None\nfor loss in losses:\n    if loss > best:\n'
        '        best = loss\nprint best\n'
    ),
    after=(
        'best = None\nfor loss in losses:\n'
        '    if (best is None or loss > best):\n'
        '        best = loss\nprint(best)\n'
    ),
    sources=ANY_SOURCE,
)
_LESS = (ast.Lt, ast.LtE)
_ORDERED = (*_LESS, ast.Gt, ast.GtE)
_CHOOSE = ('max', 'min')
_AFTER_IF = (
    *(ast.IfExp, ast.Lambda, ast.NamedExpr, ast.Starred),
    *(ast.Yield, ast.YieldFrom),
)
_BODIES = (ast.Module, ast.FunctionDef)


def apply(port):
    """Asks for None before what Python 2 ordered."""
    if not port.project.python2:
        return
    bound = dialect.bound_names(port.source.tree)
    for scope in trees.of_kind(port.source.tree, *_BODIES):
        nodes = scopes.own_nodes(scope)
        names = _started(nodes) - _asked(nodes)
        for node in nodes if names else ():
            if isinstance(node, ast.Compare) and len(node.ops) == 1:
                _write(port, node, names)
            elif isinstance(node, ast.Call) and _name(node.func) not in bound:
                _write_choice(port, node, names)


def _started(nodes):
    """Names that are None at first."""
    return {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and trees.is_none(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _asked(nodes):
    """Names whose truth or identity is asked for, or that are not local."""
    found = set()
    for node in nodes:
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            found.update(node.names)
        elif isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
            if any(map(trees.is_none, parts)):
                found.update(map(_name, parts))
        elif isinstance(node, (ast.If, ast.While, ast.IfExp, ast.Assert)):
            found.update(map(_name, trees.truths(node.test)))
        elif isinstance(node, ast.BoolOp):
            found.update(map(_name, node.values))
        elif isinstance(node, ast.UnaryOp):
            found.add(_name(node.operand))
    return found


def _write(port, node, names):
    """Writes one comparison, where one side alone may be None."""
    sides = node.left, node.comparators[0]
    started = [side for side in sides if _name(side) in names]
    if len(started) != 1 or not isinstance(node.ops[0], _ORDERED):
        return
    (side,) = started
    is_less = isinstance(node.ops[0], _LESS)
    holds = is_less == (side is node.left)
    asked = 'is None or' if holds else 'is not None and'
    start, end = port.source.whole(node)
    port.source.insert(start, f'({side.id} {asked} ')
    port.source.insert(end, ')')
    port.changed(node, RULE, RULE.why, f'({side.id} {asked} ...)')


def _write_choice(port, call, names):
    """Writes `max` or `min` of two values, one of which may be None."""
    started = [value for value in call.args if _name(value) in names]
    if _name(call.func) not in _CHOOSE or call.keywords:
        return
    if len(started) != 1 or len(call.args) != 2:
        return
    (other,) = (value for value in call.args if value not in started)
    if isinstance(other, _AFTER_IF):
        return
    none = started[0].id
    chosen = port.source.span(other) if call.func.id == 'max' else 'None'
    span = port.source.span(call)
    pieces = '(', chosen, f' if {none} is None else ', span, ')'
    port.source.replace_span(*span, *pieces)
    port.changed(call, RULE, RULE.why, f'(... if {none} is None else ...)')


def _name(node):
    return getattr(node, 'id', None)
