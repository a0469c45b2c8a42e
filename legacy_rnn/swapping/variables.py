"""Reads and sets all variables of a graph without adding to it."""

from __future__ import annotations

import re

import tensorflow as tf

KINDS = ('VariableV2', 'Variable', 'VarHandleOp')
_READ = 'ReadVariableOp'
_ASSIGN = ('Assign', 'AssignVariableOp')
# The scope of a loop inside the graph, which Keras puts into names.
_LOOP = re.compile(r'(^|/)while(_\d+)?/')


def plain_name(name):
    """A variable's name as in a loop over a list.

    Args:
        name: Name of the variable, or of a slot of it.
    """
    return _LOOP.sub(r'\1', name)


class Variables:
    """The variables of one graph, optimizer slots included.

    Args:
        graph: The graph.
    """

    def __init__(self, graph):
        self._graph = graph
        self._version = -1
        self._operations = {}
        self._uninitialized = set()

    def read(self, run):
        """The values of all variables that have one.

        Args:
            run: Function of fetches and feeds, a session's own `run`.

        Returns:
            Dict from names to arrays.
        """
        readable = {}
        for name, operation in self._scan().items():
            tensor = _value(operation)
            if tensor is not None:
                readable[name] = tensor
        try:
            return run(readable, None)
        except tf.errors.FailedPreconditionError:
            return _one_by_one(readable, run)

    def load(self, values, run):
        """Sets variables.

        Args:
            values: Dict from names to arrays.
            run: As for `read`.

        Returns:
            Names that could not be set.
        """
        left, missing = [], []
        for name, value in values.items():
            operation = self._scan().get(name)
            assign = operation is not None and _assignment(operation)
            if assign:
                left.append((assign, value))
            else:
                missing.append(name)
        while left:
            feeds, assigns, later = {}, [], []
            for assign, value in left:
                source = assign.inputs[1]
                if source in feeds:  # Two start from one tensor.
                    later.append((assign, value))
                    continue
                feeds[source] = value
                assigns.append(assign)
            run(assigns, feeds)
            left = later
        return missing

    def _scan(self):
        if self._graph.version != self._version:
            self._version = self._graph.version
            self._operations = {}
            for operation in self._graph.get_operations():
                if operation.type in KINDS:
                    name = plain_name(operation.name)
                    if name in self._operations:
                        name = operation.name
                    self._operations[name] = operation
        return self._operations


def _one_by_one(readable, run):
    values = {}
    for name, tensor in readable.items():
        try:
            values[name] = run(tensor, None)
        except tf.errors.FailedPreconditionError:
            continue
    return values


def _value(operation):
    """A tensor that reads a variable, or None."""
    if operation.type != 'VarHandleOp':
        return operation.outputs[0]
    for reader in operation.outputs[0].consumers():
        plain = reader.type == _READ and not reader.control_inputs
        if plain and reader.name.startswith(f'{operation.name}/'):
            return reader.outputs[0]
    return None


def _assignment(operation):
    """The operation that gives a variable its first value, or None."""
    for consumer in operation.outputs[0].consumers():
        first = consumer.name == f'{operation.name}/Assign'
        if first and consumer.type in _ASSIGN:
            return consumer
    return None
