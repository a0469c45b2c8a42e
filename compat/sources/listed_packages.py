"""Packages that a program's own lists name.

    requirements.txt      trfl==1.0
    environment.yml         - pip:
                              - rapidfuzz>=2
    setup.py              install_requires=['uniseg', ...]

Source: PyPI's rules for names: case, `-`, `_` and `.` make no difference.
"""

from __future__ import annotations

import functools
import re

from . import checkouts

_NAME = r'([A-Za-z0-9][\w.-]*?)(?:\[[\w, ]*\])?[ \t]*(?:[=<>!~;#@ ].*)?'
_LISTS = {
    'requirements*.txt': re.compile(rf'^[ \t]*{_NAME}$', re.M),
    'environment*.y*ml': re.compile(rf'^[ \t]*- *{_NAME}$', re.M),
}
_SETUP = 'setup.py'
_REQUIRES = re.compile(
    r'(?:install|extras)_require(?:s)?\s*=\s*([\[{].*?[\]}])', re.S
)
_QUOTED = re.compile(rf'["\']{_NAME}["\']')


def plain(name):
    """A name as pip compares it."""
    return re.sub('[-_.]+', '-', name).lower()


@functools.lru_cache(maxsize=256)
def listed_for(folder):
    """What lists in a folder, or above it in the same checkout, name.

    Args:
        folder: pathlib.Path.

    Returns:
        Dict from names as `plain` gives them to those of the lists.
    """
    found: dict = {}
    for each in checkouts.up_to(folder) or [folder]:
        for pattern, names in _LISTS.items():
            for path in sorted(each.glob(pattern)):
                _add(found, names.findall(_text(path)))
        for inner in _REQUIRES.findall(_text(each / _SETUP)):
            _add(found, _QUOTED.findall(inner))
    return found


def _add(found, names):
    for name in names:
        found.setdefault(plain(name), name)


def _text(path):
    try:
        return path.read_text('utf-8', 'replace')
    except OSError:
        return ''
