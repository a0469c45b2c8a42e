"""Whether NumPy makes an array of plain items of an expression, for sure.

[len(t) for t in texts]     a row of numbers
[[0] * n for _ in texts]    rows of n numbers
[index[t] for t in texts]   not known
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from . import call_shapes, filled_names, shapes

# Ways to fill a list, as `filled_names` has them, and to bind a name once.
_FILLING = ('append', 'extend', 'added', 'put')
_GROWING = ('append', 'extend')
_ONCE = ('argument', 'is')
_LOOPS = (ast.For, ast.While)
_ARRAY_ATTRIBUTES = frozenset('T iloc loc values'.split())
_NUMBER_MODULES = ('numpy.', 'math.', 'string.')
# What reads back whatever was written, lists as well.
_LOADERS = frozenset(
    'cPickle.load cPickle.loads json.load json.loads pickle.load '
    'pickle.loads'.split()
)
# What gives a list of arrays, of unlike lengths where so many are no divisor.
_SPLITS = ('numpy.array_split', 'numpy.split')
# What no list takes, and what gives no list.
_OF_ARRAYS = (ast.Sub, ast.Div, ast.FloorDiv, ast.Pow, ast.MatMult)
_TESTS = (ast.Is, ast.IsNot, ast.In, ast.NotIn)


class Rows:
    """What expressions of a source give NumPy.

    Args:
        tree: ast.Module.
    """

    def __init__(self, tree):
        self._imported = imported_names(tree)
        self._parents = trees.parents(tree)
        self._tree = tree
        self._found: dict = {}

    def are_even(self, node):
        """Whether no rows of it are of unequal lengths, for sure."""
        return self._of(node) is not None

    def is_list(self, node):
        """Whether it may be a list by what a source writes."""
        if not isinstance(node, ast.Name):
            return self._gives_list(node)
        given = self._bindings(node.id, node)
        return any(how in _GROWING or self._gives_list(v) for how, v in given)

    def _gives_list(self, node):
        name = dotted(getattr(node, 'func', None), self._imported)
        return _is_list(node) or name in _SPLITS or name in _LOADERS

    def _of(self, node):
        """Its shape, as `shapes` has them."""
        if node not in self._found:
            self._found[node] = None  # It may be made of itself.
            name = f'_of_{type(node).__name__.lower()}'
            find = getattr(self, name, None)
            self._found[node] = find and find(node)
        return self._found[node]

    def _of_constant(self, node):
        return ()

    _of_joinedstr = _of_constant

    def _of_dict(self, node):
        return shapes.EVEN  # One object, as of a set.

    _of_dictcomp = _of_set = _of_setcomp = _of_generatorexp = _of_dict

    def _of_compare(self, node):
        parts = map(self._of, [node.left, *node.comparators])
        is_number = all(part == () for part in parts)
        is_test = isinstance(node.ops[0], _TESTS)
        return () if is_number or is_test else shapes.ARRAY

    def _of_unaryop(self, node):
        is_number = self._of(node.operand) == ()
        is_not = isinstance(node.op, ast.Not)
        return () if is_number or is_not else shapes.ARRAY

    def _of_boolop(self, node):
        return shapes.common(map(self._of, node.values))

    def _of_ifexp(self, node):
        return shapes.common(map(self._of, (node.body, node.orelse)))

    def _of_binop(self, node):
        left, right = self._of(node.left), self._of(node.right)
        if left == right == () or _is_text(node):
            return ()
        if isinstance(node.op, _OF_ARRAYS) or shapes.ARRAY in (left, right):
            return shapes.ARRAY
        if isinstance(node.op, ast.Mult):
            return self._repeated(node.left, node.right) or self._repeated(
                node.right, node.left
            )
        are_rows = shapes.is_row(left) and shapes.is_row(right)
        is_sum = isinstance(node.op, ast.Add)
        return shapes.ROW if is_sum and are_rows else None

    def _repeated(self, rows, times):
        """The shape of `[0] * n`."""
        shape = self._of(rows)
        if not isinstance(rows, ast.List) or not isinstance(shape, tuple):
            return None
        once = len(rows.elts) == 1
        return (ast.unparse(times) if once else shapes.ANY, *shape[1:])

    def _of_list(self, node):
        items = []
        for item in node.elts:
            is_starred = isinstance(item, ast.Starred)
            shape = self._of(item.value if is_starred else item)
            items.append(shapes.item(shape) if is_starred else shape)
        alone = len(items) == 1 and not isinstance(node.elts[0], ast.Starred)
        inner = items[0] if alone else shapes.equal(items)
        return shapes.around(str(len(items)), inner)

    _of_tuple = _of_list

    def _of_listcomp(self, node):
        inner = self._of(node.elt)
        own = {
            name.id
            for generator in node.generators
            for name in ast.walk(generator.target)
            if isinstance(name, ast.Name)
        }
        if own & shapes.names_of(inner):
            return None
        first = node.generators[0]
        plain = len(node.generators) == 1 and not first.ifs
        length = _counted(first.iter) if plain else shapes.ANY
        return shapes.around(length, shapes.equal([inner]))

    def _of_name(self, node):
        values, items, hows = [], [], set()
        for how, value in self._bindings(node.id, node):
            hows.add(how)
            if value is None:
                return None
            shape = self._given(how, value)
            if how in _FILLING:
                items.append(self._fixed(shape, value))
            elif how == 'put within':
                values.append(shapes.EVEN if shape == () else None)
            elif not _is_empty(value):
                values.append(shape)
        if None in values or None in items:
            return None
        if not items:
            return shapes.common(values)
        if set(values) == {()}:
            return () if set(items) == {()} else shapes.EVEN
        if set(values) == {shapes.ARRAY}:
            return shapes.ARRAY
        inner = shapes.equal([*items, *map(shapes.item, values)])
        whole = shapes.common(values)
        if inner is not None and hows <= {'is', 'put'} and whole is not None:
            return whole
        return shapes.around(shapes.ANY, inner)

    def _given(self, how, value):
        """What one way of binding a name gives it, or what it fills it with.

        Args:
            how: As `filled_names.find` has it.
            value: The expression.
        """
        if how == 'count':
            return ()
        if how in ('each', 'parts'):
            called = getattr(getattr(value, 'func', None), 'id', '')
            is_range = called in call_shapes.RANGES
            item = () if is_range else shapes.item(self._of(value))
            return shapes.item(item) if how == 'parts' else item
        shape = self._of(value)
        if how in ('extend', 'part') or (how == 'added' and shape != ()):
            return shapes.item(shape)
        return shape

    def _fixed(self, shape, node):
        """A shape, if a node has it each time that it is computed."""
        for name in shapes.names_of(shape):
            given = self._bindings(name, node)
            for how, value in given:
                looped = value and trees.above(value, self._parents, _LOOPS)
                if len(given) > 1 or looped or how not in _ONCE:
                    return None
        return shape

    def _bindings(self, name, node):
        return filled_names.find(name, node, self._parents, self._tree)

    def _of_attribute(self, node):
        if node.attr in ('size', 'ndim'):
            return ()
        if node.attr == 'shape':
            return shapes.ROW
        if dotted(node, self._imported).startswith(_NUMBER_MODULES):
            return ()
        is_own = node.attr in _own_attributes(self._tree)
        is_array = node.attr in _ARRAY_ATTRIBUTES and not is_own
        return shapes.ARRAY if is_array else None

    def _of_subscript(self, node):
        shape = self._of(node.value)
        if shape is None or shape == ():  # A text.
            return shape
        if isinstance(node.slice, ast.Slice):
            is_list = isinstance(shape, tuple)
            return (shapes.ANY, *shape[1:]) if is_list else shape
        if isinstance(node.slice, ast.Tuple):
            return shapes.ARRAY
        if isinstance(getattr(node.slice, 'value', None), str):
            return shape if shape == shapes.ARRAY else None  # A column.
        if self._of(node.slice) == ():
            return shapes.item(shape)
        return shapes.EVEN if isinstance(shape, tuple) else None

    def _of_call(self, node):
        full = dotted(node.func, self._imported)
        return call_shapes.find(node, full, self._of)


@trees.once
def _own_attributes(tree):
    """Names of attributes that a source stores, as `self.values = []`."""
    attributes = trees.of_kind(tree, ast.Attribute)
    return {a.attr for a in attributes if isinstance(a.ctx, ast.Store)}


def _counted(node):
    """How often a loop over `range(n)` runs, a source text."""
    called = getattr(getattr(node, 'func', None), 'id', '')
    is_range = called in call_shapes.RANGES and len(node.args) == 1
    return ast.unparse(node.args[0]) if is_range else shapes.ANY


def _is_list(node):
    called = getattr(getattr(node, 'func', None), 'id', '')
    kinds = ast.List, ast.Tuple, ast.ListComp
    return isinstance(node, kinds) or called in ('list', 'sorted')


def _is_empty(node):
    """Whether it is a new list, which others fill."""
    called = getattr(getattr(node, 'func', None), 'id', '')
    is_call = called in ('list', 'deque') and not node.args
    return is_call or (isinstance(node, ast.List) and not node.elts)


def _is_text(node):
    """Whether it is `'%d' % n`."""
    value = getattr(node.left, 'value', None)
    return isinstance(node.op, ast.Mod) and isinstance(value, str)
