"""Arrays of float32 that numbers of NumPy make wider today.

    w = w32 / np.sqrt(n)    w = w32 / float(np.sqrt(n))

Up to 1.26 a single number did not change the type of an array.

Source: NumPy 2.0 migration guide, "Changes to NumPy data type promotion".
"""

from __future__ import annotations

import ast
import collections

from ....sources import trees
from ....sources.libraries.numpy_names import NUMBERS
from ...findings import CHECK
from ...names import scopes
from ...names.local_names import known_modules
from ...names.shadows import is_hidden
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='wide-numbers',
    does='Keeps arrays of float32 as narrow as they were',
    why='a number of NumPy makes float64 of them since 2.0',
    before=(
        'import numpy as np\nimport tensorflow as tf\nn = 4\n'
        'w = np.random.randn(n, n).astype(np.float32) / np.sqrt(n)\n'
        'v = tf.get_variable("v", initializer=w)\n'
    ),
    after=(
        'import numpy as np\nimport tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\nn = 4\n'
        'w = np.random.randn(n, n).astype(np.float32) / float(np.sqrt(n))\n'
        'v = tf.get_variable("v", initializer=w)\n'
    ),
    sources=ANY_SOURCE,
)
_CHECK = (
    'NumPy 2 makes float64 of the array of float32 if this is one number: '
    'float(...) around it keeps float32, as it was'
)
_NARROW = ('float32', 'np.float32', 'numpy.float32', 'tf.float32')
# Functions that make arrays of the sizes that they are given.
_MAKERS = frozenset(
    'arange empty eye full identity normal ones rand randn uniform '
    'zeros'.split()
)
# Functions whose arrays have the type of those that they are given.
_SAME = frozenset(
    'abs absolute clip copy maximum minimum reshape square transpose '
    'tril triu'.split()
)
# Functions whose results for sizes and shapes are one number.
_TOTALS = frozenset('max mean min prod sum'.split())
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)


def apply(port):
    """Makes Python's own numbers of what would widen arrays."""
    modules = known_modules(port.source.tree)
    if not modules or 'float32' not in port.source.text:
        return
    sizes = _sizes(port.source.tree)
    for scope in trees.of_kind(port.source.tree, ast.FunctionDef, ast.Module):
        arrays = _Arrays(_narrow_names(scope))
        numbers = _Numbers(modules, _single_values(scope))
        for node in _own(scope):
            if isinstance(node, ast.BinOp):
                _port(port, node, arrays, numbers, sizes)


def _port(port, node, arrays, numbers, sizes):
    if not isinstance(node.op, _ARITHMETIC):
        return
    for array, number in [(node.left, node.right), (node.right, node.left)]:
        if not (number in numbers and array in arrays) or _is_cast(port, node):
            continue
        leaves = _leaves(number, numbers)
        known = [leaf for leaf in leaves if _is_size(leaf, sizes)]
        if len(known) == len(leaves) > 0:
            port.source.replace(number, 'float(', number, ')')
            new = f'float({port.source.get(number)})'
            port.changed(number, RULE, RULE.why, new)
        elif not all(isinstance(leaf, ast.Constant) for leaf in known):
            port.note(number, CHECK, RULE, _CHECK)


def _own(scope):
    """Nodes of a scope that are not of a function in it."""
    return scopes.nodes_without(scope, ast.FunctionDef, ast.Lambda)


def _narrow_names(scope):
    """Names that hold arrays of float32 and what is computed from them."""
    found = {}
    for node in _own(scope):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            name = getattr(node.targets[0], 'id', '')
            found.setdefault(name, []).append(node.value)
    return {
        name
        for name, values in found.items()
        if any(map(_Arrays().__contains__, values))
        and all(map(_Arrays({name}).__contains__, values))
    }


def _single_values(scope):
    """Names that a scope binds once, by an assignment -> what they hold."""
    found, times = {}, collections.Counter(scopes.parameters(scope))
    for node in _own(scope):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            found[getattr(node.targets[0], 'id', '')] = node.value
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            times[node.id] += 1
    return {name: value for name, value in found.items() if times[name] == 1}


