"""Builtins of Python 2 whose names of today a source has for other things.

    input = raw_input('> ')         input = builtins.input('> ')
    isinstance(str, unicode)        isinstance(str, builtins.str)

Source: Python 3.0, "What's New"; Python 2.7.18, executed.
"""

from __future__ import annotations

import ast
import re

from ..sources import trees
from ..sources.python2 import fissix_driver
from .names import shadows
from .text.spans import Source

# Builtins of Python 2 to those that they are today.
TODAY = {
    'basestring': 'str',
    'long': 'int',
    'raw_input': 'input',
    'unichr': 'chr',
    'unicode': 'str',
    'xrange': 'range',
}
_OLD = re.compile(rf'\b(?:{"|".join(TODAY)})\b')
_BINDS = r'\bdef\s+{0}\b|\b{0}\s*=(?!=)'
_HIDDEN = '_python2_{}'


def hide(source, converted):
    """Marks such builtins, for no fixer to rename them.

    Args:
        source: A Python 2 source.
        converted: What the fixers made of it.

    Returns:
        The source with the marks, or None if it has no such builtins.
    """
    told = set(_OLD.findall(source))
    taken = _bound(trees.parse(converted)) if told else set()
    names = {
        old
        for old in told
        if TODAY[old] in taken and not re.search(_BINDS.format(old), source)
    }
    return _renamed(source, names) if names else None


def show(converted):
    """Names them: by the module `builtins` where the source hides them.

    Args:
        converted: What the fixers made of a source with marks.
    """
    marks = {_HIDDEN.format(old): new for old, new in TODAY.items()}
    plain = re.sub('|'.join(marks), lambda m: marks[m[0]], converted)
    tree, source = trees.parse(plain), Source(converted)
    decodes = {
        call.func
        for call in trees.of_kind(source.tree, ast.Call)
        if len(call.args) + len(call.keywords) > 1
    }  # A rule writes `unicode(text, 'utf-8')` without the name.
    pairs = zip(ast.walk(source.tree), ast.walk(tree), strict=True)
    for node, named in pairs:
        if isinstance(node, ast.Name) and node.id in marks:
            is_free = node in decodes or shadows.is_builtin(named, tree)
            new = marks[node.id]
            source.replace(node, new if is_free else f'builtins.{new}')
    return source.render()


def _bound(tree):
    """Names that a source binds anywhere."""
    found = shadows.rebound(tree) | shadows.defined(tree)
    names = trees.of_kind(tree, ast.Name)
    return found | {node.id for node in names if shadows.is_hidden(node)}


def _renamed(source, names):
    """A source with marks for names, but for attributes and in imports."""
    lines = source.splitlines(keepends=True)
    found, before = [], ''
    for _, string, start, _, line in fissix_driver.tokens(source):
        is_import = line.lstrip().startswith(('from ', 'import '))
        if string in names and before != '.' and not is_import:
            found.append((start, string))
        before = string
    for (line, column), name in reversed(found):
        text = lines[line - 1]
        end = column + len(name)
        lines[line - 1] = f'{text[:column]}{_HIDDEN.format(name)}{text[end:]}'
    return ''.join(lines)
