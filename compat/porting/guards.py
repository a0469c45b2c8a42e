"""Places that a program reaches only where TensorFlow has a name.

try:
    cell = tf.nn.rnn_cell.GRUCell
except AttributeError:
    cell = tf.contrib.rnn.GRUCell
"""

from __future__ import annotations

import ast
import re

from ..sources import reading

_ASKED = re.compile(r'version|hasattr', re.I)


def is_tried(port, node):
    """Whether a node stands in a `try` that expects that it fails."""
    return any(
        isinstance(parent, ast.Try)
        and child in parent.body
        and any(map(_expects_failure, parent.handlers))
        for child, parent in _upward(port, node)
    )


def is_asked(port, node):
    """Whether a node hangs on a version, or on what TensorFlow has."""
    return any(
        isinstance(parent, (ast.If, ast.IfExp))
        and child is not parent.test
        and _ASKED.search(port.source.get(parent.test))
        for child, parent in _upward(port, node)
    )


def _upward(port, node):
    """Yields a node and its parent, then these, up to the module."""
    while id(node) in port.parents:
        parent = port.parents[id(node)]
        yield node, parent
        node = parent


def _expects_failure(handler):
    kind = ast.unparse(handler.type) if handler.type else ''
    return reading.expects_failure(f'except {kind}:' if kind else 'except:')
