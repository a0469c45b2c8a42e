"""Findings of the porter: what it changed, and what to check."""

from __future__ import annotations

import dataclasses

CHANGED, CHECK, STOP = ('changed', 'check', 'stop')


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    """One row of the report.

    Attributes:
        line: Line in the source, from 1.
        column: Column, from 1.
        severity: changed (done), check (look at it), stop (will not run).
        rule: Name of the rule.
        old: Old text, shortened.
        new: New text, or `''` where nothing was edited.
        why: The reason, one sentence.
        release: Release whose change made it necessary, or `''`.
        cell: Code cell of a notebook that the line counts in, from 1; 0 in a
            script.
    """

    line: int
    column: int
    severity: str
    rule: str
    old: str
    new: str
    why: str
    release: str = ''
    cell: int = 0

    @property
    def place(self):
        """Line and column, such as `12:5` or `cell 3:2:5`."""
        place = f'{self.line}:{self.column}'
        return f'cell {self.cell}:{place}' if self.cell else place

    def as_dict(self):
        """The row for JSON."""
        return dataclasses.asdict(self)


def shorten(text, width=120):
    """Text on one line, cut at `width` characters."""
    text = ' '.join(text.split())
    return text if len(text) <= width else text[: width - 3] + '...'
