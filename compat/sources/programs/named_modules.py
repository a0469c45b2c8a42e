"""Modules that a program loads by names which it makes as it runs.

No import names them: each file of its packages may be one.
"""

from __future__ import annotations

import os
import re

from ..python2 import python2_syntax
from .own_modules import packages

_LARGEST = 1000
_MADE = re.compile(r'\b(?:import_module|__import__)\(\s*[^\'"\s)]')


def texts(own):
    """Files of a program's packages, if it makes the names of modules.

    Packages beside a script are its own, too.

    Args:
        own: Dict from paths of files that its imports name, to their texts.

    Returns:
        Dict of the others, from paths to texts; empty if it makes no names.
    """
    if not any(map(_MADE.search, own.values())):
        return {}
    known = {os.path.realpath(path) for path in own}
    roots = {[*packages(os.path.dirname(path))][-2:][0] for path in known}
    found: dict = {}
    for path in (path for root in sorted(roots) for path in _sources(root)):
        if path not in known and len(found) < _LARGEST:
            with open(path, 'rb') as stream:
                found[path] = python2_syntax.decode(stream.read())
    return found


def _sources(root):
    """The sources of a package, or of those beside what is in no package."""
    if _is_package(root):
        yield from _inside(root)
        return
    for name in sorted(os.listdir(root)):
        if _is_package(os.path.join(root, name)):
            yield from _inside(os.path.join(root, name))


def _is_package(folder):
    return os.path.isfile(os.path.join(folder, '__init__.py'))


def _inside(package):
    for folder, _, names in sorted(os.walk(package)):
        for name in sorted(names):
            if name.endswith('.py'):
                yield os.path.join(folder, name)
