"""Where a result hangs on the order of a dictionary of Python 2.

It tells which of equals is first:

    counts.most_common(500)                  equal counts
    sorted(counts, key=counts.get)           the same
    sorted(counts.items(), key=lambda ...)   the same, if the key is a part

Or which number a key gets:

    enumerate(chords.keys())    words = counts.keys()    counts.items()[0]
    zip(names, counts.values())    return counts.keys()

Or what a loop over it numbers or keeps, see `mapping_loops`.

Python 2 had one order of texts in all processes, by their hashes. Python 3
keeps the order in which they came.
"""

from __future__ import annotations

import ast

from .. import trees
from . import mapping_loops
from .dialect import bound_names

MOST_COMMON, KEYS, ITEMS = 'most_common', 'keys', 'items'
VALUES, EACH = 'values', 'each'
_LISTING = {
    f'{start}{kind}': kind
    for start in ('', 'iter')
    for kind in (KEYS, ITEMS, VALUES)
}
# What holds or hands on what such a method gives.
_HOLDING = (
    *(ast.Assign, ast.AugAssign, ast.BinOp, ast.Dict, ast.IfExp, ast.List),
    *(ast.Return, ast.Tuple, ast.Yield),
)
_AROUND = 'iter', 'list'
_PAIRS = ('items', 'iteritems')


def find(tree):
    """The calls of a source whose result hangs on such an order.

    Args:
        tree: ast.Module of a source of Python 2.

    Returns:
        Dict from calls of `most_common`, from what `sorted` is given, and
        from names of dictionaries that are run through, to a constant of this
        module.
    """
    found: dict = {}
    own = bound_names(tree)
    for call in trees.of_kind(tree, ast.Call):
        if isinstance(call.func, ast.Attribute):
            if call.func.attr == MOST_COMMON and len(call.args) < 2:
                if not call.keywords:
                    found[call] = MOST_COMMON
        elif getattr(call.func, 'id', '') == 'sorted' and len(call.args) == 1:
            given = _bare(call.args[0])
            kind = None if 'sorted' in own else _sorted(call, given)
            if kind:
                found[given] = kind
    parents = trees.parents(tree)
    for call in trees.of_kind(tree, ast.Call):
        if not (call.args or call.keywords) and _is_numbered(call, parents):
            found[call] = _LISTING[call.func.attr]
    calls, names = mapping_loops.find(tree)
    found.update({call: _LISTING[call.func.attr] for call in calls})
    return {**dict.fromkeys(names, EACH), **found}


def _is_numbered(call, parents):
    """Whether it is `x.keys()` or kin, whose order may show.

    All that may are asked for, as one may be paired with another.
    """
    if getattr(call.func, 'attr', '') not in _LISTING:
        return False
    node, parent = call, parents.get(id(call))
    while _is_around(parent):
        node, parent = parent, parents.get(id(parent))
    if isinstance(parent, ast.Call):
        return mapping_loops.is_shown(node, parents)
    if isinstance(parent, ast.Subscript):
        return parent.value is node
    if isinstance(parent, ast.Attribute):
        return parent.attr == 'index'
    if isinstance(parent, ast.keyword):
        return parent.arg is not None  # `**x.values()` is a dictionary.
    return isinstance(parent, _HOLDING)


def _is_around(node):
    """Whether it is `list(x)`, `iter(x)` or `[*x]`, of a converted source."""
    parts = getattr(node, 'elts', [])
    is_list = len(parts) == 1 and isinstance(parts[0], ast.Starred)
    called = getattr(getattr(node, 'func', None), 'id', '')
    return is_list or isinstance(node, ast.Starred) or called in _AROUND


def _bare(given):
    """What is given as a list or iterator: `x.items()` of `iter(x.items())`.

    So converted sources have it.
    """
    name = getattr(getattr(given, 'func', None), 'id', '')
    is_around = name in _AROUND and len(given.args) == 1
    return given.args[0] if is_around else given


def _sorted(call, given):
    """What `sorted` is given, where its key leaves some equal."""
    keys = [k.value for k in call.keywords if k.arg == 'key']
    if not keys:
        return None
    if trees.dotted(keys[0]) == f'{trees.dotted(given)}.get':
        return KEYS
    is_pairs = trees.called(given) in _PAIRS and not given.args
    if not is_pairs or not isinstance(given.func, ast.Attribute):
        return None
    return ITEMS if _is_part(keys[0]) else None


def _is_part(key):
    """Whether it is `lambda x: x[1]`, `lambda (k, v): v` or the like."""
    if trees.called(key) == 'itemgetter':
        return len(key.args) == 1
    if not isinstance(key, ast.Lambda):
        return False
    is_whole = getattr(key.body, 'id', None) in {a.arg for a in key.args.args}
    return not is_whole and not isinstance(key.body, (ast.List, ast.Tuple))
