"""Patterns that knew no letters beyond ASCII in Python 2.

    re.findall(r'\\w+', text)  ->  re.findall(r'(?a)\\w+', text)

`'caf\\xc3\\xa9 ok'` had the words caf and ok, as text and as bytes alike.

Source: Python 2.7 and 3.3, `re`.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.python2 import ascii_patterns
from ...names.local_names import full_name
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='ascii-patterns',
    does="Keeps letters and spaces of Python 2's patterns those of ASCII",
    why='in Python 3 a pattern knows the letters of all languages',
    before="import re\nprint re.findall('[a-z]\\\\w*', text)\n",
    after="import re\nprint(re.findall('(?a)[a-z]\\\\w*', text))\n",
    sources=ANY_SOURCE,
)
_NEW = '(?a)'
_TOLD = re.compile(r'\b(A|ASCII|L|LOCALE|U|UNICODE)\b')
_QUOTE = re.compile('[a-zA-Z]*(?:\'\'\'|"""|[\'"])')


def apply(port):
    """Says in patterns that their letters are those of ASCII."""
    if not port.project.python2:
        return
    for call in trees.of_kind(port.source.tree, ast.Call):
        module, _, name = full_name(call, port.source.tree).rpartition('.')
        if module == 're' and name in ascii_patterns.FLAGS_AT and call.args:
            first = _first(call.args[0])
            if trees.is_text(first) and not _is_told(call, name):
                _port(port, call.args[0], first)


def _first(node):
    """The literal that a pattern begins with."""
    while isinstance(node, ast.BinOp):
        node = node.left
    return node


def _is_told(call, name):
    options = {k.arg: k.value for k in call.keywords}
    place = ascii_patterns.FLAGS_AT[name]
    flags = [*call.args[place : place + 1], options.get('flags')][0]
    is_open = None in options or any(
        isinstance(argument, ast.Starred) for argument in call.args
    )
    return is_open or flags is not None and _is_of_letters(flags)


def _is_of_letters(flags):
    """Whether flags say which letters, or are not seen here."""
    names = [n for n in ast.walk(flags) if isinstance(n, ast.Name)]
    is_seen = all(name.id == 're' or name.id.isupper() for name in names)
    return not is_seen or bool(_TOLD.search(ast.unparse(flags)))


def _port(port, pattern, first):
    constants = trees.of_kind(pattern, ast.Constant)
    texts = [n.value for n in constants if isinstance(n.value, str)]
    if any(map(ascii_patterns.is_told, texts)):
        return
    if not any(map(ascii_patterns.tells_letters, texts)):
        return
    quote = _QUOTE.match(port.source.get(first))
    if quote:
        port.source.insert(port.source.span(first)[0] + quote.end(), _NEW)
        port.changed(pattern, RULE, RULE.why, _NEW)
