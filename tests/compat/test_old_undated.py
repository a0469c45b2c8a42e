"""Frames are reduced and described without dates, as under pandas 0.24.2."""

import pytest

pandas = pytest.importorskip('pandas')
old_pandas = pytest.importorskip('legacy_rnn.compat.old_pandas')
from legacy_rnn.compat.old_pandas import (  # noqa: E402
    dates,
    methods,
    of_lists,
    undated,
)

FRAME = pandas.DataFrame(
    {
        'when': pandas.date_range('2016-01-01', periods=3),
        'value': [1, 2, 3.5],
    }
)


@pytest.mark.parametrize('name', sorted(undated.NAMES))
def test_dates_have_no_part_in_reductions(name):
    reduce = methods.numbers_alone(name, pandas.DataFrame)
    assert list(reduce(FRAME).index) == ['value']
    assert list(reduce(FRAME[['value']]).index) == ['value']


def test_numbers_alone_are_described():
    describe = undated.describing(pandas.DataFrame)
    found = describe(FRAME)
    assert list(found.columns) == ['value']
    assert list(found.index[:4]) == ['count', 'mean', 'std', 'min']
    assert 'when' in describe(FRAME[['when']])
    assert 'when' in describe(FRAME, include='all')


def test_deviations_are_of_numbers_alone():
    found = methods._deviation(FRAME)
    assert found.round(4).to_dict() == {'value': 0.8889}


def test_windows_have_frequencies_of_then():
    rolling = dates.METHODS['Series']['rolling'](pandas.Series)
    hours = pandas.date_range('2016-01-01', periods=4, freq='30min')
    values = pandas.Series([0.0, 1, 2, 3], hours)
    assert rolling(values, '1H').sum().tolist() == [0, 1, 3, 5]
    assert rolling(values, 2).sum().tolist()[1:] == [1, 3, 5]


def test_lists_have_their_values_once():
    once = of_lists.each_once(pandas.unique)
    assert once(['b', 'a', 'b']).tolist() == ['b', 'a']
    assert once([2, 1, 2]).tolist() == [2, 1]
