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
from ...kinds.texts import graph_texts, python_functions
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
_CALLING = ('py_func', 'numpy_function', 'python.ops.script_ops.py_func')


def apply(port):
    """Makes text of each fetch of a string that no line decodes."""
    if not port.project.python2:
        return
    strings = graph_texts.GraphTexts(port)
    for node in trees.of_kind(port.source.tree, ast.Call):
        parent = port.parents.get(id(node))
        if dotted(parent) == 'print':
            continue  # A reader sees what it is.
        _port_fetches(port, node, list(_fetches(node, parent)), strings)
    for call in graph_texts.called(port, _CALLING):
        named = {keyword.arg: keyword.value for keyword in call.keywords}
        function = (*call.args[:1], named.get('func'))[0]
        given = (*call.args[1:2], named.get('inp'))[0]
        is_sure = any(map(strings.holds, graph_texts.parts(given)))
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
    parts = graph_texts.parts(fetched)
    names = graph_texts.parts(target) or [target]
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
    """Names that, or whose items, a source reads as text.

    It calls a method of text on them, or joins them.
    """
    found = {
        _whole(node.value)
        for node in trees.of_kind(tree, ast.Attribute)
        if node.attr in _TEXT_METHODS
    }
    for call in trees.of_kind(tree, ast.Call):
        if trees.called(call) == 'join' and len(call.args) == 1:
            text = getattr(call.func, 'value', None)
            if isinstance(getattr(text, 'value', None), str):
                found.add(_whole(call.args[0]))
    for loop in trees.of_kind(tree, ast.For, ast.comprehension):
        if ast.unparse(loop.target) in found:
            found.add(_whole(loop.iter))
    return found


def _whole(node):
    """`x` of `x[0]`, as text."""
    while isinstance(node, ast.Subscript):
        node = node.value
    return ast.unparse(node)


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
