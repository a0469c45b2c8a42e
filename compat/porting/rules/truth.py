"""Tensors as conditions, which were true until 0.7 and raise since.

`if keep_prob < 1:` of a placeholder was always taken. Where an expression is
a tensor for certain, it is asked whether it is one; all others are left.

Source: TensorFlow 0.8.0, `python/framework/ops.py`, `Tensor.__bool__`.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..rule import Rule

RULE = Rule(
    name='truth',
    does='Asks of a tensor that is a condition whether it is one',
    why='a tensor was true until 0.7, and has no truth since',
    before=(
        'import tensorflow as tf\n'
        'p = tf.placeholder(tf.float32)\n'
        'if p < 1:\n'
        '    x = tf.nn.dropout(x, p)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'p = tf.placeholder(tf.float32)\n'
        'if (p < 1) is not None:\n'
        '    x = tf.nn.dropout(x, p)\n'
    ),
)
# Functions that give one tensor, whatever their arguments.
_MAKERS = frozenset(
    'abs add argmax argmin cast concat constant div equal exp expand_dims '
    'fill gather greater less log matmul maximum minimum mul multiply neg '
    'nn.bias_add nn.embedding_lookup nn.relu nn.sigmoid nn.softmax nn.tanh '
    'ones ones_like pack placeholder placeholder_with_default pow '
    'random_normal random_uniform rank reduce_max reduce_mean reduce_min '
    'reduce_prod reduce_sum reshape shape sigmoid size sqrt square squeeze '
    'stack sub subtract tanh tile to_float to_int32 to_int64 transpose '
    'truncated_normal zeros zeros_like'.split()
)
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)  # Equality gave a bool.


def apply(port):
    """Asks of each tensor that is a condition whether it is one."""
    names = _Names(port)
    for node in trees.of_kind(
        port.source.tree, ast.If, ast.While, ast.IfExp, ast.Assert
    ):
        for part in trees.truths(node.test):
            if names.is_tensor(part):
                _port(port, part)


def _port(port, node):
    parenthesized = isinstance(node, (ast.Compare, ast.BinOp))
    pieces = ('(', node, ')') if parenthesized else (node,)
    port.source.replace(node, *pieces, ' is not None')
    old = port.source.get(node)
    old = f'({old})' if parenthesized else old
    why = 'a tensor was true until 0.7, and has no truth since'
    port.changed(node, RULE, why, f'{old} is not None', '0.8')


class _Names:
    """Which expressions of a source are tensors.

    Args:
        port: The Port.
    """

    def __init__(self, port):
        self._port = port
        self._values = {}
        self._known = {}
        for node in trees.walk(port.source.tree):
            for name, value in _bound(node):
                self._values.setdefault(name, []).append(value)

    def is_tensor(self, node):
        """Whether an expression is a tensor for certain."""
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            ordered = len(sides) == 2 and isinstance(node.ops[0], _ORDER)
            return ordered and any(map(self.is_tensor, sides))
        if isinstance(node, ast.BinOp):
            return any(map(self.is_tensor, (node.left, node.right)))
        if isinstance(node, ast.Call):
            found = self._port.names.resolved.get(node.func)
            return found is not None and found[0] in _MAKERS
        if isinstance(node, (ast.Name, ast.Attribute)):
            return self._is_bound_to_tensors(ast.unparse(node))
        return False

    def _is_bound_to_tensors(self, name):
        if name not in self._known:
            self._known[name] = False  # A name that rests on itself.
            values = self._values.get(name, [])
            self._known[name] = bool(values) and all(
                value is not None and self.is_tensor(value) for value in values
            )
        return self._known[name]


def _bound(node):
    """Names that a node binds, each with its value where it has one."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        if isinstance(node.targets[0], (ast.Name, ast.Attribute)):
            yield ast.unparse(node.targets[0]), node.value
            return
    for name in _otherwise_bound(node):
        yield name, None


def _otherwise_bound(node):
    """Names that a node binds to an unknown value."""
    if isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.alias):
        yield node.asname or node.name.split('.')[0]
    elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Assign, ast.For, ast.AugAssign, ast.AnnAssign)):
        targets = getattr(node, 'targets', [getattr(node, 'target', None)])
        for target in targets:
            for part in ast.walk(target):
                if isinstance(part, (ast.Name, ast.Attribute)):
                    yield ast.unparse(part)
    elif isinstance(node, (ast.withitem, ast.comprehension)):
        target = getattr(node, 'optional_vars', getattr(node, 'target', None))
        for part in ast.walk(target) if target else ():
            if isinstance(part, ast.Name):
                yield part.id
