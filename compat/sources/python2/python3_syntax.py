"""What only Python 3 has: syntax, modules, and calls that Python 2 refuses."""

from __future__ import annotations

import ast
import re

from .. import trees

# What Python 2 parses, and refuses when it comes to it.
CALLS = frozenset(
    [
        'super()',
        'open(encoding=...)',
        'isinstance(..., zip)',
        'pickle.load(encoding=...)',
    ]
)
# Of these, what tells nothing where another Python is seen to.
TRIED = frozenset(['pickle.load(encoding=...)'])
_TYPES = {'filter', 'map', 'range', 'zip'}  # Functions in Python 2.

# The end of Python 2 was near when this came; ports write it, too.
_HALF = re.compile(r'^(?!\s*#).*\b(?:tensorflow|tf)\.compat\.v1\b', re.M)
_NAMED = re.compile(r'#!.*\bpython3(\.\d+)?\s*$', re.M)
# Modules that Python 2 has by `future.standard_library` alone.
_MODULES = '_pickle urllib.error urllib.parse urllib.request'.split()
_PICKLES = ('pickle.load', 'pickle.loads')
_IMPORTS = (ast.Import, ast.ImportFrom)
_DEFINES = (ast.AsyncFunctionDef, ast.ClassDef, ast.FunctionDef)
_SETS_UP = (ast.Assign, ast.Expr, ast.Import, ast.ImportFrom)
_NODES_OF_3 = {
    'AnnAssign': 'an annotation',
    'AsyncFunctionDef': 'async def',
    'JoinedStr': 'an f-string',
    'MatMult': '@',
    'NamedExpr': ':=',
    'Nonlocal': 'nonlocal',
    'YieldFrom': 'yield from',
}


def nodes(tree):
    """The nodes of a tree but for imports in blocks, which may be of both."""
    sure = {id(statement) for statement in tree.body}
    if any(map(_is_of_both, tree.body)):
        sure = set()
    for node in trees.walk(tree):
        if id(node) in sure or not isinstance(node, _IMPORTS):
            yield node


def find(node, bound):
    """What of a node only Python 3 has, or None.

    Args:
        node: A node of the tree.
        bound: Names that the module binds.
    """
    kind = type(node).__name__
    if kind in _NODES_OF_3:
        return _NODES_OF_3[kind]
    if isinstance(node, ast.FunctionDef):
        annotated = node.returns or any(a.annotation for a in node.args.args)
        return 'def' if annotated or node.args.kwonlyargs else None
    if isinstance(node, ast.ClassDef):
        return 'metaclass=' if node.keywords else None
    if isinstance(node, ast.Raise):
        return 'raise ... from' if node.cause is not None else None
    if _unpacks_as_3(node):
        return '* or **'
    if isinstance(node, _IMPORTS):
        return _import(node)
    if not isinstance(node, ast.Call):
        return None
    options = {k.arg for k in node.keywords}
    if trees.dotted(node.func) in _PICKLES and 'encoding' in options:
        return 'pickle.load(encoding=...)'
    if not isinstance(node.func, ast.Name):
        return None
    name = node.func.id
    if name == 'super' and not node.args:
        return 'super()'
    if name == 'print' and options and 'print' not in bound:
        return 'print(...=...)'
    if name == 'open' and 'encoding' in options and 'open' not in bound:
        return 'open(encoding=...)'
    if name == 'isinstance' and node.args:
        kinds = {getattr(n, 'id', '') for n in ast.walk(node.args[-1])}
        return 'isinstance(..., zip)' if kinds & _TYPES - bound else None
    return None


def _is_of_both(statement):
    """Whether it imports the package that gives Python 2 modules of 3."""
    if not isinstance(statement, _IMPORTS):
        return False  # `global` has names, too.
    names = [alias.name for alias in statement.names]
    names = [getattr(statement, 'module', None), *names]
    return any(f'{name}.'.startswith('future.') for name in names)


def _import(node):
    """The import of a module that only Python 3 has, or None."""
    names = [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        start = '.' * node.level + (node.module or '')
        names = [start, *(f'{start}.{name}' for name in names)]
    found = [name for name in names if name in _MODULES]
    return f'import {found[0]}' if found else None


def _unpacks_as_3(node):
    """Whether `*` or `**` stands where Python 2 takes none.

    As in `f(**options, reuse=True)`, `first, *rest = x` and `{**a, **b}`.
    """
    if isinstance(node, ast.Dict):
        return None in node.keys
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return any(isinstance(e, ast.Starred) for e in node.elts)
    if not isinstance(node, ast.Call):
        return False
    stars = [isinstance(a, ast.Starred) for a in node.args]
    doubles = [keyword.arg is None for keyword in node.keywords]
    return any(stars[:-1]) or any(doubles[:-1])


def of_half(text):
    """The line of a half-ported source, or a port, that tells it; else 0.

    Such a source is Python 3 where no idiom in it tells of Python 2, whatever
    the other files of its program are.
    """
    found = _HALF.search(text)
    return text.count('\n', 0, found.end()) + 1 if found else 0


def first_line(text, tree):
    """The first line that names Python 3, and whether it tells for sure.

    What only defines is started by nobody: its first line is a habit.

    Returns:
        Tuple of the line and of whether the source does anything, or None.
    """
    if not _NAMED.match(text):
        return None
    own = {s.name for s in tree.body if isinstance(s, _DEFINES)}
    others = [s for s in tree.body if not isinstance(s, _DEFINES)]
    does = not own or any(
        not isinstance(statement, _SETS_UP)
        or any(getattr(n, 'id', '') in own for n in ast.walk(statement))
        for statement in others
    )
    return text.splitlines()[0].strip(), does
