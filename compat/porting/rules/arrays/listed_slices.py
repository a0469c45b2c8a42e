"""Lists of slices or of arrays that index arrays, which take tuples of them.

    place = [slice(None)] * x.ndim        place = [slice(None)] * x.ndim
    place[axis] = slice(1, None)          place[axis] = slice(1, None)
    y = x[place]                      ->  y = x[tuple(place)]
    y = x[[np.arange(n), labels]]     ->  y = x[tuple([np.arange(n), labels])]

Source: NumPy 1.15 release notes, "multidimensional indexing with anything but
a tuple", and 1.23, where a list of slices became an error, and one of arrays
an array of indices.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.arrays import filled_names
from ...names.local_names import (
    assigned_attributes,
    dotted,
    imported_names,
)
from ...rule import ANY_SOURCE, Rule

_BEFORE = 'place = [slice(None)] * x.ndim\nplace[1] = 0\ny = x[place]\n'
RULE = Rule(
    name='listed-slices',
    does='Indexes arrays by tuples of slices and of arrays, not by lists',
    why='since NumPy 1.23 a list is an array of indices, and no tuple',
    before=_BEFORE,
    after=_BEFORE.replace('x[place]', 'x[tuple(place)]'),
    sources=ANY_SOURCE,
)
# Functions that give rows, of Python and of NumPy, and methods of arrays.
_ROWS = frozenset('list range xrange'.split())
_ARRAYS = frozenset(
    'arange argsort array asarray linspace nonzero ones where zeros'.split()
)
_PLACING = ('nonzero', 'where')
_METHODS = frozenset('argsort flatten ravel reshape tolist'.split())
# How a name stays a list whose items change, as `filled_names` tells it.
_MADE = frozenset(['append', 'extend', 'added', 'put'])
_ROUNDS = 3  # Names and functions are followed through so many others.


def apply(port):
    """Makes tuples of lists of slices or arrays."""
    lists = _Lists(port.source.tree)
    for node in trees.of_kind(port.source.tree, ast.Subscript):
        index = node.slice
        if lists.unpacks(index):
            port.source.replace(index, 'tuple(', index, ')')
            port.changed(node, RULE, RULE.why, 'tuple(...)')


class _Lists:
    """Which lists a source makes that NumPy took for tuples.

    Args:
        tree: ast.Module.
    """

    def __init__(self, tree):
        self._tree = tree
        self._imported = imported_names(tree)

    def unpacks(self, node, rounds=_ROUNDS):
        """Whether it is `[slice(None)] * 3`, `[Ellipsis, 0]` or the like.

        Args:
            node: An index.
            rounds: How many names it may still be followed through.
        """
        if isinstance(node, ast.BinOp):
            sides = node.left, node.right
            is_list = isinstance(node.op, ast.Mult | ast.Add)
            return is_list and any(self.unpacks(s, rounds) for s in sides)
        if isinstance(node, ast.ListComp):
            return self._is_slice(node.elt)
        if isinstance(node, ast.List):
            return any(self._is_part(item, rounds) for item in node.elts)
        return self._all(self.unpacks, node, rounds)

    def _all(self, asked, node, rounds):
        """Whether all that a name may stand for is so."""
        values = self._values(node) if rounds else []
        return bool(values) and all(asked(v, rounds - 1) for v in values)

    def _values(self, node):
        """What a name, an attribute or a call of a function stands for."""
        if isinstance(node, ast.Name):
            parents = trees.parents(self._tree)
            found = filled_names.find(node.id, node, parents, self._tree)
            return [
                value if how == 'is' or _places(how, value) else None
                for how, value in found
                if how not in _MADE
            ]
        if isinstance(node, ast.Attribute):
            values = assigned_attributes(self._tree)
            return values.get(ast.unparse(node), [])
        return trees.returned(self._tree).get(trees.called(node), [])

    def _is_part(self, node, rounds):
        """Whether an item shows that its list is one of indices."""
        if self._is_slice(node):
            return True
        if isinstance(node, (ast.List, ast.Tuple, ast.ListComp)):
            # Pandas takes lists of tuples of names.
            return not any(map(trees.is_text, ast.walk(node)))
        if isinstance(node, (ast.Name, ast.Attribute)):
            return self._all(self._is_part, node, rounds)
        if isinstance(node, ast.Subscript):  # `np.where(x > 2)[0]`
            return trees.called(node.value) in _PLACING
        name = trees.called(node)
        if not isinstance(getattr(node, 'func', None), ast.Attribute):
            return name in _ROWS
        full = dotted(node.func, self._imported)
        if full:
            return full.startswith('numpy.') and name in _ARRAYS
        return name in _METHODS

    def _is_slice(self, node):
        if isinstance(node, ast.Call):
            return getattr(node.func, 'id', '') == 'slice'
        is_written = isinstance(node, ast.Constant) and node.value is Ellipsis
        return is_written or getattr(node, 'id', '') == 'Ellipsis'


def _places(how, value):
    """Whether it is `rows, columns = np.where(x > 2)`."""
    return how == 'part' and trees.called(value) in _PLACING
