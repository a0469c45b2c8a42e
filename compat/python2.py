"""Python 2's `round`, for ports.

Ports import it from here, as Python 3 rounds halves to the even number, and
gives whole numbers.

Source: Python 2.7, *Built-in Functions*.
"""

from __future__ import annotations

import builtins
import decimal
import math

__all__ = ['round']
# From here on a number of 53 bits has no fraction.
_WHOLE = 2.0**52
# The digits of a float's fraction, and those of all of it.
_FRACTION = 1074
_EXACT = decimal.Context(prec=_FRACTION + 310)


def round(number, ndigits=0):
    """Rounds halves away from zero.

    Args:
        number: A number, or a thing that rounds itself.
        ndigits: How many digits of the fraction to keep; below 0, how many
            before the point to drop.

    Returns:
        A float; what a thing rounds itself to.
    """
    try:
        value = float(number)
    except TypeError:
        return builtins.round(number, ndigits)
    digits = min(int(ndigits), _FRACTION)
    if not math.isfinite(value) or (abs(value) >= _WHOLE and digits >= 0):
        return value
    unit = decimal.Decimal(1).scaleb(-digits)
    exact = decimal.Decimal(value)
    return float(exact.quantize(unit, decimal.ROUND_HALF_UP, _EXACT))
