"""Variables of list comprehensions, which Python 2 kept in the scope around.

    best = [score for score in scores if score > 0]
    print score                  check: it is no longer the last of scores

What is read next is told statement by statement: in the rest of the block,
then behind it, and from the start of a loop again.

Source: Python 3.0, "What's New: Changed Syntax".
"""

from __future__ import annotations

import ast

from ...sources import parsing, trees
from ..findings import CHECK, Finding

RULE = 'python2'
WHY = 'was the last of the list in Python 2 and is read after it'
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_OWN_SCOPE = (ast.GeneratorExp, ast.SetComp, ast.DictComp)
_LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_LOOPS = (ast.For, ast.While)
_READ, _BOUND = 'read', 'bound'


def find(text):
    """Yields a finding for each variable that is read after its list.

    Args:
        text: A Python 2 source.
    """
    if ' for ' not in text:
        return
    tree = parsing.tree(text.encode('utf-8', 'replace'), 'source', True)
    above = _Above(tree)
    for node in trees.of_kind(tree, ast.ListComp):
        names = [n for g in node.generators for n in _stored(g.target)]
        for name in dict.fromkeys(names):
            if not above.is_kept(node) or not above.reads(node, name):
                continue
            if above.is_told(node, name):
                yield _finding(node, name)


def _finding(node, name):
    why = f'{name} {WHY}: give it that value by a statement'
    place = node.lineno, node.col_offset + 1
    return Finding(*place, CHECK, RULE, name, '', why)


class _Above:
    """The statements and blocks around the nodes of a tree.

    Args:
        tree: `ast.Module`.
    """

    def __init__(self, tree):
        self._parents = trees.parents(tree)

    def is_kept(self, node):
        """Whether a list comprehension binds in a function or a module."""
        while not isinstance(node, ast.stmt):
            node = self._parents[id(node)]
            if isinstance(node, (*_OWN_SCOPE, ast.Lambda)):
                return False
        while not isinstance(node, (ast.Module, *_SCOPES)):
            node = self._parents[id(node)]
        return not isinstance(node, ast.ClassDef)

    def is_told(self, node, name):
        """Whether more than steps of a count, `i += 1`, asks for a name."""
        while not isinstance(node, (ast.Module, *_SCOPES)):
            node = self._parents[id(node)]
        own = {
            id(inner)
            for made in trees.of_kind(node, ast.ListComp)
            if any(name in _stored(g.target) for g in made.generators)
            for inner in ast.walk(made)
        }
        return any(
            isinstance(n.ctx, ast.Load) and n.id == name and id(n) not in own
            for n in trees.of_kind(node, ast.Name)
        )

    def reads(self, node, name):
        """Whether a name is read before it is bound, after a node."""
        made = node
        while not isinstance(node, ast.stmt):
            node = self._parents[id(node)]
        found = [u for head in _heads(node) for u in _uses(head, name)]
        places = [i for i, (_, use) in enumerate(found) if use is made]
        rest = found[places[0] + 1 :] if places else []
        if rest or isinstance(node, _LEAVES):
            return bool(rest) and rest[0][0] == _READ
        while not isinstance(node, (ast.Module, *_SCOPES)):
            parent = self._parents[id(node)]
            block = next(b for b in _blocks(parent) if node in b)
            rest = block[block.index(node) + 1 :]
            found = _first_of(rest, name)
            if found is not None:
                return found == _READ
            # What comes round again may bind it, and what is behind read it.
            if _loops(parent) and _again(parent, name, block) == _READ:
                return True
            node = parent
        return False


def _again(loop, name, block):
    """What a loop does to a name as it comes round again."""
    if isinstance(loop, ast.For):
        # It binds the name anew, or ends, and the list's is read behind it.
        return None if name in _stored(loop.target) else _first_of(block, name)
    return _first([loop.test], name) or _first_of(block, name)


def _first_of(statements, name):
    """What statements do to a name first: read it, bind it, or neither."""
    for statement in statements:
        found = _statement(statement, name)
        if found is not None:
            return found
    return None


def _statement(node, name):
    if isinstance(node, _SCOPES):
        return _BOUND if getattr(node, 'name', '') == name else None
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        names = [(a.asname or a.name).partition('.')[0] for a in node.names]
        return _BOUND if name in names else None
    if isinstance(node, ast.AugAssign):
        return _first([node.value, _read(node.target)], name)
    blocks = list(_blocks(node))
    found = _first(_heads(node), name)
    if found is None and isinstance(node, _LEAVES):
        return _BOUND
    if found or not blocks:
        return found
    if isinstance(node, ast.Try):
        return _first_of([*node.body, *node.finalbody], name)
    told = [_first_of(block, name) for block in blocks]
    if _READ in told:
        return _READ
    sure = isinstance(node, ast.With) or len(told) > 1 and not _loops(node)
    return _BOUND if sure and set(told) == {_BOUND} else None


def _loops(node):
    return isinstance(node, _LOOPS)


def _heads(node):
    """Expressions of a statement outside its blocks, as they are computed."""
    if isinstance(node, ast.Assign):
        return [node.value, *node.targets]
    if isinstance(node, ast.For):
        return [node.iter, node.target]
    if isinstance(node, ast.With):
        pairs = [(i.context_expr, i.optional_vars) for i in node.items]
        return [part for pair in pairs for part in pair if part is not None]
    return [n for n in ast.iter_child_nodes(node) if isinstance(n, ast.expr)]


def _blocks(node):
    """Lists of the statements within a statement, a handler or a module."""
    for field in ('body', 'orelse', 'finalbody', 'handlers'):
        block = getattr(node, field, None)
        if isinstance(block, list) and block:
            yield block


def _first(nodes, name):
    """What expressions do to a name first: read it, bind it, or neither."""
    for node in nodes:
        for found, _ in _uses(node, name):
            return found
    return None


def _uses(node, name):
    """Yields what an expression does to a name, in its order, and where."""
    if isinstance(node, ast.Name):
        if node.id == name:
            is_read = isinstance(node.ctx, ast.Load)
            yield _READ if is_read else _BOUND, node
    elif isinstance(node, ast.Lambda):
        if name not in [getattr(a, 'arg', None) for a in ast.walk(node.args)]:
            yield from _uses(node.body, name)
    elif isinstance(node, (ast.ListComp, *_OWN_SCOPE)):
        yield from _uses(node.generators[0].iter, name)
        bound = [n for g in node.generators for n in _stored(g.target)]
        if name in bound and isinstance(node, ast.ListComp):
            yield _BOUND, node
        elif name not in bound:
            for child in ast.iter_child_nodes(node):
                yield from _uses(child, name)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _uses(child, name)


def _read(target):
    """What an augmented assignment reads: its target."""
    name = getattr(target, 'id', None)
    return ast.Name(name, ast.Load()) if name else target


def _stored(target):
    return [node.id for node in trees.bound(target)]
