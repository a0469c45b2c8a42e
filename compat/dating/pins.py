"""The release that a program's list of packages names, or its graphs.

    tensorflow-gpu==1.4.0
    https://storage.googleapis.com/…/tensorflow-0.8.0-cp27-none-linux_x86_64.whl
    model/step-700.meta, which says tensorflow_version: 1.4.0

Its author ran it under that one. It decides nothing that the code speaks
against.
"""

from __future__ import annotations

import os
import re

from ..releases import RELEASES, Release
from ..sources.programs import checkouts
from . import saved_graphs
from .facts import Preference

_KNOWN = frozenset(map(str, RELEASES))
_LISTS = 'requirements*.txt'
_PIN = re.compile(
    r'^[ \t]*(?:tensorflow(?:[-_](?:gpu|cpu))?[ \t]*==[ \t]*|'
    r'\S*/tensorflow(?:_gpu|_cpu)?-)(\d+\.\d+)',
    re.I | re.M,
)


def heed(dating, paths, known):
    """A Dating that prefers the releases that a program's files name.

    Lists of packages beside a program count, then graphs beside it and below;
    where there are none, those of the nearest folder above, in the same
    checkout.

    Args:
        dating: Dating of a program.
        paths: Its files.
        known: Dict that keeps what was found in folders, and grows.
    """
    found = {}
    for folder in dict.fromkeys(path.parent for path in paths):
        if folder not in known:
            lists = map(_read, _nearest(folder, _lists, known))
            graphs = _nearest(folder, saved_graphs.find, known)
            wrote = _of_graphs(graphs, folder)
            known[folder] = [*filter(None, (*lists, wrote))]
        found.update((liked.path, liked) for liked in known[folder])
    return dating._replace(preferences=(*found.values(), *dating.preferences))


def _nearest(folder, find, known):
    """What is found in a folder, else in the nearest above that has any."""
    for each in checkouts.up_to(folder) or [folder]:
        if (find, each) not in known:
            known[find, each] = find(each)
        if known[find, each]:
            return known[find, each]
    return []


def _lists(folder):
    return sorted(filter(os.path.isfile, folder.glob(_LISTS)))


def _read(path):
    try:
        text = path.read_text('utf-8', 'replace')
    except OSError:
        return None
    pins = [pin for pin in _PIN.finditer(text) if pin[1] in _KNOWN]
    if not pins:
        return None
    line = text.count('\n', 0, pins[0].start(1)) + 1
    releases = tuple(dict.fromkeys(Release(pin[1]) for pin in pins))
    return Preference(line, releases, 'names the release', str(path))


def _of_graphs(paths, folder):
    """A Preference for the releases that wrote some graphs, or None."""
    releases = {}
    for path in paths:
        version = '.'.join(saved_graphs.written_by(path).split('.')[:2])
        if version in _KNOWN:
            releases.setdefault(Release(version), path)
    if not releases:
        return None
    why = ', '.join(
        f'{release} wrote {os.path.relpath(path, folder)}'
        for release, path in releases.items()
    )
    return Preference(0, tuple(releases), why, paths[0])
