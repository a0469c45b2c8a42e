"""A few combinations of values that show every pair of values."""

import itertools

import pytest


def every_pair(**values):
    """Parametrizes a test by so many combinations as show every pair.

    Each value meets each value of the other parameters.

    Args:
        **values: Lists of values by the name of the parameter.

    Returns:
        A decorator.
    """
    rows = list(itertools.product(*values.values()))
    return pytest.mark.parametrize(list(values), _cover(rows))


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
