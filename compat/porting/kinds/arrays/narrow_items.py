"""Items of arrays of small whole numbers, and what may be too large for them.

    d = np.zeros((n + 1, m + 1), dtype=np.uint8)
    d[i][j]          an item, as is `x` of `for row in d: for x in row:`
    d[i][j - 1] + 1  was of 64 bits, as is any whole number of Python's

Source: NumPy 2.0 release notes, "NEP 50".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ...names.shadows import is_builtin
from . import filled_names, narrow_types

_FILLED = ('numpy.empty', 'numpy.ones', 'numpy.zeros')
_READ = ('numpy.frombuffer', 'numpy.fromstring')
# How a name stays an array whose items change, as `filled_names` tells it.
_CHANGES = frozenset(['put', 'put within'])
_CHOICES = ('max', 'min')
_RANGES = ('range', 'xrange')
# Functions of Python whose whole numbers may be of any size.
_SIZES = frozenset(['int', 'len', 'ord', 'sum'])
# The size of what wraps around by itself: numbers of NumPy, of 64 bits.
_WRAPPED = -1
_REAL = (ast.Div, ast.Pow)
_ROUNDS = 4  # Names are followed through so many others.


class NarrowItems:
    """What a source keeps in arrays of small whole numbers.

    Args:
        tree: ast.Module.
        others: Those of the program's other files, whose attributes it knows.
    """

    def __init__(self, tree, others=()):
        self._others = others
        self._asked: set = set()
        self._tree = tree
        self._parents = trees.parents(tree)
        self._imported = imported_names(tree)
        self._known: dict = {}

    def array(self, node):
        """The array that an item is of, an ast.Name, or None."""
        places = 0
        while isinstance(node, ast.Subscript):
            parts = getattr(node.slice, 'elts', [node.slice])
            if not all(map(self.is_whole, parts)):
                return None
            node, places = node.value, places + len(parts)
        rank, kinds = self.held(node) if places else (0, None)
        return node if kinds and 0 < rank <= places else None

    def holds(self, node):
        """Whether a value is an item of an array, or the least of some."""
        called = getattr(node, 'func', None)
        if trees.last_name(called) in _CHOICES and len(node.args) > 1:
            is_own = is_builtin(called, self._tree)
            return is_own and all(map(self.holds, node.args))
        is_looped = isinstance(node, ast.Name) and self.held(node)[0] == 0
        return self.array(node) is not None or (
            is_looped and bool(self.held(node)[1])
        )

    def end(self, array):
        """The least number that is too large for an array."""
        return min(narrow_types.ENDS[kind] for kind in self.held(array)[1])

    def is_whole(self, node, rounds=_ROUNDS):
        """Whether it is one whole number, of Python's or 64 bits, for sure.

        Args:
            node: The expression.
            rounds: How many names it may still be followed through.
        """
        return self._largest(node, rounds) is not None

    def may_reach(self, node, end):
        """Whether it may be a whole number that an array refuses.

        Those of NumPy wrap around in unsigned types alone.

        Args:
            node: The expression.
            end: As `end` gives it; 0 for whole numbers of Python's.
        """
        largest = self._largest(node, _ROUNDS)
        if largest is None:
            return False
        if largest == _WRAPPED:
            return self.is_signed(end)
        is_below = isinstance(node, ast.UnaryOp) and not self.is_signed(end)
        return largest >= end or (is_below and end > 0)

    @staticmethod
    def is_signed(end):
        """Whether numbers of a type that ends there may be below 0."""
        return end > 0 and end not in narrow_types.UNSIGNED

    def may_mix(self, node):
        """Whether it is computed of a whole number of Python's and others."""
        if not isinstance(node, ast.BinOp) or isinstance(node.op, _REAL):
            return False
        sides = node.left, node.right
        written = [n for n in sides if isinstance(n, (ast.Constant, ast.Call))]
        if any(map(self.is_whole, written)):
            return not any(map(_is_real, ast.walk(node)))
        return any(map(self.may_mix, sides))

    def _largest(self, node, rounds):
        """The largest size of what is sure to be a whole number, or None."""
        if isinstance(node, ast.Constant):
            return abs(node.value) if type(node.value) is int else None
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return self._largest(node.operand, rounds)
        if isinstance(node, ast.IfExp):
            return self._all([node.body, node.orelse], rounds)
        if isinstance(node, ast.BinOp):
            if isinstance(node.op, _REAL):
                return None
            sides = node.left, node.right
            known = [side for side in sides if not self.holds(side)]
            if not known or self._all(known, rounds) is None:
                return None
            return float('inf') if len(known) == len(sides) else _WRAPPED
        if isinstance(node, ast.Name):
            return self._of_name(node, rounds - 1) if rounds else None
        called = getattr(node, 'func', None)
        if called is None or not is_builtin(called, self._tree):
            return None
        if called.id in _CHOICES and len(node.args) > 1:
            return self._all(node.args, rounds)
        return float('inf') if called.id in _SIZES else None

    def _all(self, nodes, rounds):
        found = [self._largest(node, rounds) for node in nodes]
        return None if None in found or not found else max(found)

    def _of_name(self, name, rounds):
        given = filled_names.find(name.id, name, self._parents, self._tree)
        key = tuple(id(value) for _, value in given)
        if key not in self._known:
            self._known[key] = None  # It may be made of itself.
            self._known[key] = self._of_given(name.id, given, rounds)
        return self._known[key]

    def _of_given(self, name, given, rounds):
        sizes: list = []
        for how, value in given:
            if added := _added_to(name, value):
                how, value = 'added', added
            if how == 'is':
                sizes.append(self._largest(value, rounds))
            elif how == 'each' and self._is_range(value):
                known = self._all(value.args, rounds)
                sizes.append(float('inf') if known is None else known)
            elif how == 'added':
                known = self._largest(value, rounds)
                is_whole = known is not None or self.holds(value)
                sizes.append(float('inf') if is_whole else None)
            else:
                sizes.append(float('inf') if how == 'count' else None)
        return None if None in sizes or not sizes else max(sizes)

    def _is_range(self, node):
        called = getattr(node, 'func', None)
        return called is not None and any(
            is_builtin(called, self._tree, name) for name in _RANGES
        )

    def held(self, node, rounds=_ROUNDS):
        """The most axes of what a name is, and its types, if they are sure.

        Args:
            node: ast.Name or ast.Attribute; of others nothing is sure.
            rounds: How many loops it may still be followed through.

        Returns:
            Pair of a number, 0 for an item, and a set, empty if not sure.
        """
        if isinstance(node, ast.Attribute):
            return _agreed(self._stored(node.attr))
        if not isinstance(node, ast.Name) or not rounds:
            return 0, set()
        given = filled_names.find(node.id, node, self._parents, self._tree)
        values = [(how, v) for how, v in given if how not in _CHANGES]
        key = rounds, frozenset(self._asked), *(id(v) for _, v in values)
        if key not in self._known:
            self._known[key] = _agreed(
                [self._given(how, value, rounds) for how, value in values]
            )
        return self._known[key]

    def _stored(self, name):
        """Axes and types of what this file and others store by a name."""
        values = _attributes(self._tree).get(name, ())
        found = [self._made(value) for value in values]
        for other in self._others:
            if name in _attributes(other):
                rank, kinds = shared(other).get(name, (None, ()))
                found += [(rank, kind) for kind in kinds or ['']]
        return found

    def _given(self, how, value, rounds):
        """Axes and type of what a name is given; None and `''` of others."""
        if how == 'is':
            return self._made(value)
        if how != 'each':
            return None, ''
        rank, kinds = self.held(value, rounds - 1)
        is_sure = rank > 0 and len(kinds) == 1
        return (rank - 1, *kinds) if is_sure else (None, '')

    def _made(self, node):
        """Axes and type of what makes an array; None and `''` of others.

        The type of `d.reshape(n, m)` is `'same'`.
        """
        if not isinstance(node, ast.Call):
            return None, ''
        full = dotted(node.func, self._imported)
        if full in _FILLED or full in _READ:
            kinds = [k.value for k in node.keywords if k.arg == 'dtype']
            kind = narrow_types.name([*kinds, *node.args[1:2]])
            if full in _READ:
                return 1, kind
            return narrow_types.axes(node.args[:1]), kind
        owner = getattr(node.func, 'value', None)
        if owner is not None and trees.called(node) == 'reshape':
            inner = self._made(owner)[1]
            if isinstance(owner, ast.Name):
                inner = self._kind_of(owner)
            return narrow_types.axes(node.args), inner
        return None, ''

    def _kind_of(self, name):
        """The type of what a name holds; `'same'` where it is of itself."""
        if name.id in self._asked:
            return 'same'
        self._asked.add(name.id)
        kinds = self.held(name)[1]
        self._asked.remove(name.id)
        return [*kinds][0] if len(kinds) == 1 else ''


