"""`[cell] * n` where the release made n cells of it.

So it was where the list is `[cell for _ in range(n)]`.

Up to 1.0 weights belonged to the scope, so the n layers of
`MultiRNNCell([cell] * n)` had weights of their own; from 1.2 they share.

Source: TensorFlow 0.12.1, 1.0.1, 1.1.0 and 1.2.1, executed.
"""

from __future__ import annotations

import ast

from ....dating import forms
from ....sources import trees
from ...findings import CHECK
from ...names import lookups
from ...names.local_names import stored_names
from ...rule import Rule

RULE = Rule(
    name='layers',
    does='Makes n cells of `[cell] * n`',
    why=(
        'up to 1.0 each layer had weights of its own; from 1.2 one cell '
        'shares them'
    ),
    before=(
        'import tensorflow as tf\n'
        'rnn_cell = tf.nn.rnn_cell\n'
        'cells = rnn_cell.MultiRNNCell([rnn_cell.GRUCell(3)] * 2)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'rnn_cell = r0_8.nn.rnn_cell\n'
        'cells = rnn_cell.MultiRNNCell([rnn_cell.GRUCell(3) for _ '
        'in range(2)])\n'
    ),
    releases=('0.5', '1.1'),
)
_WHY = (
    'up to TensorFlow 1.0 each layer had weights of its own; from 1.2 one '
    'cell shares them'
)


def apply(port):
    """Writes n cells where the release meant n cells."""
    for node in trees.of_kind(port.source.tree, ast.ListComp, ast.BinOp):
        cell = forms.repeated_name(node)
        parts = (cell, None) if cell else _repeated(node)
        if parts and _is_layers(port, node):
            _separate(port, node, *parts)


def _repeated(node):
    """`(cell, count)` of `[cell] * count` or `count * [cell]`."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult):
        return None
    for listed, count in ((node.left, node.right), (node.right, node.left)):
        if isinstance(listed, ast.List) and len(listed.elts) == 1:
            return listed.elts[0], count
    return None


def _is_layers(port, node):
    """Whether the list becomes the cells of a MultiRNNCell."""
    parent = port.parents.get(id(node))
    if isinstance(parent, ast.keyword) and parent.arg == 'cells':
        parent = port.parents.get(id(parent))
    if isinstance(parent, ast.Call):
        return _is_multi(port, parent.func)
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1:
        name = ast.unparse(parent.targets[0])
        return any(
            _is_multi(port, call.func)
            and any(ast.unparse(a) == name for a in call.args[:1])
            for call in port.calls.values()
        )
    return False


def _is_multi(port, function):
    name = port.names.resolved.get(function, ('', ''))[0]
    return name.rpartition('.')[2] == 'MultiRNNCell'


def _separate(port, node, cell, count):
    if port.release >= '1.2':
        return
    if port.release >= '1.1':
        why = 'TensorFlow 1.1 refused one cell for several layers'
        port.note(node, CHECK, RULE, why, release='1.1')
        return
    if count is None:
        node, pieces = cell, [f'{_deepcopy(port)}(', cell, ')']
    elif isinstance(cell, ast.Call) and _makes_cell(port, cell):
        pieces = ['[', cell, f' for _ in {_times(port)}(', count, ')]']
    else:
        made = f'[{_deepcopy(port)}('
        pieces = [made, cell, f') for _ in {_times(port)}(', count, ')]']
    port.source.replace(node, *pieces)
    shown = [p if isinstance(p, str) else port.source.get(p) for p in pieces]
    port.changed(node, RULE, _WHY, ''.join(shown), '1.1')


def _times(port):
    """`range`, or what counts as well where the source has a `range`."""
    is_own = 'range' in stored_names(port.source.tree)
    return '[None] * ' if is_own else 'range'


def _deepcopy(port):
    """Imports `copy.deepcopy`, by a name that nothing else may have."""
    others = set(stored_names(port.source.tree))
    for node in trees.of_kind(port.source.tree, ast.ImportFrom):
        others |= {alias.asname or alias.name for alias in node.names}
    if others & {'copy', '*'} or 'pylab' in port.source.text:
        port.needs.add('copy:deepcopy')
        return 'deepcopy'
    port.needs.add('copy')
    return 'copy.deepcopy'


def _makes_cell(port, call):
    name = port.names.resolved.get(call.func, ('', ''))[0]
    found, rest = lookups.lookup(port, name)
    return bool(found) and not rest and found.row.target.startswith('cells:')
