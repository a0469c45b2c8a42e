"""Which files are to be ported."""

from __future__ import annotations

import os
import pathlib
from typing import NamedTuple

from legacy_rnn.compat.sources.programs import folders
from legacy_rnn.console import command


class Source(NamedTuple):
    """A file to be ported.

    Attributes:
        path: The file, named as the caller named what holds it.
        place: Its path below the folder that was named, or its own name.
        base: That folder, or the folder of a file that was named.
        named: Whether the file itself was named.
    """

    path: pathlib.Path
    place: pathlib.Path
    base: pathlib.Path
    named: bool


def find(arguments, outdir=None, unreadable=None, may_be_ports=False):
    """The sources that arguments name, each once.

    Args:
        arguments: Files, and folders of files.
        outdir: Folder of ports, which holds no sources.
        unreadable: List that takes the errors of folders that cannot be
            read.
        may_be_ports: Whether a folder of ports may be named.

    Returns:
        List of Source.

    Raises:
        CommandError: An argument names no sources.
    """
    leave = [outdir] if outdir else []
    found = {}
    for argument in arguments:
        path = pathlib.Path(argument)
        if not argument or not path.exists():
            raise command.CommandError(
                f'{argument!r}: no such file or folder; name a .py or .ipynb '
                'file, or a folder of them'
            )
        named = not path.is_dir()
        if named and not path.is_file():
            raise command.CommandError(f'{argument}: no file and no folder')
        if (path / folders.MANIFEST).exists() and not may_be_ports:
            raise command.CommandError(
                f'{argument} holds ports, which --check alone reads again; '
                f'name the sources, or delete {path / folders.MANIFEST} if '
                'it is your project now'
            )
        base = path.parent if named else path
        below = [path]
        if not named:
            below = folders.sources(path, leave, unreadable)
        if not below:
            raise command.CommandError(
                f'{argument}: expected Python sources below, found none'
            )
        for path in below:
            source = Source(path, path.relative_to(base), base, named)
            found.setdefault(os.path.abspath(path), source)
    return list(found.values())


def in_place(sources):
    """Those of the sources that are to be written where they are.

    Args:
        sources: List of Source.

    Returns:
        `(sources, links)`: of several ways to one file, one; the links lead
        out of the folder that was named.
    """
    kept, links = {}, []
    for source in sorted(sources, key=lambda s: s.path.is_symlink()):
        real = source.path.resolve()
        inside = real.is_relative_to(source.base.resolve())
        if inside or source.named:
            kept.setdefault(real, source)
        else:
            links.append(source)
    once = set(kept.values())
    return [source for source in sources if source in once], links
