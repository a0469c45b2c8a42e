"""Rows of categories become rows of ids."""

import numpy as np
import pytest

from legacy_rnn import compat

preprocessing = compat.api('1.12').contrib.learn.preprocessing
ROWS = [['b', 1], ['a', 1], [float('nan'), 2], ['b', 'a']]


@pytest.mark.parametrize(
    ('options', 'ids'),
    [
        ({}, [[1, 1], [2, 1], [0, 2], [1, 3]]),
        ({'share': True}, [[1, 2], [3, 2], [0, 4], [1, 3]]),
        ({'min_frequency': 1}, [[1, 1], [0, 1], [0, 0], [1, 0]]),
    ],
)
def test_ids_count_by_column(options, ids):
    processor = preprocessing.CategoricalProcessor(**options)
    found = list(processor.fit_transform(ROWS))
    np.testing.assert_array_equal(found, ids)
    assert found[0].dtype == np.int64


def test_category_of_later_is_unknown():
    processor = preprocessing.CategoricalProcessor().fit([['a']])
    assert [list(row) for row in processor.transform([['c'], ['a']])] == [
        [0],
        [1],
    ]


def test_frame_is_taken_row_by_row():
    pandas = pytest.importorskip('pandas')
    frame = pandas.DataFrame({'x': ['m', 'f', 'm']})
    processor = preprocessing.CategoricalProcessor()
    found = [list(row) for row in processor.fit_transform(frame)]
    assert found == [[1], [2], [1]]
