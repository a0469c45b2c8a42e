"""Combinations of values of which a few show every pair of values."""

import itertools

import pytest


def every_pair(**values):
    """Parametrizes a test by all combinations of some values.

    Those that short runs need, so that each value meets each value of the
    other parameters, are of every run; the others are `deep`.

    Args:
        **values: Lists of values by the name of the parameter.

    Returns:
        A decorator.
    """
    rows = list(itertools.product(*values.values()))
    kept = _cover(rows)
    return pytest.mark.parametrize(
        list(values),
        [
            pytest.param(*row, marks=[pytest.mark.deep] * (row not in kept))
            for row in rows
        ],
    )


def _cover(rows):
    """Chooses rows, always that which shows the most pairs not yet shown."""
    missing = set().union(*map(_pairs, rows))
    kept = []
    while missing:
        kept.append(max(rows, key=lambda row: len(missing & _pairs(row))))
        missing -= _pairs(kept[-1])
    return kept


def _pairs(row):
    return set(itertools.combinations(enumerate(row), 2))
