"""Lists of Python 2 that are iterators today, in files that fit both.

`labels = map(f, words)` is read as often as one likes in Python 2 and once in
Python 3. Where such a name is indexed, measured, passed on or read twice, the
program meant a list.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='lists',
    does=(
        'Makes lists of `map`, `filter` and `zip` that are read more than once'
    ),
    why='they are read once in Python 3',
    before="labels = map(int, words)\nprint(labels[0], labels[1], sep='')\n",
    after=(
        "labels = list(map(int, words))\nprint(labels[0], labels[1], sep='')\n"
    ),
    follows=('ragged-rows',),
    sources=ANY_SOURCE,
)
_LAZY = frozenset('filter map zip'.split())
# Functions that read their arguments once, from first to last.
_READERS = frozenset(
    'all any chain dict enumerate filter frozenset iter list map max min next '
    'OrderedDict set sorted sum tuple zip'.split()
)
_READING_METHODS = frozenset(
    'apply_gradients chain extend join OrderedDict update'.split()
)
_ARRAYS = frozenset(
    'array asarray concatenate dstack hstack len mean shuffle stack std '
    'vstack'.split()
)
# Functions of NumPy of whose names Python has some that read an iterator.
_REDUCE = frozenset('all any max min sum'.split())


def apply(port):
    """Makes lists of iterators that are treated as such."""
    tree = port.source.tree
    lazy = _LAZY - set(_bound(tree))
    uses = {}
    for node in trees.of_kind(tree, ast.Name):
        if isinstance(node.ctx, ast.Load):
            uses.setdefault(node.id, []).append(node)
    for node in trees.of_kind(tree, ast.Call):
        if trees.called(node) not in lazy:
            continue
        if not isinstance(node.func, ast.Name) or not node.args:
            continue
        if _is_measured(port, node) or _is_kept(port, node, uses):
            port.source.replace(node, 'list(', node, ')')
            new = f'list({port.source.get(node)})'
            port.changed(node, RULE, f'{trees.called(node)} is read once', new)


def _is_measured(port, node):
    """Whether an array is made of the call's result, or it is indexed."""
    parent = port.parents[id(node)]
    if isinstance(parent, ast.Subscript):
        return parent.value is node
    if not isinstance(parent, ast.Call) or node not in parent.args[:1]:
        return False
    if trees.called(parent) in _REDUCE:
        owner = getattr(parent.func, 'value', None)
        return getattr(owner, 'id', '') in ('np', 'numpy')
    return trees.called(parent) in _ARRAYS


def _is_kept(port, node, uses):
    """Whether a name keeps the call's result for more than one reading."""
    parent = port.parents[id(node)]
    if not isinstance(parent, ast.Assign) or len(parent.targets) != 1:
        return False
    target = parent.targets[0]
    if not isinstance(target, ast.Name):
        return False
    found = uses.get(target.id, [])
    parents = [(use, port.parents[id(use)]) for use in found]
    if any(trees.called(p) in ('next', 'iter') for _, p in parents):
        return False
    return len(found) > 1 or any(not _reads(u, p) for u, p in parents)


def _reads(use, parent):
    """Whether a use reads from first to last."""
    if isinstance(parent, (ast.For, ast.comprehension)):
        return parent.iter is use
    if isinstance(parent, (ast.Starred, ast.YieldFrom)):
        return True
    is_method = isinstance(getattr(parent, 'func', None), ast.Attribute)
    readers = _READING_METHODS if is_method else _READERS  # Not `np.max`.
    return use in trees.given(parent) and trees.called(parent) in readers


def _bound(tree):
    for node in trees.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).split('.')[0]
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
