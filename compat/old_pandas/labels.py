"""Labels of the largest and the smallest value, which were `argmax`'s.

    frame.loc['state'].argmax()    the name of the column; today its place

Source: pandas 0.24 and 1.0, "What's New"; `Series.argmax`.
"""

from __future__ import annotations

import functools


def _labelled(name):
    def make(owner):
        known = getattr(owner, name)

        @functools.wraps(known)
        def call(series, *args, **options):
            return series.index[known(series, *args, **options)]

        return call

    return make


def _by(name):
    """Today's `idxmax`, which asks `argmax` for a place."""
    return lambda owner: (
        lambda series, *args, **options: getattr(series, name)(
            *args, **options
        )
    )


# Class -> what it is given, made of the class, up to pandas 0.25.
CHANGED = {
    'Series': {
        'argmax': _labelled('argmax'),
        'argmin': _labelled('argmin'),
        'idxmax': _by('argmax'),
        'idxmin': _by('argmin'),
    }
}
