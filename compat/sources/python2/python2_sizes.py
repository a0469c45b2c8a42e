"""Quotients among the sizes of `tf.reshape` and its like, which take no float.

A quotient of tensors makes a list one tensor, which is made whole.

Source: TensorFlow 1.15.5, 2.11 and 2.21.
"""

from __future__ import annotations

import ast

from .. import trees

# Functions of TensorFlow that refuse floats among sizes, by their places.
_SIZED = {
    'fill': (0,),
    'random_normal': (0,),
    'random_uniform': (0,),
    'reshape': (1,),
    'slice': (1, 2),
    'tile': (1,),
    'truncated_normal': (0,),
}
_GRIDS = frozenset(['mgrid', 'ogrid', 'r_'])


@trees.once
def of_grids(tree):
    """Slices of NumPy's grids, which may be of floats: `np.mgrid[0:h/2]`."""
    return {
        part
        for node in trees.of_kind(tree, ast.Subscript)
        if getattr(node.value, 'attr', '') in _GRIDS
        for part in getattr(node.slice, 'elts', [node.slice])
        if isinstance(part, ast.Slice)
    }


class Sizes:
    """What a module gives functions of TensorFlow as sizes.

    Args:
        tree: `ast.Module`.
    """

    def __init__(self, tree):
        self._packages = _packages(tree)
        self._tensors = _tensors(tree, self._packages)

    def of(self, node, quotients):
        """The function that a quotient of numbers is a size for, or None.

        Args:
            node: An expression.
            quotients: Function from a size to the quotients in it.
        """
        function = getattr(node, 'func', None)
        name = getattr(function, 'attr', '')
        owner = getattr(getattr(function, 'value', None), 'id', None)
        if not isinstance(node, ast.Call) or owner not in self._packages:
            return None
        for place in _SIZED.get(name, ()):
            for shape in node.args[place : place + 1]:
                for size in getattr(shape, 'elts', ()):
                    if not all(map(self._is_tensor, quotients(size))):
                        return f'{owner}.{name}(... / ...)'
        return None

    def _is_tensor(self, quotient):
        """Whether a tensor is divided, or divides."""
        return any(
            trees.dotted(side) in self._tensors
            or _of_tensorflow(side, self._packages)
            for side in (quotient.left, quotient.right)
        )


def _packages(tree):
    """Names by which a module imports TensorFlow."""
    return {
        alias.asname or alias.name
        for node in trees.of_kind(tree, ast.Import)
        for alias in node.names
        if alias.name == 'tensorflow'
    }


def _tensors(tree, packages):
    """Names, `self.n` too, that are bound to what TensorFlow gives alone."""
    plain = {
        id(target): node.value
        for node in trees.of_kind(tree, ast.Assign)
        for target in node.targets
    }
    found: dict = {}
    for node in trees.of_kind(tree, ast.Name, ast.Attribute):
        if isinstance(node.ctx, ast.Store):
            given = _of_tensorflow(plain.get(id(node)), packages)
            name = trees.dotted(node)
            found[name] = given and found.get(name, True)
    return {name for name, given in found.items() if given}


def _of_tensorflow(node, packages):
    """Whether it is what a function of TensorFlow gives, or a part of it."""
    while isinstance(node, ast.Subscript):
        node = node.value
    name = trees.dotted(getattr(node, 'func', None)) or ''
    return isinstance(node, ast.Call) and name.split('.')[0] in packages
