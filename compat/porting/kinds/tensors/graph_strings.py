"""Strings of TensorFlow that no session gives a program."""

from __future__ import annotations

import ast

from ....sources import trees

# Methods and functions that take strings into a queue, a file or a table.
_TAKERS = ('enqueue', 'enqueue_many', 'lookup')
# Functions of TensorFlow that make of strings what is none.
_READING = frozenset(
    'decode_raw equal not_equal shape size string_to_hash_bucket '
    'string_to_hash_bucket_fast string_to_number'.split()
)


def stay(port, node):
    """Whether what a function of TensorFlow gives stays in the graph.

    Args:
        port: `port.Port`.
        node: The function, as in a call.
    """
    return (
        _is_read(port, port.parents.get(id(node)))
        or _is_looked_up(port, node)
        or _is_handed_on(port, node)
    )


def _is_read(port, node):
    """Whether it is given, by itself or in parts, to what reads strings."""
    parent = port.parents.get(id(node))
    while isinstance(parent, (ast.Attribute, ast.Subscript)):
        if parent.value is not node:
            return False
        node, parent = parent, port.parents.get(id(parent))
    if not isinstance(parent, ast.Call) or node not in parent.args:
        return False
    is_ours = parent.func in port.names.resolved
    return is_ours and port.public(parent.func) in _READING


def _is_looked_up(port, node):
    """Whether it makes elements of a dataset that a table then looks up."""
    if '.lookup' not in port.source.text:  # Called, or given to `map`.
        return False
    while id(node) in port.parents and not isinstance(node, ast.Lambda):
        node = port.parents[id(node)]
    call = port.parents.get(id(node))
    return getattr(getattr(call, 'func', None), 'attr', '') == 'map'


def _is_handed_on(port, node):
    """Whether a function hands it to queues and TensorFlow alone."""
    call = port.parents.get(id(node))
    bound = port.parents.get(id(call))
    scope = trees.above(bound, port.parents, ast.FunctionDef)
    target = getattr(bound, 'targets', [None])[0]
    if scope is None or not isinstance(target, ast.Name):
        return False
    uses = [
        name
        for name in trees.of_kind(scope, ast.Name)
        if name.id == target.id and isinstance(name.ctx, ast.Load)
    ]
    return bool(uses) and all(_is_taken(port, name) for name in uses)


def _is_taken(port, name):
    """Whether a value is given to a queue or to a function of TensorFlow."""
    call = port.parents.get(id(name))
    if not isinstance(call, ast.Call) or name not in call.args:
        return False
    resolved, _ = port.names.resolved.get(call.func, ('', ''))
    return bool(resolved) or getattr(call.func, 'attr', '') in _TAKERS
