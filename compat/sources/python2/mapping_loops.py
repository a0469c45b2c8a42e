"""Loops over dictionaries that number or keep what they go through.

    for word in counts:                     for word, n in counts.items():
        if counts[word] > 5:                    words.append(word)
            index[word] = len(index)
    words = [w for w in counts if counts[w] > 5]    words = list(counts)

Or that draw, or make operations of TensorFlow, which are numbered. Where some
are equal, `max(votes, key=votes.get)` gives the first.

In Python 2 they went by the hashes of the keys.
"""

from __future__ import annotations

import ast
import re

from .. import trees

_KEEPING = frozenset(
    'append appendleft extend insert next pop popleft put readline write '
    'writelines writerow'.split()
)
_COUNTING = re.compile(r'(tf|tensorflow|random|np\.random|numpy\.random)\.')
# What takes a list or generator and tells nothing of its order.
_UNORDERED = frozenset(
    'Counter all any dict frozenset len max min set sorted sum'.split()
)
# What goes through the dictionary itself that it is given.
_LISTING = frozenset(
    'array choice enumerate iter join list map sample tuple zip'.split()
)
_MAKING = frozenset('Counter OrderedDict defaultdict dict'.split())
METHODS = frozenset('items iteritems iterkeys itervalues keys values'.split())
_LISTS = ast.DictComp, ast.GeneratorExp, ast.ListComp
_WRAPPING = ('iter', 'list', 'tqdm')


def find(tree):
    """What such loops go through.

    Args:
        tree: ast.Module of a source of Python 2.

    Returns:
        Pairs of lists: calls of these methods, and names or attributes of
        dictionaries.
    """
    parents = trees.parents(tree)
    calls, names = [], []
    for node in trees.of_kind(tree, ast.For, *_LISTS):
        if isinstance(node, ast.For):
            loops, shows = [node], _keeps(node)
        else:
            loops = node.generators
            shows = is_shown(node, parents) or any(map(_acts, ast.walk(node)))
        for loop in loops if shows else ():
            given = _bare(loop.iter)
            if isinstance(given, ast.Call):
                is_bare = not (given.args or given.keywords)
                if is_bare and getattr(given.func, 'attr', '') in METHODS:
                    calls.append(given)
            elif _is_mapping(given, loop.target, node, tree):
                names.append(given)
    for call in trees.of_kind(tree, ast.Call):
        if trees.called(call) in _LISTING or _chooses(call):
            names += (a for a in call.args if _is_mapping(a, None, call, tree))
    return calls, names


def _bare(node):
    """`x.items()` of `list(x.items())` and the like."""
    while trees.called(node) in _WRAPPING and len(node.args) > 0:
        node = node.args[0]
    return node


def _keeps(loop):
    """Whether the body of a loop keeps items in order, or numbers them."""
    counted, read = set(), set()
    for node in (n for line in loop.body for n in ast.walk(line)):
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if _acts(node):
            return True
        if isinstance(node, ast.Assign):
            is_item = isinstance(node.targets[0], ast.Subscript)
            if is_item and trees.called(node.value) == 'len':
                return True
        elif isinstance(node, ast.AugAssign):
            is_one = getattr(node.value, 'value', None) == 1
            if is_one and isinstance(node.op, ast.Add):
                counted.add(trees.dotted(node.target))
        if isinstance(getattr(node, 'ctx', None), ast.Load):
            read.add(trees.dotted(node))
    return bool(counted & read - {''})


def _acts(node):
    """Whether it is a call that keeps what it is given, counts or draws."""
    function = getattr(node, 'func', None)
    is_kept = trees.last_name(function) in _KEEPING
    return is_kept or bool(_COUNTING.match(trees.dotted(function)))


def _chooses(call):
    """Whether it gives the first of those whose keys are equal."""
    is_choice = trees.called(call) in ('max', 'min', 'sorted')
    keys = [k.value for k in call.keywords if k.arg == 'key']
    whole = ast.List, ast.Name, ast.Tuple  # Of which no two are equal.
    bodies = [getattr(key, 'body', None) for key in keys]
    return is_choice and any(not isinstance(b, whole) for b in bodies)


def is_shown(node, parents):
    """Whether the order of a list, generator or argument may show.

    Args:
        node: The expression.
        parents: As `trees.parents` gives it.
    """
    parent = parents.get(id(node))
    if isinstance(parent, ast.Call) and node in parent.args:
        name = trees.last_name(parent.func)
        return name not in _UNORDERED or _chooses(parent)
    is_asked = isinstance(parent, (ast.Compare, ast.Starred, ast.Expr))
    unordered = ast.DictComp, ast.GeneratorExp
    return not is_asked and not isinstance(node, unordered)


def _is_mapping(node, target, loop, tree):
    """Whether what a loop goes through is a dictionary by all that is seen."""
    name = trees.dotted(node)
    if not name:
        return False
    if isinstance(target, ast.Name) and any(
        trees.dotted(part.value) == name
        and getattr(part.slice, 'id', None) == target.id
        for part in trees.of_kind(loop, ast.Subscript)
    ):
        return True
    made = _made(tree).get(name)
    return bool(made) and all(made) or name in _asked(tree)


@trees.once
def _asked(tree):
    """Names that a source asks as dictionaries alone are asked."""
    return {
        trees.dotted(call.func.value)
        for call in trees.of_kind(tree, ast.Call)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in METHODS
        and not (call.args or call.keywords)
    } - {''}


@trees.once
def _made(tree):
    """Names to whether each of their values is a dictionary."""
    found: dict = {}
    for node in trees.of_kind(tree, ast.Assign, ast.arg, ast.For):
        if isinstance(node, ast.Assign):
            value = node.value
            is_made = isinstance(value, (ast.Dict, ast.DictComp))
            is_made = is_made or trees.called(value) in _MAKING
            targets = node.targets
        else:
            is_made = False
            targets = [getattr(node, 'target', node)]
        for target in targets:
            for part in ast.walk(target):
                name = getattr(part, 'arg', '') or trees.dotted(part)
                whole = part is target or isinstance(part, ast.Name)
                if name and whole:
                    is_whole = part is target
                    found.setdefault(name, []).append(is_made and is_whole)
    return found
