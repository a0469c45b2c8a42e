"""What a source of TensorFlow 2 takes that today's TensorFlow has no more.

    tf.estimator.Estimator(model_fn)  # left TensorFlow in 2.16
    tf.keras.backend.learning_phase()  # Keras 3 has none

Such a source is left alone, and ends there all the same.

Source: the names of today, `compat.today`.
"""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from .. import today
from ..sources import trees
from ..table import removed
from . import guards, keras_variable
from .findings import STOP, Finding, shorten
from .names.bindings import Bindings
from .names.bound import V1
from .text.spans import Source

RULE = 'names-of-2'
_SPECIAL = re.compile(r'\b__\w+__\b')  # Each module has `__version__`.
_WHOLE = (V1, 'compat.v2')
_ADVICE = {
    'estimator': (
        'Estimators left it in 2.16: train by tf.keras or by a loop of your '
        'own.'
    ),
    'keras': (
        'Keras 3 lacks it: pip install tf_keras, and set '
        f'{keras_variable.NAME}=1 before TensorFlow is imported.'
    ),
}
# An import finds these; as attributes of `tf` they raise beside Keras 3.
_IMPORTED = re.compile(r'compat\.v1\.nn\.rnn_cell\.')
# Attributes that are no modules.
_NO_MODULE = re.compile(r'compat\.v[12]\.keras\b')
_KERAS = re.compile(r'(compat\.v[12]\.)?keras(\.|$)')


class _Read(NamedTuple):
    """What the guards ask of a port."""

    source: Source
    parents: dict


def find(text, project):
    """What stops a source of TensorFlow 2 on today's.

    Args:
        text: Python 3 source.
        project: `project.Project` of the source.

    Returns:
        Tuple of Finding, each a `stop`. Names that the program asks for
        before it takes them, or whose lack it handles, are none, nor are
        those of Keras where it sets `TF_USE_LEGACY_KERAS`.
    """
    source = Source(text)
    read = _Read(source, trees.parents(source.tree))
    names = Bindings(source.tree, project.exports, project.wanted)
    has_keras_2 = keras_variable.NAME in text
    lost = {
        name
        for name in _names(names)
        if not (today.has(name) or _SPECIAL.search(name))
        and not (has_keras_2 and _KERAS.match(name))
    }
    taken = [
        (statement, name)
        for statement, _, name in names.imports
        if (name in lost and not _IMPORTED.match(name))
        or not has_keras_2
        and _NO_MODULE.match(_module(statement, name))
    ]
    lost |= {name for _, name in taken}
    brought = {
        alias.asname or alias.name
        for _, alias, name in names.imports
        if name in lost
    }
    uses = [
        (node, name)
        for node, (name, root) in names.resolved.items()
        if root not in brought
    ]
    put = {name for node, name in uses if _is_put(node)}
    uses += taken
    return tuple(
        _finding(source, node, name)
        for node, name in uses
        if name in lost
        and put.isdisjoint(trees.starts(name))
        and not (guards.is_tried(read, node) or guards.is_asked(read, node))
    )


def takes_keras_2(text, project):
    """Whether a source of TensorFlow 2 takes what Keras 3 lacks.

    Args:
        text: Python 3 source.
        project: `project.Project` of the source.
    """
    return any(_ADVICE['keras'] in found.why for found in find(text, project))


def _module(statement, name):
    """The module that an import looks for."""
    is_module = isinstance(statement, ast.Import)
    return name if is_module else name.rpartition('.')[0]


def _names(names):
    found = {name for name, _ in names.resolved.values()}
    return found | {name for _, _, name in names.imports}


def _is_put(node):
    return isinstance(getattr(node, 'ctx', None), ast.Store)


def _finding(source, node, name):
    line, column = source.place(source.span(node)[0])
    inner = next((n for v in _WHOLE if (n := today.below(name, v))), name)
    if today.has(f'{V1}.{inner}') and inner == name:
        why = f'TensorFlow 2 has {name} below tf.compat.v1 alone'
    else:
        top = inner.partition('.')[0]
        advice = _ADVICE.get(top) or removed.advice(inner)
        why = f"today's TensorFlow has no {name}. {advice}"
    old = shorten(source.get(node))
    return Finding(line, column, STOP, RULE, old, '', why)
