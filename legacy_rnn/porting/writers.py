"""Ports that are not written, but shown or counted.

As `in_place.InPlace` and `outdir.Outdir`, each has `deliver(source, result)`,
which returns lines that may be printed as they are, and `close()`.
"""

from __future__ import annotations

import sys

from legacy_rnn.console import colour as colours
from legacy_rnn.console import streams

from . import github, report

_COLOURS = {'+': 'green', '-': 'red', '@': 'cyan'}


class Diff:
    """Shows what a port would change."""

    def deliver(self, source, result):
        """Returns the lines of a diff."""
        if not result.changed:
            return []
        return list(map(_shown, report.diff(result)))

    def close(self):
        """Does nothing."""


class Check(Diff):
    """Says whether a port would change anything.

    Args:
        form: `text`, or `github` for annotations.
    """

    def __init__(self, form='text'):
        self._form = form

    def deliver(self, source, result):
        """Returns a line where it would."""
        if not result.changed:
            return []
        if self._form == 'github':
            why = 'port would change this file'
            return [github.of_file(source.path, 'warning', why)]
        return [streams.printable(f'{source.path}: would change')]


def _shown(line):
    """A line of a diff: to the letter for a file, harmless on a terminal."""
    line = line.removesuffix('\n')
    if not sys.stdout.isatty():
        return line
    colour = '' if line[:3] in ('+++', '---') else _COLOURS.get(line[:1], '')
    shown = '\t'.join(map(streams.printable, line.split('\t')))
    return colours.paint(shown, colour)
