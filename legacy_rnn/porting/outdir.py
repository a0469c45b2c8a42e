"""The folder that ports are written to, and what may be overwritten there."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pathlib

from legacy_rnn import files
from legacy_rnn.compat.sources.programs.folders import MANIFEST
from legacy_rnn.console import command, streams

from .files import LEFT

# What is being written, while it is.
JOURNAL = '.legacy_rnn.journal'
ABOUT = 'SHA-256 of what legacy-rnn port wrote here, so that it may again'


class Outdir:
    """A folder of ports.

    Its manifest has the digest of each file that was written there. What
    differs from its digest, or has none, is somebody's work.

    Args:
        folder: The folder, there or not.
        force: Whether somebody's work may be overwritten.
        copies: Whether the files that cannot be ported come along.
    """

    def __init__(self, folder, force=False, copies=False):
        self.folder = pathlib.Path(folder)
        self._force = force
        self._digests = _manifest(self.folder)
        self._copies = copies
        self._journal = None
        self._recover()

    def check(self, pairs):
        """Refuses what would be lost, before anything is written.

        Args:
            pairs: List of `(file, place)`: what is to be read, and its path
                below the folder.

        Raises:
            CommandError: Something else than a port of ours is there.
        """
        if self.folder.exists() and not self.folder.is_dir():
            raise command.CommandError(
                f'--outdir={self.folder} must be a folder, got a file'
            )
        self._refuse_sources(pairs)
        self._refuse_links()
        foreign = []
        for _, place in pairs:
            target = self.folder / place
            self._refuse_folders(target)
            self._refuse_outside(target)
            if not os.path.lexists(target):
                continue
            if target.is_dir() and not target.is_symlink():
                raise command.CommandError(
                    f'{target} must be a file, got a folder; choose another '
                    '--outdir'
                )
            wrote = self._digests.get(place.as_posix())
            if target.is_symlink() or digest(target) != wrote:
                foreign.append(target)
        if foreign and not self._force:
            more = f' (and {len(foreign) - 1} more)' if foreign[1:] else ''
            raise command.CommandError(
                f'{foreign[0]}{more} is not what legacy-rnn port wrote there; '
                'choose another --outdir, or pass --force to overwrite it'
            )

    def deliver(self, source, result):
        """Writes a port.

        Args:
            source: `sources.Source`.
            result: `files.FileResult`.

        Returns:
            Lines that say so.
        """
        target = self.folder / source.place
        if result.status == LEFT:
            if not self._copies:
                return []
            self.copy(source.path, source.place)
            return [streams.printable(f'copied {target} as it was')]
        mode = source.path.stat().st_mode
        self._write(source.place, [result.data], mode)
        return [streams.printable(f'wrote {target}')]

    def copy(self, path, place):
        """Copies a file.

        Args:
            path: The file.
            place: Path below the folder.
        """
        with open(path, 'rb') as file:
            parts = iter(lambda: file.read(1 << 20), b'')
            self._write(place, parts, path.stat().st_mode)

    def make(self, place):
        """Makes a folder, if nothing has its name.

        Args:
            place: Path below the folder.
        """
        with contextlib.suppress(FileExistsError, NotADirectoryError):
            (self.folder / place).mkdir(parents=True, exist_ok=True)

    def close(self):
        """Writes the manifest."""
        if self._journal is None:
            return
        self._journal.close()
        self._write_manifest()
        files.remove(self.folder / JOURNAL)
        self._journal = None

    def _write(self, place, parts, mode):
        if self._journal is None:
            # A folder that is being written is no source either.
            self._write_manifest()
            self._journal = open(self.folder / JOURNAL, 'w', encoding='utf-8')
        target = self.folder / place
        found = hashlib.sha256()
        with files.atomic(target, 'wb', mode, lasting=False) as file:
            for part in parts:
                found.update(part)
                file.write(part)
            row = place.as_posix(), found.hexdigest()
            self._journal.write(f'{json.dumps(row)}\n')
            self._journal.flush()
        self._digests[row[0]] = row[1]

    def _recover(self):
        """Takes over what a call that was ended had finished."""
        for place, text in _journal(self.folder / JOURNAL):
            target = self.folder / place
            if not self._holds(target):
                continue
            if target.is_file() and digest(target) == text:
                self._digests[place] = text

    def _write_manifest(self):
        rows = dict(sorted(self._digests.items()))
        text = json.dumps({'about': ABOUT, 'files': rows}, indent=1)
        files.write_text(self.folder / MANIFEST, f'{text}\n')

    def _refuse_sources(self, pairs):
        sources = {os.path.realpath(path): path for path, _ in pairs}
        inodes = {_inode(path): path for path in sources if _inode(path)}
        placed = {}
        for path, place in pairs:
            target = self.folder / place
            real = os.path.join(os.path.realpath(target.parent), target.name)
            hit = sources.get(real) or inodes.get(_inode(real))
            if hit is not None:
                raise command.CommandError(
                    f'--outdir={self.folder} would overwrite the source '
                    f'{hit}; choose another folder'
                )
            other = placed.setdefault(real, path)
            if other != path:
                raise command.CommandError(
                    f'{other} and {path} would both become {target}; port '
                    'the folder that holds both'
                )

    def _refuse_folders(self, target):
        for folder in target.relative_to(self.folder).parents:
            above = self.folder / folder
            if os.path.lexists(above) and not above.is_dir():
                raise command.CommandError(
                    f'{above} must be a folder, got a file; choose another '
                    '--outdir'
                )

    def _refuse_outside(self, target):
        if not self._holds(target):
            raise command.CommandError(
                f'{target.parent} links out of --outdir={self.folder}; '
                'delete the link, or choose another folder'
            )

    def _refuse_links(self):
        for name in (JOURNAL, MANIFEST):
            if (self.folder / name).is_symlink():
                raise command.CommandError(
                    f'{self.folder / name} must be a file of legacy-rnn port, '
                    'got a link; delete it'
                )

    def _holds(self, target):
        """Whether a path stays within the folder, whatever links there."""
        inner = os.path.realpath(target.parent)
        return pathlib.Path(inner).is_relative_to(self.folder.resolve())


def digest(path):
    """SHA-256 of a file, in hex."""
    found = hashlib.sha256()
    with open(path, 'rb') as file:
        while part := file.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def _manifest(folder):
    try:
        rows = json.loads((folder / MANIFEST).read_text('utf-8'))['files']
        return {str(place): str(text) for place, text in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _journal(path):
    """Yields `(path, digest)`; the last line may be cut."""
    try:
        lines = path.read_text('utf-8').splitlines()
    except (OSError, ValueError):
        return
    for line in lines:
        try:
            place, text = json.loads(line)
        except (ValueError, TypeError):
            return
        if isinstance(place, str):
            yield place, text


def _inode(path):
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
