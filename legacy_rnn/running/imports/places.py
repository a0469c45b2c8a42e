"""Where modules are found: among the user's files or elsewhere."""

from __future__ import annotations

import importlib.machinery
import sys

from . import ownership

# Modules that Python itself loads before it looks for a script.
EARLY = frozenset(sys.builtin_module_names) | frozenset(
    'os io abc codecs site stat posixpath ntpath genericpath types warnings '
    're encodings zipimport _collections_abc traceback linecache'.split()
)


def find(name, path):
    """The spec of a module in folders, or None; nothing is imported."""
    try:
        return importlib.machinery.PathFinder.find_spec(name, path)
    except (ImportError, AttributeError, ValueError):
        return None


def is_namespace(spec):
    """Whether a spec, or None, is of a package without an `__init__.py`."""
    return bool(
        spec is not None
        and spec.origin is None
        and spec.submodule_search_locations
    )


def is_own(top):
    """Whether the user has a file or package of that name."""
    if top in EARLY:
        return False
    spec = find(top, user_path())
    return spec is not None and ownership.is_user_file(spec.origin or '')


def foreign_path():
    """The entries of `sys.path` that are not the user's."""
    return [p for p in _entries() if not ownership.is_user_folder(p)]


def user_path():
    """The entries of `sys.path` that are the user's."""
    return [p for p in _entries() if ownership.is_user_folder(p)]


def _entries():
    """The entries of `sys.path` that are text: Python skips all others."""
    return [p for p in sys.path if isinstance(p, str)]
