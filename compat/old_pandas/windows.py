"""Windows of rows, of which functions were given arrays.

    column.rolling(60).apply(lambda x: (x - x.mean())[-1])

Source: pandas 0.23 and 1.0, "What's New"; `Rolling.apply`, `raw`.
"""

from __future__ import annotations

import functools


def _to_arrays(owner):
    """`apply`, which gives arrays unless the function is for series."""
    known = owner.apply

    @functools.wraps(known)
    def call(window, func, raw=None, *args, **options):
        if raw is None:
            try:
                return known(window, func, True, *args, **options)
            except AttributeError:
                raw = False
        return known(window, func, raw, *args, **options)

    return call


CHANGED = {
    f'pandas.core.window.{module}:{kind}': {'apply': _to_arrays}
    for module, kind in (('rolling', 'Rolling'), ('expanding', 'Expanding'))
}
