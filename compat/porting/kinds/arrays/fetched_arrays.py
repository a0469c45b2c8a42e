"""Which expressions of a scope may be arrays of one number, by its fetches.

price = session.run(prices)[0]        total += price
gains.append(price)                   sum(gains) / 3        gains[-1]
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import reaching, scopes
from ..tensors import fetches
from .array_fetches import is_named_one

_OF_ITEMS = ('max', 'min', 'sum')
# What gives an array for an array, of Python and of NumPy.
_KEEPING = frozenset('abs clip max maximum min minimum round sqrt'.split())
_BINDING = ast.Assign, ast.AugAssign, ast.Call


class FetchedArrays:
    """What a scope holds of what sessions and NumPy gave.

    Args:
        nodes: Nodes of the scope, of which names are followed; or none.
        functions: As `fetches.returned` gives it.
        ones: OneArrays.
        arrays: ArrayFetches.
        given: Names that callers give the scope.
    """

    def __init__(self, nodes, functions, ones, arrays, given=()):
        self._functions = functions
        self.ones, self.arrays = ones, arrays
        self._fetched = fetches.bound(nodes, functions)
        self._values: dict = {}
        self._items: dict = {}
        self._known: dict = {}
        self._numbers: dict = {}  # Names of what is no such array.
        bound = [n for n in nodes if isinstance(n, _BINDING)]
        for node in sorted(bound, key=lambda node: node.lineno):
            self._bind(node)
        for name in given:
            self._fetched.pop(name, None)
            self._values.pop(name, None)

    def _bind(self, node):
        if isinstance(node, (ast.Assign, ast.AugAssign)):
            is_new = isinstance(node, ast.Assign)
            targets = getattr(node, 'targets', [getattr(node, 'target', None)])
            for target in targets:
                for part, value in reaching.pairs(target, node.value):
                    name = trees.dotted(part)
                    if is_new and isinstance(value, ast.Constant):
                        self._values.pop(name, None)
                    if name:
                        self._values.setdefault(name, []).append(value)
        elif trees.called(node) == 'append' and len(node.args) == 1:
            name = getattr(getattr(node.func, 'value', None), 'id', None)
            self._items.setdefault(name, []).append(node.args[0])

    def may_be(self, value):
        """Whether an expression may be an array of one number."""
        if self.ones.may_be(value):
            return True
        if isinstance(value, (ast.BinOp, ast.UnaryOp)):
            return not any(map(_is_text, ast.walk(value))) and any(
                self.may_be(part) for part in _parts(value)
            )
        is_item = isinstance(value, ast.Subscript) and _is_place(value.slice)
        whole = value.value if is_item else value
        name = getattr(whole, 'id', None)
        if trees.called(value) in _OF_ITEMS and isinstance(
            value.func, ast.Name
        ):
            return self._has_items(value.args)
        if is_item and self._has_items([whole]):
            return True
        fetch = fetches.text(whole) or fetches.called(whole, self._functions)
        found = [fetch] if fetch else self._fetched.get(name, [])
        if found and self._are_arrays(found, is_item):
            return True
        return self._any(self._values, trees.dotted(value))

    def may_be_returned(self, value, handed=()):
        """Whether it may be such an array, as a function returns a fetch.

        Args:
            value: Expression; a name stands for what such a function gave.
            handed: Names that callers may give what it gave; `.values` of
                an attribute whose items it may be.
        """
        numbers = self._numbers.setdefault(frozenset(handed), set())
        names, todo = set(), [value]
        for each in todo:
            if isinstance(each, ast.Subscript) and _is_place(each.slice):
                each = each.value
                if f'.{getattr(each, "attr", "")}' in handed:
                    return True
            if isinstance(each, (ast.BinOp, ast.UnaryOp)):
                is_text = any(map(_is_text, ast.walk(each)))
                todo += () if is_text else _parts(each)
            elif isinstance(each, ast.Call):
                fetch = fetches.called(each, self._functions)
                is_told = fetch and not is_named_one(fetch)
                if is_told and fetches.text(each) is None:
                    return True
            elif (name := trees.dotted(each)) in handed:
                return True
            elif name not in numbers and name not in names:
                names.add(name)
                todo += self._values.get(name, ())
        numbers |= names
        return False

    def filled(self, nodes, handed):
        """Attributes to whose lists such an array may be added, by dots.

        Args:
            nodes: Nodes of the scope.
            handed: As for `may_be_returned`.
        """
        found = set()
        for node in nodes:
            owner = getattr(getattr(node, 'func', None), 'value', None)
            if isinstance(owner, ast.Attribute):
                may_be = (self.may_be_returned(a, handed) for a in node.args)
                if trees.called(node) == 'append' and any(may_be):
                    found.add(f'.{owner.attr}')
        return found

    def _are_arrays(self, found, are_items):
        """Whether fetches, or items of them, are arrays as far as is known."""
        asked = self.arrays.is_array
        if are_items:
            asked = self.arrays.has_items_of_rows
        return all(fetch and asked(fetch) for fetch in found)

    def _has_items(self, lists):
        """Whether what is appended to a list may be such arrays."""
        names = [getattr(node, 'id', None) for node in lists]
        return len(names) == 1 and self._any(self._items, names[0])

    def _any(self, held, name):
        """Whether anything that a name holds may be; it is asked once."""
        key = id(held), name
        if key not in self._known:
            self._known[key] = False  # It may be made of itself.
            self._known[key] = any(map(self.may_be, held.get(name, ())))
        return self._known[key]


class StoredArrays(FetchedArrays):
    """As FetchedArrays, of all that nothing shows to be numbers.

    Args:
        nodes: As for FetchedArrays.
        functions: As for FetchedArrays.
        ones: As for FetchedArrays.
        arrays: As for FetchedArrays.
        handed: Names of arguments that a session may have given.
    """

    def __init__(self, nodes, functions, ones, arrays, handed):
        super().__init__(nodes, functions, ones, arrays, handed)
        self._handed = handed

    def may_be(self, value):
        """Whether an expression may be an array of one number."""
        if isinstance(value, ast.IfExp):
            return self.may_be(value.body) or self.may_be(value.orelse)
        if trees.called(value) in _KEEPING:
            return any(map(self.may_be, value.args))
        name = getattr(value, 'id', None)
        return name in self._handed or super().may_be(value)

    def _are_arrays(self, found, are_items):
        if are_items:
            return super()._are_arrays(found, are_items)
        return any(f and not self.arrays.is_scalar(f) for f in found)


def of_scope(scope, functions, ones, arrays):
    """FetchedArrays of a function or module."""
    nodes = list(scopes.own_nodes(scope))
    return FetchedArrays(
        nodes, functions, ones, arrays, scopes.parameters(scope)
    )


def _parts(value):
    """What an operator takes."""
    if isinstance(value, ast.BinOp):
        return value.left, value.right
    return (value.operand,)


def _is_text(part):
    """Whether it is `'%d' % x`, or another operation on a text."""
    return isinstance(getattr(getattr(part, 'left', ''), 'value', 0), str)


def _is_place(index):
    """Whether an index may take one item."""
    if isinstance(index, ast.UnaryOp):
        index = index.operand
    is_number = isinstance(getattr(index, 'value', None), int)
    return is_number or isinstance(index, (ast.Name, ast.BinOp))
