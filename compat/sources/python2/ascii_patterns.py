"""Patterns of `re` in Python 2, whose `\\w` and kin were of ASCII alone.

They are so in Python 3 where `re.ASCII` or `(?a)` says so. With `re.UNICODE`
they knew all letters, as today's do without it.

Source: Python 2.7 and 3.3, `re`.
"""

from __future__ import annotations

import re

# Functions that take a pattern, to the place of their flags.
FLAGS_AT = {
    'compile': 1,
    'findall': 2,
    'finditer': 2,
    'match': 2,
    'search': 2,
    'split': 3,
    'sub': 4,
    'subn': 4,
}
_TOLD = re.compile(r'\(\?[aiLmsx]*[aLu][aiLmsux]*[:)]')
# Both sides of a class, which are all letters in any case.
_ALL = re.compile(r'\[\\([wWsSdD])\\([wWsSdD])\]')
_OF_LETTERS = re.compile(r'(?<!\\)(?:\\\\)*\\[wWbBsS]')


def is_told(pattern):
    """Whether a pattern itself says which letters it knows."""
    return bool(_TOLD.search(pattern))


def tells_letters(pattern):
    """Whether a pattern asks what a letter or a space is."""
    return bool(_OF_LETTERS.search(_ALL.sub(_rest, pattern)))


def _rest(match):
    first, second = match.groups()
    is_all = first != second and first.lower() == second.lower()
    return '.' if is_all else match.group()
