"""Whether a source builds models of Keras, which tf_keras must give."""

from __future__ import annotations

import ast
import re

from .. import table
from ..releases import RELEASES
from ..sources import reading, trees
from . import names

_V1 = 'compat.v1.'
# Packages of their own, which were Keras 2 for these programs.
PACKAGES = ('keras', 'tf_keras')
# What Keras 3 alone has.
_OF_3 = frozenset(
    'Operation StatelessScope Variable config distribution ops quantizers '
    'random remat tree'.split()
)
_MODULE = re.compile(r'tensorflow\.compat\.v[12]\.keras(\.|$)')


def are_in(text, path=None):
    """Whether a source uses a name of Keras that only tf_keras has.

    Cells and initializers of `tf.keras`, which need no Keras here, count for
    nothing. Half-ported sources are another matter, see `half_keras`.

    Args:
        text: Python 2 or 3 source.
        path: Its file, or None.
    """
    statements = read(text, path)
    if any(imports(s) or imports_module(s.node) for s in statements):
        return True
    used = [n for use in names.collect(statements).found for n in use.names]
    return any(map(is_model, used))


def read(text, path=None):
    """The statements of a source that speaks of Keras; none of another.

    Args:
        text: As for `are_in`.
        path: As for `are_in`.
    """
    if not re.search(r'\bkeras\b', text):
        return []
    try:
        return reading.parse(text, path)
    except (SyntaxError, ValueError, RecursionError):
        return []


def imports(statement):
    """Whether a statement imports Keras as a package of its own."""
    return any(n.split('.')[0] in PACKAGES for n in _modules(statement.node))


def inner(module):
    """The name of a module below the package `keras`, or None of another."""
    top, _, rest = module.partition('.')
    return rest if top == 'keras' else None


def asked(statement):
    """Yields the names below `keras` that a statement imports."""
    if isinstance(statement, ast.ImportFrom):
        start = inner(statement.module or '')
        if start is not None and not statement.level:
            for alias in statement.names:
                leaf = '' if alias.name == '*' else alias.name
                yield f'{start}.{leaf}'.strip('.')
    elif isinstance(statement, ast.Import):
        yield from filter(None, (inner(a.name) for a in statement.names))


def bound(statement):
    """Local names that an import binds, to names below `keras`, a dict."""
    if isinstance(statement, ast.ImportFrom):
        start = inner(statement.module or '')
        if start is None or statement.level:
            return {}
        return {
            alias.asname or alias.name: f'{start}.{alias.name}'.lstrip('.')
            for alias in statement.names
        }
    return {
        alias.asname or 'keras': inner(alias.name) if alias.asname else ''
        for alias in statement.names
        if inner(alias.name) is not None
    }


def names_below(nodes):
    """Names below the package `keras` that a source takes, to their lines.

    Args:
        nodes: Nodes of its statements.
    """
    local: dict = {}
    found: dict = {}
    for node in nodes:
        for statement in trees.of_kind(node, ast.Import, ast.ImportFrom):
            for name in asked(statement):
                found.setdefault(name, statement.lineno)
            local.update(bound(statement))
    for node in nodes if local else ():
        for use in trees.of_kind(node, ast.Attribute):
            root, _, rest = trees.dotted(use).partition('.')
            if root in local:
                name = f'{local[root]}.{rest}'.strip('.')
                found.setdefault(name, use.lineno)
    found.pop('', None)
    return found


def of_3(statements):
    """Yields `(name, line)` for what Keras 3 alone has, `keras.ops.sum`."""
    nodes = [s.node for s in statements if not s.guarded]
    for name, line in names_below(nodes).items():
        if name.partition('.')[0] in _OF_3:
            yield f'keras.{name}', line


def imports_module(tree):
    """Whether a tree imports `tensorflow.compat.v2.keras` or what is below it.

    Today's TensorFlow has these modules where its Keras is tf_keras alone.
    """
    return any(map(_MODULE.match, _modules(tree)))


def _modules(tree):
    """Names of the modules that are imported."""
    for node in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ''


def is_model(name):
    """Whether a name relative to `tensorflow` is one that tf_keras gives."""
    name = name.removeprefix(_V1)
    return table.old_keras.asks(name, table.resolve(name, RELEASES[-1]).row)
