"""Ports written over their sources, with a way back."""

from __future__ import annotations

from legacy_rnn import files
from legacy_rnn.console import command, streams

from . import git

SUFFIX = '.orig'


class InPlace:
    """Writes ports over their sources.

    Args:
        paths: The sources.
        force: Whether changes that git could not bring back are no reason
            to stop.
        backup: Whether the source stays as `FILE.orig` where git could not
            bring it back.

    Raises:
        CommandError: There are changes that are not committed.
    """

    def __init__(self, paths, force=False, backup=True):
        self._states = git.states(paths)
        self._backup = backup
        changed = [p for p in paths if self._states[p] == git.CHANGED]
        if changed and not force:
            more = f' (and {len(changed) - 1} more)' if changed[1:] else ''
            raise command.CommandError(
                f'{changed[0]}{more}: git has no commit of it as it is; '
                'commit it, or pass --force'
            )

    def deliver(self, source, result):
        """Writes a port over its source.

        Args:
            source: `sources.Source`.
            result: `files.FileResult`.

        Returns:
            Lines that say so.

        Raises:
            CommandError: The source has changed since it was read, or
                `FILE.orig` is another file.
        """
        if not result.changed:
            return []
        real = source.path.resolve()  # A link stays one.
        mode = real.stat().st_mode
        if real.read_bytes() != result.source:
            raise command.CommandError('it changed while it was ported')
        if self._backup and self._states[source.path] != git.CLEAN:
            _keep(real, result.source, mode)
        with files.atomic(real, 'wb', mode) as file:
            file.write(result.data)
        return [streams.printable(f'wrote {source.path}')]

    def close(self):
        """Does nothing."""


def _keep(path, data, mode):
    """Writes `FILE.orig`, but never over another file."""
    kept = path.with_name(path.name + SUFFIX)
    if not kept.exists():
        with files.atomic(kept, 'wb', mode) as file:
            file.write(data)
    elif kept.read_bytes() != data:
        raise command.CommandError(
            f'{kept.name} is there and differs; move it away, or pass '
            '--nobackup'
        )
