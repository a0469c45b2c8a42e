"""Which expressions are strings of the graph, by what they were made of.

parsed['name'], of a feature that is a string; a line that a reader reads; a
constant; what a table of strings looks up; and batches of these.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...names.calls_of_names import dotted

_FEATURES = 'FixedLenFeature FixedLenSequenceFeature VarLenFeature'.split()
_PARSERS = 'parse_example parse_single_example'.split()
_JOINING = ('as_string', 'reduce_join', 'string_join', 'substr')
# Methods of tables that were made by a function of such a name.
_TABLES = re.compile('index_to_string')
_BATCHES = ('train.batch', 'train.maybe_batch', 'train.shuffle_batch')


class GraphTexts:
    """What a source names strings.

    Args:
        port: `port.Port`.
    """

    def __init__(self, port):
        self._tree, self._keys = port.source.tree, _keys(port)
        parsers = called(port, [*_PARSERS, *(f'io.{p}' for p in _PARSERS)])
        self._batches = called(port, _BATCHES)
        self._lines = called(port, ['TextLineReader'])
        self._texts = [
            call
            for call in called(port, ['constant', 'convert_to_tensor'])
            if _is_of_text(call)
        ]
        self._texts += called(port, _JOINING)
        self._texts += [
            call
            for call in called(port, ['placeholder', 'py_func'])
            if any(map(_is_string, [*call.args, *_values(call)]))
        ]
        self._returned = {
            function.name: node.value
            for function in trees.of_kind(self._tree, ast.FunctionDef)
            for node in trees.of_kind(function, ast.Return)
        }
        nodes = list(trees.of_kind(self._tree, ast.Assign))
        self._readers = {
            ast.unparse(n.targets[0]) for n in nodes if n.value in self._lines
        }
        self._tables = {
            ast.unparse(n.targets[0])
            for n in nodes
            if _TABLES.search(trees.called(n.value))
        }
        known = self._keys or self._lines or self._texts or self._tables
        nodes = nodes if known else []  # Else none is a string.
        pairs = [pair for node in nodes for pair in self._pairs(node)]
        self._parsed = {
            ast.unparse(target) for target, value in pairs if value in parsers
        }
        self._names: set = set()
        for _ in range(4):  # Through a function, and a batch of what it gave.
            told: dict = {}
            for target, value in pairs:
                held = value is None or self.holds(value)
                told.setdefault(ast.unparse(target), []).append(held)
            before = self._names
            self._names = {name for name, held in told.items() if all(held)}
            if self._names == before:
                break

    def _pairs(self, node):
        """Yields the targets of an assignment, each with its value.

        The value of a line that a reader of text reads is None.
        """
        target, value = node.targets[0], node.value
        leaf = dotted(value).rpartition('.')[2]
        if leaf in ('read', 'read_up_to') and len(parts(target)) > 1:
            reader = value.func.value
            if reader in self._lines or ast.unparse(reader) in self._readers:
                yield parts(target)[1], None
                return
        value = self._returned.get(leaf) or value
        if value in self._batches and value.args:
            value = value.args[0]
            if len(parts(value)) == 1 and not parts(target):
                value = value.elts[0]
        if parts(target) and len(parts(target)) == len(parts(value)):
            yield from zip(parts(target), parts(value), strict=True)
        else:
            yield from ((part, value) for part in parts(target) or [target])

    def holds(self, node):
        """Whether an expression is such a string."""
        if node in self._texts:
            return True
        if isinstance(node, ast.Subscript):
            key = getattr(node.slice, 'value', None)
            if key in self._keys:
                return ast.unparse(node.value) in self._parsed
        if trees.called(node) == 'lookup':
            owner = getattr(node.func, 'value', None)
            return owner is not None and ast.unparse(owner) in self._tables
        return ast.unparse(node) in self._names

    def is_read(self, node, gets):
        """Whether all features are fetched, and a string of them is read."""
        return ast.unparse(node) in self._parsed and any(
            getattr(read.slice, 'value', None) in self._keys
            and ast.unparse(read.value) in gets
            for read in trees.of_kind(self._tree, ast.Subscript)
        )


def called(port, names):
    """The calls of TensorFlow's functions of some names, a list."""
    found = (port.calls.get(id(node)) for node in port.uses(*names))
    return [call for call in found if call is not None]


def _values(call):
    return [keyword.value for keyword in call.keywords]


def _is_string(node):
    """Whether it is `tf.string`, or its name."""
    return 'string' in (
        getattr(node, 'attr', None),
        getattr(node, 'value', None),
    )


def _is_of_text(call):
    """Whether the first argument is text, or a list of texts."""
    given = [part for arg in call.args[:1] for part in parts(arg) or [arg]]
    return any(isinstance(getattr(p, 'value', None), str) for p in given)


def parts(node):
    """What stands in a list or a tuple, or nothing."""
    return node.elts if isinstance(node, (ast.List, ast.Tuple)) else []


def _keys(port):
    """Names of the features that are strings."""
    calls = called(port, [*_FEATURES, *(f'io.{f}' for f in _FEATURES)])
    return {
        key.value
        for held in trees.of_kind(port.source.tree, ast.Dict)
        for key, value in zip(held.keys, held.values, strict=True)
        if value in calls and isinstance(key, ast.Constant)
        if any(map(_is_string, [*value.args, *_values(value)]))
    }
