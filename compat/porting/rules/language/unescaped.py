"""`unescape` of parsers of HTML, which is a function today.

    text = HTMLParser().unescape(text)

Source: Python 3.4 and 3.9, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import dialect
from ...names.local_names import assigned_values, dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='unescaped',
    does="Writes `html.unescape` for the method of HTML's parsers",
    why='Python 3.9 dropped the method',
    before='import html.parser\nx = html.parser.HTMLParser().unescape(y)\n',
    after='import html.parser\nx = html.unescape(y)\n',
    sources=ANY_SOURCE,
)
_PARSER = 'html.parser.HTMLParser'


def apply(port):
    """Writes the function where what has the method is sure to be a parser."""
    tree = port.source.tree
    imported = imported_names(tree)
    if not any(name.startswith('html') for name in imported.values()):
        return
    if imported.get('html', '') != 'html':
        if 'html' in dialect.bound_names(tree):
            return
    for node in trees.walk(tree):
        call = port.calls.get(id(node))
        if getattr(node, 'attr', '') != 'unescape' or call is None:
            continue
        if len(call.args) == 1 and not call.keywords:
            if _is_parser(node.value, tree, imported):
                if 'html' not in imported:
                    port.needs.add('html')
                port.handled.add(id(node))
                port.source.replace(node, 'html.unescape')
                port.changed(node, RULE, RULE.why, 'html.unescape')


def _is_parser(node, tree, imported):
    """Whether an expression is a parser that was made there or by a name."""
    values = [node]
    if isinstance(node, ast.Name):
        values = assigned_values(tree).get(node.id, [None])
    made = [getattr(value, 'func', None) for value in values]
    return all(dotted(function, imported) == _PARSER for function in made)
