"""Columns are sorted where pandas 0.24.2 sorted them."""

import collections

import pytest

from legacy_rnn.compat import old_frames

pandas = pytest.importorskip('pandas')
orders = pytest.importorskip('legacy_rnn.compat.old_pandas.orders')

ROW = {'b': 1, 'a': 2}


@pytest.fixture
def frames(monkeypatch):
    """A class of frames that are made as then."""
    monkeypatch.setattr(orders, '_ASKED', set())
    made = type('Frame', (pandas.DataFrame,), {})
    for name, change in orders.CHANGED['DataFrame'].items():
        setattr(made, name, change(pandas.DataFrame))
    return made


# All recorded under pandas 0.20.3 and 0.24.2.
@pytest.mark.parametrize(
    ('rows', 'wanted'),
    [
        ([ROW, {'c': 3}], 'abc'),
        ([collections.Counter(ROW), ROW], 'ab'),
        ([collections.OrderedDict(ROW)], 'ba'),
        ({'b': [1], 'a': [2]}, 'ba'),
        ([pandas.Series(ROW)], 'ba'),
        ([], ''),
    ],
)
def test_labels_of_dicts_are_sorted(frames, rows, wanted):
    assert ''.join(frames(rows)) == wanted


def test_told_columns_keep_their_order(frames):
    assert list(frames([ROW], columns=['b', 'a'])) == ['b', 'a']
    assert frames([ROW]).to_numpy().tolist() == [[2, 1]]
    assert list(frames.from_records([ROW])) == ['a', 'b']
    assert list(frames.from_records([ROW], columns=['b', 'a'])) == ['b', 'a']


@pytest.mark.parametrize(
    ('other', 'options', 'wanted'),
    [
        ('da', {}, 'abd'),
        ('ab', {}, 'ab'),
        ('a', {}, 'ab'),
        ('ba', {}, 'ba'),
        ('', {}, 'ba'),
        ('da', {'sort': False}, 'bad'),
        ('abc', {'join': 'inner'}, 'ba'),
    ],
)
def test_labels_of_unlike_parts_are_sorted(other, options, wanted):
    join = orders.joining(pandas.concat)
    first = pandas.DataFrame([[1, 2]], columns=['b', 'a'])
    second = pandas.DataFrame([[3] * len(other)], columns=[*other])
    second = second if other else pandas.DataFrame()
    assert ''.join(join([first, second], **options)) == wanted
    across = join((part.T for part in (first, second)), axis=1, **options)
    assert ''.join(across.index) == wanted
    if 'join' not in options:
        found = old_frames.joined(first, second, **options)
        assert ''.join(found) == wanted


def test_labels_of_two_levels_are_sorted():
    labels = pandas.MultiIndex.from_tuples
    parts = [
        pandas.DataFrame([[1] * len(names)], columns=labels(names))
        for names in ([('b', 1), ('a', 2)], [('c', 1)])
    ]
    for axis in (0, 'rows'):
        found = orders.joining(pandas.concat)(parts, axis=axis)
        assert list(found) == [('a', 2), ('b', 1), ('c', 1)]


def test_what_is_no_part_is_left_out_or_refused():
    join = orders.joining(pandas.concat)
    frame = pandas.DataFrame({'a': [1]})
    assert list(join([None, frame])) == ['a']
    with pytest.raises(TypeError, match='cannot concatenate'):
        join([frame, [1]])


def test_labels_of_a_row_are_sorted_in_a_frame_without_any():
    found = old_frames.joined(pandas.DataFrame(), ROW, ignore_index=True)
    assert list(found) == ['a', 'b']


# All recorded under pandas 0.20.3 and 0.24.2.
def test_rows_of_dicts_of_dicts_are_sorted(frames):
    assert list(frames({'x': ROW}).index) == ['a', 'b']
    assert list(frames({'x': ROW, 'c': {'c': 1}}).index) == ['a', 'b', 'c']
    assert list(frames({'x': ROW}, index=['b', 'a']).index) == ['b', 'a']
    found = frames.from_dict({'y': ROW, 'x': ROW}, orient='index')
    assert list(found.index) == ['x', 'y']


def test_joined_parts_of_a_dict_are_sorted():
    join = orders.joining(pandas.concat)
    parts = {name: pandas.Series([1]) for name in 'bac'}
    assert ''.join(join(parts, axis=1)) == 'abc'
    assert ''.join(join(collections.OrderedDict(parts), axis=1)) == 'abc'
    assert ''.join(join(parts, axis=1, keys=['b', 'a'])) == 'ba'


# Recorded under pandas 0.24.2 and Python 2.7.
def test_labels_of_a_dict_are_sorted_as_in_python_2(frames):
    columns = {'b': [1], 'a': [2]}
    assert ''.join(frames.from_dict(columns)) == 'ba'
    assert ''.join(frames(columns).assign(d=1, c=2)) == 'badc'
    orders.sort_dicts()
    assert frames(columns).to_numpy().tolist() == [[2, 1]]
    assert ''.join(frames.from_dict(columns)) == 'ab'
    assert ''.join(frames(columns, columns=['b', 'a'])) == 'ba'
    assert ''.join(frames(collections.OrderedDict(columns))) == 'ba'
    assert list(frames({'a': [1], 3: [2], 2: [3]})) == [2, 3, 'a']
    assert ''.join(frames(columns).assign(d=1, c=2)) == 'abcd'


def test_labels_of_a_series_are_sorted_as_in_python_2(monkeypatch):
    monkeypatch.setattr(orders, '_ASKED', set())
    series = type('Series', (pandas.Series,), {})
    series.__init__ = orders.CHANGED['Series']['__init__'](pandas.Series)
    assert ''.join(series(ROW).index) == 'ba'
    orders.sort_dicts()
    assert ''.join(series(ROW).index) == 'ab'
    assert ''.join(series(ROW, index=['b', 'a']).index) == 'ba'
    assert ''.join(series(collections.OrderedDict(ROW)).index) == 'ba'
