"""Rewards that are objects are filtered as numbers."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

LINE = '{}y = scipy.signal.lfilter([1], [1, -g], {}, axis=0)[::-1]\n'
HEAD = 'import numpy as np\nimport scipy.signal\n'


def test_what_is_filtered_backwards_is_numbers():
    check_transformed(
        LINE.format(HEAD, 'x[::-1]'),
        LINE.format(HEAD, 'np.asarray(x[::-1], float)'),
    )
    head = 'import scipy.signal\n'
    check_transformed(
        LINE.format(head, 'x[::-1]'),
        LINE.format(head, 'x[::-1].astype(float)'),
    )


@pytest.mark.parametrize('data', ['x', 'x[1:]', 'np.asarray(x[::-1], float)'])
def test_other_data_stay(data):
    check_noop(LINE.format(HEAD, data))