@trees.once
def shared(tree):
    """Names of a file's attributes, to the axes and types of their arrays.

    Args:
        tree: ast.Module.
    """
    items = NarrowItems(tree)
    found = {
        node.attr: items.held(node)
        for node in trees.of_kind(tree, ast.Attribute)
        if isinstance(node.ctx, ast.Store)
    }
    return {name: held for name, held in found.items() if held[1]}


@trees.once
def _attributes(tree):
    """Names of attributes, to what they are assigned; None of all else."""
    found: dict = {}
    for node in trees.of_kind(tree, ast.Attribute):
        if isinstance(node.ctx, ast.Store):
            above = trees.parents(tree)[id(node)]
            found.setdefault(node.attr, []).append(
                above.value if isinstance(above, ast.Assign) else None
            )
    return found


def _agreed(found):
    """The most axes, and the types; none where one is not sure."""
    kinds = {kind for _, kind in found if kind != 'same'}
    ranks = [rank for rank, _ in found]
    if not kinds or not kinds <= narrow_types.NARROW or None in ranks:
        return 0, set()
    return max(ranks), kinds


def _added_to(name, value):
    """`x` of `name + x`, or None."""
    if not isinstance(value, ast.BinOp) or isinstance(value.op, _REAL):
        return None
    sides = value.left, value.right
    others = [s for s in sides if getattr(s, 'id', None) != name]
    return others[0] if len(others) == 1 else None


def _is_real(node):
    return isinstance(node, ast.Constant) and type(node.value) is not int
