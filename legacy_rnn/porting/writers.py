"""Ports that are not written, but shown or counted.

As `in_place.InPlace` and `outdir.Outdir`, each has `deliver(source, result)`,
which returns lines to be printed, and `close()`.
"""

from __future__ import annotations

from . import report


class Diff:
    """Shows what a port would change."""

    def deliver(self, source, result):
        """Returns the lines of a diff."""
        if not result.changed:
            return []
        return [''.join(report.diff(result)).removesuffix('\n')]

    def close(self):
        """Does nothing."""


class Check(Diff):
    """Says whether a port would change anything."""

    def deliver(self, source, result):
        """Returns a line where it would."""
        return [f'{source.path}: would change'] if result.changed else []
