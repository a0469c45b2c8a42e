"""Arrays that conditions ask for their truth, which were false if empty.

    found = np.where(x > 3)[0]
    if found:                  ->  if found.size and found:

An array of one element has that one's truth, then as now; several have none.

Source: NumPy 1.14 and 2.2 release notes.
"""

from __future__ import annotations

import ast

from ....sources import trees, value_uses
from ....sources.libraries import none_conditions
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'import numpy as np\nfound = np.where(x > 3)[0]\nif found:\n    f()\n'
)
RULE = Rule(
    name='empty-arrays',
    does='Asks arrays that are conditions for their sizes, too',
    why='an empty array was false, and has no truth since NumPy 2.2',
    before=_BEFORE,
    after=_BEFORE.replace('if found', 'if found.size and found'),
    sources=ANY_SOURCE,
)
_TUPLES = frozenset(['nonzero', 'where'])
_ARRAYS = frozenset(
    'append argwhere delete empty flatnonzero intersect1d setdiff1d setxor1d '
    'union1d unique zeros'.split()
)
# Those that may give a number.
_OF_LISTS = frozenset(['array', 'asarray'])


def apply(port):
    """Writes conditions that an empty array does not meet."""
    tree = port.source.tree
    if not value_uses.imports(tree, 'numpy'):
        return
    uses = value_uses.Uses(tree)
    imported = imported_names(tree)
    for node in none_conditions.parts(trees.walk(tree)):
        values = uses.values(node) if trees.dotted(node) else ()
        if not values or not all(_is_array(v, imported) for v in values):
            continue
        name = port.source.get(node)
        if _is_asked(port, node, name):
            continue
        new = f'{name}.size and {name}'
        above = port.parents.get(id(node))
        if isinstance(above, (ast.UnaryOp, ast.BoolOp)):
            new = f'({new})'
        port.source.replace(node, new)
        port.changed(node, RULE, RULE.why, new)


def _is_asked(port, node, name):
    """Whether a condition asks for the size, too."""
    above = port.parents.get(id(node))
    sides = above.values if isinstance(above, ast.BoolOp) else ()
    return any(name in ast.unparse(s) for s in sides if s is not node)


def _is_array(value, imported):
    """Whether it is `np.where(x)[0]`, or another array of any length."""
    if isinstance(value, ast.Subscript):
        is_first = isinstance(getattr(value.slice, 'value', None), int)
        return is_first and _called(value.value, imported) in _TUPLES
    called = _called(value, imported)
    if called in _OF_LISTS:
        return bool(value.args) and isinstance(value.args[0], ast.List)
    return called in _ARRAYS and not any(
        str(k.arg).startswith('return_') for k in value.keywords
    )


def _called(value, imported):
    """The function of NumPy that a value is a call of, or ''."""
    full = dotted(getattr(value, 'func', None), imported)
    package, _, name = full.rpartition('.')
    return name if package == 'numpy' else ''
