"""What ports keep of Python 2."""

import math

import numpy as np
import pytest

from legacy_rnn.compat.python2 import round


@pytest.mark.parametrize(
    'number, digits, value',
    [
        (0.5, 0, 1.0),
        (2.5, 0, 3.0),
        (-2.5, 0, -3.0),
        (0.49999999999999994, 0, 0.0),
        (2.675, 2, 2.67),  # The float is below 2.675.
        (1.115, 2, 1.11),
        (0.125, 2, 0.13),
        (15, -1, 20.0),
        (2.0**60 + 2.0**9, 0, 2.0**60 + 2.0**9),
        (1e-320, 300, 0.0),
        (1.5, 2000, 1.5),
        (np.float32(3.5), 0, 4.0),
    ],
)
def test_halves_go_away_from_zero(number, digits, value):
    assert round(number, digits) == value
    assert type(round(number, digits)) is float


def test_what_is_no_number_stays():
    assert math.isnan(round(math.nan)) and round(-math.inf, -2) == -math.inf
    with pytest.raises(TypeError):
        round([2.5])
