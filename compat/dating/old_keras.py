"""Whether a source builds models of Keras, which tf_keras must give."""

from __future__ import annotations

import ast
import contextlib
import re

from .. import table, today
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
# What needs Keras 2 in a half-ported program: names that Keras 3 has lost; and
# layers that Keras 3 has, and that work in no graph of TensorFlow 1.
LOST, EAGER, GRAPH = 'lost', 'eager', 'graph'
_EAGER = re.compile(
    r'keras\.(layers\.(Conv2DTranspose|Conv3DTranspose|ConvLSTM\dD|GRU|LSTM'
    r'|GaussianNoise|Bidirectional|RNN|SimpleRNN|\w+Cells?)'
    r'|optimizers\.\w+)'
)
_MODELS = re.compile(r'keras\.(models\.)?(Model|Sequential)')
_FIT = re.compile(r'\.(fit|fit_generator|train_on_batch)\(')
_GRAPH = re.compile(
    r'\bdisable_(v2_behavior|eager_execution)\(|\b(Session|placeholder)\('
)
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
    if is_half and any(
        today.lost_by_keras('keras', name)
        for name in names_below([s.node for s in statements])
    ):
        return True
    if any(imports_module(s.node) for s in statements):
        return True
    used = [n for use in names.collect(statements).found for n in use.names]
    if is_half and any(map(_LOOP.fullmatch, used)):
        if any(map(_CELL.fullmatch, used)):
            return True
    if is_half:
        used = [name for name in used if not today.has(name)] + [
            name for name in used if name.startswith(_V1)
        ]
        if any(map(_is_lost_module, used)):
            return True
    return any(map(_is_model, used))


def half_uses(text, path=None):
    """What a file of a half-ported program has that may need Keras 2.

    Args:
        text: As for `are_in`.
        path: Its file, or None.

    Returns:
        Set of some of `LOST`, `EAGER` and `GRAPH`.
    """
    found = {GRAPH} if _GRAPH.search(text) else set()
    if are_in(text, path, is_half=True):
        return found | {LOST}
    if re.search(r'\bkeras\b', text):
        with contextlib.suppress(SyntaxError, ValueError, RecursionError):
            statements = reading.parse(text, path)
            used = {
                name.removeprefix(_V1)
                for use in names.collect(statements).found
                for name in use.names
            }
            own = names_below([s.node for s in statements])
            used |= {f'keras.{name}' for name in own}
            fits = _FIT.search(text) and any(map(_MODELS.fullmatch, used))
            if fits or any(map(_EAGER.fullmatch, used)):
                found.add(EAGER)
    return found


def need_keras_2(uses):
    """Whether the uses of all files of a half-ported program need Keras 2."""
    return LOST in uses or {EAGER, GRAPH} <= set(uses)


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
    """Names below the package `keras` that a source takes, a set.

    Args:
        nodes: Nodes of its statements.
    """
    local: dict = {}
    found: set = set()
    for node in nodes:
        for statement in trees.of_kind(node, ast.Import, ast.ImportFrom):
            found.update(asked(statement))
            local.update(bound(statement))
    for node in nodes if local else ():
        for use in trees.of_kind(node, ast.Attribute):
            root, _, rest = trees.dotted(use).partition('.')
            if root in local:
                found.add(f'{local[root]}.{rest}'.strip('.'))
    return found - {''}


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


def _is_lost_module(name):
    known = table.old_keras
    path = None if name.startswith(_V1) else known.path(name)
    return bool(path) and known.is_module(path) and not known.is_free(path)


def _is_model(name):
    name = name.removeprefix(_V1)
    return table.old_keras.asks(name, table.resolve(name, RELEASES[-1]).row)
