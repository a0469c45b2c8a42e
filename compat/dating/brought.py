"""Names of TensorFlow that no import statement of the source brings.

from common import *       # common.py: import tensorflow as tf
y = tf.pack([x, x])
"""

from __future__ import annotations

import ast
import functools

from ..sources import reading, trees


def names(texts):
    """What the imports of some files bind, where all bind the same.

    Args:
        texts: Their sources.

    Returns:
        Dict from local names to dotted names below `tensorflow`.
    """
    found: dict = {}
    for text in texts:
        for name, full in _bound(text).items():
            found.setdefault(name, set()).add(full)
    return {n: full.pop() for n, full in found.items() if len(full) == 1}


def taken(node, brought):
    """The names that an import takes from a module of the program.

    Args:
        node: ast.ImportFrom.
        brought: As `names` gives it.

    Yields:
        `(local name, tuple of the name below tensorflow)`.
    """
    for alias in node.names:
        if alias.name == '*':
            yield from ((name, (full,)) for name, full in brought.items())
        elif alias.name in brought:
            yield alias.asname or alias.name, (brought[alias.name],)


def loaded(node):
    """What a call that imports gives.

    Args:
        node: A node.

    Returns:
        Tuple of the name below `tensorflow`; empty for all other nodes.
    """
    if not isinstance(node, ast.Call) or not node.args:
        return ()
    function = trees.last_name(node.func)
    text = getattr(node.args[0], 'value', None)
    if function not in ('__import__', 'import_module') or not text:
        return ()
    top, _, name = str(text).partition('.')
    is_whole = function == '__import__' and len(node.args) == 1
    return (('' if is_whole else name),) if top == 'tensorflow' else ()


@functools.lru_cache(maxsize=1000)
def _bound(text):
    """What the imports of TensorFlow in a source bind."""
    if 'tensorflow' not in text:
        return {}
    try:
        statements = reading.parse(text)
    except (SyntaxError, ValueError):
        return {}
    found = {}
    for node in (n for s in statements for n in trees.walk(s.node)):
        if isinstance(node, ast.Import):
            start, aliases = '', node.names
        elif isinstance(node, ast.ImportFrom) and not node.level:
            start, aliases = f'{node.module}.', node.names
        else:
            continue
        for alias in aliases:
            top, _, name = f'{start}{alias.name}'.partition('.')
            if top == 'tensorflow' and alias.name != '*':
                whole = not start and not alias.asname
                local = top if whole else alias.asname or alias.name
                found[local] = '' if whole else name
    return found
