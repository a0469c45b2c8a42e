"""Packages that a port imports and that are not installed here.

They are known by name, or named by the program's lists, so that no check is
due: who runs the port installs them. Others are the matter of the rule
`missing-modules`.
"""

from __future__ import annotations

import ast
import functools
import importlib.util
import sys

from ..dating import old_packages
from ..sources import trees
from ..sources.programs import listed_packages, packages


def find(tree, project):
    """What to install for a port.

    Args:
        tree: ast.Module of the port.
        project: `project.Project`, whose own modules are none of it.

    Returns:
        Tuple of names as pip takes them, sorted; empty where the program's
        modules are not known. What is imported in a `try` is not among them.
    """
    if project.modules is None:
        return ()
    own = {*project.beside, *project.modules}
    found = set()
    for node in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        names = {
            _to_install(top, project.listed.get(listed_packages.plain(top)))
            for top in _tops(node)
            if top not in own
        }
        names.discard(None)
        if names and trees.above(node, trees.parents(tree), ast.Try) is None:
            found |= names
    return tuple(sorted(found))


def _tops(node):
    """First parts of the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name.partition('.')[0] for alias in node.names]
    return [] if node.level else [(node.module or '').partition('.')[0]]


@functools.cache
def _to_install(top, listed=None):
    """What pip calls a package that is not installed, or None."""
    if top in sys.stdlib_module_names or old_packages.is_known(top):
        return None
    name = packages.on_pypi(top) or listed
    try:
        return None if importlib.util.find_spec(top) else name
    except (ImportError, ValueError):
        return None
