"""Reads sources: Python 3, Python 2, and the code of notebooks."""

from __future__ import annotations

import ast
import re
import tokenize
import warnings
from typing import NamedTuple

from . import trees
from .notebook import notebooks

# What a port left as it was: nothing of the release is told by it.
STOP_MARK = '# legacy-rnn: stop: '
# Bytes of text, and of other encodings than ASCII.
_OF_TEXT = bytes([*b'\t\n\v\f\r', *range(32, 256)])


class Statement(NamedTuple):
    """A parsed piece of a source.

    Attributes:
        node: An ast node; its lines count within the whole source.
        guarded: It stands in a `try` that expects it to fail.
        nested: Its own `try` statements are part of the node.
        stopped: Lines that a port left alone, below its comments.
    """

    node: ast.AST
    guarded: bool
    nested: bool
    stopped: frozenset = frozenset()


def read(path):
    """The text of a source; of a notebook, its code cells.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is not text, or not a notebook.
    """
    data = path.read_bytes()
    if path.suffix == '.ipynb':
        return notebooks.read(data, path).script
    check_text(data, path)
    try:
        with tokenize.open(path) as file:
            return file.read()
    except (SyntaxError, UnicodeDecodeError):
        return data.decode('latin-1')


def any_text(path):
    """The text of a file that is no source, `''` where it cannot be read."""
    try:
        return path.read_text('utf-8', 'replace')
    except OSError:
        return ''


def check_text(data, name):
    """Checks that the bytes of a file may be a source.

    Args:
        data: The bytes.
        name: The file's name, for the message.

    Raises:
        ValueError: They are binary data, or text in UTF-16.
    """
    what = None
    if data[:2] in (b'\xff\xfe', b'\xfe\xff'):
        what = 'text in UTF-16; save it as UTF-8'
    elif data.count(0) > len(data) // 1000 or _is_noise(data[:2000]):
        what = 'binary data'
    if what:
        raise ValueError(f'{name} must be Python source, got {what}')


