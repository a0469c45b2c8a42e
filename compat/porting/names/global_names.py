"""Global names of a module: what it reads, and what it binds.

Source: Python's `symtable`.
"""

from __future__ import annotations

import ast
import functools
import symtable

from ...sources import late_globals, trees

_MAKERS = frozenset('exec execfile globals locals vars'.split())


def find(text):
    """Global names of a module.

    Args:
        text: Python 3 source.

    Returns:
        `(read, bound)`, two sets of names; functions and classes count.
    """
    return _of_scope(_table(text))


@functools.lru_cache(maxsize=4)  # Asked of one source at a time.
def read(text):
    """Names that some scope of a module reads as its global ones.

    Args:
        text: Python 3 source. A name that a class binds and reads is one, as
            its body may read it before.

    Returns:
        Frozenset of names, those that the module binds among them.
    """
    found, todo = set(), [_table(text)]
    while todo:
        table = todo.pop()
        is_inner = table.get_type() == 'function'
        for symbol in table.get_symbols():
            if symbol.is_referenced():
                if symbol.is_global() or not (is_inner or symbol.is_free()):
                    found.add(symbol.get_name())
        todo += table.get_children()
    return frozenset(found)


def _table(text):
    """`symtable` of a source, whose names may be declared global late."""
    try:
        return symtable.symtable(text, '<source>', 'exec')
    except SyntaxError:
        hoisted = ast.unparse(late_globals.hoist(ast.parse(text)))
        return symtable.symtable(hoisted, '<source>', 'exec')


def defined(tree, text):
    """The names that others find in a module.

    Args:
        tree: Its ast.Module.
        text: The same as text.

    Returns:
        Frozenset of names; None where only running it would tell.
    """
    if binds_by_running(tree) or starred(tree):
        return None
    _, bound = find(text)
    return None if '__getattr__' in bound else frozenset(bound)


@trees.once
def binds_by_running(tree):
    """Whether a source may bind names by `exec` and its kin."""
    return any(
        isinstance(node, ast.Name) and node.id in _MAKERS
        for node in trees.walk(tree)
    )


@trees.once
def starred(tree):
    """Modules, by their names, all of whose names a source imports."""
    return [
        node.module or ''
        for node in trees.of_kind(tree, ast.ImportFrom)
        if node.names[0].name == '*'
    ]


def _of_scope(table):
    """Global names that a scope and those within read, and that they bind."""
    is_module = table.get_type() == 'module'
    wanted, bound = set(), set()
    for symbol in table.get_symbols():
        name = symbol.get_name()
        is_global = is_module or symbol.is_global()
        is_bound = symbol.is_assigned() or symbol.is_imported()
        if is_global and (is_bound or symbol.is_namespace()):
            bound.add(name)
        elif is_global and symbol.is_referenced():
            wanted.add(name)
    for child in table.get_children():
        inner = _of_scope(child)
        wanted |= inner[0]
        bound |= inner[1]
    return wanted, bound
