"""Names that a source binds, by itself or by its own modules' `import *`.

    from common import *                        # common.py has
    total = reduce(add, [1, 2, 3])              # from functools import reduce

A builtin of Python 2 that such a module binds tells nothing of the Python.
"""

from __future__ import annotations

import ast
import re

from .. import trees
from ..programs import own_modules
from . import futures, python2_names, python2_syntax

_STAR = re.compile(r'^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+\*', re.M)
_NAMES = re.compile(rf'\b(?:{"|".join(sorted(python2_names.NAMES))})\b')
_DEEPEST = 5  # Modules that import all of others.


def with_names(path, text):
    """A source that also says which builtins of Python 2 `import *` binds.

    Args:
        path: The file; `''` where it is not known.
        text: Its source.

    Returns:
        The source, with an import of these names behind its end, if any.
    """
    known = path and _STAR.search(text)
    used = set(_NAMES.findall(text)) if known else set()
    names = sorted(used & _starred(path, text, _DEEPEST)) if used else []
    return f'{text}\nfrom _ import {", ".join(names)}\n' if names else text


def _starred(path, text, depth):
    """Names that the star imports of a file bind, of its own modules."""
    found: set[str] = set()
    modules = {name.strip('. ') for name in _STAR.findall(text)}
    files = own_modules.imported(path, text) if modules and depth else {}
    for name in sorted(modules & files.keys()):
        try:
            with open(files[name], 'rb') as file:
                other = python2_syntax.decode(file.read())
            found |= bound_names(trees.parse(other))
        except (OSError, SyntaxError, ValueError, RecursionError):
            continue
        found |= _starred(files[name], other, depth - 1)
    return found


def bound_names(tree):
    """Names that a module binds anywhere, by its futures or itself."""
    bound = {'print'} if 'print_function' in futures.names(tree) else set()
    for node in trees.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).split('.')[0])
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
    return bound
