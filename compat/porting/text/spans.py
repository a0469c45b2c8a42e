"""Source text by syntax node, and edits that may lie within each other."""

from __future__ import annotations

import array
import ast
import bisect
from typing import NamedTuple

from ...sources import trees

# What stands in parentheses where a name of it follows.
_LOOSE = (
    *(ast.Await, ast.BinOp, ast.BoolOp, ast.Compare),
    *(ast.IfExp, ast.Lambda, ast.UnaryOp),
)


class Edit(NamedTuple):
    """A replacement of a span of the text.

    Attributes:
        start: First character.
        end: Character after the last.
        pieces: Strings, and `(start, end)` spans of the old text, which are
            rendered with the edits that lie within them.
        owner: What the edit belongs to. Edits of one owner may move spans
            among their places.
    """

    start: int
    end: int
    pieces: tuple
    owner: object = None


class Source:
    """A source and its tree, with nodes as spans of characters.

    Args:
        text: Python 3 source with `\\n` line ends.

    Raises:
        SyntaxError: It is no Python 3.
    """

    def __init__(self, text):
        self.text = text
        self.tree = trees.parse(text)
        self._lines = text.split('\n')
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._ascii = text.isascii()
        self._columns = {}
        self._calls = {
            id(argument): call
            for call in trees.of_kind(self.tree, ast.Call)
            for argument in (
                *call.args,
                *call.keywords,
                *(keyword.value for keyword in call.keywords),
            )
        }
        self.edits = []
        self._above = {}

    def span(self, node):
        """First and last place of a node, `(start, end)`."""
        return (
            self._offset(node.lineno, node.col_offset),
            self._offset(node.end_lineno, node.end_col_offset),
        )

    def get(self, node):
        """Old text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def whole(self, node):
        """Span of an argument with the parentheses around it."""
        start, end = self.span(node)
        parent = self._calls.get(id(node))
        if parent is None:
            return start, end
        first = self.text.index('(', self.span(parent.func)[1]) + 1
        last = self.span(parent)[1] - 1
        while True:
            before, after = start - 1, end
            while before > first and self.text[before].isspace():
                before -= 1
            while after < last and self.text[after].isspace():
                after += 1
            if before < first or after >= last:
                return start, end
            if self.text[before] != '(' or self.text[after] != ')':
                return start, end
            start, end = before, after + 1

    def owner(self, node):
        """Span of what an ast.Attribute is of, with its parentheses."""
        start, end = self.span(node)
        return start, self.text.rindex('.', start, end - len(node.attr))

    def place(self, offset):
        """Line and column of a place, both from 1."""
        line = bisect.bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

    def line_span(self, line):
        """First and last place of a line, by its number from 1."""
        start = self._starts[line - 1]
        return start, self.line_end(start)

    def line_start(self, offset):
        """Place of the first character of a line."""
        return self._starts[self.place(offset)[0] - 1]

    def line_end(self, offset):
        """Place of the line's end, before the newline."""
        return self._starts[self.place(offset)[0]] - 1

    def replace(self, node, *pieces):
        """Replaces a node; a node among the pieces is rendered in place."""
        start, end = self.span(node)
        self.replace_span(start, end, *pieces)

    def replace_span(self, start, end, *pieces, owner=None):
        """Replaces a span of the text."""
        shown = []
        for piece, after in zip(pieces, (*pieces[1:], ''), strict=True):
            if isinstance(piece, (str, tuple)):
                shown.append(piece)
            elif isinstance(piece, _LOOSE) and _binds(after):
                shown += ['(', self.span(piece), ')']
            else:
                shown.append(self.span(piece))
        self.edits.append(Edit(start, end, tuple(shown), owner))

    def replace_leaf(self, node, new):
        """Writes another name for the last part of an ast.Attribute."""
        end = self.span(node)[1]
        self.replace_span(end - len(node.attr), end, new)

    def insert(self, offset, text):
        """Inserts text."""
        self.edits.append(Edit(offset, offset, (text,)))

    def above(self, line, text):
        """Puts a line of its own, indented alike, above a line."""
        self._above.setdefault(self._starts[line - 1], []).append(text)

    def outermost(self):
        """List of the edits that lie within no other, by their places."""
        self._sort()
        found = []
        for edit in self.edits:
            if not found or edit.start >= found[-1].end:
                found.append(edit)
        return found

    def rendered(self, edit):
        """What an edit makes of its span."""
        return ''.join(self._pieces(edit))

    def render(self):
        """The new text."""
        self._sort()
        above = self._places_above()
        places = sorted(above)
        groups = [[] for _ in range(len(places) + 1)]
        for edit in self.edits:
            groups[_group(edit, places)].append(edit)
        parts, start = [], 0
        for place, group in zip(places, groups, strict=False):
            parts.append(self._render(start, place, group))
            line = self.text[place : self.line_end(place)]
            indent = line[: len(line) - len(line.lstrip())]
            parts += [f'{indent}{new}\n' for new in above[place]]
            start = place
        parts.append(self._render(start, len(self.text), groups[-1]))
        return ''.join(parts)

    def _sort(self):
        """Puts edits in the order of their places, outer ones first."""
        ordered = sorted(
            enumerate(self.edits),
            key=lambda e: (e[1][0], -e[1][1], e[1].owner is None, e[0]),
        )
        self.edits = [edit for _, edit in ordered]

    def _places_above(self):
        """Dict from the starts of lines to the lines above them.

        A place within an edit moves to the line where the edit begins.
        """
        outer = self.outermost() if self._above else []
        found = {}
        for place in sorted(self._above):
            lines = self._above[place]
            while True:
                i = bisect.bisect_left(outer, place, key=lambda e: e.start)
                if not i or outer[i - 1].end <= place:
                    break
                place = self.line_start(outer[i - 1].start)
            found[place] = [*found.get(place, ()), *lines]
        return found

    def _render(self, start, end, edits):
        parts, position, edits = [], start, list(edits)
        for i, edit in enumerate(edits):
            if edit.start < position:
                continue
            parts.append(self.text[position : edit.start])
            parts.extend(self._before(edit, edits[i + 1 :]))
            parts.extend(self._pieces(edit))
            position = edit.end
        parts.append(self.text[position:end])
        return ''.join(parts)

    def _before(self, edit, others):
        """Yields what is inserted where a replaced span starts.

        It belongs to a piece of the text that starts there, if one does.
        """
        spans = [piece for piece in edit.pieces if not isinstance(piece, str)]
        if edit.end == edit.start or any(s == edit.start for s, _ in spans):
            return
        for other in others:
            if other.start != edit.start:
                break
            if other.end == other.start:
                yield from self._pieces(other)

    def _pieces(self, edit):
        for piece in edit.pieces:
            if isinstance(piece, str):
                yield piece
                continue
            start, end = piece
            yield self._render(start, end, self._within(start, end, edit))

    def _within(self, start, end, around):
        """Yields the edits of a span, but not that which moves it.

        Of several edits of one span each lies within those before it.
        """
        first = bisect.bisect_left(self.edits, start, key=lambda e: e.start)
        is_passed = False
        for index in range(first, len(self.edits)):
            edit = self.edits[index]
            if edit.start > end:
                break
            is_passed = is_passed or edit is around
            outer = edit[:2] == around[:2] and not is_passed
            mine = edit.owner is not None and edit.owner is around.owner
            mine = mine or edit is around
            if edit.end <= end and not outer and not mine:
                yield edit

    def _offset(self, line, column):
        start = self._starts[line - 1]
        if self._ascii:
            return start + column
        text = self._lines[line - 1]
        if text.isascii():
            return start + column
        if line not in self._columns:
            self._columns[line] = _columns(text)
        return start + self._columns[line][column]


def _columns(line):
    """The character at each byte of a line, and at its end."""
    found = array.array('L')
    for index, char in enumerate(line):
        found.extend([index] * len(char.encode('utf-8')))
    found.append(len(line))
    return found


def _group(edit, places):
    """How many of the places come before an edit.

    What is inserted above a line goes before the place.
    """
    inserted = edit.start == edit.end and str(edit.pieces[-1]).endswith('\n')
    find = bisect.bisect_left if inserted else bisect.bisect_right
    return find(places, edit.start)


def _binds(piece):
    """Whether a text takes a part of what stands before it."""
    return isinstance(piece, str) and piece.startswith(('.', '['))
