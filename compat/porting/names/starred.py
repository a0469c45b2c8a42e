"""`from tensorflow import *`, by the names that the source uses.

    from tensorflow import *       from tensorflow import concat, zeros
    y = concat(0, [zeros([1])])    y = concat(0, [zeros([1])])

Source: the history of names.
"""

from __future__ import annotations

import ast

from ... import table
from ...sources import trees
from .. import halves
from ..findings import CHANGED, CHECK, Finding
from ..text.spans import Source
from . import exports

RULE = 'imports'
_WHY = "import * hides which names are TensorFlow's"


def expand(text, release, wanted=frozenset()):
    """Names what each `*` of TensorFlow brings.

    Args:
        text: Python 3 source.
        release: Release that it was written for.
        wanted: Names that other files take from this one.

    Returns:
        `(text, list of Finding)`.
    """
    if '*' not in text or 'tensorflow' not in text:
        return text, []
    source = Source(text)
    stars = statements(source.tree)
    others = [n for n in stars if _module(n) is None and not n.level]
    used = _mentioned(source.tree) | wanted | exports.kept(source.tree)
    used -= _bound(source.tree)
    nodes = list(trees.walk(source.tree))
    found = []
    for star in stars:
        module = _module(star)
        if module is None or not (brought := _brought(module, release)):
            continue
        names = sorted(used & brought)
        used -= brought
        new = f'import {star.module}'
        if names:
            new = f'from {star.module} import {", ".join(names)}'
        source.replace(star, new)
        old = source.get(star)
        line, column = source.place(source.span(star)[0])
        found.append(Finding(line, column, CHANGED, RULE, old, new, _WHY))
        if not names and any(map(exports.reads_globals, nodes)):
            why = 'the source may read names of import * by their texts'
            found.append(Finding(line, column, CHECK, RULE, old, new, why))
        if others and names:
            why = f'import * of {others[0].module} may bring names of these'
            found.append(Finding(line, column, CHECK, RULE, old, new, why))
    return source.render(), found


def statements(tree):
    """The statements of a source that import a `*`."""
    return [
        node
        for node in trees.of_kind(tree, ast.ImportFrom)
        if node.names[0].name == '*'
    ]


def of_tensorflow(tree):
    """The statements of a source that import a `*` of TensorFlow."""
    return [n for n in statements(tree) if _module(n) is not None]


def is_unknown(star):
    """Whether no release had the module whose `*` is imported."""
    module = _module(star)
    return bool(module) and not table.is_module(module)


def _module(star):
    """The module below `tensorflow` whose `*` is imported, or None."""
    top, _, module = (star.module or '').partition('.')
    return module if top == 'tensorflow' and not star.level else None


def _brought(module, release):
    """Public names that a module had in a release."""
    inner = halves.inner(module)
    if inner is not None:
        module, release = inner, halves.NEWEST
    start = f'{module}.' if module else ''
    return {
        leaf
        for leaf in table.shown(module)
        if (
            table.resolve(f'{start}{leaf}', release).row
            or table.members(f'{start}{leaf}')
        )
    }


def _mentioned(tree):
    return {n.id for n in trees.of_kind(tree, ast.Name)}


def _bound(tree):
    """Names that a source binds itself, anywhere."""
    found = set()
    for node in trees.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, trees.DEFINING):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).split('.')[0])
    return found
