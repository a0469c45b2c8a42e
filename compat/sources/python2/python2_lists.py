"""Recognizes Python 2 by lists and integers that Python 3 does not give.

`d.keys()[0]`, `range(3) + [1]`, `len(map(f, a))`, `range(n / 2)`; also by way
of a name: `ids = range(n)`, then `shuffle(ids)`, `pairs = zip(a, b)`, then
`pairs[0]`, or `n = len(x) / 2`, then `range(n)`; and by quotients among sizes.

Source: TensorFlow 0.12.1, 1.0.1, 1.4.1, 1.8.0, 1.12.3 and 1.15.5 on Python 3.
"""

from __future__ import annotations

import ast

from .. import trees
from ..libraries import numpy_archives, operations
from . import python2_sizes

# Methods that a list has and an iterator, a view or a range has not.
LIST_METHODS = frozenset('append extend insert pop remove sort'.split())
_LAZY = frozenset(['map', 'zip', 'filter'])
_VIEWS = frozenset(['keys', 'values', 'items'])
_BINDS = (ast.Del, ast.Store)
_LATER = (ast.AsyncFunctionDef, ast.ClassDef, ast.FunctionDef, ast.Try)


def find(tree, bound, divides=True):
    """Yields `(line, what)` where a module wants what Python 2 alone gave.

    Args:
        tree: `ast.Module`.
        bound: Names that the module binds, which are no builtins.
        divides: Whether `/` divides whole numbers without a rest in Python 2.
    """
    lists = _Lists(tree, bound)
    quotients = set()
    if divides:
        quotients = {n for n in lists.known if lists.always(n, _is_div)}
        quotients |= _quotients_of_self(tree)
    sizes = python2_sizes.Sizes(tree)
    grids = python2_sizes.of_grids(tree)
    for node in trees.walk(tree):
        what = lists.treated_as_list(node)
        if divides and not what and node not in grids:
            what = _whole(node, quotients) or sizes.of(node, _quotients)
        if what:
            yield node.lineno, what


class _Lists:
    """Expressions and names of a module that are lists in Python 2."""

    def __init__(self, tree, bound):
        self._tree, self._bound = tree, bound
        self._archives = numpy_archives.bound(tree)
        self.known = _bindings(tree)
        self._ranges = {n for n in self.known if self.always(n, self._range)}
        self._lazy = {
            n
            for n in self.known
            if self.always(n, self._is_lazy) or self.always(n, self._is_view)
        } - _mappings(tree)
        self._near = _read_next(tree, self._is_lazy)
        self._near_ranges = _read_next(tree, self._range)

    def always(self, name, kind):
        """Whether all that a name is bound to is of a kind."""
        return all(value and kind(value) for value in self.known[name])

    def treated_as_list(self, node):
        """What a node does to a list of Python 2, or None."""
        if isinstance(node, ast.Subscript):
            if isinstance(getattr(node.slice, 'value', None), str):
                return None  # `HParams.values()` gives a dictionary.
            return self._shown(node.value, self._lazy, '[...]')
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            for side in (node.left, node.right):
                found = self._shown(side, (), ' + ...')
                if found or self._range(side):
                    return found or 'range(...) + ...'
        if not isinstance(node, ast.Call):
            return None
        owner = getattr(node.func, 'value', None)
        name = trees.last_name(node.func)
        if owner is not None and name in LIST_METHODS:
            named = self._ranges | self._lazy
            return self._shown(owner, named, f'.{name}')
        if name == 'shuffle' and node.args:
            is_near = node.args[0] in self._near_ranges
            if is_near or self._range(node.args[0]):
                return 'shuffle(range(...))'
            named = self._ranges | self._lazy
            return self._shown(node.args[0], named, ' shuffled')
        if name == 'moments' and any(map(self._is_range, node.args)):
            return 'moments(..., range(...))'  # An error in Python 3.
        if name == 'len' and owner is None and node.args:
            if self._is_lazy(node.args[0]) or self._names_lazy(node.args[0]):
                return self._shown(node.args[0], self._lazy, ' measured')
        return None

    def _names_lazy(self, node):
        """Whether it is the name of what has no length today."""
        if node in self._near:
            return True
        name = getattr(node, 'id', None)
        return name in self._lazy and self.always(name, self._is_lazy)

    def _shown(self, node, names, use):
        """Words for the use of a list of Python 2; None if it is none."""
        if node in self._near or getattr(node, 'id', None) in names:
            return f'{node.id}{use}'
        if self._is_view(node):
            return f'.{node.func.attr}(){use}'
        return f'{node.func.id}(...){use}' if self._is_lazy(node) else None

    def _is_view(self, node):
        """Whether it was a list in Python 2 alone."""
        if not _is_view(node):
            return False
        owner = node.func.value
        is_archive = ast.unparse(owner) in self._archives
        return not is_archive and not operations.is_one(owner, self._tree)

    def _is_range(self, node):
        return self._range(node) or getattr(node, 'id', '') in self._ranges

    def _range(self, node):
        return _calls(node, {'range'} - self._bound)

    def _is_lazy(self, node):
        return _calls(node, _LAZY - self._bound)


