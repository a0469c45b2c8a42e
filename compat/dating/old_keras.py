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
# Cells of `tf.keras` that old loops took, and take of tf_keras alone.
_CELL = re.compile(
    r'(compat\.v1\.)?keras\.layers\.'
    '(GRUCell|LSTMCell|SimpleRNNCell|StackedRNNCells)'
)
_MODULE = re.compile(r'tensorflow\.compat\.v[12]\.keras(\.|$)')
_LOOP = re.compile(r'compat\.v1\.nn\.\w*rnn')


def are_in(text, path=None, is_half=False):
    """Whether a source uses a name of Keras that only tf_keras has.

    Cells and initializers of `tf.keras`, which need no Keras here, count for
    nothing.

    Args:
        text: Python 2 or 3 source.
        path: Its file, or None.
        is_half: Whether `tf` is TensorFlow 2, whose Keras is today's; then
            names of `tf.compat.v1` alone count, and cells where it has a loop
            of `tf.compat.v1`.
    """
    if not re.search(r'\bkeras\b', text):
        return False
    try:
        statements = reading.parse(text, path)
    except (SyntaxError, ValueError, RecursionError):
        return False
    if any(map(imports, statements)) and not is_half:
        return True
    if any(imports_module(s.node) for s in statements):
        return True
    used = [n for use in names.collect(statements).found for n in use.names]
    if is_half and any(map(_LOOP.fullmatch, used)):
        if any(map(_CELL.fullmatch, used)):
            return True
    return any(
        _is_model(name) for name in used if name.startswith(_V1) or not is_half
    )


def imports(statement):
    """Whether a statement imports Keras as a package of its own."""
    return any(n.split('.')[0] in PACKAGES for n in _modules(statement.node))


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


def _is_model(name):
    name = name.removeprefix(_V1)
    return table.old_keras.asks(name, table.resolve(name, RELEASES[-1]).row)
