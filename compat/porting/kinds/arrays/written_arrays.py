"""Arrays that a source changes where they stand, by their names.

def scale(rows):
    rows[:, 0] /= 2         rows,
    return rows
self.x = frame.values       and so x, which is handed to it
y = scale(self.x[1:])
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names

_OUTSIDE = '()'  # Stands for what a function of another file changes.
# Methods of an array that give its values in another shape.
SAME = frozenset(['ravel', 'reshape', 'squeeze', 'transpose'])


def name(node):
    """What a value is bound to: `'x'` of `x`, `'.x'` of `self.x`, or None."""
    if isinstance(node, ast.Attribute):
        return f'.{node.attr}'
    return getattr(node, 'id', None)


def base(node):
    """What a part or another shape of an array may share its values with."""
    return _base(node, lambda index: True)


def _base(node, shares):
    while True:
        function = getattr(node, 'func', None)
        if getattr(function, 'attr', '') in SAME:
            node = getattr(function, 'value', None)
        elif isinstance(node, ast.Subscript) and shares(node.slice):
            node = node.value
        elif isinstance(node, ast.Attribute) and node.attr == 'T':
            node = node.value
        else:
            return node


def writers(tree):
    """What functions change of what they are handed.

    Args:
        tree: The ast.Module of a source.

    Returns:
        Frozenset of tuples of the name of a function, or of the class that it
        makes, and the place and the name of an argument.
    """
    imported = imported_names(tree)
    whole = Written(tree, imported).names
    makers = {id(made): name for name, made in _makers(tree).items()}
    found = set()
    for function in trees.of_kind(tree, ast.FunctionDef):
        names, changed = _arguments(function), whole
        if [argument.arg for argument in function.args.args] == names:
            changed = Written(ast.Module([function], []), imported).names
        leaf = makers.get(id(function), function.name)
        found |= {(leaf, *a) for a in enumerate(names) if a[1] in changed}
    return frozenset(found)


def changed(tree):
    """What a source changes of what functions of other files return.

    Args:
        tree: Its ast.Module.

    Returns:
        Frozenset of pairs of the name of a function and of the place that the
        array has in a tuple, None where it is returned alone.
    """
    written = Written(tree, imported_names(tree))
    found: set[tuple] = {(base(value), None) for value in written.values()}
    for node in trees.of_kind(tree, ast.Assign):
        for place, target in enumerate(getattr(node.targets[0], 'elts', ())):
            if name(target) in written.names:
                found.add((node.value, place))
    called = {(trees.called(value), place) for value, place in found}
    return frozenset(pair for pair in called if pair[0])


class Written:
    """What a source changes.

    Args:
        tree: Its ast.Module.
        imported: As `imported_names` gives it.
        others: As `writers` gives it, of other files.
        taken: As `changed` gives it, of other files.
    """

    def __init__(self, tree, imported, others=(), taken=()):
        self._tree = tree
        self._functions = _makers(tree) | {
            node.name: node for node in trees.of_kind(tree, ast.FunctionDef)
        }
        self._others: dict = {}
        for leaf, place, argument in others:
            self._others.setdefault(leaf, []).append((place, argument))
        self.names = _written(tree, imported) | {_OUTSIDE}
        self._parts = [*self._flows(), *self._returned(taken)]
        size = 0
        while size != len(self.names):
            size = len(self.names)
            for target, value in self._parts:
                if target in self.names:
                    self.names.add(name(_base(value, _is_part)))
        self.names.discard(None)

    def values(self):
        """Yields the expressions whose arrays are changed."""
        for target, value in self._parts:
            if target in self.names:
                yield value

    def _flows(self):
        """Yields the name that each value goes to, with the value."""
        kinds = ast.Assign, ast.Call, ast.For
        for node in trees.of_kind(self._tree, *kinds):
            if isinstance(node, ast.Call):
                yield from self._handed(node)
            elif isinstance(node, ast.For):
                yield name(node.target), node.iter
            elif len(node.targets) == 1:
                yield from self._bound(node.targets[0], node.value)

    def _bound(self, target, value, inside=()):
        """`x = value`, `x, y = 1, value`, `x = load()`."""
        function = self._function(value)
        if function is not None and function not in inside:
            for node in trees.of_kind(function, ast.Return):
                yield from self._bound(target, node.value, (*inside, function))
        parts = getattr(target, 'elts', [])
        values = getattr(value, 'elts', [])
        for one, of_it in zip(parts, values, strict=False):
            yield from self._bound(one, of_it, inside)
        if name(target) and value is not None:
            yield name(target), value

    def _handed(self, call):
        """`scale(value)`, of a function of the source."""
        function = self._function(call)
        if function is None:
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            for place, argument in self._others.get(trees.called(call), ()):
                handed = *call.args[place : place + 1], given.get(argument)
                if handed[0] is not None:
                    yield _OUTSIDE, handed[0]
            return
        names = _arguments(function)
        yield from zip(names, call.args, strict=False)
        for keyword in call.keywords:
            if keyword.arg in names:
                yield keyword.arg, keyword.value

    def _returned(self, taken):
        """What the functions return that another file changes."""
        for leaf, place in taken:
            function = self._functions.get(leaf)
            for node in trees.of_kind(function or ast.Pass(), ast.Return):
                values = getattr(node.value, 'elts', [])
                values = [node.value] if place is None else values[place:]
                if values and values[0] is not None:
                    yield _OUTSIDE, values[0]

    def _function(self, call):
        """The function of the source that a call is of, or None."""
        called = getattr(call, 'func', None)
        leaf = getattr(called, 'id', getattr(called, 'attr', None))
        return self._functions.get(leaf)


def _makers(tree):
    """Names of classes to what makes one, an ast.FunctionDef."""
    return {
        node.name: function
        for node in trees.of_kind(tree, ast.ClassDef)
        for function in node.body
        if getattr(function, 'name', '') == '__init__'
    }


def _arguments(function):
    """Names of the arguments that a call gives by place."""
    names = [argument.arg for argument in function.args.args]
    return names[1:] if names[:1] == ['self'] else names


def _is_part(index):
    """Whether an index takes a part: one of an array may take a copy."""
    parts = getattr(index, 'elts', [index])
    return all(isinstance(p, (ast.Slice, ast.Constant)) for p in parts)


def _written(tree, imported):
    """Names of arrays that are changed where they stand."""
    found = set()
    for node in trees.of_kind(tree, ast.Subscript, ast.AugAssign, ast.Call):
        target = None
        if isinstance(node, ast.Subscript):
            if isinstance(node.ctx, ast.Store):
                target = base(node.value)
        elif isinstance(node, ast.AugAssign):
            target = node.target
        elif isinstance(node, ast.Call) and node.args:
            if dotted(node.func, imported) == 'numpy.random.shuffle':
                target = base(node.args[0])
        found.add(name(target))
    return found
