"""Recognizes Python 2 by modules of a package that import without a dot.

`train.py` says `from util import reader`, and `util/reader.py` says `import
config`, which lies in `util`: Python 3 would look for it beside `train.py`.
"""

from __future__ import annotations

import ast
import functools
import os
import re
import sys

from .. import trees
from ..programs import own_modules
from ..programs.packages import on_pypi
from . import futures

# What may put the package's folder on the path.
_PATHS = re.compile(r'\bsys\.path\b|\bPYTHONPATH\b|\bsite\.addsitedir\b')
_TEXTS = re.compile(r'(readme|makefile|run|train)[^/]*|.*\.(sh|md|rst)', re.I)
_INIT = '__init__.py'
_LARGEST = 200_000  # Bytes of a text that may say how programs are started.


def find(texts):
    """Where a program asks for a neighbour, as Python 2 alone took it.

    Args:
        texts: Dict from the paths of its files to their sources.

    Returns:
        `(path, line, what)`, or None. Who prints several things at once ran
        Python 3, whose path an editor may have set.
    """
    for path in texts:
        asked = wanted(path, texts)
        if asked and not any(map(_prints_several, texts.values())):
            return path, asked[1], f'an import of the neighbour {asked[0]}'
    return None


def wanted(path, texts):
    """The first neighbour that a module of a package asks for without a dot.

    Args:
        path: The module.
        texts: As for `find`.

    Returns:
        `(name, line)`, or None. Another file must name the package, and
        nothing may put its folder on the path.
    """
    folder, *above = own_modules.packages(os.path.dirname(path))
    for name, line in _asked(texts[path]) if above else ():
        if _has(folder, name) and not any(_has(p, name) for p in above):
            if _is_named(path, folder, texts) and not _sets_path(
                texts, folder
            ):
                return name, line
            return None
    return None


@functools.lru_cache(maxsize=1024)  # Each program of a folder asks.
def _asked(text):
    """Modules that a file imports for sure, and their lines, no package's."""
    try:
        body = trees.parse(text).body
    except (SyntaxError, ValueError):
        return ()
    found = []
    for node in body:
        if isinstance(node, ast.ImportFrom) and not node.level:
            if 'absolute_import' in (alias.name for alias in node.names):
                return ()
            found.append((str(node.module), node.lineno))
        elif isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
    tops = [(name.partition('.')[0], line) for name, line in found]
    return [
        (top, line)
        for top, line in tops
        if top not in sys.stdlib_module_names and not on_pypi(top)
    ]


@functools.lru_cache(maxsize=1024)
def _prints_several(text):
    """Whether a file calls `print` as only the function prints well."""
    try:
        tree = trees.parse(text)
    except (SyntaxError, ValueError):
        return False
    return 'print_function' not in futures.names(tree) and any(
        len(call.args) > 1 and getattr(call.func, 'id', '') == 'print'
        for call in trees.of_kind(tree, ast.Call)
    )


def _has(folder, name):
    """Whether a folder holds a module or a package of a name."""
    place = os.path.join(folder, name)
    return os.path.isfile(f'{place}.py') or os.path.isfile(
        os.path.join(place, _INIT)
    )


def _is_named(path, folder, texts):
    """Whether a file outside of its folder imports a file by its package."""
    path = os.path.realpath(path)
    for other, text in texts.items():
        if os.path.realpath(other).startswith(os.path.join(folder, '')):
            continue
        for name, file in own_modules.imported(other, text).items():
            if os.path.realpath(file) == path:
                if '.' in name or os.path.basename(path) == _INIT:
                    return True
    return False


def _sets_path(texts, folder):
    """Whether anything may put a package's own folder on the path."""
    places = {os.path.dirname(os.path.realpath(path)) for path in texts}
    told = os.environ.get('PYTHONPATH', '').split(os.pathsep)
    return (
        any(map(_PATHS.search, texts.values()))
        or folder in map(os.path.realpath, filter(None, told))
        or any(_PATHS.search(t) for p in places for t in _how_to_start(p))
    )


def _how_to_start(folder):
    """Yields texts in a folder that may tell how its programs are started."""
    for entry in os.scandir(folder):
        is_text = _TEXTS.fullmatch(entry.name) and entry.is_file()
        if is_text and entry.stat().st_size <= _LARGEST:
            with open(entry.path, encoding='utf-8', errors='replace') as file:
                yield file.read()
