"""What a notebook says of the language and the kernel that run it."""

from __future__ import annotations

import json
import re

from . import json_spans

PYTHONS = ('python', 'ipython', 'python2', 'python3')
# A name that may be of another language; outputs have the two streams.
_OTHER = re.compile(
    r'"(?:language|name)"\s*:\s*"(?!i?python|stdout|stderr)', re.I
)
# What names the kernel of a notebook that Python 3 runs.
_KERNEL = {
    ('kernelspec', 'name'): 'python3',
    ('kernelspec', 'display_name'): 'Python 3',
}
_LANGUAGE = {
    ('language_info', 'version'): '3.10',
    ('language_info', 'pygments_lexer'): 'ipython3',
    ('language_info', 'codemirror_mode', 'version'): 3,
}


def is_foreign(path):
    """Whether a file is a notebook of another language than Python."""
    try:
        text = path.read_text('utf-8-sig')
        if not _OTHER.search(text):
            return False
        return language(json.loads(text).get('metadata') or {}) not in PYTHONS
    except (OSError, ValueError, RecursionError, AttributeError):
        return False  # Whoever reads it says what it is.


def language(about):
    """The language of a notebook, by its metadata."""
    kernel = about.get('kernelspec') or {}
    told = about.get('language_info') or {}
    name = told.get('name') or kernel.get('language') or 'python'
    return name.lower()


def is_python2(about):
    """Whether Python 2 ran a notebook, by its metadata."""
    kernel = (about.get('kernelspec') or {}).get('name', '')
    told = about.get('language_info') or {}
    version = str(told.get('version', ''))
    return version.startswith('2.') or not version and kernel == 'python2'


def edits(text, about):
    """Yields `(span, JSON)` that make the kernel Python 3's."""
    wanted: dict[tuple, object] = {}
    if (about.get('kernelspec') or {}).get('name', 'python3') != 'python3':
        wanted.update(_KERNEL)
    version = (about.get('language_info') or {}).get('version', '3')
    if not str(version).startswith('3'):
        wanted.update(_LANGUAGE)
    for path, value in wanted.items():
        span = json_spans.find(text, ('metadata', *path))
        if span:
            yield span, json.dumps(value)
