"""How many axes an expression has at least, by what a source shows.

    y = x.reshape(-1, 1)     y[0] has one, and stood for a number
    y = frame[['price']].values               y = x[:, np.newaxis]
    y = scaler.inverse_transform(p)           gap = y - p
    rows = np.concatenate([y, y])             for row in rows: ...

Source: NumPy's and pandas' references.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import scopes
from ...names.local_names import (
    assigned_attributes,
    dotted,
    imported_names,
)
from . import filled_names

# What NumPy gives of a shape, by the place of its sizes.
_FILLED = {'empty': 0, 'full': 0, 'ones': 0, 'reshape': 1, 'zeros': 0}
_DRAWN = ('rand', 'randn')
_SPLITTING = frozenset('array_split hsplit split vsplit'.split())
# What gives several arrays of an axis.
_SEVERAL = frozenset('histogram nonzero unique unravel_index where'.split())
_MADE = {
    'asmatrix': 2,
    'atleast_2d': 2,
    'column_stack': 2,
    'eye': 2,
    'mat': 2,
    'matrix': 2,
    'vstack': 2,
    'arange': 1,
    'linspace': 1,
    'DataFrame': 2,
    'read_csv': 2,
    **dict.fromkeys(_SEVERAL, 1),
}
_JOINING = frozenset('concatenate hstack'.split())
# What keeps the axes of its argument, of NumPy and as methods.
_KEEPING = frozenset(
    'abs absolute array asanyarray asarray ascontiguousarray ceil clip exp '
    'expm1 floor log log10 log1p log2 maximum minimum negative power rint '
    'round sqrt square subtract tanh transpose'.split()
)
_METHODS = frozenset(
    'as_matrix astype clip copy dropna fillna head round tail to_numpy '
    'tolist transpose'.split()
)
_SCALED = frozenset('fit_transform inverse_transform transform'.split())
_SAME = frozenset('T iloc ix loc values'.split())
# What scikit-learn's linear models keep of what they learned.
_LEARNED = {'coef_': 2, 'intercept_': 1}
_OF_ITEMS = ('max', 'min', 'sum')
_LISTED = frozenset('list reversed sorted tuple'.split())
_WHOLE = (ast.Slice, ast.List, ast.Compare)


class Axes:
    """What a source shows of axes.

    Args:
        tree: ast.Module.
    """

    def __init__(self, tree):
        self._tree = tree
        self._parents = trees.parents(tree)
        self._imported = imported_names(tree)
        self._known: dict = {}

    def of(self, node):
        """How many axes an expression has at least; 0 where nothing tells.

        Args:
            node: The expression, or None.
        """
        if id(node) not in self._known:
            self._known[id(node)] = 0  # It may be made of itself.
            self._known[id(node)] = self._of(node)
        return self._known[id(node)]

    def _most(self, nodes):
        return max(map(self.of, nodes), default=0)

    def _of(self, node):
        if isinstance(node, ast.Call):
            return self._called(node)
        if isinstance(node, ast.Subscript):
            return self._indexed(node)
        if isinstance(node, ast.BinOp):
            if isinstance(node.op, ast.MatMult):
                return self._product([node.left, node.right])
            is_text = isinstance(getattr(node.left, 'value', None), str)
            return 0 if is_text else self._most([node.left, node.right])
        if isinstance(node, ast.UnaryOp):
            return self.of(node.operand)
        if isinstance(node, ast.IfExp):
            return self._most([node.body, node.orelse])
        if isinstance(node, (ast.List, ast.Tuple)):
            return 1 + self._most(node.elts)
        if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return 1 + self.of(node.elt)
        if isinstance(node, ast.Attribute):
            return self._attribute(node)
        return self._named(node) if isinstance(node, ast.Name) else 0

    def _attribute(self, node):
        if held := assigned_attributes(self._tree).get(ast.unparse(node)):
            return self._most(held)
        if node.attr in _SAME:
            least = {'T': 2, 'values': 1}.get(node.attr, 0)
            return max(self.of(node.value), least)
        return _LEARNED.get(node.attr, 0)

    def _named(self, node):
        found = filled_names.find(node.id, node, self._parents, self._tree)
        return max((self._given(node, *one) for one in found), default=0)

    def _given(self, name, how, value):
        """Axes of what gives a name its value, as `filled_names` tells it."""
        if how == 'is':
            return self.of(value)
        if how in ('each', 'part'):
            if how == 'part' and trees.called(value) in _SEVERAL:
                return 1
            returned = self._returned(value) if how == 'part' else []
            parts = [part for one in returned for part in _parts(one)]
            return self._most(parts) or max(0, self.of(value) - 1)
        if how in ('append', 'extend'):
            return self.of(value) + (how == 'append')
        if how == 'argument':
            return self._most(self._handed(name))
        return 0

    def _handed(self, name):
        """What the source gives the argument of that name, a list."""
        scope = name
        while not isinstance(scope, (*scopes.KINDS, type(None))) or (
            name.id not in scopes.parameters(scope)
        ):
            scope = self._parents.get(id(scope))
            if scope is None:
                return []
        names = [n for n in scopes.parameters(scope) if n != 'self']
        if name.id not in names:
            return []
        called = getattr(scope, 'name', None)
        if called == '__init__':
            called = getattr(self._parents.get(id(scope)), 'name', None)
        found = []
        for call in _calls(self._tree).get(called, ()) if called else ():
            place = names.index(name.id)
            found += call.args[place : place + 1]
            found += [k.value for k in call.keywords if k.arg == name.id]
        return found

    def _returned(self, call):
        if not isinstance(call, ast.Call):
            return []
        return trees.returned(self._tree).get(trees.called(call), [])

    def _indexed(self, node):
        whole = node.slice
        parts = whole.elts if isinstance(whole, ast.Tuple) else [whole]
        is_text = isinstance(whole, ast.Slice)  # It may be.
        kept = 0 if is_text else sum(map(self._stays, parts))
        added = sum(self._is_new(part) for part in parts)
        taken = sum(not self._keeps(part) for part in parts)
        return max(self.of(node.value) - taken, kept) + added

    def _keeps(self, part):
        """Whether a part of an index takes no axis away."""
        is_rest = getattr(part, 'value', 0) is ...
        return is_rest or self._is_new(part) or self._stays(part)

    def _stays(self, part):
        """Whether it leaves an axis: `1:`, `[1, 2]`, `x > 2`."""
        return isinstance(part, _WHOLE) or self.of(part) > 0

    def _is_new(self, part):
        is_none = isinstance(part, ast.Constant) and part.value is None
        return is_none or dotted(part, self._imported) == 'numpy.newaxis'

    def _called(self, call):
        full = dotted(call.func, self._imported)
        package, _, name = full.partition('.')
        if package == 'numpy':
            return self._of_numpy(call, name)
        if package == 'pandas':
            return _MADE.get(name, 0)
        if isinstance(call.func, ast.Name):
            if call.func.id in _LISTED:
                return self._most(call.args[:1])
            if call.func.id in _OF_ITEMS and len(call.args) == 1:
                return max(0, self._most(call.args) - 1)
        elif isinstance(call.func, ast.Attribute):
            if found := self._method(call, call.func.attr, call.func.value):
                return found
        return self._most(self._returned(call)) if not full else 0

    def _of_numpy(self, call, name):
        given = {k.arg: k.value for k in call.keywords}
        if name in _FILLED:
            sizes = [*call.args[_FILLED[name] :], given.get('shape')]
            return _length(sizes[:1])
        if name.startswith('random.') and 'size' in given:
            return _length([given['size']])
        if name.rpartition('.')[2] in _DRAWN:
            return len(call.args)
        if name in ('dot', 'matmul'):
            return self._product(call.args)
        if name == 'expand_dims':
            return max(1, self._most(call.args[:1])) + 1
        if name in _SPLITTING:
            return self._most(call.args[:1]) + 1
        if name in _JOINING:
            return max(1, self._most(call.args[:1]) - 1)
        kept = self._most(call.args) if name in _KEEPING else 0
        return kept or _MADE.get(name, 0)

    def _method(self, call, name, owner):
        if name == 'reshape':
            return max(len(call.args), _length(call.args[:1]))
        if name == 'dot':
            return self._product([owner, *call.args])
        if name in _METHODS:
            return self.of(owner)
        if name in _DRAWN:
            return len(call.args)
        return 2 if name in _SCALED else name in ('flatten', 'ravel')

    def _product(self, factors):
        """Axes of a product of matrices or of a matrix and a vector."""
        found = sorted(map(self.of, factors))
        if len(found) != 2 or found[1] < 2:
            return 0
        return 1 if found[0] < 2 else 2


def _length(sizes):
    """Axes of a shape that is written: `(n, 1)`, or `n`."""
    size = sizes[0] if sizes else None
    if isinstance(size, ast.Attribute) and size.attr == 'shape':
        return 2  # Of one axis it seldom is told.
    is_none = size is None or trees.is_none(size)
    return 0 if is_none else len(getattr(size, 'elts', [size]))


def _parts(node):
    return node.elts if isinstance(node, ast.Tuple) else ()


@trees.once
def _calls(tree):
    """Names of functions and methods, to the calls of them."""
    found: dict = {}
    for call in trees.of_kind(tree, ast.Call):
        found.setdefault(trees.called(call), []).append(call)
    return found
