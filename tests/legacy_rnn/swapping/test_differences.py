"""How far two values may be apart."""

import numpy as np
import pytest

from legacy_rnn.swapping.differences import difference, worst

ONES = np.ones(3, 'float32')


@pytest.mark.parametrize(
    'first, second, passed',
    [
        (ONES, ONES + 1e-6, True),
        (ONES, ONES + 1e-5, False),
        (ONES * 100, ONES * 100 + 1e-4, True),
        (ONES.astype('float64'), ONES.astype('float64') + 1e-9, False),
        (ONES * np.nan, ONES * np.nan, True),
        (ONES * np.nan, ONES, False),
        (ONES * np.inf, ONES * np.inf, True),
        (ONES * np.inf, ONES * -np.inf, False),
        (ONES, np.ones(4, 'float32'), False),
        (np.array([1, 2]), np.array([1, 2]), True),
        (np.array([1, 2]), np.array([1, 3]), False),
        (np.zeros(0, 'float32'), np.zeros(0, 'float32'), True),
    ],
)
def test_difference_is_within_its_tolerance(first, second, passed):
    assert difference(first, second).passed == passed


def test_nan_in_both_is_counted_and_alone_is_no_evidence():
    mixed = np.array([np.nan, 1.0], 'float32')
    found = [difference(x, x) for x in (ONES * np.nan, mixed, ONES)]
    assert [d.nans for d in found] == [3, 1, 0]
    assert [d.is_blank for d in found] == [True, False, False]
    assert not worst(found).is_blank


def test_fused_may_sum_in_another_order():
    assert difference(ONES, ONES + 5e-6, fused=True).passed
    assert not difference(ONES, ONES + 5e-6).passed