class _Expressions:
    """Expressions of a kind; each is looked at once."""

    def __init__(self):
        self._found = {}

    def __contains__(self, node):
        if node not in self._found:
            self._found[node] = False  # A name may be computed of itself.
            self._found[node] = self._is_one(node)
        return self._found[node]

    def _is_one(self, node):
        raise NotImplementedError


class _Arrays(_Expressions):
    """Arrays of float32.

    Args:
        names: Names that hold such arrays.
    """

    def __init__(self, names=frozenset()):
        super().__init__()
        self._names = names

    def _is_one(self, node):
        if isinstance(node, ast.Name):
            return node.id in self._names
        if isinstance(node, ast.BinOp):
            return node.left in self or node.right in self
        if not isinstance(node, ast.Call):
            return False
        name = getattr(node.func, 'attr', '')
        if name in _SAME:
            return any(inner in self for inner in node.args)
        if name == 'astype':
            return _names_narrow(node.args[:1])
        if name == 'float32':
            return any(isinstance(inner, ast.Call) for inner in node.args)
        given = [k.value for k in node.keywords if k.arg == 'dtype']
        return name in _MAKERS and _names_narrow([*given, *node.args[1:]])


def _names_narrow(nodes):
    return any(
        getattr(node, 'value', None) == 'float32'
        or trees.dotted(node) in _NARROW
        for node in nodes
    )


class _Numbers(_Expressions):
    """What functions of NumPy make of numbers, and what is computed of it.

    Args:
        modules: Names of NumPy in the source.
        values: Names that are bound once -> what they hold.
    """

    def __init__(self, modules, values):
        super().__init__()
        self._modules, self.values = modules, values

    def _is_one(self, node):
        if isinstance(node, ast.Name):
            return self.values.get(node.id) in self
        if isinstance(node, ast.BinOp):
            return node.left in self or node.right in self
        function = getattr(node, 'func', None)
        return (
            isinstance(function, ast.Attribute)
            and function.attr in NUMBERS
            and getattr(function.value, 'id', '') in self._modules
            and not is_hidden(function)
            and not node.keywords
        )


def _leaves(number, numbers):
    """What a number is computed of, but for NumPy's functions."""
    todo, found, names = [number], [], set()
    while todo:
        node = todo.pop()
        if isinstance(node, ast.BinOp):
            todo += [node.left, node.right]
        elif isinstance(node, ast.Name) and node in numbers:
            if node.id not in names:
                names.add(node.id)
                todo.append(numbers.values[node.id])
        elif node in numbers:
            todo += node.args
        else:
            found.append(node)
    return found


def _is_size(node, sizes):
    """Whether it is one number, and no array."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Call):
        if trees.last_name(node.func) in _TOTALS and len(node.args) == 1:
            whole = node.args[0]
            is_shape = getattr(whole, 'attr', '') == 'shape'
            return not node.keywords and (is_shape or _is_size(whole, sizes))
        return getattr(node.func, 'id', '') in ('len', 'int', 'float')
    if isinstance(node, ast.Subscript):
        known = getattr(node.value, 'attr', '') == 'shape'
        return known or ast.unparse(node.value) in sizes
    return ast.unparse(node) in sizes


def _sizes(tree):
    """What a source takes for a size or shape of arrays, or counts to."""
    found = set()
    for node in trees.of_kind(tree, ast.Call):
        name = trees.last_name(node.func)
        if name in _MAKERS or name in ('range', 'xrange', 'randint'):
            for value in [*node.args, *(k.value for k in node.keywords)]:
                if isinstance(value, ast.Starred):
                    value = value.value
                listed = getattr(value, 'elts', [value])
                found |= {ast.unparse(size) for size in listed}
    return found


def _is_cast(port, node):
    """Whether a type is said for what an expression is part of."""
    while isinstance(node, ast.expr):
        node = port.parents.get(id(node))
        if isinstance(node, ast.Attribute) and node.attr == 'astype':
            return True
        if isinstance(node, ast.Call):
            name = getattr(node.func, 'attr', '')
            return name == 'float32' or any(
                k.arg == 'dtype' for k in node.keywords
            )
    return False
