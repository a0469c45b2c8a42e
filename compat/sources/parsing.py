"""Syntax trees of sources of either Python, and where they are of neither."""

from __future__ import annotations

import ast
import sys

from .python2 import dialect, futures, python2_syntax

SHOWN = 60  # Characters of a line that are shown.


def tree(data, filename, python2=None):
    """The syntax tree of a user's source, Python 2 or 3.

    Args:
        data: Bytes of the file.
        filename: Name for messages.
        python2: Whether it is Python 2; decided here if None.

    Returns:
        `ast.Module` with the user's own lines.

    Raises:
        SyntaxError: It is neither; names the user's line.
    """
    text = python2_syntax.decode(data)
    if python2 is None:
        python2 = is_python2(text)
    return _tree2(text, filename) if python2 else _tree3(text, filename)


def error_of(text):
    """The SyntaxError of a text that is neither Python 2 nor 3, or None."""
    try:
        tree(text.encode('utf-8', 'replace'), 'cell')
    except SyntaxError as error:
        return error
    return None


def is_python2(text, project=3):
    """Whether a source is Python 2.

    Args:
        text: The source.
        project: Dialect of the project, for sources that fit both.
    """
    return (dialect.of_text(text) or project) == 2


def describe(error):
    """A SyntaxError of `tree` in one line, without the file's name."""
    python = f'{sys.version_info.major}.{sys.version_info.minor}'
    told = f'line {error.lineno or 1} is neither Python 2 nor Python {python}'
    shown = ' '.join((error.text or '').split())
    if len(shown) > SHOWN:
        shown = shown[:SHOWN] + '...'
    return ': '.join(filter(None, (told, error.msg, shown)))


def _tree3(text, filename):
    try:
        return dialect.parse(text, filename)
    except (SyntaxError, ValueError) as error:
        for repair in (
            python2_syntax.rename_keywords,
            python2_syntax.expand_tabs,
        ):
            try:
                return dialect.parse(repair(text), filename)
            except (SyntaxError, ValueError):
                continue
        raise _farthest(error, text, filename) from None


def _with_futures_first(tree):
    """The tree with imports from `__future__` where Python 3 takes them."""
    late = futures.late(tree)
    if late:
        rest = [node for node in tree.body if node not in late]
        leads = int(ast.get_docstring(tree) is not None)
        while leads < len(rest) and futures.is_future(rest[leads]):
            leads += 1
        tree.body = rest[:leads] + late + rest[leads:]
    return tree


def _tree2(text, filename):
    try:
        converted = python2_syntax.convert(text, filename)
    except python2_syntax.ConversionError as error:
        raise _syntax_error(str(error), filename, error.line, text) from None
    try:
        found = dialect.parse(converted, filename)
    except SyntaxError:
        found = dialect.parse(
            python2_syntax.rename_keywords(converted), filename
        )
    return _with_futures_first(found)


def _farthest(error, text, filename):
    """The error of the dialect that reads farther into the file."""
    line = getattr(error, 'lineno', None) or 1
    try:
        python2_syntax.convert(text, filename)
    except python2_syntax.ConversionError as other:
        if (other.line or 0) > line:
            return _syntax_error(str(other), filename, other.line, text)
    if isinstance(error, SyntaxError):
        return error
    return SyntaxError(str(error), (filename, line, 1, ''))


def _syntax_error(message, filename, line, text):
    lines = text.split('\n')
    known = line is not None and 0 < line <= len(lines)
    shown = lines[line - 1] if known else ''
    return SyntaxError(message, (filename, line or 1, 1, shown))
