"""Imports of TensorFlow that a release lacks, beside those that it takes.

    try:
        from tensorflow.python.ops.rnn_cell import _linear
    except ImportError:
        from tensorflow.python.ops.rnn_cell_impl import _linear

Of 1.2 to 1.4 the second alone is written.

Source: the history of names.
"""

from __future__ import annotations

import ast

from .... import table
from ....sources import reading, trees
from ...rule import Rule

RULE = Rule(
    name='tried-imports',
    does='Keeps the import that a release takes of two that are tried',
    why='the release lacks what the other names, and today may have it',
    releases=('1.2', '1.4'),
    before=(
        'import tensorflow as tf\n'
        'try:\n'
        '    from tensorflow.python.ops.rnn_cell import _linear\n'
        'except ImportError:\n'
        '    from tensorflow.python.ops.rnn_cell_impl import _linear\n'
        'y = _linear([x], 4, True)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'from legacy_rnn.compat.r1_2.python.ops.rnn_cell_impl import _linear\n'
        'y = _linear([x], 4, True)\n'
    ),
)


def apply(port):
    """Writes what handles the failure in the place of each such `try`."""
    if port.read_as.is_half:
        return
    names: dict = {}
    for statement, alias, name in port.names.imports:
        bound = alias.asname or alias.name
        names.setdefault(id(statement), {})[bound] = name
    for node in trees.of_kind(port.source.tree, ast.Try):
        if not _is_plain(node):
            continue
        tried, other = node.body[0], node.handlers[0].body[0]
        first, second = names.get(id(tried), {}), names.get(id(other), {})
        if not first or first.keys() != second.keys():
            continue
        lacks = all(_lacks(port, name) for name in first.values())
        if lacks and all(_has(port, name) for name in second.values()):
            port.names.imports[:] = [
                row for row in port.names.imports if row[0] is not tried
            ]
            port.source.replace(node, other)
            port.changed(node, RULE, RULE.why, port.source.get(other))


def _is_plain(node):
    """Whether one import is tried, and another one made where it fails."""
    if node.orelse or node.finalbody or len(node.handlers) != 1:
        return False
    bodies = node.body, node.handlers[0].body
    return reading.handles_failure(node.handlers[0]) and all(
        len(body) == 1 and isinstance(body[0], ast.ImportFrom)
        for body in bodies
    )


def _has(port, name):
    """Whether the release has a name."""
    return table.resolve(name, port.release).works


def _lacks(port, name):
    """Whether the release lacks a name that others had, for sure."""
    return table.is_known(name) and not _has(port, name)
