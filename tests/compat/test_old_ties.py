"""Orders of equal numbers, as pandas 0.20.3 with NumPy 1.13.3 gave them."""

import numpy as np
import pytest

pandas = pytest.importorskip('pandas')
OF_THEN = pytest.importorskip('legacy_rnn.compat.old_pandas.ties')
pytestmark = pytest.mark.usefixtures('pandas_of_then')

NUMBERS = [3, 1, 3, 1, 2, 2, 3, 1, 1]


def frame():
    return pandas.DataFrame(
        {
            'a': NUMBERS,
            'b': range(9),
            'c': [0.5, 0.1, 0.5, 0.1, 0.2, 0.2, 0.5, 0.1, np.nan],
            't': list('xyxyzzxyy'),
        }
    )


@pytest.mark.parametrize(
    ('by', 'options', 'rows'),
    [
        ('a', {}, [1, 3, 7, 8, 4, 5, 0, 2, 6]),
        (['a'], {}, [1, 3, 7, 8, 4, 5, 0, 2, 6]),
        ('a', {'ascending': False}, [0, 2, 6, 4, 5, 1, 3, 7, 8]),
        ('c', {}, [1, 3, 7, 4, 5, 0, 2, 6, 8]),
        ('c', {'ascending': False}, [0, 2, 6, 4, 5, 1, 3, 7, 8]),
        ('t', {}, [0, 2, 6, 1, 3, 7, 8, 4, 5]),
        ('a', {'kind': 'mergesort'}, [1, 3, 7, 8, 4, 5, 0, 2, 6]),
        (
            ['a', 'b'],
            {'ascending': [True, False]},
            [8, 7, 3, 1, 5, 4, 6, 2, 0],
        ),
    ],
)
def test_rows_of_a_frame(by, options, rows):
    assert frame().sort_values(by, **options).b.tolist() == rows
    assert frame().sort_values(by=by, **options).b.tolist() == rows


@pytest.mark.parametrize(
    ('name', 'options', 'rows'),
    [
        ('a', {}, [1, 3, 7, 8, 4, 5, 0, 2, 6]),
        ('a', {'ascending': False}, [6, 2, 0, 5, 4, 8, 7, 3, 1]),
        ('t', {'ascending': False}, [5, 4, 8, 7, 3, 1, 6, 2, 0]),
        ('c', {'ascending': False}, [6, 2, 0, 5, 4, 7, 3, 1, 8]),
        (
            'c',
            {'ascending': False, 'na_position': 'first'},
            [8, 6, 2, 0, 5, 4, 7, 3, 1],
        ),
    ],
)
def test_values_of_a_column(name, options, rows):
    assert frame()[name].sort_values(**options).index.tolist() == rows


def test_many_rows_and_labels():
    many = pandas.DataFrame({'a': np.arange(40) * 7 % 5, 'b': range(40)})
    rows = [0, 20, 15, 30, 10, 25, 35, 5, 23, 8, 33, 28]
    assert many.sort_values('a').b.tolist()[:12] == rows
    assert many.set_index('a').sort_index().b.tolist()[:12] == rows
    rows = [37, 2, 7, 32, 12, 17, 22, 27, 39, 24, 4, 9]
    found = many.a.sort_values(ascending=False)
    assert found.index.tolist()[:12] == rows
    assert many.sort_index(axis=1, ascending=False).columns.tolist() == [
        'b',
        'a',
    ]


def test_places_of_a_column():
    places = pandas.Series(NUMBERS, index=list('abcdefghi')).argsort()
    assert places.tolist() == [1, 3, 7, 8, 4, 5, 0, 2, 6]
    assert places.index.tolist() == list('abcdefghi')
    assert frame().c.argsort().tolist()[:3] == [1, 3, 7]


def test_ranks_of_categories_and_columns_in_place():
    ranked = pandas.Categorical(['lo', 'hi', 'lo'], ['lo', 'hi'], ordered=True)
    column = pandas.Series(ranked).sort_values(ascending=False)
    assert column.tolist() == ['hi', 'lo', 'lo']
    column = pandas.Series(NUMBERS)
    column.sort_values(ascending=False, inplace=True)
    assert column.tolist() == sorted(NUMBERS, reverse=True)


def test_labels_of_several_levels_and_columns_sort_as_ever():
    table = pandas.crosstab(pandas.Series([1, 1]), pandas.Series([3, 2]))
    assert table.columns.tolist() == [2, 3]
    deep = frame().set_index(['a', 'b']).unstack()
    assert deep.sort_index(axis=1, ascending=False).columns[0] == ('t', 8)
    assert frame().T.sort_index(axis='columns').columns.tolist() == [*range(9)]
    assert frame().set_index('a').sort_index(level=0).index[0] == 1
