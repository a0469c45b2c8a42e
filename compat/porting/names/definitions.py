"""Whether the source of a package shows a function that refuses a call."""

from __future__ import annotations

import ast
import functools

from .mentioned import module_of, source, taken_from


def may_refuse(full, places, names):
    """Whether a function or class may refuse arguments, by its source.

    Args:
        full: Its dotted name, from its package on.
        places: Number of arguments by place.
        names: Names of the others.

    Returns:
        False, too, where no source tells.
    """
    module, name = module_of(full)
    found = _definition(module, name, frozenset()) if module else None
    decorators = _decorators(found)
    is_class = isinstance(found, ast.ClassDef)
    if is_class:
        found = _method(found, '__init__')
        decorators += _decorators(found)
    if found is None:
        return False
    args = found.args
    by_place = [a.arg for a in args.posonlyargs + args.args][is_class:]
    if places > len(by_place) and not args.vararg:
        # One that warned of places takes them still.
        return 'positional' not in decorators
    known = {*by_place, *(a.arg for a in args.kwonlyargs)}
    unknown = [n for n in names if n not in known and n not in decorators]
    return bool(unknown) and not args.kwarg


def _decorators(node):
    """Source of what decorates a definition, which may name old arguments."""
    return ' '.join(map(ast.unparse, getattr(node, 'decorator_list', ())))


def _definition(module, name, seen):
    """The node that defines a function or class; None where none tells."""
    if (module, name) in seen:
        return None
    seen |= {(module, name)}
    for node in _statements(module):
        if getattr(node, 'name', None) == name:
            return node
        for alias in node.names if isinstance(node, ast.ImportFrom) else ():
            if alias.name == '*':
                own = name
            elif name == (alias.asname or alias.name):
                own = alias.name
            else:
                continue
            where = '.' * node.level + (node.module or '')
            found = _definition(taken_from(module, where), own, seen)
            if found is not None:
                return found
    return None


@functools.cache
def _statements(module):
    """Definitions and imports of a module, those below a test, too."""
    try:
        tree = ast.parse(source(module))
    except (SyntaxError, ValueError):
        return ()
    kinds = ast.FunctionDef, ast.ClassDef, ast.ImportFrom
    found, todo = [], list(tree.body)
    for node in todo:
        if isinstance(node, kinds):
            found.append(node)
        elif isinstance(node, (ast.If, ast.Try)):
            todo += ast.iter_child_nodes(node)
    return tuple(found)


def _method(node, name):
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef) and inner.name == name:
            return inner
    return None
