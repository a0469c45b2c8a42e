"""Merged frames have their rows in the order of pandas 0.24.2."""

import pytest

pandas = pytest.importorskip('pandas')
merges = pytest.importorskip('legacy_rnn.compat.old_pandas.merges')

LEFT = {'k': [2, 1, 2, 1], 'd': [5, 4, 3, 9], 'x': list('abcd')}
RIGHT = {'k': [2, 1, 0, 2], 'd': [5, 4, 1, 9], 'y': list('pqrs')}


@pytest.fixture
def merge():
    try:
        return merges.as_then(pandas.merge)
    except AttributeError:
        return pandas.merge


# Recorded under pandas 0.24.2.
@pytest.mark.parametrize(
    ('how', 'wanted'),
    [
        ('inner', 'ap as cp cs bq dq'),
        ('outer', 'ap as cp cs bq dq nr'),
        ('right', 'ap cp as cs bq dq nr'),
        ('left', 'ap as bq cp cs dq'),
    ],
)
@pytest.mark.parametrize('key', ['k', 'other'])
def test_rows_of_one_key_stand_together(merge, how, wanted, key):
    left, right = pandas.DataFrame(LEFT), pandas.DataFrame(RIGHT)
    right = right.rename(columns={'k': key})
    found = merge(left, right, how, left_on='k', right_on=key)
    pairs = zip(found.x.fillna('n'), found.y.fillna('n'), strict=True)
    assert ' '.join(map(''.join, pairs)) == wanted
    assert list(found.index) == list(range(len(found)))


# Recorded under pandas 0.24.2.
@pytest.mark.parametrize('is_series', [False, True])
def test_right_merge_has_the_keys_of_the_first_frame_first(merge, is_series):
    left = pandas.DataFrame({'k': [1, 2], 'x': list('ab')})
    right = pandas.DataFrame({'k': [2, 0, 1, 2]})
    found = merge(left, right.k if is_series else right, 'right', 'k')
    assert list(found.k) == [1, 2, 2, 0]


# Recorded under pandas 0.24.2.
@pytest.mark.parametrize('suffixes', [('_x', '_y'), ('', '_of_right')])
def test_keys_that_a_suffix_renames_are_found(merge, suffixes):
    left = pandas.DataFrame({'k': [2, 1, 2], 'x': [1, 2, 3]})
    right = pandas.DataFrame({'k': [1, 2, 0], 'y': [5, 6, 7]})
    keys = {'left_on': 'x', 'right_on': 'k'}
    found = merge(left, right, 'outer', **keys, suffixes=suffixes)
    assert found.x.fillna(0).tolist() == [1, 2, 3, 0]


def test_sorted_rows_and_those_of_indexes_are_todays(merge):
    left, right = pandas.DataFrame(LEFT), pandas.DataFrame(RIGHT)
    for options in (
        {'on': 'k', 'sort': True},
        {'left_on': 'k', 'right_index': True},
        {'left_on': left.k, 'right_on': right.k},
    ):
        found = merge(left, right, **options)
        assert found.equals(pandas.merge(left, right, **options))
