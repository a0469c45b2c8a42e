"""Strings that TensorFlow gives a Python 2 program, bytes in Python 3.

Those of records that it fetches, and those that a function of `py_func` takes:

parsed = tf.parse_single_example(
    record, {'name': tf.FixedLenFeature([], tf.string)})
names = tf.train.batch([parsed['name']], 8)
vocabulary.get(session.run(names)[0])   # found in no vocabulary
image = tf.py_func(lambda name: read(name + '.jpg'), [name], tf.float32)

They become text by `compat.python2`. What is read as bytes besides is a check.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.libraries.moved_names import PYTHON2
from ....sources.python2 import python2_bytes
from ....sources.python2.dialect import bound_names
from ...findings import CHECK
from ...kinds.texts import python_functions
from ...names.calls_of_names import dotted
from ...rule import Rule

RULE = Rule(
    name='fetched-strings',
    does='Makes text of strings that a session gives as bytes',
    why='bytes equal no text and are in no dictionary of text',
    before=(
        'import tensorflow as tf\n'
        'parsed = tf.parse_single_example(\n'
        "    record, {'name': tf.FixedLenFeature([], tf.string)})\n"
        "name = tf.Session().run(parsed['name'])\n"
        'print vocabulary.get(name, 0)\n'
    ),
    after=(
        'from legacy_rnn.compat import python2\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'parsed = tf.parse_single_example(\n'
        "    record, {'name': tf.FixedLenFeature([], tf.string)})\n"
        "name = python2.text(tf.Session().run(parsed['name']))\n"
        'print(vocabulary.get(name, 0))\n'
    ),
)
_MODULE = 'python2'
_WHY = (
    'a session gives this as bytes, which equal no text and are in no '
    'dictionary of text'
)
_GIVEN = _WHY.replace('a session gives', 'the function is given')
_ADVICE = "decode('utf-8') where text is meant"
# Methods that text has, and neither numbers nor arrays.
_TEXT_METHODS = frozenset(
    'endswith lower lstrip rsplit rstrip split splitlines startswith strip '
    'upper'.split()
)
_FEATURES = 'FixedLenFeature FixedLenSequenceFeature VarLenFeature'.split()
_PARSERS = 'parse_example parse_single_example'.split()
_BATCHES = ('train.batch', 'train.maybe_batch', 'train.shuffle_batch')


def apply(port):
    """Makes text of each fetch of a string that no line decodes."""
    if not port.project.python2:
        return
    strings = _Strings(port, _keys(port))
    for node in trees.of_kind(port.source.tree, ast.Call):
        parent = port.parents.get(id(node))
        if dotted(parent) == 'print':
            continue  # A reader sees what it is.
        _port_fetches(port, node, list(_fetches(node, parent)), strings)
    for call in _called(port, ['py_func', 'numpy_function']):
        named = {keyword.arg: keyword.value for keyword in call.keywords}
        function = (*call.args[:1], named.get('func'))[0]
        given = (*call.args[1:2], named.get('inp'))[0]
        is_sure = any(map(strings.holds, _parts(given) if given else []))
        if function is None:
            continue
        if python_functions.takes_text(port, function, is_sure):
            _write(port, function, 'with_text', _GIVEN)


def _port_fetches(port, call, fetched, strings):
    """Makes text of what a call fetches, if none of it is to be bytes."""
    reads = [f for f, gets in fetched if strings.is_read(f, gets)]
    held = [
        fetch
        for fetch, gets in fetched
        if strings.holds(fetch) or _is_text(port, gets)
    ]
    if not held and not reads:
        return
    as_bytes = [f for f, gets in fetched if _takes_bytes(port, gets)]
    found = [f for f in (*held, *reads) if f not in as_bytes]
    if found and not reads and not as_bytes:
        _write(port, call, 'text', _WHY)
    else:
        for fetch in found:
            port.note(fetch, CHECK, RULE, f'{_WHY}: {_ADVICE}')


def _write(port, node, name, why):
    """Writes a call of one of our functions around an expression."""
    if _MODULE in bound_names(port.source.tree):
        port.note(node, CHECK, RULE, f'{why}: {_ADVICE}')
        return
    port.needs.add(f'{PYTHON2.rpartition(".")[0]}:{_MODULE}')
    port.source.replace(node, f'{_MODULE}.{name}(', node, ')')
    port.changed(node, RULE, why, f'{_MODULE}.{name}(...)')


def _keys(port):
    """Names of the features that are strings."""
    calls = _called(port, [*_FEATURES, *(f'io.{f}' for f in _FEATURES)])
    return {
        key.value
        for held in trees.of_kind(port.source.tree, ast.Dict)
        for key, value in zip(held.keys, held.values, strict=True)
        if value in calls and isinstance(key, ast.Constant)
        if any(map(_is_string, [*value.args, *_values(value)]))
    }


def _called(port, names):
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
    parts = [part for arg in call.args[:1] for part in _parts(arg) or [arg]]
    return any(isinstance(getattr(p, 'value', None), str) for p in parts)


class _Strings:
    """What a source names strings of records.

    Args:
        port: `port.Port`.
        keys: Names of the features that are strings.
    """

    def __init__(self, port, keys):
        self._tree, self._keys = port.source.tree, keys
        parsers = _called(port, [*_PARSERS, *(f'io.{p}' for p in _PARSERS)])
        self._batches = _called(port, _BATCHES)
        self._lines = _called(port, ['TextLineReader'])
        self._texts = [
            call
            for call in _called(port, ['constant', 'convert_to_tensor'])
            if _is_of_text(call)
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
        known = self._keys or self._lines or self._texts
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
        if leaf in ('read', 'read_up_to') and len(_parts(target)) > 1:
            reader = value.func.value
            if reader in self._lines or ast.unparse(reader) in self._readers:
                yield _parts(target)[1], None
                return
        value = self._returned.get(leaf) or value
        if value in self._batches and value.args:
            value = value.args[0]
            if len(_parts(value)) == 1 and not _parts(target):
                value = value.elts[0]
        if _parts(target) and len(_parts(target)) == len(_parts(value)):
            yield from zip(_parts(target), _parts(value), strict=True)
        else:
            yield from ((part, value) for part in _parts(target) or [target])

    def holds(self, node):
        """Whether an expression is such a string."""
        if node in self._texts:
            return True
        if isinstance(node, ast.Subscript):
            key = getattr(node.slice, 'value', None)
            if key in self._keys:
                return ast.unparse(node.value) in self._parsed
        return ast.unparse(node) in self._names

    def is_read(self, node, gets):
        """Whether all features are fetched, and a string of them is read."""
        return ast.unparse(node) in self._parsed and any(
            getattr(read.slice, 'value', None) in self._keys
            and ast.unparse(read.value) in gets
            for read in trees.of_kind(self._tree, ast.Subscript)
        )


def _parts(node):
    return node.elts if isinstance(node, (ast.List, ast.Tuple)) else []


def _fetches(call, parent):
    """Yields what a call fetches, each with the names that get it.

    It does by `session.run(x)` or `x.eval()`.
    """
    method, target = getattr(call.func, 'attr', ''), None
    if method == 'run' and call.args:
        fetched = call.args[0]
    elif method == 'eval':
        fetched = call.func.value
    else:
        return
    if isinstance(parent, ast.Assign):
        target = parent.targets[0]
    parts, names = _parts(fetched), _parts(target) or [target]
    for part in parts or [fetched]:
        found = names
        if parts:
            is_each = len(names) == len(parts)
            found = [names[parts.index(part)]] if is_each else []
        yield part, [ast.unparse(name) for name in found if name]


def _is_text(port, names):
    """Whether a method of text is called on what got a fetch."""
    return not _read_as_text(port.source.tree).isdisjoint(names)


@trees.once
def _read_as_text(tree):
    """Names on which, or on whose items, a source calls a method of text."""
    found = set()
    for node in trees.of_kind(tree, ast.Attribute):
        if node.attr in _TEXT_METHODS:
            owner = node.value
            while isinstance(owner, ast.Subscript):
                owner = owner.value
            found.add(ast.unparse(owner))
    return found


def _takes_bytes(port, names):
    """Whether what got the string is decoded, or given to what takes bytes."""
    return any(_wants_bytes(port, name) for name in names)


def _wants_bytes(port, name):
    if re.search(rf'\b{re.escape(name)}\b.*\.decode\(', port.source.text):
        return True
    return any(
        name in map(ast.unparse, call.args)
        and python2_bytes.takes_bytes(dotted(call))
        for call in trees.of_kind(port.source.tree, ast.Call)
    )