def _bindings(tree):
    """Dict from names to what they are bound to; None is anything else."""
    found: dict = {}
    plain = {}
    for node in trees.of_kind(tree, ast.Assign):
        for target in node.targets:
            plain[id(target)] = node.value
    for node in trees.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.setdefault(node.id, []).append(plain.get(id(node)))
        elif isinstance(node, ast.arg):
            found.setdefault(node.arg, []).append(None)
    return found


def _read_next(tree, is_lazy):
    """Reads of names just bound to what Python 2 made a list.

    `line = next(file)`, then `line = map(int, line.split())`, then `line[0]`.
    """
    found = set()
    for node in trees.walk(tree):
        for field in ('body', 'orelse'):
            block = getattr(node, field, ())
            for i, made in enumerate(block if type(block) is list else ()):
                if isinstance(made, ast.Assign) and is_lazy(made.value):
                    name = getattr(made.targets[0], 'id', '')
                    found |= _reads(block[i + 1 :], name) if name else set()
    return found


def _reads(block, name):
    """Reads of a name in a block, up to where it may be bound anew."""
    found = set()
    for statement in block:
        nodes = {n for n in ast.walk(statement) if trees.dotted(n) == name}
        if any(isinstance(getattr(n, 'ctx', 0), _BINDS) for n in nodes):
            test = ast.walk(getattr(statement, 'test', ast.Pass()))
            return found | {n for n in test if trees.dotted(n) == name}
        if not isinstance(statement, _LATER):
            found |= nodes
    return found


def _mappings(tree):
    """Names of what has keys, as what `HParams.values()` gives.

    They are asked for `.keys()`, or by text, or by what a loop over them
    gives, which may sort them.
    """
    looped = {
        (_looped_over(node.iter), getattr(node.target, 'id', ''))
        for node in trees.of_kind(tree, ast.For, ast.comprehension)
    }
    found = {
        getattr(node.func.value, 'id', None)
        for node in trees.of_kind(tree, ast.Call)
        if _is_view(node)
    }
    for node in trees.of_kind(tree, ast.Subscript):
        name = getattr(node.value, 'id', None)
        by_text = isinstance(getattr(node.slice, 'value', None), str)
        if by_text or (name, getattr(node.slice, 'id', None)) in looped:
            found.add(name)
    return found


def _looped_over(node):
    """The name of what a loop asks for its keys, or None."""
    if _calls(node, {'sorted'}) and node.args:
        node = node.args[0]
    return getattr(node, 'id', None)


def _whole(node, quotients):
    """What a quotient is used for that has to be whole, or None."""
    if isinstance(node, ast.Call) and _calls(node, {'range'}):
        if any(_is_near_quotient(a, quotients) for a in node.args):
            return 'range(... / ...)'
    if isinstance(node, ast.Slice):
        # NumPy cut the floats that plain names held.
        of_self = {name for name in quotients if '.' in name}
        ends = node.lower, node.upper
        of_ends = {trees.dotted(t) for end in ends for t in _terms(end)}
        if any(map(_is_div, ends)) or of_ends & of_self:
            return '[... / ... :]'
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        sides = node.left, node.right
        if any(isinstance(side, ast.List) for side in sides):
            if any(_is_quotient(side, quotients) for side in sides):
                return '[...] * (... / ...)'
    return None


def _is_near_quotient(node, quotients):
    """Whether it is a quotient, or one and a whole number more or less."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        number = getattr(node.right, 'value', None)
        return type(number) is int and _is_quotient(node.left, quotients)
    return _is_quotient(node, quotients)


def _terms(node):
    """What an expression adds up and multiplies, or the expression."""
    if not isinstance(node, ast.BinOp):
        return [node]
    if not isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
        return [node]
    return [*_terms(node.left), *_terms(node.right)]


def _quotients(node):
    return filter(_is_div, _terms(node))


def _is_quotient(node, names):
    return _is_div(node) or trees.dotted(node) in names


def _quotients_of_self(tree):
    """Attributes, as `self.n`, that are bound to nothing but quotients."""
    plain = {
        id(node.targets[0]): node.value
        for node in trees.of_kind(tree, ast.Assign)
    }
    found: dict = {}
    for node in trees.of_kind(tree, ast.Attribute):
        if isinstance(node.ctx, ast.Store):
            is_div = _is_div(plain.get(id(node)))
            name = trees.dotted(node)
            found[name] = is_div and found.get(name, True)
    return {n for n, told in found.items() if told and n.startswith('self.')}


def _is_div(node):
    """Whether it is a quotient that may be of whole numbers."""
    is_div = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
    return is_div and not (_is_real(node.left) or _is_real(node.right))


def _is_real(node):
    """Whether it is a float for sure, as `np.pi` and `2. * n` are."""
    if isinstance(node, ast.BinOp):
        return _is_real(node.left) or _is_real(node.right)
    if isinstance(node, ast.UnaryOp):
        return _is_real(node.operand)
    if isinstance(node, ast.Attribute):
        return node.attr == 'pi'
    is_float = isinstance(getattr(node, 'value', None), float)
    return is_float or _calls(node, {'float'})


def _is_view(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _VIEWS
        and not node.args
    )


def _calls(node, names):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in names
    )
