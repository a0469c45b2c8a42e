"""Names of other packages that a source takes from its program's modules.

`from utils import *`, where `utils` imports NumPy as `np`, brings `np`, too.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ...sources.libraries import old_calls, old_defaults, old_values

# Functions and classes whose arguments changed, or that ours are in place of.
_CHANGED = sorted(
    name
    for names in (
        *(old_calls.RENAMED, old_calls.PLACED, old_values.FUNCTIONS),
        *(old_defaults.TOLD, old_defaults.OURS),
    )
    for name in names
    if name.partition('.')[0] in old_defaults.REPLACED
)


def find(tree, others):
    """What imports from the program's modules bind of other packages.

    Args:
        tree: ast.Module.
        others: As for `Bindings`.

    Returns:
        Dict, as `Exports.libraries`.
    """
    found = {}
    mine = own_imports(tree)
    for node in trees.of_kind(tree, ast.ImportFrom):
        other = others.get(node.module or '')
        names = getattr(other, 'libraries', {})
        for alias in node.names if names else ():
            if alias.name == '*':
                bound = other.star - {*mine}
                found |= {n: names[n] for n in names if n in bound}
            elif alias.name in names:
                found[alias.asname or alias.name] = names[alias.name]
    return found


def tell(tree, names):
    """Tells the rules what a source takes so.

    Args:
        tree: Its ast.Module.
        names: As `find` gives them.
    """
    if names != told(tree):
        tree.__dict__['brought'] = names
        tree.__dict__.pop('answers', None)


def told(tree):
    """What `tell` told of a tree."""
    return tree.__dict__.get('brought', {})


@trees.once
def _starred(tree):
    """Names of packages whose calls changed that stars alone may bring."""
    modules = [
        node.module
        for node in trees.of_kind(tree, ast.ImportFrom)
        if not node.level and node.names[0].name == '*'
    ]
    roots = {module.partition('.')[0] for module in modules}
    if not roots & old_defaults.REPLACED:
        return {}
    names = trees.of_kind(tree, ast.Name)
    bound = {n.id for n in names if not isinstance(n.ctx, ast.Load)}
    bound |= {node.name for node in tree.body if hasattr(node, 'name')}
    free = {node.id for node in names} - bound
    pairs = [(full.rpartition('.'), full) for full in _CHANGED]
    return {
        name: full
        for (module, _, name), full in pairs
        if module in modules and name in free
    }


@trees.once
def own_imports(tree):
    """What absolute imports say of local names, by these alone."""
    found = _starred(tree)
    for node in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition('.')[0]
                found[alias.asname or top] = (
                    alias.name if alias.asname else top
                )
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                full = f'{node.module}.{alias.name}'
                found[alias.asname or alias.name] = full
    return found
