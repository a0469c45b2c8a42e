"""Which expressions may be arrays of one number, by how NumPy makes them.

    np.argmax(p, axis=1)        p.max(1)        np.where(p > q)[0]
    best = np.argmax(p, axis=1) * 2             p[:, 0]
    np.random.normal(0, 1, 1)    np.dot(p, w)   np.array([2.5])    p[p > 2]

Source: NumPy's reference, "Reductions" and "Indexing".
"""

from __future__ import annotations

import ast
from typing import Any

from ....sources import trees
from ...names.local_names import (
    assigned_attributes,
    dotted,
    imported_names,
)
from . import filled_names

# What reduces an array along an axis, as a function or a method; `average`
# and those below it are functions alone.
_REDUCING = frozenset(
    'all any argmax argmin max mean min prod ptp std sum var '
    'amax amin average median nanargmax nanargmin nanmax nanmean nanmin '
    'nansum percentile'.split()
)
# Where a function's axis stands, if not behind the array.
_PLACES = {'percentile': 2}
# Draws of random numbers, and where their arguments name a size.
DRAWS = {
    name: place
    for place, names in enumerate(
        (
            'rand randn random random_sample ranf sample standard_cauchy '
            'standard_exponential standard_normal',
            'chisquare choice exponential geometric logseries pareto poisson '
            'power rayleigh standard_gamma standard_t weibull zipf',
            'beta binomial f gamma gumbel laplace logistic lognormal '
            'negative_binomial noncentral_chisquare normal randint '
            'random_integers uniform vonmises wald',
            'hypergeometric noncentral_f triangular',
        )
    )
    for name in names.split()
}
# What gives a dimension, whatever its arguments are.
_MAKING = frozenset(
    'arange argsort argwhere cumsum diff dot empty flatnonzero full hstack '
    'inner linspace matmul ones reshape sort unique vstack zeros'.split()
)
_MAKING_METHODS = frozenset('argsort cumsum dot reshape'.split())
# What gives an array or a number, as its argument is.
_ELEMENTWISE = frozenset(
    'abs absolute array asarray ceil clip exp float32 float64 floor int32 '
    'int64 log log2 log10 maximum minimum power rint round searchsorted sign '
    'sqrt square tanh'.split()
)
_METHODS = frozenset('astype clip copy round'.split())
_FLAT = frozenset(['flatten', 'ravel'])
# What gives many places, as an index.
_PICKING = frozenset(
    'delete in1d intersect1d isfinite isin isinf isnan logical_and '
    'logical_not logical_or nonzero permutation setdiff1d squeeze '
    'where'.split()
)
# What gives an array for each axis, which an index takes one of.
_PLACING = frozenset(['where', 'nonzero', 'unravel_index'])
_ROUNDS = 4  # Names and functions are followed through so many others.


