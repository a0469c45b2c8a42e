"""The difference of two values, and its tolerance."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from legacy_rnn.article import parity

# t of `|a - b| <= t + t * max|b|` where `parity` has none.
_TOLERANCES = {'float16': 1e-3, 'bfloat16': 1e-2}


class Difference(NamedTuple):
    """The difference of two arrays.

    Attributes:
        absolute: Largest absolute difference.
        relative: The same, relative to the largest value of the second.
        tolerance: What was allowed.
        passed: Whether they agree.
        nans: How many numbers are NaN in both.
        size: How many numbers there are.
    """

    absolute: float
    relative: float
    tolerance: float
    passed: bool
    nans: int = 0
    size: int = 0

    @property
    def is_blank(self):
        """Whether nothing but NaN was compared with NaN."""
        return self.passed and 0 < self.size == self.nans


def tolerance_of(kind, fused=False):
    """The tolerance for values of a type.

    Args:
        kind: Name of a dtype.
        fused: Whether one of the two was fused.
    """
    kind = {'complex64': 'float32', 'complex128': 'float64'}.get(kind, kind)
    return _TOLERANCES.get(kind) or parity.tolerance_of(kind, fused)


def difference(first, second, fused=False):
    """Compares two arrays; whole numbers and truths must be the same.

    Args:
        first: Array.
        second: Array.
        fused: Whether one of the two was fused.

    Returns:
        A Difference.
    """
    if first.shape != second.shape:
        return Difference(float('inf'), float('inf'), 0.0, False)
    exact = second.dtype.kind in 'biuSOU'
    tolerance = 0.0 if exact else tolerance_of(second.dtype.name, fused)
    kind = np.complex128 if second.dtype.kind == 'c' else np.float64
    a, b = first.astype(kind), second.astype(kind)
    both = np.isnan(a) & np.isnan(b)
    same = (a == b) | both
    with np.errstate(invalid='ignore', over='ignore'):
        gap = np.where(same, 0.0, np.abs(a - b))
    finite = np.abs(b[np.isfinite(b)])
    scale = float(np.max(finite, initial=0.0))
    largest = float(np.max(np.where(np.isnan(gap), np.inf, gap), initial=0.0))
    relative = largest / scale if scale else largest
    passed = largest <= tolerance + tolerance * scale
    nans = int(np.count_nonzero(both))
    return Difference(largest, relative, tolerance, passed, nans, b.size)


def worst(found):
    """One Difference for several arrays of one value.

    Args:
        found: List of Difference, not empty.
    """
    return Difference(
        max(d.absolute for d in found),
        max(d.relative for d in found),
        max(d.tolerance for d in found),
        all(d.passed for d in found),
        sum(d.nans for d in found),
        sum(d.size for d in found),
    )
