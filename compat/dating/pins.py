"""The release that a program's list of packages names.

    tensorflow-gpu==1.4.0
    https://storage.googleapis.com/…/tensorflow-0.8.0-cp27-none-linux_x86_64.whl

Its author ran it under that one. It decides nothing that the code speaks
against.
"""

from __future__ import annotations

import re

from ..releases import RELEASES, Release
from ..sources import checkouts
from .facts import Preference

_KNOWN = frozenset(map(str, RELEASES))
_LISTS = 'requirements*.txt'
_PIN = re.compile(
    r'^[ \t]*(?:tensorflow(?:[-_](?:gpu|cpu))?[ \t]*==[ \t]*|'
    r'\S*/tensorflow(?:_gpu|_cpu)?-)(\d+\.\d+)',
    re.I | re.M,
)


def heed(dating, paths, known):
    """A Dating that prefers the releases that lists of packages name.

    Lists beside a program count, else those of the nearest folder above, in
    the same checkout.

    Args:
        dating: Dating of a program.
        paths: Its files.
        known: Dict from folders to what was found there, which grows.
    """
    found = {}
    for folder in dict.fromkeys(path.parent for path in paths):
        if folder not in known:
            known[folder] = [*filter(None, map(_read, _nearest(folder)))]
        found.update((liked.path, liked) for liked in known[folder])
    return dating._replace(preferences=(*found.values(), *dating.preferences))


def _nearest(folder):
    for each in checkouts.up_to(folder) or [folder]:
        lists = sorted(each.glob(_LISTS))
        if lists:
            return lists
    return []


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