class OneArrays:
    """What a source makes by NumPy that has a dimension.

    Args:
        tree: ast.Module.
        others: The ast.Modules of the other files of the program.
    """

    def __init__(self, tree, others=()):
        self._tree, self._others = tree, others
        self._parents = trees.parents(tree)
        self._imported = imported_names(tree)
        self._given = assigned_attributes(tree)
        self._known: dict = {}

    def may_be(self, node, rounds=_ROUNDS):
        """Whether an expression may be an array of one number.

        Args:
            node: The expression.
            rounds: How many names it may still be followed through.
        """
        # Names that stand for each other many times would take ages.
        key = id(node), rounds
        if key not in self._known:
            self._known[key] = node, self._may_be(node, rounds)
        return self._known[key][1]

    def _may_be(self, node, rounds):
        if isinstance(node, ast.Call):
            return self._called(node, rounds)
        if isinstance(node, ast.Subscript):
            return self._indexed(node, rounds)
        if isinstance(node, ast.BinOp):
            if isinstance(node.op, ast.MatMult):
                return True
            is_text = isinstance(getattr(node.left, 'value', None), str)
            parts = [] if is_text else [node.left, node.right]
        elif isinstance(node, ast.UnaryOp):
            parts = [node.operand]
        elif isinstance(node, ast.IfExp):
            parts = [node.body, node.orelse]
        elif isinstance(node, ast.Name):
            parts, rounds = self._bound(node), rounds - 1
        elif isinstance(node, ast.Attribute):
            parts = self._given.get(ast.unparse(node), [])
            rounds -= 1
        else:
            return False
        return rounds > 0 and any(self.may_be(p, rounds) for p in parts)

    def is_one(self, node, rounds=_ROUNDS):
        """Whether an expression is one number, or an array of one, for sure.

        Args:
            node: The expression.
            rounds: How many names it may still be followed through.
        """
        if isinstance(node, ast.Constant):
            return isinstance(node.value, (int, float))
        if isinstance(node, ast.Call):
            name = dotted(node.func, self._imported)
            return name.startswith('numpy.random.') and _draws_one(node, name)
        parts = []
        if isinstance(node, ast.BinOp):
            parts = [node.left, node.right]
        elif isinstance(node, ast.UnaryOp):
            parts = [node.operand]
        elif isinstance(node, ast.Name):
            found = filled_names.find(node.id, node, self._parents, self._tree)
            parts = [value for _, value in found]
            rounds -= 1
        many = rounds > 0 and bool(parts)
        return many and all(self.is_one(part, rounds) for part in parts)

    def picks_many(self, index):
        """Whether an index may stand for many places, by what it is bound to.

        Args:
            index: Name, or another expression.
        """
        if not isinstance(index, ast.Name):
            return False
        for value in self._bound(index):
            name = dotted(getattr(value, 'func', None), self._imported)
            picks = name.startswith('numpy.') and (
                name.rpartition('.')[2] in _PICKING
            )
            if isinstance(value, ast.Compare) or picks or self.may_be(value):
                return True
        return False

    def is_argument(self, node):
        """Whether a node is a name that an argument may bind.

        Args:
            node: Any node.
        """
        if not isinstance(node, ast.Name):
            return False
        found = filled_names.find(node.id, node, self._parents, self._tree)
        return ('argument', None) in found

    def _bound(self, name):
        """What a name is bound to; nothing where an argument binds it."""
        found = filled_names.find(name.id, name, self._parents, self._tree)
        return [value for how, value in found if how == 'is' and value]

    def _called(self, call, rounds):
        function = call.func
        full = dotted(function, self._imported)
        package, _, name = full.rpartition('.')
        is_numpy = package.partition('.')[0] == 'numpy'
        if not is_numpy:
            name = trees.last_name(function)
            if name not in trees.returned(self._tree) and any(
                name in _giving(other) for other in self._others
            ):
                return True
            if full:
                return False
        is_own = not is_numpy and isinstance(function, ast.Name)
        if name in _REDUCING and not is_own:
            return _is_along(call, _PLACES.get(name, 1) - (not is_numpy))
        if is_numpy:
            return (
                _makes(call, full.partition('.')[2])
                or name in _ELEMENTWISE
                and any(
                    self.may_be(argument, rounds) for argument in call.args
                )
            )
        if isinstance(function, ast.Attribute) and name in _METHODS:
            return self.may_be(function.value, rounds)
        returned = trees.returned(self._tree).get(name, [])
        if is_own and name in ('abs', 'round'):
            returned = call.args[:1]
        return (
            name in _FLAT
            or (name in _MAKING_METHODS and not is_own)
            or rounds > 1
            and any(self.may_be(value, rounds - 1) for value in returned)
        )

    def _indexed(self, node, rounds):
        """`p[:, 0]`, `p[p > 2]`, `np.sort(p)[:1]` and `np.where(p)[0]`."""
        parts = getattr(node.slice, 'elts', [])
        if any(isinstance(part, (ast.Slice, ast.List)) for part in parts):
            return True
        if isinstance(node.slice, ast.Compare):
            return True
        if isinstance(node.slice, ast.Slice):
            fetched = isinstance(node.value, ast.Name) and any(
                getattr(getattr(value, 'func', None), 'attr', '') == 'run'
                for value in self._bound(node.value)
            )
            return fetched or self.may_be(node.value, rounds)
        made: Any = node.value
        if isinstance(made, ast.Name):
            bound = self._bound(made)
            made = bound[0] if len(bound) == 1 else made
        name = dotted(getattr(made, 'func', None), self._imported)
        package, _, leaf = name.rpartition('.')
        return (
            package == 'numpy'
            and leaf in _PLACING
            and not (leaf == 'where' and len(made.args) > 1)
        )


@trees.once
def _giving(tree):
    """Functions of a source that may return an array of one, a frozenset."""
    ones = OneArrays(tree)
    found = trees.returned(tree).items()
    return frozenset(n for n, told in found if any(map(ones.may_be, told)))


def _makes(call, name):
    """Whether a function of NumPy gives a dimension by its arguments."""
    module, _, leaf = name.rpartition('.')
    if module == 'random' and leaf in DRAWS:
        sizes = [*call.args[DRAWS[leaf] :]]
        sizes += [k.value for k in call.keywords if k.arg == 'size']
        return any(getattr(size, 'value', 1) is not None for size in sizes)
    rows = call.args[:1] if name in ('array', 'asarray') else []
    is_listed = any(isinstance(r, (ast.List, ast.ListComp)) for r in rows)
    return is_listed or name in _MAKING


def _draws_one(call, name):
    """Whether a draw of random numbers is of one number."""
    place = DRAWS.get(name.rpartition('.')[2])
    if place is None:
        return False
    sizes = [*call.args[place:]]
    sizes += [k.value for k in call.keywords if k.arg == 'size']
    sizes = [part for size in sizes for part in getattr(size, 'elts', [size])]
    if not sizes:
        return name.endswith('.choice') or place == 0
    return all(getattr(size, 'value', None) == 1 for size in sizes)


def _is_along(call, place):
    """Whether a call of a reduction leaves an axis."""
    given = {k.arg: k.value for k in call.keywords}
    axis = given.get('axis', [*call.args[place : place + 1], None][0])
    keeps = getattr(given.get('keepdims'), 'value', False) is True
    return keeps or getattr(axis, 'value', axis) is not None
