"""NumPy's operators that took tensors of a graph.

    np.multiply(placeholder, 2)       placeholder * 2
    np.equal(placeholder, 11)         np.bool_(False)
    np.abs(tf.sqrt(x) - 1)            abs(tf.sqrt(x) - 1)

NumPy took a tensor for an object, and used its operators, up to TensorFlow
1.14. Two of them were equal where they were one.

Source: TensorFlow 1.4.1, 1.12.3, 1.13.1 and 1.15.5, as they ran.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, names_of_numpy
from ...rule import Rule

RULE = Rule(
    name='tensor-operators',
    does="Writes operators for NumPy's functions of tensors of a graph",
    why='NumPy took a tensor for an object, and is refused it today',
    before=(
        'import numpy as np\n'
        'import tensorflow as tf\n'
        'p = tf.placeholder(tf.int32, [None])\n'
        'x = np.multiply(p, 2)\n'
    ),
    after=(
        'import numpy as np\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'p = tf.placeholder(tf.int32, [None])\n'
        'x = (p * 2)\n'
    ),
)
_OPERATORS = {
    'numpy.add': '+',
    'numpy.divide': '/',
    'numpy.multiply': '*',
    'numpy.subtract': '-',
    'numpy.true_divide': '/',
}
_ALONE = {'numpy.abs': 'abs', 'numpy.absolute': 'abs'}
_EQUAL = {'numpy.equal': 'False', 'numpy.not_equal': 'True'}
_PAIRS = ('nn.moments', 'nn.top_k')  # What gives two tensors.
_TIGHT = (ast.Attribute, ast.Call, ast.Constant, ast.Name, ast.Subscript)


def apply(port):
    """Writes what a call gave of a tensor and a number, or two tensors."""
    names = names_of_numpy(port.source.tree)
    if 'numpy' not in names.values():
        return
    for call in trees.of_kind(port.source.tree, ast.Call):
        name = dotted(call.func, names)
        if name in _ALONE and len(call.args) == 1 and not call.keywords:
            if _is_tensor(port, call.args[0]):
                port.source.replace(call.func, _ALONE[name])
                port.changed(call.func, RULE, RULE.why, _ALONE[name])
                port.handled.add(id(call))
        known = name in _OPERATORS or name in _EQUAL
        if not known or call.keywords or len(call.args) != 2:
            continue
        if not all(isinstance(arg, _TIGHT) for arg in call.args):
            continue
        numbers = [isinstance(arg, ast.Constant) for arg in call.args]
        sure = [port.tensors.is_tensor(arg) for arg in call.args]
        one, other = call.args
        if (
            sure == [True, True]
            and name in _OPERATORS
            or (any(sure) and any(numbers))
        ):
            numpy = trees.dotted(call.func).partition('.')[0]
            new = [f'{numpy}.bool_({_EQUAL.get(name)})']
            if name in _OPERATORS:
                new = ['(', one, f' {_OPERATORS[name]} ', other, ')']
            port.source.replace(call, *new)
            parts = (p if isinstance(p, str) else ast.unparse(p) for p in new)
            port.changed(call, RULE, RULE.why, ''.join(parts))
            port.handled.add(id(call))


def _is_tensor(port, node):
    """Whether it is a tensor for sure, or reckoned with one."""
    if isinstance(node, ast.BinOp):
        return _is_tensor(port, node.left) or _is_tensor(port, node.right)
    if isinstance(node, ast.UnaryOp):
        return _is_tensor(port, node.operand)
    inner = getattr(node, 'value', None)
    if isinstance(node, ast.Subscript) and isinstance(inner, ast.Call):
        name, _ = port.names.resolved.get(inner.func, ('', ''))
        return name in _PAIRS or _is_tensor(port, inner)
    return port.tensors.is_tensor(node)