def _is_noise(data):
    """Whether some bytes hold more control characters than text does."""
    strange = data.translate(None, delete=_OF_TEXT)
    return len(strange) > max(8, len(data) // 20)


def parse(text, path=None):
    """Parses a source.

    Args:
        text: Python 3, or Python 2.
        path: Its name for messages.

    Returns:
        List of Statement.

    Raises:
        RecursionError: Its expressions are nested too deeply.
        ValueError: Not a single line of it is Python.
    """
    text = text.lstrip('\ufeff').replace('\r\n', '\n').replace('\r', '\n')
    try:
        tree = trees.parse(text)
        return [Statement(tree, False, True, _stopped(text, tree))]
    except (SyntaxError, ValueError):
        pass
    lines = list(_logical_lines(text))
    guarded = _guarded(lines)
    found = []
    for (number, line), guard in zip(lines, guarded, strict=True):
        node = _parse_line(line.strip())
        if node is not None:
            ast.increment_lineno(node, number - 1)
            found.append(Statement(node, guard, False))
    if not found:
        raise ValueError(f'{path or "source"} must be Python, got other text')
    return found


_STRING = re.compile(
    r"'''(?:\\.|[^\\])*?'''|\"\"\"(?:\\.|[^\\])*?\"\"\""
    r"|'(?:\\.|[^\\'\n])*'|\"(?:\\.|[^\\\"\n])*\"",
    re.S,
)


def _logical_lines(text):
    """Yields `(line number, text)` of each statement or header."""
    start = position = 0
    number = depth = 0
    first = 1
    while position < len(text):
        char = text[position]
        if char in '\'"':
            match = _STRING.match(text, position)
            end = match.end() if match else position + 1
            number += text.count('\n', position, end)
            position = end
            continue
        if char == '#':
            end = text.find('\n', position)
            end = len(text) if end < 0 else end
            blank = ' ' * (end - position)
            text = text[:position] + blank + text[end:]
        elif char in '([{':
            depth += 1
        elif char in ')]}':
            depth = max(0, depth - 1)
        elif char == '\\' and text[position + 1 : position + 2] == '\n':
            number += 1
            position += 1
        elif char == '\n':
            number += 1
            if not depth:
                yield first, text[start:position]
                start, first = position + 1, number + 1
        position += 1
    yield first, text[start:]


def _stopped(text, tree):
    """Lines of the statements below the comment of a stop."""
    if STOP_MARK not in text:
        return frozenset()
    lines, found = text.split('\n'), set()
    for node in trees.of_kind(tree, ast.stmt):
        above = node.lineno - 1
        while above and lines[above - 1].lstrip().startswith('#'):
            if lines[above - 1].lstrip().startswith(STOP_MARK):
                body = getattr(node, 'body', None)
                last = body[0].lineno - 1 if body else node.end_lineno
                found.update(range(node.lineno, (last or 0) + 1))
                break
            above -= 1
    return frozenset(found)


def _guarded(lines):
    """Whether each line stands in a `try` that expects it to fail."""
    result = [False] * len(lines)
    blocks = []
    for i, (_, line) in enumerate(lines):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        word = re.split(r'\W', line.strip(), maxsplit=1)[0]
        while blocks and indent <= blocks[-1][0]:
            if indent == blocks[-1][0] and word in ('except', 'else'):
                if word == 'except' and expects_failure(line):
                    for j in range(blocks[-1][1], i):
                        result[j] = True
                    blocks[-1][2] = True
                break
            blocks.pop()
        result[i] = any(block[2] for block in blocks)
        if word == 'try':
            blocks.append([indent, i, False])
    return result


def expects_failure(text):
    """Whether an `except` line catches what a missing name raises."""
    wanted = (
        'ImportError|AttributeError|ModuleNotFound|NameError|TypeError'
        r'|ValueError|\bException\b|BaseException'
    )
    return bool(re.match(r'\s*except\s*:', text) or re.search(wanted, text))


def handles_failure(handler):
    """Whether an `except` awaits that a name or an argument is not there.

    Args:
        handler: ast.ExceptHandler.
    """
    kind = ast.unparse(handler.type) if handler.type else ''
    return expects_failure(f'except {kind}:' if kind else 'except:')


_REWRITES = (
    (re.compile(r'^print\s*>>\s*[^,]+,?(.*)$', re.S), r'print(\1)'),
    (re.compile(r'^print\b(.*)$', re.S), r'print(\1)'),
    (re.compile(r'^exec\b(.*)$', re.S), r'exec(\1)'),
    (re.compile(r'^raise\s+([\w.]+)\s*,.*$', re.S), r'raise \1'),
    (re.compile(r'`([^`]*)`'), r'repr(\1)'),
    (re.compile(r'<>'), '!='),
    (re.compile(r'\b(\d+)[lL]\b'), r'\1'),
    (re.compile(r'\b0+(\d+)\b'), r'\1'),
    (re.compile(r'\b[uU][rR](?=[\'"])'), 'r'),
    (re.compile(r'\blambda\s*\(([\w\s,]*)\)\s*:'), r'lambda \1:'),
    (re.compile(r'^(except\s+[\w.()\s,]+?)\s*,\s*(\w+)\s*:'), r'\1 as \2:'),
)


def _parse_line(line):
    """An ast node for one statement or header, or None."""
    if not line or re.match(r'(else|try|finally|except)\b', line):
        return None
    if line.startswith('@'):
        line = line[1:]
    if line.startswith('elif'):
        line = line[2:]
    node = _try_parse(line)
    for pattern, replacement in _REWRITES:
        if node is not None:
            break
        changed = pattern.sub(replacement, line)
        if changed != line:
            line = changed
            node = _try_parse(line)
    return node


def _try_parse(line):
    header = ' pass' if line.endswith(':') else ''
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            return ast.parse(line + header)
    except (SyntaxError, ValueError):
        return None
