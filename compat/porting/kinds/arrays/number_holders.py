"""Which expressions may be numbers of NumPy, arrays, or lists of both."""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ..tensors import fetches
from .number_kinds import (
    ARRAY,
    ELEMENTWISE,
    FETCHED,
    GIVING,
    HOLDER,
    NESTED,
    NO_ARRAYS,
    NOTHING,
    NUMBER,
    REDUCING,
    has_estimators,
    of_tensorflow,
)

_COLLECTING = frozenset('list tuple set sorted reversed zip dict'.split())
_FOLDING = frozenset('sum max min abs round pow'.split())
_ADDING = frozenset('append appendleft add insert extend update'.split())
_LISTS = (ast.List, ast.Tuple, ast.Dict, ast.ListComp, ast.DictComp)
_ROUNDS = 4  # Names are followed through so many others.


class NumberHolders:
    """What a source says of its numbers and lists.

    It knows names by the file, not by their functions, and attributes by
    their last part.

    Args:
        tree: ast.Module.
        tensors: Nodes that are TensorFlow's.
        fetching: As `fetches.returned` finds it in the program's other files.
        others: The trees of these, whose functions and attributes it knows.

    Attributes:
        known: Dict from names, `.attributes` and `functions()` to kinds.
    """

    def __init__(self, tree, tensors=(), fetching=(), others=()):
        self._tree = tree
        self._imported = imported_names(tree)
        self._estimates = has_estimators(tree)
        self._tensors = tensors
        self._fetching = {**dict(fetching), **fetches.returned(tree)}
        self.known: dict = {}
        for other in others:
            for key, kinds in _shared(other).items():
                self._add(key, kinds)
        self._returned: dict = {}
        for function in trees.of_kind(self._tree, ast.FunctionDef):
            given = [
                node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Return) and node.value
            ]
            self._returned.setdefault(function.name, []).extend(given)
        self._learn()

    def kinds(self, node):
        """What an expression may be, a set of the constants above."""
        if isinstance(node, (ast.Name, ast.Attribute)):
            known = self.known.get(_key(node), NOTHING)
            # `model.classes_`, as scikit-learn calls what it learned.
            return known | {ARRAY} if _key(node)[-1:] == '_' else known
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            return self._holding(node.elts)
        if isinstance(node, ast.Dict):
            return self._holding([*filter(None, node.keys), *node.values])
        if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
            return self._holding([node.elt])
        if isinstance(node, ast.DictComp):
            return self._holding([node.key, node.value])
        if isinstance(node, ast.Starred):
            return self._items(self.kinds(node.value))
        if isinstance(node, ast.Subscript):
            kinds = self.kinds(node.value)
            sliced = isinstance(node.slice, ast.Slice)
            return kinds if sliced else self._items(kinds)
        if isinstance(node, ast.BinOp):
            return self._joined(node)
        if isinstance(node, ast.UnaryOp):
            return self.kinds(node.operand)
        if isinstance(node, ast.IfExp):
            return self.kinds(node.body) | self.kinds(node.orelse)
        return self._called(node) if isinstance(node, ast.Call) else NOTHING

    def _holding(self, parts):
        kinds = NOTHING.union(*(self.kinds(part) for part in parts))
        return _around(kinds)

    def _joined(self, node):
        """`a + b`; text that is formatted is none of it."""
        if isinstance(node.op, ast.Mod) and (
            _is_text(node.left) or isinstance(node.right, ast.Tuple)
        ):
            return NOTHING
        return self.kinds(node.left) | self.kinds(node.right)

    @staticmethod
    def _items(kinds):
        """What the items of such a value may be."""
        found = FETCHED if kinds & {ARRAY, HOLDER} else NOTHING
        return found | {HOLDER} if NESTED in kinds else found

    def _called(self, node):
        name = trees.last_name(node.func)
        if found := of_tensorflow(name, self._estimates):
            return found
        if node.func in self._tensors:
            return NOTHING
        package, _, name = dotted(node.func, self._imported).rpartition('.')
        if package.partition('.')[0] == 'numpy':
            if name in REDUCING:
                return FETCHED
            of_number = [a for a in node.args if ARRAY not in self.kinds(a)]
            if name in ELEMENTWISE or name == 'choice':
                return FETCHED if of_number else frozenset((ARRAY,))
            arrays = name not in NO_ARRAYS
            return frozenset((ARRAY,)) if arrays else NOTHING
        if package or dotted(node.func, self._imported):
            return self.known.get(f'{name}()', NOTHING)  # Of another file.
        return self._of_function(node)

    def _of_function(self, node):
        """A call of a function of the source, or of a method."""
        function = node.func
        name = trees.last_name(function)
        if isinstance(function, ast.Name):
            inner = [self.kinds(a) for a in node.args]
            kinds = NOTHING.union(*inner)
            if name in _COLLECTING:
                found = _around(self._items(kinds))
                return found | {NESTED} if found and name == 'zip' else found
            if name in _FOLDING:
                return kinds & {NUMBER} | self._items(kinds)
        elif fetches.text(node) is not None:
            return FETCHED | self._fetched(node)
        elif name == 'run' and node.args:
            return frozenset((HOLDER,))
        elif name in REDUCING:
            return frozenset((NUMBER,))
        elif name in GIVING:
            return frozenset((ARRAY,))
        found = self.known.get(f'{name}()', NOTHING)
        if name in ('items', 'values', 'get', 'pop', 'copy'):
            kinds = self.kinds(getattr(function, 'value', None))
            return found | kinds | self._items(kinds)
        return found | FETCHED if name in self._fetching else found

    def _fetched(self, node):
        """A run of several things, or of a name that stands for them."""
        fetch = node.args[0] if node.args else node.func.value
        return frozenset((HOLDER,)) if self._is_several(fetch) else NOTHING

    def _is_several(self, node):
        """Whether an expression stands for several things to fetch."""
        if isinstance(node, ast.BinOp):
            return self._is_several(node.left) or self._is_several(node.right)
        if isinstance(node, ast.IfExp):
            return self._is_several(node.body)
        if isinstance(node, ast.Call):
            return getattr(node.func, 'id', '') in _COLLECTING
        return (
            isinstance(node, _LISTS) or f'several {_key(node)}' in self.known
        )

    def _learn(self):
        nodes = trees.walk(self._tree)
        for _ in range(_ROUNDS):
            before = dict(self.known)
            for node in nodes:
                self._learn_from(node)
            for name, values in self._returned.items():
                for value in values:
                    self._add(f'{name}()', self.kinds(value))
            if self.known == before:
                break

    def _learn_from(self, node):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._bind(target, node.value)
        elif isinstance(node, ast.AugAssign):
            self._add(_key(node.target), self.kinds(node.value))
        elif isinstance(node, (ast.For, ast.comprehension)):
            self._iterate(node.target, node.iter)
        elif isinstance(node, ast.Call):
            method = getattr(node.func, 'attr', '')
            if method in _ADDING and node.args:
                kinds = self.kinds(node.args[-1])
                if method in ('extend', 'update'):
                    kinds = self._items(kinds)
                self._add_to(getattr(node.func, 'value', None), kinds)

    def _bind(self, target, value):
        """`target = value`."""
        if isinstance(target, (ast.List, ast.Tuple)):
            parts = self._parts(value, len(target.elts))
            for part, kinds in zip(target.elts, parts, strict=True):
                self._add(_key(part), kinds)
                if trees.called(value) == 'aggregate_metric_map':
                    self._add(f'several {_key(part)}', {HOLDER})
        elif isinstance(target, ast.Subscript):
            if ARRAY not in self.kinds(_owner(target)):
                self._add_to(target.value, self.kinds(value))
        else:
            self._add(_key(target), self.kinds(value))
            if self._is_several(value):
                self._add(f'several {_key(target)}', {HOLDER})

    def _parts(self, value, count):
        """The kinds of what a value is unpacked to."""
        if isinstance(value, (ast.List, ast.Tuple)):
            if len(value.elts) == count:
                return [self.kinds(part) for part in value.elts]
        given = self._returned.get(trees.called(value), [])
        if given and all(len(getattr(g, 'elts', ())) == count for g in given):
            return [
                NOTHING.union(*(self.kinds(one.elts[i]) for one in given))
                for i in range(count)
            ]
        return [self._items(self.kinds(value))] * count

    def _iterate(self, target, iterated):
        """`for target in iterated`."""
        name = getattr(getattr(iterated, 'func', None), 'id', '')
        many = getattr(target, 'elts', [])
        if name == 'enumerate' and len(many) == 2 and iterated.args:
            self._iterate(many[1], iterated.args[0])
        elif name == 'zip' and len(many) == len(iterated.args):
            for part, each in zip(many, iterated.args, strict=True):
                self._iterate(part, each)
        else:
            kinds = self._items(self.kinds(iterated))
            if len(many) == 2 and trees.called(iterated) == 'split':
                kinds |= {ARRAY}  # Folds of scikit-learn.
            for part in many or [target]:
                self._add(_key(part), kinds)

    def _add_to(self, node, kinds):
        """`node.append(x)`, or `node[k].append(x)`."""
        around = _around(kinds)
        if around and isinstance(node, (ast.Subscript, ast.Call)):
            around |= {NESTED}
        self._add(_key(_owner(node)), around)

    def _add(self, key, kinds):
        if key and kinds:
            self.known[key] = self.known.get(key, NOTHING) | kinds


@trees.once
def _shared(tree):
    """What other files may learn of a tree's functions and attributes."""
    known = NumberHolders(tree).known
    return {k: v for k, v in known.items() if k[:1] == '.' or k[-2:] == '()'}


def _around(kinds):
    """The kinds of a list whose items have some."""
    if HOLDER in kinds:
        return frozenset((HOLDER, NESTED))
    return frozenset((HOLDER,)) if NUMBER in kinds else NOTHING


def _owner(node):
    """`a` of `a[0]` and of `a.setdefault(k, [])`."""
    while isinstance(node, (ast.Subscript, ast.Call)):
        if isinstance(node, ast.Call):
            node = getattr(node.func, 'value', None)
        else:
            node = node.value
    return node


def _key(node):
    """What a name or an attribute is known by, `''` for other nodes."""
    if isinstance(node, ast.Attribute):
        return f'.{node.attr}'
    return getattr(node, 'id', '')


def _is_text(node):
    return isinstance(node, ast.JoinedStr) or isinstance(
        getattr(node, 'value', None), str
    )
