"""Sessions that are used after the `with` that closed them.

    with tf.Session() as sess:
        model = Model()
    sess.run(model.train)

Up to 1.7 a session in which nothing had run stayed open. From 1.8 on the last
line raises.

Source: TensorFlow 1.7.0 and 1.8.0, `python/client/session.py`.
"""

from __future__ import annotations

import ast

from ..sources import trees
from . import guards
from .facts import Evidence, known, leaf, until

LAST = '1.7'
_BLOCKS = ('body', 'orelse', 'finalbody')
# What runs a session, or may.
_RUNS = ('eval', 'partial_run', 'run')
_HARMLESS = frozenset('dict int len list print range str zip'.split())


def gather(uses):
    """Evidence of sessions that nothing ran in until their block had ended.

    Args:
        uses: `names.Uses`.
    """
    called = {id(use.call): use for use in uses.found if use.call is not None}
    made = {i for i, use in called.items() if leaf(use.names[0]) == 'Session'}
    if not made:
        return
    blocks = [[statement.node for statement in uses.statements]]
    for node in guards.walk(uses):
        blocks += _below(node)
    for call in left_open(blocks, made, set(called)):
        symbol = known(called[id(call)].names[0])[0]
        if symbol:
            yield Evidence(symbol, call.lineno, until(LAST), 'session')


def blocks_of(tree):
    """Yields the lists of statements in a tree."""
    for node in trees.walk(tree):
        yield from _below(node)


def left_open(blocks, made, harmless):
    """Yields the calls that make sessions which are used after their `with`.

    Args:
        blocks: Lists of statements.
        made: Ids of the calls that make a session.
        harmless: Ids of calls that run no session.
    """
    for block in blocks:
        for i, statement in enumerate(block):
            call, name = _session(statement, made)
            if call is None or not _is_quiet(statement.body, name, harmless):
                continue
            if _runs_next(block[i + 1 :], name):
                yield call


def _below(node):
    values = [getattr(node, name, None) for name in _BLOCKS]
    return [value for value in values if isinstance(value, list)]


def _session(statement, made):
    """The call and the name of `with tf.Session() as name`."""
    items = statement.items if isinstance(statement, ast.With) else []
    if len(items) != 1 or id(items[0].context_expr) not in made:
        return None, None
    target = items[0].optional_vars
    if not isinstance(target, ast.Name):
        return None, None
    return items[0].context_expr, target.id


def _is_quiet(body, name, harmless):
    """Whether no statement runs a session, for sure.

    What is called must be TensorFlow's, or a class by its name.
    """
    for node in (node for statement in body for node in trees.walk(statement)):
        if getattr(node, 'id', None) == name:
            return False
        if getattr(node, 'attr', None) in _RUNS:
            return False
        if isinstance(node, ast.Call) and id(node) not in harmless:
            called = leaf(ast.unparse(node.func))
            if not called[:1].isupper() and called not in _HARMLESS:
                return False
    return True


def _runs_next(statements, name):
    """Whether a session is run before its name stands for another."""
    for statement in statements:
        nodes = list(trees.walk(statement))
        if any(_binds(node, name) for node in nodes):
            return False
        for node in nodes:
            owner = getattr(getattr(node, 'value', None), 'id', None)
            if owner == name and getattr(node, 'attr', None) in _RUNS:
                return True
    return False


def _binds(node, name):
    """Whether a node gives a name another value."""
    return (
        isinstance(node, ast.Name)
        and node.id == name
        and not isinstance(node.ctx, ast.Load)
    ) or (isinstance(node, ast.arg) and node.arg == name)
