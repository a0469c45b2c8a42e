"""Arrays of one number that were taken for the number.

`numpy.frombuffer(stream.read(4), dtype=dt)`, in readers of MNIST's files, and
`numpy.random.choice(n, 1)` are arrays; as the bound of a slice or a size they
served as their one number until NumPy 1.12 to 1.25.

Source: NumPy 1.12 and 1.25 release notes, "only ndim-0 arrays are treated as
scalars".
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...kinds.arrays.one_arrays import DRAWS
from ...kinds.numbers.whole_numbers import bounds
from ...names.local_names import storing
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='one-number',
    does='Takes the number out of an array of one',
    why='since NumPy 1.25 such an array no longer serves as the number',
    before='import numpy as np\ni = np.random.choice(n, 1)\nx = y[i:i + 3]\n',
    after=(
        'import numpy as np\n'
        'i = np.random.choice(n, 1)\n'
        'x = y[i[0]:i[0] + 3]\n'
    ),
    sources=ANY_SOURCE,
)
_WIDTH = re.compile(r'\b(?:u?int|float)(8|16|32|64)\b')
_WHY = 'an array of one number no longer serves as the number'


def apply(port):
    """Takes the number out of arrays of one."""
    _port_readers(port)
    _port_draws(port)


def _port_draws(port):
    """The number where a slice or a range is bound by an array of one.

    The array itself stays: as an index it gives an array, too.
    """
    ones = _ones(port.source.tree)
    for node in trees.walk(port.source.tree) if ones else ():
        for bound in bounds(node):
            for part in _terms(bound):
                if isinstance(part, ast.Name) and part.id in ones:
                    port.source.replace(part, f'{part.id}[0]')
                    port.changed(part, RULE, _WHY, f'{part.id}[0]')


@trees.once
def _ones(tree):
    """Names that are bound to draws of one number alone."""
    values: dict = {}
    for name, node in storing(tree):
        values.setdefault(name, []).append(node)
    return {n for n, nodes in values.items() if all(map(_draws_one, nodes))}


def _draws_one(node):
    """Whether a statement gives a name an array of one random number."""
    call = getattr(node, 'value', None)
    if not isinstance(node, ast.Assign) or not isinstance(call, ast.Call):
        return False
    if len(node.targets) != 1 or not isinstance(node.targets[0], ast.Name):
        return False
    return _is_draw_of_one(call)


def _is_draw_of_one(call):
    """Whether it is `numpy.random.rand(1)`, or the like."""
    place = DRAWS.get(getattr(getattr(call, 'func', None), 'attr', ''))
    if place is None or '.random.' not in ast.unparse(call.func):
        return False
    sizes = [*call.args[place : place + 1]]
    sizes += [k.value for k in call.keywords if k.arg == 'size']
    is_one = [getattr(size, 'value', None) for size in sizes] == [1]
    return is_one and (place > 0 or len(call.args) < 2)


def _terms(node):
    if isinstance(node, ast.BinOp):
        yield from _terms(node.left)
        yield from _terms(node.right)
    else:
        yield node


def _port_readers(port):
    """The number where a function returns an array of one."""
    for node in trees.of_kind(port.source.tree, ast.FunctionDef):
        for statement in trees.of_kind(node, ast.Return):
            _port(port, node, statement.value)


def _port(port, function, call):
    if not _is_one(port, function, call) or _is_indexed(port, function.name):
        return
    new = f'{port.source.get(call)}[0]'
    port.source.insert(port.source.span(call)[1], '[0]')
    port.changed(call, RULE, _WHY, new)


def _is_one(port, function, call):
    if not isinstance(call, ast.Call) or len(call.args) not in (1, 2):
        return False
    if getattr(call.func, 'attr', '') != 'frombuffer':
        return False
    read = call.args[0]
    if not isinstance(read, ast.Call):
        return False
    if getattr(read.func, 'attr', '') != 'read':
        return False
    size = getattr(read.args[0], 'value', None) if read.args else None
    kinds = [k.value for k in call.keywords if k.arg == 'dtype']
    return _width(port, function, [*call.args[1:], *kinds]) == size


def _width(port, function, kinds):
    """Bytes of a number of the type that is named, or 0."""
    texts = [port.source.get(kind) for kind in kinds]
    texts += [
        port.source.get(n.value)
        for n in ast.walk(function)
        if isinstance(n, ast.Assign)
        and getattr(n.targets[0], 'id', '') in texts
    ]
    found = {w for text in texts for w in _WIDTH.findall(text)}
    return int(found.pop()) // 8 if len(found) == 1 else 0


def _is_indexed(port, name):
    return any(
        isinstance(n, ast.Subscript)
        and getattr(getattr(n.value, 'func', None), 'id', '') == name
        for n in trees.walk(port.source.tree)
    )
