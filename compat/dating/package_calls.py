"""What functions of installed packages ask NumPy for as they run, and is gone.

    vectors = word2vec.load('a.txt')    asks for numpy.float

The files that an import of the package runs are read, and what is called is
followed by its name. What stands below an `if` or a `try` is left alone, as it
may ask for the version. Nothing is imported.
"""

from __future__ import annotations

import ast
import functools
import io
import re
import sys

from ..sources import parsing
from . import old_packages

_DEPTH = 4
# They keep up with NumPy.
_ALIVE = frozenset(
    'PIL cv2 h5py jax keras legacy_rnn matplotlib numpy pandas scipy sklearn '
    'tensorflow tf_keras torch'.split()
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_UNSURE = (ast.If, ast.IfExp, ast.Try)
_NUMPY = ('np', 'numpy')
_PLAIN = frozenset().union(
    *map(dir, (bytes, dict, io.TextIOWrapper, list, set, str))
)


@functools.cache
def lost_name(called):
    """What a call of a package's function asks NumPy for, and is gone.

    Args:
        called: Dotted name, such as `word2vec.load`.

    Returns:
        A dotted name, such as `numpy.float`, or None.
    """
    module, _, name = called.rpartition('.')
    top = module.partition('.')[0]
    if not top or top in _ALIVE or top in sys.stdlib_module_names:
        return None
    functions = _functions(module)
    names, done = {name} if functions else set(), set()
    for _ in range(_DEPTH):
        nodes = [n for name in names - done for n in functions.get(name, ())]
        for node in nodes:
            for asked in _asked(node):
                return f'numpy.{asked}'
        done |= names
        names = {name for node in nodes for name in _called(node)}
    return None


@functools.cache
def _functions(module):
    """Functions of what an import runs, by name, if one asks NumPy so."""
    texts = old_packages.texts(module)
    names = '|'.join(old_packages.gone_of_numpy())
    asked = re.compile(rf'\b(?:np|numpy)\.(?:{names})\b')
    asking = _defined(text for text in texts if asked.search(text))
    if not any(any(_asked(n)) for nodes in asking.values() for n in nodes):
        return {}
    return _defined(texts)


def _defined(texts):
    """Functions of sources by name; a class is its `__init__`."""
    found = {}
    for text in texts:
        try:
            tree = parsing.tree(text.encode(), '')
        except SyntaxError:
            continue
        for node in ast.walk(tree):
            if isinstance(node, _FUNCTIONS):
                found.setdefault(node.name, []).append(node)
            elif isinstance(node, ast.ClassDef):
                made = (n for n in node.body if isinstance(n, _FUNCTIONS))
                inits = [n for n in made if n.name == '__init__']
                found.setdefault(node.name, []).extend(inits)
    return found


def _asked(function):
    """Yields what a function surely asks NumPy for, and is gone."""
    todo = list(function.body)
    while todo:
        node = todo.pop()
        if isinstance(node, (*_UNSURE, *_FUNCTIONS, ast.Lambda)):
            continue
        if isinstance(node, ast.Attribute):
            if getattr(node.value, 'id', '') in _NUMPY:
                if node.attr in old_packages.gone_of_numpy():
                    yield node.attr
        todo += ast.iter_child_nodes(node)


def _called(function):
    """Names of what a function calls, but methods that plain things have."""
    for node in ast.walk(function):
        name = node.func if isinstance(node, ast.Call) else None
        if isinstance(name, ast.Name):
            yield name.id
        elif isinstance(name, ast.Attribute) and name.attr not in _PLAIN:
            if getattr(name.value, 'id', '') not in _NUMPY:
                yield name.attr
