"""What does not fit is what it was under NumPy 1."""

import numpy as np
import pytest

from legacy_rnn.compat import old_arrays


def test_arrays_of_other_lengths_are_unequal():
    x, y = np.arange(3), np.arange(2)
    assert old_arrays.alike(x, y) is False
    assert old_arrays.unlike(x, y) is True
    assert old_arrays.alike(x, x).tolist() == [True] * 3
    assert old_arrays.unlike(x, 1).tolist() == [True, False, True]
    assert old_arrays.alike('a', 'a') is True


# Under a real 1.16.6.
@pytest.mark.parametrize(
    ('kind', 'number', 'found'),
    [
        (np.uint32, -9008818003731449150, 2708568770),
        (np.uint8, 300, 44),
        (np.uint8, -1, 255),
        (np.int32, 2**31 + 5, -2147483643),
        (np.uint8, 7, 7),
    ],
)
def test_numbers_wrap_around(kind, number, found):
    made = old_arrays.sized(kind, number)
    assert made == found and type(made) is kind


def test_what_numpy_refused_then_is_refused():
    with pytest.raises(OverflowError):
        old_arrays.sized(np.uint8, 2**70)
    with pytest.raises(ValueError):
        old_arrays.sized(np.uint8, 'a')
