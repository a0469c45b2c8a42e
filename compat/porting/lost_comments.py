"""Comments within expressions that fissix writes anew, and drops."""

from __future__ import annotations

import ast
import collections
import contextlib
import difflib

from fissix.pgen2 import tokenize

from ..sources import trees


def restore(new, old):
    """Puts each comment that is lost above its statement.

    Args:
        new: Python 3 source.
        old: The Python 2 source that it was.

    Returns:
        The new source, with all comments.
    """
    before, after = _comments(old), _comments(new)
    lost = _missing([c for _, c in before], [c for _, c in after])
    if not lost:
        return new
    lines, starts = new.splitlines(keepends=True), _starts(new)
    found = _places(old.splitlines(), [line.rstrip('\r\n') for line in lines])
    added: dict = {}
    for index in lost:
        line, comment = before[index]
        start = starts[found[line - 1]]
        added.setdefault(start, []).append(comment)
    for start in sorted(added, reverse=True):
        line = lines[start]
        indent = line[: len(line) - len(line.lstrip())]
        lines[start:start] = [f'{indent}{text}\n' for text in added[start]]
    return ''.join(lines)


def _comments(text):
    """The comments of a source of either Python: `(line, text)`."""
    if '#' not in text:
        return []
    lines = iter(text.splitlines(keepends=True))
    tokens = tokenize.generate_tokens(lambda: next(lines, ''))
    found = []
    with contextlib.suppress(tokenize.TokenError):
        for kind, string, start, _, _ in tokens:
            if kind == tokenize.COMMENT:
                found.append((start[0], string))
    return found


def _missing(before, after):
    """Indices of what the second list lacks of the first."""
    left = collections.Counter(before) - collections.Counter(after)
    return [
        index
        for tag, first, last, _, _ in _changes(before, after)
        if tag in ('delete', 'replace')
        for index in range(first, last)
        if left[before[index]]
    ]


def _places(before, after):
    """For each line of the first list, its index in the second."""
    places = []
    for _, first, last, start, end in _changes(before, after):
        last_place = max(end - 1, start) if start < len(after) else start - 1
        for index in range(first, last):
            places.append(min(start + index - first, last_place))
    return places


def _changes(before, after):
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return matcher.get_opcodes()


def _starts(text):
    """For each line of a source, the index of its statement's first line."""
    starts = list(range(len(text.splitlines())))
    for node in trees.walk(trees.parse(text)):
        if isinstance(node, ast.stmt):
            body = getattr(node, 'body', None)
            end = node.end_lineno or node.lineno
            end = end if body is None else body[0].lineno - 1
            for line in range(node.lineno - 1, end):
                starts[line] = node.lineno - 1
    return starts
