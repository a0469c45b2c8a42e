"""What the modules of a program take from each other."""

from __future__ import annotations

import ast

from ... import table
from ...sources import trees
from . import brought
from .bindings import Bindings
from .bound import V1
from .local_names import stored_names

# Their names are told apart by release.
_TENSORFLOW = {'tensorflow', 'legacy_rnn'}


class Exports(dict):
    """Names of a module to the modules of TensorFlow that they stand for.

    A function or class of TensorFlow is none of them: the module is ported so
    that its name keeps the release's.

    Attributes:
        star: The names that its `*` brings.
        libraries: Dict from its names to what they are of other packages, as
            `numpy` and `pandas.DataFrame`.
    """

    def __init__(self, names=(), star=None, libraries=None):
        super().__init__(names)
        self.libraries = libraries or {}
        mine = (*self, *self.libraries)
        public = [name for name in mine if not name.startswith('_')]
        self.star = frozenset(public if star is None else star)


def of_module(tree, others=None):
    """The exports of a module.

    Args:
        tree: ast.Module.
        others: As for `Bindings`, for the modules that it imports.

    Returns:
        Exports.
    """
    found = Bindings(tree, others).aliases()
    names = {n: value for n, value in found.items() if _is_module(value)}
    others = others or {}
    own = {name.partition('.')[0] for name in others} | _TENSORFLOW
    libraries = {
        name: full
        for name, full in brought.own_imports(tree).items()
        if full.partition('.')[0] not in own
    }
    libraries |= brought.find(tree, others)
    for name in stored_names(tree):
        libraries.pop(name, None)
    return Exports(names, listed(tree) or None, libraries)


def listed(tree):
    """The names that a module lists in `__all__`.

    Args:
        tree: ast.Module.

    Returns:
        Set of names; empty where there is no list of constants.
    """
    found = set()
    for node in tree.body:
        targets = getattr(node, 'targets', [getattr(node, 'target', None)])
        if any(getattr(t, 'id', '') == '__all__' for t in targets):
            found |= {
                part.value
                for part in ast.walk(node)
                if isinstance(part, ast.Constant)
                and isinstance(part.value, str)
            }
    return found


def kept(tree):
    """The names that others may take from a module, or it by their text.

    Args:
        tree: ast.Module.

    Returns:
        Set of names: those of `__all__`, and, where it reads its own globals,
        all texts in it that may name one.
    """
    found = listed(tree)
    readers = trees.of_kind(tree, ast.Call, ast.Subscript)
    if any(map(reads_globals, readers)):
        found |= {
            node.value
            for node in trees.of_kind(tree, ast.Constant)
            if isinstance(node.value, str) and node.value.isidentifier()
        }
    return found


def reads_globals(node):
    """Whether it is `globals()[x]`, or the like, of the module itself."""
    if isinstance(node, ast.Call) and not node.args and not node.keywords:
        return getattr(node.func, 'id', '') in ('globals', 'locals', 'vars')
    if isinstance(node, ast.Subscript):
        return getattr(node.slice, 'id', '') == '__name__'
    return False


def taken(tree):
    """What a module takes from others.

    Args:
        tree: ast.Module.

    Returns:
        Dict from modules, as it names them, without leading dots, to sets of
        the names that it imports from them or reads in them. Of a module
        whose `*` it imports, these are all names that it mentions.
    """
    mentioned = {n.id for n in trees.of_kind(tree, ast.Name)}
    found, local = {}, {}
    for node in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.name if alias.asname else alias.name.split('.')[0]
                local.setdefault(alias.asname or name, set()).add(name)
        elif isinstance(node, ast.ImportFrom):
            names = found.setdefault(node.module or '', set())
            for alias in node.names:
                names |= mentioned if alias.name == '*' else {alias.name}
                inner = f'{node.module or ""}.{alias.name}'.strip('.')
                bound = alias.asname or alias.name
                local.setdefault(bound, set()).add(inner)
    for node in trees.of_kind(tree, ast.Attribute):
        for module in _modules_of(node.value, local):
            found.setdefault(module, set()).add(node.attr)
    return found


def _modules_of(node, local):
    """Names of the modules that an expression may stand for."""
    if isinstance(node, ast.Name):
        return local.get(node.id, ())
    if isinstance(node, ast.Attribute):
        return [f'{m}.{node.attr}' for m in _modules_of(node.value, local)]
    return ()


def _is_module(name):
    return name in ('', V1) or table.is_module(name)
