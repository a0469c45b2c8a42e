"""Which encoding a name of encodings stands for in a source."""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...names import scopes
from ...names.local_names import short_name

# Methods that give text for text, and bytes for bytes.
KEEPS = frozenset('strip lstrip rstrip lower upper replace'.split())
_ASCII = ('ascii', 'us-ascii')
_NAMES = re.compile(r'(^|_)(encoding|charset|codec)$')


def is_named(node):
    """Whether a node is a name or an attribute that is called encoding."""
    return bool(_NAMES.search(short_name(node)))


def is_told(call):
    """Whether the arguments of a `decode` are an encoding and its errors.

    Args:
        call: Its node.
    """
    values = [*call.args, *(k.value for k in call.keywords)]
    texts = [trees.is_text(v) or is_named(v) for v in values]
    named = {k.arg for k in call.keywords} <= {'encoding', 'errors'}
    return named and len(values) < 3 and all(texts)


def told(call, tree):
    """The encoding that a call of `decode` is told, in small letters.

    Args:
        call: Its node.
        tree: Syntax tree of the source, which may give a name of encodings.

    Returns:
        The encoding; where none is known, the expression.
    """
    named = [k.value for k in call.keywords if k.arg != 'errors']
    given = [*call.args, *named][:1]
    value = given[0] if given else ast.Constant('ascii')
    if isinstance(value, ast.Constant):
        return str(value.value).lower()
    if is_named(value):
        return of(tree, short_name(value)).lower()
    return ast.unparse(value)


@trees.once
def tested(tree):
    """Calls of `x.encode('utf-8').decode('ascii')`, a set of both.

    What is no ASCII raises there, in Python 2 and 3 alike.
    """
    found = set()
    for call in trees.of_kind(tree, ast.Call):
        inner = getattr(call.func, 'value', None)
        if not isinstance(inner, ast.Call):
            continue
        if not is_told_ascii(call, told(call, tree)):
            continue
        if getattr(inner.func, 'attr', '') == 'encode':
            if told(inner, tree) not in _ASCII:
                found |= {call, inner}
    return found


def is_told_ascii(call, encoding):
    """Whether a call is a `decode` that is told to take nothing but ASCII.

    Args:
        call: Its node.
        encoding: As `told` gives it.
    """
    is_decode = getattr(call.func, 'attr', '') == 'decode'
    is_named = bool(call.args or call.keywords)
    return is_decode and is_named and is_told(call) and encoding in _ASCII


def is_plain(node):
    """Whether an expression may be read twice: `row[i + 1]`, `line.lower()`.

    Args:
        node: Its node.
    """
    if isinstance(node, ast.Call) and not (node.args or node.keywords):
        kept = getattr(node.func, 'attr', '') in KEEPS
        return kept and is_plain(getattr(node.func, 'value', None))
    if isinstance(node, ast.Subscript):
        return is_plain(node.value) and is_plain(node.slice)
    if isinstance(node, ast.BinOp):
        return is_plain(node.left) and is_plain(node.right)
    if isinstance(node, ast.Attribute):
        return is_plain(node.value)
    return isinstance(node, (ast.Name, ast.Constant))


def ignoring(call, encoding):
    """What takes out of text what a decoding of Python 2 left out.

    Bytes that are no text of the encoding are surrogates in text by now.

    Args:
        call: Its node, which is told to ignore these bytes or is not.
        encoding: The encoding.

    Returns:
        Source text to follow the text, such as `''`.
    """
    given = [*call.args, *(k.value for k in call.keywords)]
    if not any(getattr(value, 'value', '') == 'ignore' for value in given):
        return ''
    return f".encode({encoding!r}, 'ignore').decode()"


@trees.once
def of(tree, name):
    """The one encoding that a source gives to a name, or to attributes of it.

    Args:
        tree: Syntax tree of the source.
        name: Name of arguments, variables or attributes.

    Returns:
        The encoding; where none or several are given, the name itself.
    """
    given = {
        getattr(value, 'value', None)
        for node in trees.walk(tree)
        for value in _given(node, name)
    }
    words = {word for word in given if isinstance(word, str)}
    return words.pop() if len(words) == 1 else name


def _given(node, name):
    if isinstance(node, ast.arguments):
        pairs = scopes.defaults(node)
        return [value for argument, value in pairs if argument.arg == name]
    if isinstance(node, ast.keyword) and node.arg == name:
        return [node.value]
    if isinstance(node, ast.Assign) and name in map(short_name, node.targets):
        return [node.value]
    return []
