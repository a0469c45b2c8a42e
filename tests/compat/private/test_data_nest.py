"""`nest` of the datasets takes no list for a structure."""

import pytest

from legacy_rnn.compat.r1_3.contrib.data.python.util import nest


def test_lists_are_leaves():
    assert nest.flatten((1, [2, 3])) == [1, [2, 3]]
    assert not nest.is_sequence([1])
    assert nest.map_structure(lambda x: x + 1, (1, {'a': 2})) == (2, {'a': 3})


def test_what_differs_is_refused():
    nest.assert_same_structure((1, {'a': 2}), (3, {'a': [4]}))
    with pytest.raises(ValueError, match='parts'):
        nest.assert_same_structure((1, 2), (1, 2, 3))
    with pytest.raises(TypeError, match='tuple and dict'):
        nest.assert_same_structure((1,), {'a': 1})
    with pytest.raises(ValueError, match='had 2 elements'):
        nest.pack_sequence_as((1, 2), [1])
