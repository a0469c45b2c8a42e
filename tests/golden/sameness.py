"""Runs a graph once: another of the same operations gives the same values.

Names apart, most cases build the same graph under several releases. Its
gradients and its run are most of the work of a replay, and depend on nothing
but operations, their attributes and connections, and what is fed.
"""

from __future__ import annotations

import hashlib

# Attributes that name a place; which ones share a place is what counts.
PLACES = {
    'container',
    'frame_name',
    'shared_name',
    'stack_name',
    'tensor_array_name',
}


class Remembering:
    """An `evaluate` for `measure` that runs no graph twice.

    Args:
        compute: What runs a graph, such as `measure.compute`.

    Attributes:
        asked: Number of graphs that it was given.
        ran: Number of graphs that it ran.
    """

    def __init__(self, compute):
        self._compute = compute
        self._known = {}
        self.asked = 0

    @property
    def ran(self):
        return len(self._known)

    def __call__(self, bench, variables):
        self.asked += 1
        key = digest(bench, variables)
        if key not in self._known:
            self._known[key] = self._compute(bench, variables)
        return self._known[key]


def digest(bench, variables):
    """A digest of all that the values of a case depend on.

    Args:
        bench: A `Bench` on which a case was built.
        variables: Pairs of each variable and the place of its values.

    Returns:
        Bytes; equal for graphs that differ in names alone.
    """
    graph = bench.tf.get_default_graph().as_graph_def()
    asked = _asked(bench, variables)
    names = {tensor.op.name for group in asked for tensor in group}
    nodes = graph.node if bench.initial else _needed(graph.node, names)
    numbers = {node.name: str(i) for i, node in enumerate(nodes)}
    found = hashlib.sha256(graph.library.SerializeToString())
    shared: dict = {}
    for node in nodes:
        found.update(_text(node, numbers, shared).encode())
    told = [[_reference(t.name, numbers) for t in group] for group in asked]
    places = [place for _, place in variables]
    rest = bench.gradients, bench.runs, bench.initial
    found.update(repr([told, places, rest]).encode())
    for value in bench.feed.values():
        found.update(value.tobytes())
    return found.digest()


def _asked(bench, variables):
    """Groups of tensors and variables whose values are set or asked for."""
    return [
        [tensor for _, tensor in bench.kept],
        bench.inputs,
        bench.tf.get_collection('trainable_variables'),
        [variable for variable, _ in variables],
        list(bench.feed),
    ]


def _needed(nodes, names):
    """The nodes that some depend on, and these, in the graph's order.

    Initial values are left out, as others are assigned.
    """
    inputs = {node.name: node.input for node in nodes}
    needed, waiting = set(names), list(names)
    while waiting:
        for name in inputs[waiting.pop()]:
            name = name.removeprefix('^').partition(':')[0]
            if name not in needed:
                needed.add(name)
                waiting.append(name)
    return [node for node in nodes if node.name in needed]


def _text(node, numbers, shared):
    inputs = [_reference(name, numbers) for name in node.input]
    parts = [node.op, node.device, *inputs]
    for key in sorted(node.attr):
        value = node.attr[key]
        if key in PLACES:
            told = shared.setdefault(value.s, len(shared))
        elif key == '_class':
            told = [_reference(s.decode()[5:], numbers) for s in value.list.s]
        else:
            told = value.SerializeToString(deterministic=True)
        parts.append(f'{key}={told}')
    return '|'.join(parts) + '\n'


def _reference(name, numbers):
    """Writes the name of a tensor or of an operation by a number."""
    sign = '^' if name.startswith('^') else ''
    operation, _, output = name.removeprefix('^').partition(':')
    return f'{sign}{numbers.get(operation, "none")}:{output or 0}'
