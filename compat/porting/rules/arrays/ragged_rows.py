"""Arrays of rows whose lengths are those of the data.

    rows.append([index[c] for c in text])
    x = np.array(rows)                      x = numpy1.array(rows)

NumPy made objects of rows of unequal lengths, and refuses them today. Where a
source does not tell that they are equal, the port makes the array as NumPy did
then. So do `np.random.choice`, `np.save`, `np.delete` and others, which make
an array of their own: they are given `numpy1.rows(rows)`.

Numbers beside arrays of one number become numbers. What is converted to
numbers, or fed, had rows of one length then as well. So had those of functions
that numba compiles.

Symbolic tensors were objects to it as well: all of its functions, such as
`np.sum(losses)`, are given `numpy1.rows(losses)` where the list may hold some.

Source: NumPy 1.24 release notes; TensorFlow 0.12.1, 1.4.1, 1.12.3 and 1.15.5,
as they ran beside NumPy 1.18 and 1.19.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.libraries import numba_functions
from ....sources.libraries.numpy_names import ARRAYS_MADE
from ...kinds.arrays import filled_names
from ...kinds.arrays.even_rows import Rows
from ...kinds.tensors.tensor_holders import LIST, TENSOR
from ...names.local_names import dotted, names_of_numpy
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='ragged-rows',
    does=(
        'Makes objects of rows whose lengths may differ and of tensors, as '
        'NumPy did'
    ),
    why='NumPy 1.24 refuses rows of unequal length',
    before=(
        'import numpy as np\n'
        'rows = [[index[c] for c in text] for text in texts]\n'
        'x = np.array(rows)\n'
    ),
    after=(
        'from legacy_rnn.compat import numpy1\n'
        'import numpy as np\n'
        'rows = [[index[c] for c in text] for text in texts]\n'
        'x = numpy1.array(rows)\n'
    ),
    follows=('tensor-operators',),
    sources=ANY_SOURCE,
)
_HOME = 'legacy_rnn.compat:numpy1'
_WHY = 'NumPy refuses rows of unequal lengths today'
_MIXED = 'NumPy took arrays of one number for numbers beside others'
_OF_TENSORS = 'NumPy took a tensor for an object, and is refused it today'
_MAKERS = ('numpy.array', 'numpy.asarray')
# What makes an array of each item.
_STACKING = frozenset(
    'column_stack concatenate dstack hstack stack vstack'.split()
)
# What asks a tensor itself, and what becomes TensorFlow's own.
_ASKING = frozenset('ndim ones_like shape size zeros_like'.split())
# Function -> of how many of its arguments it makes arrays by itself.
_MADE = {
    **{f'numpy.{name}': count for name, count in ARRAYS_MADE.items()},
    'numpy.random.choice': 1,
    'numpy.random.permutation': 1,
}
_SHAPING = ('numpy.reshape', 'numpy.resize')
_SAVES = ('numpy.save', 'numpy.savez', 'numpy.savez_compressed')
_NUMBERS = ('float', 'int', 'uint')
# Parts of TensorFlow that take rows as a program has them.
_TAKES_ROWS = re.compile(r'contrib|keras|learn')


def apply(port):
    """Makes objects of rows whose lengths may differ, as NumPy did."""
    tree = port.source.tree
    names = names_of_numpy(tree)
    rows = Rows(tree)
    compiled = numba_functions.nodes(tree)
    for call in port.calls.values():
        if call in compiled:
            continue
        name = dotted(call.func, names)
        plain = len(call.args) == 1 and not call.keywords
        held = _of_tensors(port, call, name)
        if name in _MAKERS and plain:
            if held:
                _make(port, call, name, _OF_TENSORS)
            elif not rows.are_even(call.args[0]):
                if not _is_of_numbers(port, call):
                    _make(port, call, name, _WHY)
            continue
        for given in _arrays(call, name):
            unsure = name in _SAVES or rows.is_list(given)
            if unsure and not rows.are_even(given) and given not in held:
                _wrap(port, given, _WHY)
        for given in _wanted_numbers(call, name):
            if _may_mix(port, given):
                _wrap(port, given, _MIXED)
        for given in held:
            each = trees.last_name(call.func) in _STACKING
            _wrap(port, given, _OF_TENSORS, each)


def _make(port, call, name, why):
    new = f'numpy1.{name.rpartition(".")[2]}'
    port.source.replace(call.func, new)
    port.needs.add(_HOME)
    port.changed(call, RULE, why, new)


def _wrap(port, given, why, each=False):
    whole = port.source.whole(given)
    around = ['numpy1.rows(', whole, ')']
    if each:
        around = ['list(map(numpy1.rows, ', whole, '))']
    port.source.replace_span(*whole, *around)
    port.needs.add(_HOME)
    port.changed(given, RULE, why, 'numpy1.rows')


def _of_tensors(port, call, name):
    """What a function of NumPy itself is given that may hold tensors."""
    module, _, leaf = name.rpartition('.')
    if module != 'numpy' or id(call) in port.handled:
        return []
    return [
        given
        for given in call.args
        for kind in [port.holders.kind(given)]
        if kind == LIST or (kind == TENSOR and leaf not in _ASKING)
        if not isinstance(given, (ast.Starred, ast.GeneratorExp))
    ]


def _arrays(call, name):
    """What a function makes arrays of by itself, a list."""
    if name not in _MADE and name not in _SAVES:
        return []
    if name in _MADE:
        if _has_axes(call, name):
            return []
        return call.args[: _MADE[name]]
    if name == 'numpy.save':
        return call.args[1:2]
    given = [*call.args[1:], *(k.value for k in call.keywords if k.arg)]
    return [node for node in given if not isinstance(node, ast.Starred)]


def _wanted_numbers(call, name):
    """What a call makes an array of a type of, or feeds, a list."""
    if name in _MAKERS:
        return call.args[:1]
    fed = [k.value for k in call.keywords if k.arg == 'feed_dict']
    fed += call.args[1:2] if trees.called(call) == 'run' else []
    return [value for node in fed for value in getattr(node, 'values', ())]


def _may_mix(port, node):
    """Whether a list gets `r[i]` here and `r[i] + 0.9 * q[i]` there."""
    if not isinstance(node, ast.Name):
        return False
    tree = port.source.tree
    given = filled_names.find(node.id, node, port.parents, tree)
    values = [value for how, value in given if how == 'append']
    sums = [value for value in values if isinstance(value, ast.BinOp)]
    parts = [part for value in sums for part in ast.walk(value)]
    picks = any(isinstance(part, ast.Subscript) for part in parts)
    return picks and 0 < len(sums) < len(values)


def _has_axes(call, name):
    """Whether a call gives several axes, which unequal rows do not fill.

    Numbers beside arrays of one number fill a column.
    """
    if name == 'numpy.append':
        by_name = any(keyword.arg == 'axis' for keyword in call.keywords)
        return by_name or len(call.args) > ARRAYS_MADE['append']
    shape = getattr(call.args[1], 'elts', ()) if call.args[1:] else ()
    is_column = (
        getattr((*shape, None, None)[len(shape) - 1], 'value', None) == 1
    )
    return name in _SHAPING and len(shape) > 1 and not is_column


def _is_of_numbers(port, call):
    """Whether an array is used where objects were of no use."""
    around = port.parents.get(id(call))
    if isinstance(around, ast.keyword):
        return around.arg == 'p'  # Chances.
    if isinstance(around, ast.Attribute):
        if around.attr == 'item':
            return True
        method = port.parents.get(id(around))
        converts = isinstance(method, ast.Call) and around.attr == 'astype'
        kind = ast.unparse(method.args[0]) if converts and method.args else ''
        return kind.strip('\'"').rpartition('.')[2].startswith(_NUMBERS)
    if isinstance(around, ast.Dict):
        around = port.parents.get(id(around))
        return getattr(around, 'arg', '') == 'feed_dict'
    if not isinstance(around, ast.Call):
        return False
    name, _ = port.names.resolved.get(around.func, ('contrib', None))
    return not _TAKES_ROWS.search(name)
