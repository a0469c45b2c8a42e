import numpy as np
import pandas as pd
import pytest

from legacy_rnn.compat import old_frames

# Values and types are those that pandas 1.1.5 and 1.3.5 gave.
NUMBERS = {'a': [1, 2], 'b': [1.5, 2.5]}
MOMENT = pd.Timestamp('2020-01-01')


@pytest.mark.parametrize(
    ('frame', 'other', 'rows', 'kinds'),
    [
        (NUMBERS, {'a': 3, 'b': 2.5}, [3, 2.5], 'ff'),
        (NUMBERS, {'a': 3}, [3, None], 'ff'),
        (NUMBERS, {'z': 3, 'q': 4}, [None, None, 4, 3], 'ffff'),
        (NUMBERS, pd.Series([3, 4.0], ['a', 'b']), [3, 4], 'ff'),
        (NUMBERS, [[3, 4]], [None, None, 3, 4], 'ffff'),
        (NUMBERS, [], [2, 2.5], 'if'),
        (NUMBERS, [{'a': 3, 'b': 4}, {'a': 5}], [5, None], 'if'),
        ({'a': [], 'b': []}, {'a': 1, 'b': 2.0}, [1, 2], 'ff'),
        ({'f': []}, {'f': MOMENT}, [MOMENT], 'M'),
        ({'f': []}, {'f': 7}, [7], 'O'),
        ({'f': [True]}, {'f': False}, [False], 'b'),
        ({'f': [2.0], 's': ['x']}, {'f': None, 's': 'y'}, [None, 'y'], 'fO'),
    ],
)
def test_rows_are_appended_as_pandas_1_did(frame, other, rows, kinds):
    columns = {name: np.array(v, object) for name, v in frame.items()}
    frame = pd.DataFrame(columns).infer_objects()
    if not len(frame):
        frame = frame.astype(object)
    found = old_frames.append(frame, other, ignore_index=True)
    last = [None if pd.isna(value) else value for value in found.iloc[-1]]
    assert last == rows
    assert ''.join(t.kind for t in found.dtypes).replace('T', 'O') == kinds
    assert list(found.index) == list(range(len(found)))


def test_frames_and_series_are_joined():
    frame = pd.DataFrame(NUMBERS)
    found = old_frames.append(frame, [frame, frame[['b', 'a']]], sort=True)
    assert list(found.index) == [0, 1] * 3 and list(found) == ['a', 'b']
    row = pd.Series([3, 4], ['a', 'b'], name='n')
    assert list(old_frames.append(frame, row).index) == [0, 1, 'n']
    series = old_frames.append(pd.Series([], dtype=float), frame['a'])
    assert series.dtype.kind == 'i' and list(series) == [1, 2]
    with pytest.raises(TypeError, match='ignore_index'):
        old_frames.append(frame, {'a': 1})
    with pytest.raises(TypeError, match='has a name'):
        old_frames.append(frame, pd.Series([1]))
    with pytest.raises(ValueError, match='overlapping'):
        old_frames.append(frame, frame, verify_integrity=True)


def test_what_is_no_frame_appends_itself():
    values = [1]
    assert old_frames.append(values, 2) is None and values == [1, 2]


@pytest.mark.parametrize(
    ('values', 'place', 'item'),
    [
        (pd.Series([3, 4], ['a', 'b']), -1, 4),
        (pd.Series([3, 4], [1, 0]), 0, 4),
        (pd.Series([3, 4], [0.0, 1.0]), 1, 4),
        (pd.Series([3, 4], pd.MultiIndex.from_tuples([('a', 1)] * 2)), 1, 4),
        (pd.DataFrame({0: [3]}), 0, [3]),
        ([3, 4], -1, 4),
        ({0: 4}, 0, 4),
    ],
)
def test_number_is_a_place_beside_labels_that_are_none(values, place, item):
    found = old_frames.item(values, place)
    assert (found.tolist() if hasattr(found, 'tolist') else found) == item


@pytest.mark.parametrize(
    ('values', 'expected', 'kind'),
    [
        ([0.5, 1.5], [0, 0.5, 1.5], 'f'),
        (pd.Series([4, 5]), [0, 4, 5], 'i'),
        (7, [0, 7, 7], 'i'),
        (['x', 'y'], [0, 'x', 'y'], 'O'),
    ],
)
def test_column_takes_a_type_that_holds_what_is_written(
    values, expected, kind
):
    column = pd.Series([0, 0, 0])
    found = old_frames.put(column, slice(1, None), values)
    assert (found.tolist(), found.dtype.kind) == (expected, kind)
    assert column.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    'values',
    [
        pd.Series(['x', np.nan]),
        pd.Series(['x', np.nan], dtype=object),
        np.array(['x', np.nan], object),
    ],
)
def test_texts_are_made_of_what_is_missing_too(values):
    assert old_frames.texts(values).tolist() == ['x', 'nan']
