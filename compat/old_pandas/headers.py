"""Columns that are written to a file, without a header.

    frame['a'].to_csv(path)    the values alone; today `a` above them

Source: pandas 0.24.2, as it ran; pandas 1.0, "What's New".
"""

from __future__ import annotations

import functools


def _unheaded(owner):
    known = owner.to_csv

    @functools.wraps(known)
    def call(series, *args, **options):
        if len(args) < 6:  # Behind it stands the header.
            options.setdefault('header', False)
        return known(series, *args, **options)

    return call


# Class -> what it is given, made of the class, up to pandas 0.25.
CHANGED = {'Series': {'to_csv': _unheaded}}
