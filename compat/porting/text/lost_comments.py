"""Comments within expressions that are written anew, and would be dropped."""

from __future__ import annotations

import ast
import collections
import difflib
import io
import re

from fissix.pgen2 import tokenize

from ...sources import trees
from ...sources.python2 import fissix_driver

_IMPORTS = re.compile(r'(?:from|import)\b')


def restore(new, old):
    """Puts each comment that is lost above its statement.

    Args:
        new: Python 3 source.
        old: The source of either Python that it was.

    Returns:
        The new source, with all comments.
    """
    before, after = _comments(old), _comments(new)
    left = collections.Counter(c for _, c in before)
    left -= collections.Counter(c for _, c in after)
    if not left:
        return new
    lines, starts = list(io.StringIO(new)), _starts(new)
    added: dict = {}
    for lost, (first, start), (last, end) in _lost(before, after, left):
        found = _places(
            old.split('\n')[first:last],
            [line.rstrip('\n') for line in lines[start:end]],
        )
        for line, comment in lost:
            place = starts[start + found[line - 1 - first]]
            added.setdefault(place, []).append(comment)
    for place in sorted(added, reverse=True):
        line = lines[place]
        indent = line[: len(line) - len(line.lstrip())]
        lines[place:place] = [f'{indent}{text}\n' for text in added[place]]
    return ''.join(lines)


def keep(source):
    """Puts each comment that an edit drops above its statement.

    Those of imports, and of statements that are taken out, go with them.

    Args:
        source: `spans.Source`, which takes the edits.
    """
    for edit in source.outermost():
        old = source.text[edit.start : edit.end]
        first, last = source.place(edit.start)[0], source.place(edit.end)[0]
        if '#' not in old or first == last or _IMPORTS.match(old):
            continue
        new = source.rendered(edit)
        for line, comment in _comments(source.text) if new else ():
            if first <= line < last and comment not in new:
                source.above(_starts(source.text)[line - 1] + 1, comment)


def _comments(text):
    """The comments of a source of either Python: `(line, text)`."""
    if '#' not in text:
        return []
    return [
        (start[0], string)
        for kind, string, start, _, _ in fissix_driver.tokens(text)
        if kind == tokenize.COMMENT
    ]


def _lost(before, after, left):
    """Yields lost comments by what stays around them.

    Args:
        before: What `_comments` says of the old source.
        after: What it says of the new one.
        left: Counter of the comments that the new one lacks.

    Yields:
        `(comments, above, below)`: comments of the old source, and the lines
        of the kept comments around them, each `(old, new)`.
    """
    lost, above, place = [], (0, 0), 0
    for line, comment in before:
        if place < len(after) and comment == after[place][1]:
            below = line, after[place][0]
            if lost:
                yield lost, above, below
            lost, above, place = [], below, place + 1
        elif left[comment]:
            left[comment] -= 1
            lost.append((line, comment))
    if lost:
        yield lost, above, (None, None)


def _places(before, after):
    """For each line of the first list, its index in the second."""
    places = []
    match = difflib.SequenceMatcher(None, before, after)
    for _, first, last, start, end in match.get_opcodes():
        last_place = max(end - 1, start) if start < len(after) else start - 1
        for index in range(first, last):
            places.append(min(start + index - first, last_place))
    return places


def _starts(text):
    """For each line of a source, the index of its statement's first line."""
    starts = list(range(text.count('\n') + 1))
    for node in trees.of_kind(trees.parse(text), ast.stmt):
        body = getattr(node, 'body', None)
        end = node.end_lineno or node.lineno
        end = end if body is None else body[0].lineno - 1
        for line in range(node.lineno - 1, end):
            starts[line] = node.lineno - 1
    return starts
