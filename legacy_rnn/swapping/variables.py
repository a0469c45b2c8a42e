"""Reads and sets all variables of a graph without adding to it."""

from __future__ import annotations

import re

import tensorflow as tf

from legacy_rnn.running.races import VARIABLES

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
    """The variables of one session's graph, optimizer slots included.

    Asking for the value of a variable that has none is an error, and each
    other set of fetches costs a session time. So what has run is noted: a
    variable has no value before something that leads back to it has.

    Args:
        graph: The graph.
        shared: Whether others set variables of the session, too.
    """

    def __init__(self, graph, shared=False):
        self._graph = graph
        self._shared = shared
        self._version = -1
        self._operations = {}
        self._touched = set()
        self._readable = set()

    def ran(self, names):
        """Notes what has run.

        Args:
            names: Names of the variables that it leads back to.
        """
        self._touched |= names

    def read(self, run):
        """The values of all variables that have one.

        Args:
            run: Function of fetches and feeds, a session's own `run`.

        Returns:
            Dict from names to arrays.
        """
        wanted = {}
        for name, operation in self._scan().items():
            if self._shared or operation.name in self._touched:
                tensor = _value(operation)
                if tensor is not None:
                    wanted[name] = tensor
        try:
            values = run(wanted, None)
        except tf.errors.FailedPreconditionError:
            values = self._read_one_by_one(wanted, run)
        self._readable = set(values)
        return values

    def _read_one_by_one(self, wanted, run):
        """Reads together what could be read before, and tries the others."""
        known = {n: t for n, t in wanted.items() if n in self._readable}
        try:
            values = run(known, None)
        except tf.errors.FailedPreconditionError:
            known, values = {}, {}
        for name in wanted.keys() - known.keys():
            try:
                values[name] = run(wanted[name], None)
            except tf.errors.FailedPreconditionError:
                self._touched.discard(self._scan()[name].name)
        return values

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
                if operation.type in VARIABLES and _is_numeric(operation):
                    name = plain_name(operation.name)
                    if name in self._operations:
                        name = operation.name
                    self._operations[name] = operation
        return self._operations


def _is_numeric(operation):
    return operation.get_attr('dtype') != tf.string


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
