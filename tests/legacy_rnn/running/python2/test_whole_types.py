"""NumPy's whole numbers are of the type `int` in Python 2's files."""

import numpy as np
import pytest

from legacy_rnn.running.python2 import builtins


# Recorded under NumPy 1.16 and Python 2.7.
@pytest.mark.parametrize(
    ('number', 'kinds', 'wanted'),
    [
        (np.int64(3), int, True),
        (np.arange(3).sum(), (float, int), True),
        (np.int64(3), (float, (str, int)), True),
        (np.int32(3), int, False),
        (np.float64(3), int, False),
        (np.int64(3), (float, str), False),
        (np.int64(3), builtins.long, False),
        (3, int, True),
    ],
)
def test_whole_numbers_of_numpy_are_of_the_type_int(number, kinds, wanted):
    isinstance_of_2 = builtins.python2_names()['isinstance']
    assert isinstance_of_2(number, kinds) is wanted
