"""Folders that a source adds to `sys.path`, found by its words alone.

sys.path.insert(0, os.path.abspath('../code'))
sys.path.append(os.path.join(os.path.dirname(__file__), '..', 'lib'))
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, 'utils'))
sys.path.append(os.path.dirname(os.getcwd()))
from sys import path; path.append('./lib')
"""

from __future__ import annotations

import os
import re

_ADDED = re.compile(
    r'^[^#\n]*\bsys\.path(?:\.(?:append|insert|extend)\(|\s*\+?=)(.*)$', re.M
)
_IMPORTED = re.compile(
    r'^\s*from\s+sys\s+import\s+(?:[\w ]+,\s*)*path\b(?:\s+as\s+(\w+))?', re.M
)
_PATH = re.compile(r'[\'"]|\b__file__\b|\bpath\.|\bparent\b')
_TEXT = re.compile(r'[\'"]([^\'"\n]*)[\'"]')
_NAME = re.compile(r'(?<![\w.\'"])([A-Za-z_]\w*)(?![\w(.\'"])')
_UP = re.compile(r'\bdirname\s*\(|\bpath\.split\s*\(|\.parent\b')
_HERE = re.compile(r'\bgetcwdu?\(\)|\bcurdir\b|\.cwd\(\)')
_CUT = re.compile(r'\[\s*:\s*-|\br?split\s*\(|\br?partition\s*\(')


def added(path, text, bases=()):
    """Folders that a file adds to `sys.path`.

    Args:
        path: The file.
        text: Its text.
        bases: Further folders that count as the working folder does.

    Returns:
        List of folders that exist. What is made of anything but literals,
        `__file__` and names of these is left out.
    """
    found = {}
    for match in (*_ADDED.finditer(text), *_by_name(text)):
        for folder in _folders(_spelled(match[1], text), path, bases):
            if os.path.isdir(folder):
                found.setdefault(os.path.realpath(folder))
    return list(found)


def _by_name(text):
    """Yields the additions by a name that `from sys import path` gives."""
    for found in _IMPORTED.finditer(text):
        yield from re.finditer(
            rf'^(?:[^#\n]*[\s;])?{found[1] or "path"}'
            r'\.(?:append|insert|extend)\((.*)$',
            text,
            re.M,
        )


def _spelled(words, text):
    """An expression with names replaced by what they are assigned."""
    for _ in range(3):
        words = _NAME.sub(lambda match: _assigned(match[1], text), words)
    return words.replace('os.pardir', "'..'")


def _assigned(name, text):
    found = re.search(rf'^{name}\s*=\s*([^=\n#].*)$', text, re.M)
    return found[1].strip() if found and _PATH.search(found[1]) else name


def _folders(words, path, bases):
    """Yields the folders that an expression may mean.

    The working folder is that of the file, or above it.
    """
    parts = [part for part in _TEXT.findall(words) if part != '__file__']
    if '__file__' in words or _HERE.search(words):
        parts = [part.lstrip('/') for part in parts]  # getcwd() + '/lib'
    if '__file__' in words:
        folder = os.path.realpath(path)
        for _ in _UP.findall(words):
            folder = os.path.dirname(folder)
        yield os.path.normpath(os.path.join(folder, *parts))
    elif _HERE.search(words):
        steps = len(_UP.findall(words)) or bool(_CUT.search(words))
        parts = ['..'] * steps + [part for part in parts if part]
        for base in (os.path.dirname(path), os.getcwd(), *bases):
            yield os.path.normpath(os.path.join(base, *parts))
    elif parts:
        yield os.path.join(os.path.dirname(path), *parts)
        if not parts[0].startswith('..'):
            for base in (os.getcwd(), *bases):
                yield os.path.join(base, *parts)
