"""A plain tuple as the state of LSTM cells of blocks, as up to 1.0.

    cell = tf.contrib.rnn.LSTMBlockCell(n)
    state = tuple(tf.unstack(states))
    tf.nn.dynamic_rnn(cell, inputs, lengths, state)

Up to 1.0 such a cell gave a tuple; since 1.1 it gives an LSTMStateTuple, which
`dynamic_rnn` does not take for one.

Source: TensorFlow 1.0.1 and 1.4.1, executed.
"""

from __future__ import annotations

import ast

from ..sources import trees
from . import guards
from .facts import Evidence, known, leaf, until

_CELL = 'LSTMBlockCell'
_LOOP, _PLACE = 'dynamic_rnn', 3  # Where its initial state stands.


def gather(uses):
    """Evidence of such a state in a source that makes no other LSTM.

    Args:
        uses: `names.Uses`.
    """
    cells = {leaf(u.names[0]) for u in uses.found if u.call is not None}
    cells = {name for name in cells if 'LSTM' in name}
    if cells != {_CELL}:
        return
    tuples = _tuples(guards.walk(uses))
    for use in uses.found:
        if use.call is None or leaf(use.names[0]) != _LOOP:
            continue
        keywords = {k.arg: k.value for k in use.call.keywords}
        given = [*use.call.args[_PLACE:], keywords.get('initial_state')][:1]
        if any(_is_tuple(g) or getattr(g, 'id', 0) in tuples for g in given):
            symbol = known(use.names[0])[0]
            yield Evidence(symbol, use.line, until('1.0'), 'state')


def _is_tuple(node):
    """Whether it makes a tuple: `tuple(x)` or `(a, b)`."""
    return isinstance(node, ast.Tuple) or (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and trees.called(node) == 'tuple'
    )


def _tuples(nodes):
    """Names that hold such tuples and nothing else."""
    held: dict = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for part in ast.walk(target):
                    if isinstance(part, ast.Name):
                        is_whole = part is target and _is_tuple(node.value)
                        held.setdefault(part.id, []).append(is_whole)
    return {name for name, ways in held.items() if all(ways)}
