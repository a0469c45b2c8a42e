"""Columns that `loc` and `iloc` set, as pandas 0.20.3 and 1.1.5 set them."""

import numpy as np
import pytest

pandas = pytest.importorskip('pandas')
columns = pytest.importorskip('legacy_rnn.compat.old_pandas.columns')


@pytest.fixture(autouse=True)
def as_then(monkeypatch):
    """Lets frames of the installed pandas put columns into their place."""
    kind, made = 'core.indexing._iLocIndexer', '_setitem_single_column'
    owner = pandas.core.indexing._iLocIndexer
    monkeypatch.setattr(owner, made, columns.CHANGED[kind][made](owner))
    made = columns.CHANGED['core.internals.blocks.Block']['setitem']
    owner = pandas.core.internals.blocks.Block
    monkeypatch.setattr(owner, 'setitem', made(owner))


def frame():
    """Whole numbers, others and texts."""
    return pandas.DataFrame(
        {'a': [1, 3], 'b': [2.5, 5.5], 't': ['u', 'v']},
        columns=['a', 'b', 't'],
    ).astype({'t': object})


@pytest.mark.parametrize(
    ('column', 'value', 'kind'),
    [
        ('a', [0.5, 1.5], 'f'),
        ('a', np.array([0.5, 1.5]), 'f'),
        ('a', 0.5, 'f'),
        ('a', ['x', 'y'], 'O'),
        ('b', [2, 5], 'i'),
        ('t', [0, 1], 'i'),
        ('t', np.array([0.5, 1]), 'f'),
    ],
)
def test_a_column_as_a_whole_takes_the_type_of_what_it_gets(
    column, value, kind
):
    for places in ('loc', 'iloc'):
        table = frame()
        value = list(value) if kind == 'O' else value
        key = column if places == 'loc' else list(table).index(column)
        given = np.array(value, object) if kind == 'O' else value
        getattr(table, places)[:, key] = given
        assert table[column].dtype.kind == kind
        wanted = np.broadcast_to(np.array(value), 2).tolist()
        assert table[column].tolist() == wanted


def test_several_columns_and_columns_of_one_type():
    table = frame()
    table.iloc[:, :2] = table[['a', 'b']] / 2
    assert table.values.tolist() == [[0.5, 1.25, 'u'], [1.5, 2.75, 'v']]
    table = pandas.DataFrame({'a': [1, 2], 'b': [3, 4]})
    table.loc[:, ['a', 'b']] = np.array([[0.5, 0.6], [0.7, 0.8]])
    assert table.values.tolist() == [[0.5, 0.6], [0.7, 0.8]]
    table = pandas.DataFrame({'a': [1], 'b': [3]})
    table.loc[:, 'a'] = 0.5
    assert table.values.tolist() == [[0.5, 3.0]]


# As pandas 0.22.0, 0.24.2 and 0.25.3 left them.
@pytest.mark.parametrize(
    ('values', 'kind'),
    [([0, 1], 'i'), ([0, 1.0], 'i'), ([0, 1.5], 'O'), ([0, None], 'O')],
)
def test_objects_that_are_made_whole_numbers_are_such(values, kind):
    for places in ('loc', 'iloc'):
        table = frame()
        column = 't' if places == 'loc' else 2
        getattr(table, places)[[False, True], column] = values[1]
        assert table['t'].dtype == object
        getattr(table, places)[[True, False], column] = values[0]
        assert table['t'].dtype.kind == kind
        assert table['t'].tolist() == values
