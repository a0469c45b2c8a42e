"""`nest` of the datasets takes no list for a structure."""

from legacy_rnn.compat.r1_3.contrib.data.python.util import nest


def test_lists_are_leaves():
    assert nest.flatten((1, [2, 3])) == [1, [2, 3]]
    assert not nest.is_sequence([1])
    assert nest.map_structure(lambda x: x + 1, (1, {'a': 2})) == (2, {'a': 3})
