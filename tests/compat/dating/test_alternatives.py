"""Imports of which one must be there tell the releases that have either."""

import pytest

from legacy_rnn.compat.dating import date_text

_TRY = 'try:\n    {}\nexcept ImportError:\n    {}\n'
_LINEAR = 'from tensorflow.python.ops.rnn_cell_impl import _linear'
_CELL = (
    'from tensorflow.contrib.rnn.python.ops.core_rnn_cell import MultiRNNCell'
)


def releases(body, handler):
    return date_text(_TRY.format(body, handler)).releases


def test_releases_are_those_that_have_either():
    found = releases(_LINEAR, _CELL)
    assert (str(found[0]), str(found[-1])) == ('1.0', '1.4')


@pytest.mark.parametrize(
    'handler',
    [
        '_linear = None',
        'from linear import _linear',
        'import tensorflow as tf',
    ],
)
def test_what_has_another_way_tells_nothing(handler):
    assert str(releases(_LINEAR, handler)[-1]) == '1.15'
