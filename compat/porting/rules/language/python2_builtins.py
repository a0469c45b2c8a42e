"""Builtins whose meaning Python 3 changed, and those that it dropped.

    print                                   ->  print()
    map(None, a, b)                         check: it pairs no sequences
    int(round(0.1 * size))                  the same, by Python 2's round
    half = math.floor(size) / 2             python2.floor(size) / 2
    exec 'x = 1', in a function             check: it binds no name there
    rows.sort(by('score'))                  rows.sort(key=cmp_to_key(...))

Source: Python 3.0, "What's New".
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.libraries.moved_names import PYTHON2
from ....sources.python2 import dialect
from ...findings import CHECK
from ...names import scopes
from ...names.local_names import dotted, imported_names
from ...names.shadows import is_builtin
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='python2-builtins',
    does="Keeps Python 2's rounding, and reports builtins that changed",
    why='the call is taken and computes something else',
    before='import cPickle\nhalf = int(round(0.1 * size))\n',
    after=(
        'from legacy_rnn.compat.python2 import round\n'
        'import pickle\nhalf = int(round(0.1 * size))\n'
    ),
    sources=ANY_SOURCE,
)
_BINDS = re.compile(r'\s*[a-zA-Z_]\w*\s*=[^=]')
_GONE = {
    'buffer': 'Python 3 has memoryview instead',
    'coerce': 'Python 3 has no coerce: convert both numbers',
}
_ROUNDED = 'math.ceil', 'math.floor'
# Types of which it is the same, whole or a float.
_WHOLE = frozenset('int int32 int64 len long range xrange'.split())


def apply(port):
    """Reports builtins of Python 2, and prints the empty line."""
    if not port.project.python2:
        return
    bound = dialect.bound_names(port.source.tree)
    if 'builtins.' in port.source.text and 'builtins' not in bound:
        port.needs.add('builtins')
    imported = imported_names(port.source.tree)
    for node in trees.of_kind(port.source.tree, ast.Expr, ast.Name, ast.Call):
        if isinstance(node, ast.Expr):
            if 'print' not in bound and _name(node.value) == 'print':
                port.source.replace(node.value, 'print()')
                why = 'Python 2 printed an empty line'
                port.changed(node, RULE, why, 'print()')
        elif isinstance(node, ast.Name):
            if node.id in _GONE and is_builtin(node, port.source.tree):
                port.note(node, CHECK, RULE, _GONE[node.id])
        elif dotted(node.func, imported) in _ROUNDED:
            _port_rounded(port, node, dotted(node.func, imported))
        elif order := _made_order(port, node):
            port.needs.add('functools:cmp_to_key')
            port.source.replace(order, 'key=cmp_to_key(', order, ')')
            why = 'Python 3 sorts by a key, not by a function that compares'
            port.changed(order, RULE, why, 'key=cmp_to_key(...)')
        elif is_builtin(node.func, port.source.tree):
            why = _binds_nothing(port, node)
            if _pairs_nothing(node):
                why = 'map(None, ...) was itertools.zip_longest'
            if why:
                port.note(node, CHECK, RULE, why)
            elif _name(node.func) == 'round':
                _port_round(port, node)


def _made_order(port, call):
    """What `rows.sort(by('score'))` is given, if that compares, or None."""
    is_sort = getattr(call.func, 'attr', '') == 'sort'
    if not is_sort or len(call.args) != 1 or call.keywords:
        return None
    order = call.args[0]
    makers = [
        function
        for tree in (port.source.tree, *port.project.trees)
        for function in trees.of_kind(tree, ast.FunctionDef)
        if function.name == trees.called(order)
    ]
    return order if makers and all(map(_makes_order, makers)) else None


def _makes_order(maker):
    """Whether a function returns nothing but functions of two."""
    nodes = list(scopes.own_nodes(maker))
    inner = {n.name: n for n in maker.body if isinstance(n, ast.FunctionDef)}
    given = [n.value for n in nodes if isinstance(n, ast.Return)]
    given = [inner.get(_name(value), value) for value in given]
    return bool(given) and all(
        isinstance(made, (ast.FunctionDef, ast.Lambda))
        and len(made.args.args) == 2
        for made in given
    )


def _pairs_nothing(call):
    """Whether it is `map(None, a, b)`."""
    return (
        _name(call.func) == 'map' and call.args and trees.is_none(call.args[0])
    )


def _port_round(port, call):
    """`round(x)`, which is that of Python 2 wherever the file rounds."""
    if len(call.args) == 1 and not call.keywords:
        port.needs.add(f'{PYTHON2}:round')
        why = 'Python 3 rounds halves to the even number, and gives an int'
        port.changed(call, RULE, why, 'round')
        if _is_index(port, call):  # NumPy took whole floats up to 1.11.
            port.source.insert(port.source.whole(call)[0], 'int(')
            port.source.insert(port.source.whole(call)[1], ')')


def _port_rounded(port, call, name):
    """`math.ceil(x)`, unless it is made whole, compared or an index."""
    node, parent = call, port.parents.get(id(call))
    while isinstance(parent, ast.BinOp):
        if isinstance(parent.op, ast.Div):
            break
        node, parent = parent, port.parents.get(id(parent))
    made = trees.last_name(getattr(parent, 'func', None)) or ''
    is_same = made in _WHOLE or isinstance(parent, ast.Compare)
    if is_same or _is_index(port, call) or node is getattr(parent, 'func', 0):
        return
    new = name.replace('math', 'python2')
    port.needs.add('legacy_rnn.compat:python2')
    port.source.replace(call.func, new)
    port.changed(call, RULE, 'Python 3 rounds to whole numbers', new)


def _is_index(port, node):
    """Whether it is `x[round(0.5 * n) :]`, or a sum in it."""
    parent = port.parents.get(id(node))
    while isinstance(parent, (ast.BinOp, ast.Slice, ast.Tuple)):
        node, parent = parent, port.parents.get(id(parent))
    return isinstance(parent, ast.Subscript) and node is parent.slice


def _binds_nothing(port, call):
    """What `exec 'x = 1'` does not do in a function, or None."""
    if _name(call.func) != 'exec' or len(call.args) != 1:
        return None
    code = getattr(call.args[0], 'left', call.args[0])  # '...' % values
    if not _BINDS.match(str(getattr(code, 'value', ''))):
        return None
    node = call
    while node is not None:
        if isinstance(node, ast.FunctionDef):
            return 'in a function, exec binds no names of it in Python 3'
        node = port.parents.get(id(node))
    return None


def _name(node):
    return getattr(node, 'id', None)
