"""Arrays of float32 that numbers of NumPy make wider today.

    w = w32 / np.sqrt(n)    w = w32 / float(np.sqrt(n))

Up to 1.26 a single number did not change the type of an array.

Source: NumPy 2.0 migration guide, "Changes to NumPy data type promotion".
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..findings import CHECK
from ..names.local_names import module_names
from ..rule import ANY_SOURCE, Rule

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
# Functions that give a number of NumPy for one of Python's.
_NUMBERS = frozenset(
    'cos exp float64 log log10 log2 power sin sqrt tan'.split()
)
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)


def apply(port):
    """Makes Python's own numbers of what would widen arrays."""
    modules = module_names(port.source.tree)
    if not modules or 'float32' not in port.source.text:
        return
    sizes = _sizes(port.source.tree)
    for scope in trees.walk(port.source.tree):
        if isinstance(scope, (ast.FunctionDef, ast.Module)):
            names = _narrow_names(scope)
            for node in _own(scope):
                if isinstance(node, ast.BinOp):
                    _port(port, node, names, sizes, modules)


def _port(port, node, names, sizes, modules):
    if not isinstance(node.op, _ARITHMETIC) or _is_cast(port, node):
        return
    for array, number in [(node.left, node.right), (node.right, node.left)]:
        if not _is_narrow(array, names) or not _is_number(number, modules):
            continue
        leaves = _leaves(number, modules)
        known = [leaf for leaf in leaves if _is_size(leaf, sizes)]
        if len(known) == len(leaves) > 0:
            port.source.replace(number, 'float(', number, ')')
            new = f'float({port.source.get(number)})'
            port.changed(number, RULE, RULE.why, new)
        elif not all(isinstance(leaf, ast.Constant) for leaf in known):
            port.note(number, CHECK, RULE, _CHECK)


def _own(scope):
    """Yields the nodes of a scope that are not of a function in it."""
    todo = list(scope.body)
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
            todo += ast.iter_child_nodes(node)


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
        if any(_is_narrow(value) for value in values)
        and all(_is_narrow(value, {name}) for value in values)
    }


def _is_narrow(node, names=frozenset()):
    """Whether an expression is an array of float32."""
    if isinstance(node, ast.Name):
        return node.id in names
    if isinstance(node, ast.BinOp):
        sides = node.left, node.right
        return any(_is_narrow(side, names) for side in sides)
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, 'attr', '')
    if name in _SAME:
        return any(_is_narrow(inner, names) for inner in node.args)
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


def _is_number(node, modules):
    """Whether a function of NumPy makes a number of others in it."""
    if isinstance(node, ast.BinOp):
        return any(_is_number(n, modules) for n in (node.left, node.right))
    function = getattr(node, 'func', None)
    return (
        isinstance(function, ast.Attribute)
        and function.attr in _NUMBERS
        and getattr(function.value, 'id', '') in modules
        and not node.keywords
    )


def _leaves(number, modules):
    """What a number is computed of, but for NumPy's functions."""
    todo, found = [number], []
    while todo:
        node = todo.pop()
        if isinstance(node, ast.BinOp):
            todo += [node.left, node.right]
        elif _is_number(node, modules):
            todo += node.args
        else:
            found.append(node)
    return found


def _is_size(node, sizes):
    """Whether it is one number, and no array."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Call):
        return getattr(node.func, 'id', '') in ('len', 'int', 'float')
    if isinstance(node, ast.Subscript):
        return getattr(node.value, 'attr', '') == 'shape'
    return ast.unparse(node) in sizes


def _sizes(tree):
    """Expressions that a source takes for sizes of arrays, or counts to."""
    found = set()
    for node in trees.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
            if name in _MAKERS or name in ('range', 'xrange', 'randint'):
                for value in [*node.args, *(k.value for k in node.keywords)]:
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
