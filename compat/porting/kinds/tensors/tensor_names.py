"""Which expressions of a source are tensors for certain."""

from __future__ import annotations

import ast

from ....sources import trees

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


class TensorNames:
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
