"""Numbers that NumPy reads of a text, for ports and for `run`.

    fromstring('0.5 0.25 end', sep=' ')     [0.5, 0.25]

Up to 2.3 NumPy gave the numbers before what is none, and since raises.

Source: NumPy 2.4 release notes, `numpy/_core/src/multiarray/ctors.c`; run
under 1.16 and 1.18.
"""

from __future__ import annotations

import re

import numpy as np

__all__ = ['fromstring']

_WHOLE = r'[+-]?\d+'
_REAL = r'[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|inf(?:inity)?)'


def fromstring(string, dtype=float, count=-1, sep=''):
    """`numpy.fromstring` of a text.

    Args:
        string: Text.
        dtype: Type of the numbers.
        count: How many are read at most; all where it is -1.
        sep: What stands between two of them; white space around it is of it.

    Returns:
        Array [n]; of fewer numbers than wanted where the text goes on with
        what is no number.
    """
    try:
        return np.fromstring(string, dtype, count, sep=sep)
    except ValueError:
        text = string.decode() if isinstance(string, bytes) else string
        read = _start(text, np.dtype(dtype), sep)
        numbers = np.fromstring(read, dtype, sep=sep)
        return numbers[:count] if count > 0 else numbers


def _start(text, dtype, sep):
    """What a text starts with of numbers and what stands between them."""
    number = _WHOLE if dtype.kind in 'iu' else _REAL
    marks = [re.escape(part) for part in sep.split()]
    last = r'\s*'.join(['', *marks])
    between = rf'{last}\s*' if marks else r'\s+'
    # White space after a mark was a last number of no digits.
    odd = rf'(?:{last}\s+)?' if marks else ''
    pattern = rf'\s*(?:{number}(?:{between}{number})*{odd})?'
    found = re.match(pattern, text, re.ASCII | re.IGNORECASE)
    return found[0] if found else ''
