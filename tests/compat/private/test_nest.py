"""`python.util.nest`, by the cases that its own tests of then named."""

import collections

import pytest

from legacy_rnn import compat


@pytest.fixture
def nest():
    return compat.api('1.8').python.util.nest


def test_paths_lead_to_the_leaves(nest):
    pair = collections.namedtuple('pair', 'c d')
    tree = {'b': [1, (2,)], 'a': pair(3, 4)}
    paths = [('a', 'c'), ('a', 'd'), ('b', 0), ('b', 1, 0)]
    assert list(nest.yield_flat_paths(tree)) == paths
    assert nest.flatten_with_joined_string_paths(tree) == [
        ('a/c', 3), ('a/d', 4), ('b/0', 1), ('b/1/0', 2),
    ]  # fmt: skip
    assert list(nest.yield_flat_paths(7)) == [()]


@pytest.mark.parametrize(
    ('shallow', 'whole', 'error', 'message'),
    [
        ([1, 2, 3], [1, 2], ValueError, 'length 2, while .* length 3'),
        ([[1]], [(1,)], TypeError, "type <class 'tuple'>, while .*'list'"),
        ({'a': {'d': 1}}, {'a': {'c': 1}}, ValueError, 'same keys'),
        ([1], 'text', TypeError, 'input must also be a sequence'),
    ],
)
def test_shallow_structure_is_checked(nest, shallow, whole, error, message):
    with pytest.raises(error, match=message):
        nest.assert_shallow_structure(shallow, whole)


def test_types_are_not_checked_where_that_is_asked(nest):
    nest.assert_shallow_structure([[1]], [(1,)], check_types=False)
    found = nest.map_structure(
        lambda x, y: x + y, (1, [2]), [3, (4,)], check_types=False
    )
    assert found == (4, [6])
    with pytest.raises(TypeError, match='same sequence type'):
        nest.map_structure(lambda x, y: x, ((3, 4), 5), [(3, 4), 5])


def test_packing_names_what_does_not_fit(nest):
    with pytest.raises(ValueError, match='Structure is a scalar'):
        nest.pack_sequence_as('scalar', [4, 5])
    with pytest.raises(TypeError, match='flat_sequence must be a sequence'):
        nest.pack_sequence_as([4], 'bye')
    with pytest.raises(ValueError, match='had 2 elements, but .* 3 elements'):
        nest.pack_sequence_as([1, 2], [3, 4, 5])


def test_items_of_a_dict_are_flattened(nest):
    flat = nest.flatten_dict_items({(4, (5,)): ('a', ('b',))})
    assert flat == {4: 'a', 5: 'b'}
    with pytest.raises(ValueError, match='not unique'):
        nest.flatten_dict_items({(4, 4): (1, 2)})
    with pytest.raises(ValueError, match='Key had 2 elements, but value'):
        nest.flatten_dict_items({(4, 5): (1, (2, 3))})
    with pytest.raises(TypeError, match='must be a dict'):
        nest.flatten_dict_items(4)


def test_walk_goes_on_where_the_function_says_so(nest):
    tree = [3, (1, [2]), {'a': (7,)}]
    assert nest.get_traverse_shallow_structure(
        lambda part: not isinstance(part, tuple), tree
    ) == [True, False, {'a': False}]
    assert nest.get_traverse_shallow_structure(
        lambda part: (True, False) if isinstance(part, tuple) else True,
        [(1, [2]), ([1], 2)],
    ) == [(True, False), ([True], False)]
    for wrong, message in (
        (lambda part: 1, 'non-bool scalar'),
        (lambda part: [1], 'depth=1 structure of bools'),
    ):
        with pytest.raises(TypeError, match=message):
            nest.get_traverse_shallow_structure(wrong, [1])


def test_messages_and_mappings_of_1_15():
    tf = compat.api('1.15')
    text = tf.python.util.nest._STRUCTURES_HAVE_MISMATCHING_LENGTHS
    assert '2' in text.format(input_length=2, shallow_length=3)
    mapping = tf.python.util.compat.collections_abc.Mapping
    assert issubclass(dict, mapping)


def test_functions_get_the_way_to_a_leaf():
    nest = compat.api('1.15').python.util.nest
    tree = {'b': [1], 'a': 2}

    def add(path, *values):
        return path, sum(values)

    assert nest.map_structure_with_paths(add, tree, tree) == {
        'a': ('a', 4),
        'b': [('b/0', 2)],
    }
    found = nest.map_structure_with_tuple_paths(
        add, (1, 2), [3, 4], check_types=False
    )
    assert found == (((0,), 4), ((1,), 6))
    assert nest.flatten_with_tuple_paths(tree) == [(('a',), 2), (('b', 0), 1)]
    with pytest.raises(TypeError):
        nest.map_structure_with_paths(add, (1, 2), [3, 4])
