"""The files of a project that are not sources: data, settings, pictures."""

from __future__ import annotations

import os
import pathlib
import re

from legacy_rnn.compat.sources.programs import folders

from .in_place import SUFFIX

_PART = r'\.(index|meta|data-\d+-of-\d+)'
_CHECKPOINT = rf'.*\.ckpt([.-].*)?|.*-\d+{_PART}'
_EVENTS = r'events\.out\.tfevents\..*'
_READS_BESIDE = re.compile(b'__file__')
_READS_EVENTS = re.compile(rb'EventAccumulator|summary_iterator')
# What running made: checkpoints, events, compiled files, kept originals.
_MADE = re.compile(
    rf'checkpoint|{_CHECKPOINT}|{_EVENTS}|.*\.py[co]|.*{re.escape(SUFFIX)}'
)


def find(sources, outdir, unreadable=None):
    """The other files of the folders that sources are of.

    Args:
        sources: List of `sources.Source`.
        outdir: Folder of the ports, which is no part of the project.
        unreadable: As for `sources.find`.

    Returns:
        List of `(path, place)`, as of a `sources.Source`.
    """
    found = {}
    for path, place in _beside(sources, outdir, unreadable):
        if not _is_left(path):
            found.setdefault(place, (path, place))
    return list(found.values())


def left_checkpoints(sources, outdir):
    """Lists a line on checkpoints, which stay where they are, if any do.

    Args:
        sources: As for `find`.
        outdir: As for `find`.
    """
    names = {
        re.sub(f'{_PART}$', '', place.as_posix())
        for path, place in _beside(sources, outdir)
        if re.fullmatch(_CHECKPOINT, path.name)
    }
    return _told(names, 'checkpoints that a program starts from')


def left_events(sources, outdir):
    """Lists a line on events of summaries, if a source reads any.

    Args:
        sources: As for `find`.
        outdir: As for `find`.
    """
    if not any(_has(source.path, _READS_EVENTS) for source in sources):
        return []
    names = {
        place.as_posix()
        for path, place in _beside(sources, outdir)
        if re.fullmatch(_EVENTS, path.name)
    }
    return _told(names, 'events that a program reads')


def _told(names, what):
    if not names:
        return []
    more = f' and {len(names) - 1} more' if names - {min(names)} else ''
    return [f'{min(names)}{more} stays behind: copy the {what}']


def folders_of(sources, outdir):
    """Folders of the project, in some of which a program writes.

    Args:
        sources: As for `find`.
        outdir: As for `find`.

    Returns:
        List of paths below the folder of the ports.
    """
    found = {}
    left = os.path.realpath(outdir)
    for base in dict.fromkeys(source.base for source in sources):
        for here, names, _ in os.walk(base):
            paths = {name: pathlib.Path(here, name) for name in names}
            names[:] = [
                name
                for name, path in paths.items()
                if not name.startswith('.')
                and not folders.is_apart(path)
                and os.path.realpath(path) != left
            ]
            found.update((paths[n].relative_to(base), None) for n in names)
    return list(found)


def left_behind(sources, outdir):
    """Lists a line on sources that read beside themselves, if there is one.

    Args:
        sources: As for `find`, ported without the project's other files.
        outdir: As for `find`.
    """
    readers = [s.path for s in sources if _has(s.path, _READS_BESIDE)]
    if readers and find(sources, outdir):
        more = f' and {len(readers) - 1} more' if readers[1:] else ''
        return [
            f'{readers[0]}{more} may read what lies beside it (__file__): '
            "--copy brings the project's other files"
        ]
    return []


def _beside(sources, outdir, unreadable=None):
    """Yields the files that are no sources, and their places."""
    ported = {source.path.resolve() for source in sources}
    for base in dict.fromkeys(source.base for source in sources):
        for path in folders.files(base, [outdir], unreadable):
            if path.resolve() not in ported:
                yield path, path.relative_to(base)


def _has(path, pattern):
    try:
        return pattern.search(path.read_bytes()) is not None
    except OSError:
        return False


def _is_left(path):
    """Whether a file is made by running, or a source that is not named."""
    if folders.is_source(path):
        return not folders.is_installed(path)
    return _MADE.fullmatch(path.name) is not None
