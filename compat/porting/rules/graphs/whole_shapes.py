"""Shapes whose sizes are quotients: `[3, channels / 2]` of Python 3.

Or are computed of quotients, or are handed to a function that makes variables.

TensorFlow took a float for the whole number that it equals.

Source: TensorFlow 1.15.5, `python/framework/tensor_shape.py`, `Dimension`.
"""

from __future__ import annotations

import ast

from .... import table
from ....sources import trees
from ... import calls
from ...kinds.numbers.whole_numbers import is_fraction, values
from ...rule import Rule

RULE = Rule(
    name='whole-shapes',
    does='Makes whole numbers of quotients in shapes',
    why='a float is no size of a shape today',
    before=(
        'import tensorflow as tf\nx = tf.placeholder(tf.float32, [3, n / 2])\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'x = tf.placeholder(tf.float32, [3, int(n / 2)])\n'
    ),
    follows=('initializers', 'symbols'),
)
# Functions that refuse floats today, and their argument that is a shape.
_SHAPED = {
    'TensorShape': 'dims',
    'get_variable': 'shape',
    'placeholder': 'shape',
    'placeholder_with_default': 'shape',
}


def apply(port):
    """Cuts the quotients of shapes, which were whole or an error."""
    bound = values(port.source.tree)
    shapes = [*_given(port), *_set(port.source.tree)]
    shapes += _handed(port, shapes)
    shapes += [each for shape in shapes for each in _looped(port, shape)]
    sizes = {
        id(size): size for shape in shapes for size in _sizes(shape, bound)
    }
    for size in sizes.values():
        if is_fraction(size, port.source.tree):
            port.source.replace(size, 'int(', size, ')')
            new = f'int({port.source.get(size)})'
            port.changed(size, RULE, RULE.why, new)


def _given(port):
    """Shapes that calls of TensorFlow are given."""
    for node in port.names.resolved:
        name = port.public(node)
        call = port.calls.get(id(node))
        if name in _SHAPED and call is not None:
            arguments = table.resolve(name, port.release).arguments
            try:
                bound = calls.arguments_of(call, arguments, name)
            except calls.NotSure:
                continue
            if bound.get(_SHAPED[name]) is not None:
                yield bound[_SHAPED[name]]


def _set(tree):
    """Shapes that `set_shape` of tensors is given."""
    for node in trees.of_kind(tree, ast.Call):
        method = getattr(node.func, 'attr', '')
        if method == 'set_shape' and node.args:
            yield node.args[0]


def _handed(port, shapes):
    """Shapes that functions of the file are given to hand on.

    `def make(name, shape): return tf.get_variable(name, shape)`
    """
    places = {}
    for shape in shapes:
        function = trees.above(shape, port.parents, ast.FunctionDef)
        names = [arg.arg for arg in function.args.args] if function else []
        if isinstance(shape, ast.Name) and shape.id in names:
            is_method = isinstance(
                port.parents.get(id(function)), ast.ClassDef
            )
            place = names.index(shape.id) - is_method
            places[function.name] = shape.id, place
    for call in port.calls.values():
        name = trees.last_name(call.func)
        if name in places:
            argument, place = places[name]
            yield from (k.value for k in call.keywords if k.arg == argument)
            yield from call.args[place:][:1] if place >= 0 else ()


def _looped(port, shape):
    """Shapes that a loop takes from a list: `for shape in self.shapes`."""
    for name in trees.of_kind(shape, ast.Name):
        loop = trees.above(name, port.parents, ast.For)
        if getattr(getattr(loop, 'target', None), 'id', None) != name.id:
            continue
        of = ast.unparse(loop.iter)
        for node in trees.of_kind(port.source.tree, ast.Assign):
            if of in map(ast.unparse, node.targets):
                yield from _listed(port.source.tree, node.value)


def _listed(tree, value):
    """The items of a list, or of one that a function of a file returns."""
    if isinstance(value, (ast.List, ast.Tuple)):
        yield from value.elts
    name = trees.last_name(value.func) if isinstance(value, ast.Call) else ''
    for function in trees.of_kind(tree, ast.FunctionDef) if name else ():
        if function.name == name:
            for node in trees.of_kind(function, ast.Return):
                if isinstance(node.value, (ast.List, ast.Tuple)):
                    yield from node.value.elts


def _sizes(shape, bound):
    """The sizes of a shape that is spelled out, here or where it is named.

    Args:
        shape: An expression.
        bound: As `values` gives it.
    """
    if isinstance(shape, (ast.List, ast.Tuple)):
        yield from shape.elts
    elif isinstance(shape, ast.BinOp) and isinstance(shape.op, ast.Add):
        yield from _sizes(shape.left, bound)
        yield from _sizes(shape.right, bound)
    elif isinstance(shape, ast.Name):
        # A name may be made from itself: `shape = [n] + shape`.
        others = {k: bound[k] for k in bound if k != shape.id}
        for value in bound.get(shape.id, ()):
            if not isinstance(value, ast.Name):
                yield from _sizes(value, others)
