"""Patterns that match nothing, written to split as up to Python 3.6."""

from __future__ import annotations

import re

__all__ = ['filled', 'matches_nothing']

# One letter, or one of a set, as often as there is one.
_REPEATED = re.compile(r'((?:\\[wWsSdD.,;:|/-]|\[\^?[^\]\\]+\]|[\w ,;:/-]))\*')


def matches_nothing(pattern):
    """Whether a pattern also matches an empty text.

    Args:
        pattern: Its source.
    """
    try:
        return re.match(pattern, '') is not None
    except re.error:
        return False


def filled(pattern):
    """The pattern without its empty matches, which split nothing then.

    Args:
        pattern: One that matches nothing.

    Returns:
        The pattern, or None if it is more than one repeated letter or set.
    """
    found = _REPEATED.fullmatch(pattern)
    return found and f'{found.group(1)}+'
