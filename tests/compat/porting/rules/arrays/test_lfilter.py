"""Rewards that are objects are filtered as numbers."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
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


def test_rewards_that_may_be_arrays_of_one_are_numbers():
    """`numpy.asarray(objects, float)` refuses them today."""
    source = (
        f'{HEAD}def discount(x):\n'
        '    return scipy.signal.lfilter([1], [1, -0.5], x[::-1])[::-1]\n'
        'def filtered(rewards, last):\n'
        '    return discount(np.array(rewards + [last]))\n'
    )
    space: dict = {}
    exec(port_text(source, '1.0').text, space)
    found = space['filtered']([np.ones(1), np.ones(1)], 2.0)
    assert found.tolist() == [2.0, 2.0, 2.0]


@pytest.mark.parametrize('data', ['x', 'x[1:]', 'np.asarray(x[::-1], float)'])
def test_other_data_stay(data):
    check_noop(LINE.format(HEAD, data))
