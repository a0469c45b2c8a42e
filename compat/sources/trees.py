"""Syntax trees of sources, parsed and walked once.

Dating and porting ask dozens of questions about one source; none of them
changes its tree.
"""

from __future__ import annotations

import array
import ast
import collections
import functools
import gc
import re
import warnings

# A program's files take turns; a tree takes a hundred times its source.
_LARGEST = 500_000
_LARGE = 200_000
# Names in a row, `a.b.c`: the dotted name of each takes their square.
_MOST_NAMES = 1000
_NAMES = re.compile(r'(?:\.\s*[^\W\d]\w*\s*)+')
# Fields that hold no nodes, and those of contexts.
_PLAIN = frozenset('arg asname attr ctx id kind level type_comment'.split())
# Statements that define a name.
DEFINING = (ast.AsyncFunctionDef, ast.ClassDef, ast.FunctionDef)
# What a tree keeps of what it was asked.
_KNOWN = ('all_nodes', 'of_kinds', 'places', 'parent_nodes', 'answers')
_parsed: collections.OrderedDict = collections.OrderedDict()


def parse(text):
    """The tree of a Python 3 source, which must not be changed.

    Args:
        text: The source.

    Returns:
        ast.Module.

    Raises:
        SyntaxError: It is no Python 3.
        RecursionError: It nests too deeply.
    """
    if text not in _parsed:
        _parsed[text] = _parse(text)
        while len(_parsed) > 2 and sum(map(len, _parsed)) > _LARGEST:
            _parsed.popitem(last=False)
    _parsed.move_to_end(text)
    found = _parsed[text]
    if isinstance(found, Exception):
        # Another one, as the frames of a traceback hold what they name.
        raise type(found)(*found.args)
    return found


def _parse(text):
    """A tree, or the error that Python raises."""
    for names in _NAMES.finditer(text):
        if names.group().count('.') > _MOST_NAMES:
            raise RecursionError(f'more than {_MOST_NAMES} names in a row')
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            return ast.parse(text)
    except (SyntaxError, ValueError) as error:
        return error


def forget(text):
    """Frees the tree of a large source, before there is another beside it."""
    if len(text) > _LARGE:
        _parsed.pop(text, None)
        gc.collect()


def walk(tree):
    """All nodes of a tree but contexts, as `ast.walk` yields them.

    Args:
        tree: ast.Module as a whole, or a function of it.

    Returns:
        List of nodes, which must not be changed.
    """
    if not hasattr(tree, 'all_nodes'):
        nodes = [tree]
        for node in nodes:
            nodes += children(node)
        tree.all_nodes = nodes
    return tree.all_nodes


def of_kind(tree, *kinds):
    """The nodes of some classes, in the order of `walk`.

    Args:
        tree: As for `walk`.
        *kinds: Classes, such as `ast.Call`, or tuples of them.

    Returns:
        List of nodes, which must not be changed.
    """
    known = tree.__dict__.setdefault('of_kinds', {})
    if kinds not in known:
        places: list = []
        for kind, own in _places(tree).items():
            places += own if issubclass(kind, kinds) else ()
        nodes = walk(tree)
        known[kinds] = [nodes[place] for place in sorted(places)]
    return known[kinds]


def _places(tree):
    """Dict from classes of nodes to their places in `walk`."""
    if not hasattr(tree, 'places'):
        tree.places = {}
        for place, node in enumerate(walk(tree)):
            tree.places.setdefault(type(node), array.array('L')).append(place)
    return tree.places


def parents(tree):
    """What each node of a tree stands in.

    Args:
        tree: ast.Module, as a whole.

    Returns:
        Dict from the ids of nodes to nodes, which must not be changed.
    """
    if not hasattr(tree, 'parent_nodes'):
        tree.parent_nodes = {
            id(child): node for node in walk(tree) for child in children(node)
        }
    return tree.parent_nodes


def above(node, parents, kinds):
    """A node, or the nearest that it stands in, of some kinds; or None.

    Args:
        node: Where to begin; None gives None.
        parents: Dict from ids of nodes to what they stand in.
        kinds: A class of nodes, or a tuple of them.
    """
    while node is not None and not isinstance(node, kinds):
        node = parents.get(id(node))
    return node


def once(function):
    """Keeps a function's answers about a tree on the tree.

    Args:
        function: Function of an ast.Module and of what else can be hashed;
            nobody may change what it returns.
    """

    @functools.wraps(function)
    def call(tree, *rest):
        known = tree.__dict__.setdefault('answers', {})
        key = function, *rest
        if key not in known:
            known[key] = function(tree, *rest)
        return known[key]

    return call


def renew(tree):
    """Forgets what is known of a tree, which is about to change.

    Args:
        tree: ast.Module.
    """
    for name in _KNOWN:
        tree.__dict__.pop(name, None)


def children(node):
    """Nodes right below a node, as `ast.iter_child_nodes` yields them.

    But for contexts, as `ast.Load`, one object in all places.
    """
    found = []
    for field in _fields(node.__class__):
        value = getattr(node, field, None)
        if isinstance(value, list):
            found += [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


@functools.cache
def _fields(kind):
    """Fields of a class of nodes that may hold others."""
    return tuple(field for field in kind._fields if field not in _PLAIN)


def alternatives(value):
    """Yields the values that `a if test else b` chooses from, or the one."""
    if isinstance(value, ast.IfExp):
        yield from alternatives(value.body)
        yield from alternatives(value.orelse)
    else:
        yield value


def taker(node, parents):
    """What takes a node's value: where it is one of two, the assignment.

    Args:
        node: An ast node.
        parents: As `parents` gives it.
    """
    around = above(node, parents, (ast.stmt, ast.Module))
    if isinstance(around, ast.Assign) and node in alternatives(around.value):
        return around
    return parents.get(id(node))


def truths(test):
    """Yields the expressions that a condition takes the truth of."""
    if isinstance(test, ast.BoolOp):
        for value in test.values:
            yield from truths(value)
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from truths(test.operand)
    else:
        yield test


def dotted(node):
    """`a.b.c` of the names that an expression puts in a row, else `''`."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ''
    return '.'.join([node.id, *reversed(parts)])


def bound(target):
    """The names that a target binds; of `self.x` only the attribute is."""
    return [
        node
        for node in ast.walk(target)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]


def last_name(node):
    """`c` of both `c` and `a.b.c`, else `''`."""
    return getattr(node, 'attr', getattr(node, 'id', ''))


def given(node):
    """What a call is given by place; nothing of other nodes, as lambdas."""
    return node.args if isinstance(node, ast.Call) else []


def called(node):
    """`c` of a call of `c` or of `a.b.c`, else `''`."""
    return last_name(getattr(node, 'func', None))


@once
def returned(tree):
    """Names of functions and methods to lists of what they return."""
    found: dict = {}
    for function in of_kind(tree, ast.FunctionDef):
        for node in of_kind(function, ast.Return):
            if node.value is not None:
                found.setdefault(function.name, []).append(node.value)
    return found


def is_none(node):
    """Whether it is a `None` that is written out."""
    return isinstance(node, ast.Constant) and node.value is None


def is_text(node):
    """Whether it is a string that is written out."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_docstring(node):
    """Whether it is a statement of a string alone."""
    return isinstance(node, ast.Expr) and is_text(node.value)


def starts(name):
    """`a`, `a.b` and `a.b.c` of `a.b.c`."""
    parts = name.split('.')
    return ['.'.join(parts[: n + 1]) for n in range(len(parts))]
