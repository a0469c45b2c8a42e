"""Cells that a program calls in a loop of its own and asks for no reuse.

    for step in range(num_steps):
        output, state = cell(inputs[:, step], state)

Up to 1.1 the second call raises, as its variables exist already. Since 1.2 a
cell keeps its own.

Source: TensorFlow 0.12.1 and 1.4.1, executed; 1.1.0 and 1.2.0,
`python/ops/rnn_cell_impl.py`.
"""

from __future__ import annotations

import ast

from ..sources import trees
from . import guards
from .facts import Evidence, known, leaf, since

_HOMES = ('contrib.rnn.', 'nn.rnn_cell.')
# Parts of names by which a program has variables used again.
_AGAIN = ('reuse', 'template')


def gather(uses):
    """Evidence of such loops in a source.

    Args:
        uses: `names.Uses`.
    """
    made = {
        use.call: known(use.names[0])[0]
        for use in uses.found
        if use.call is not None and _is_cell(use.names[0])
    }
    nodes = list(guards.walk(uses)) if made else []
    # Where another file runs it, that may ask for reuse.
    if any(map(_asks_for_reuse, nodes)) or not any(map(_runs, nodes)):
        return
    held = _held(nodes, made)
    for loop in nodes:
        if isinstance(loop, ast.For) and not _is_run_once(loop, made):
            for call in _calls(loop.body):
                name = trees.dotted(call.func)
                if name in held and len(call.args) == 2 and not call.keywords:
                    line = call.lineno
                    yield Evidence(held[name], line, since('1.2'), 'call')
                    return


def _is_cell(name):
    return name.startswith(_HOMES) and leaf(name).endswith('Cell')


def _runs(node):
    """Whether it makes a session."""
    return trees.called(node).endswith('Session')


def _asks_for_reuse(node):
    """Whether a name, attribute or argument tells of variables used again."""
    names = [getattr(node, field, None) for field in ('id', 'attr', 'arg')]
    return any(
        part in name.lower()
        for name in names
        if isinstance(name, str)
        for part in _AGAIN
    )


def _held(nodes, made):
    """Names that hold one of these cells and nothing else, to its symbol."""
    held, others = {}, set()
    for node in nodes:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            name = trees.dotted(target)
            if node.value in made:
                held[name] = made[node.value]
            else:
                others.add(name)
    return {n: held[n] for n in held if n and n not in others}


def _is_run_once(loop, made):
    """Whether it is `range(1)`, or makes a cell each time."""
    given = trees.given(loop.iter)
    is_once = len(given) == 1 and getattr(given[0], 'value', None) == 1
    return is_once or any(node in made for node in ast.walk(loop))


def _calls(body):
    """Calls in a loop, outside of what may open a scope or end the loop."""
    todo = list(body)
    if any(isinstance(n, ast.Break) for s in body for n in ast.walk(s)):
        return
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.With, ast.FunctionDef, ast.Lambda, ast.If)):
            continue
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            yield node.value
        todo += ast.iter_child_nodes(node)
