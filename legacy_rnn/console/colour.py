"""Colours on a terminal, unless `NO_COLOR` is set (https://no-color.org)."""

from __future__ import annotations

import os
import sys

_CODES = {'red': 31, 'green': 32, 'yellow': 33, 'cyan': 36}


def paint(text, name, stream=None):
    """A text in a colour, where a stream shows it.

    Args:
        text: One line.
        name: `red`, `green`, `yellow` or `cyan`; '' for none.
        stream: The stream; standard output if None.
    """
    if not name or not is_shown(sys.stdout if stream is None else stream):
        return text
    return f'\x1b[{_CODES[name]}m{text}\x1b[0m'


def is_shown(stream):
    """Whether a stream is a terminal that shows colours."""
    if os.environ.get('NO_COLOR') or os.environ.get('TERM') == 'dumb':
        return False
    return stream is not None and not stream.closed and stream.isatty()
