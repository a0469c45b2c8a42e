"""Packages that a program's own lists name.

    requirements.txt      trfl==1.0
    environment.yml         - pip:
                              - rapidfuzz>=2
    setup.py              install_requires=['uniseg', ...]

Source: PyPI's rules for names: case, `-`, `_` and `.` make no difference.
"""

from __future__ import annotations

import re

from .. import reading
from . import checkouts

_NAME = r'([A-Za-z0-9][\w.-]*?)(?:\[[\w, ]*\])?[ \t]*(?:[=<>!~;#@ ].*)?'
_LISTS = {
    'requirements*.txt': re.compile(rf'^[ \t]*{_NAME}$', re.M),
    'environment*.y*ml': re.compile(rf'^[ \t]*- *{_NAME}$', re.M),
}
_SETUP = 'setup.py'
_ABOVE = 3
_REQUIRES = re.compile(
    r'(?:install|extras)_require(?:s)?\s*=\s*([\[{].*?[\]}])', re.S
)
_QUOTED = re.compile(rf'["\']{_NAME}["\']')


def plain(name):
    """A name as pip compares it."""
    return re.sub('[-_.]+', '-', name).lower()


def listed_for(folder, known):
    """What lists in a folder, or above it in the same project, name.

    That is up to its git checkout, or three folders above it outside of one,
    as where a project was unpacked.

    Args:
        folder: pathlib.Path.
        known: Dict from folders to what their lists name, which grows.

    Returns:
        Dict from names as `plain` gives them to those of the lists.
    """
    found: dict = {}
    outside = [folder, *folder.parents[:_ABOVE]]
    for each in checkouts.up_to(folder) or outside:
        if each not in known:
            names = reversed(list(_names(each)))  # The first is kept.
            known[each] = {plain(name): name for name in names}
        found = {**known[each], **found}
    return found


def _names(folder):
    """Yields the names in the lists of one folder."""
    for pattern, names in _LISTS.items():
        for path in sorted(folder.glob(pattern)):
            yield from names.findall(reading.any_text(path))
    for inner in _REQUIRES.findall(reading.any_text(folder / _SETUP)):
        yield from _QUOTED.findall(inner)
