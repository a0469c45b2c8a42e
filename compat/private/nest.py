"""`tensorflow.python.util.nest`: structures of tuples, lists and dicts."""

import tensorflow as tf

from .nest_shallow import (
    LENGTHS,
    NO_SEQUENCE,
    TYPES,
    assert_shallow_structure,
    flatten_dict_items,
    flatten_up_to,
    flatten_with_joined_string_paths,
    get_traverse_shallow_structure,
    is_sequence,
    map_structure_up_to,
    yield_flat_paths,
)

__all__ = [
    '_IF_SHALLOW_IS_SEQ_INPUT_MUST_BE_SEQ',
    '_STRUCTURES_HAVE_MISMATCHING_LENGTHS',
    '_STRUCTURES_HAVE_MISMATCHING_TYPES',
    'assert_same_structure',
    'assert_shallow_structure',
    'flatten',
    'flatten_dict_items',
    'flatten_up_to',
    'flatten_with_joined_string_paths',
    'flatten_with_tuple_paths',
    'get_traverse_shallow_structure',
    'is_nested',
    'is_sequence',
    'map_structure',
    'map_structure_up_to',
    'map_structure_with_paths',
    'map_structure_with_tuple_paths',
    'pack_sequence_as',
    'yield_flat_paths',
]

_nest = tf.nest
_STRUCTURES_HAVE_MISMATCHING_LENGTHS = LENGTHS
_STRUCTURES_HAVE_MISMATCHING_TYPES = TYPES
_IF_SHALLOW_IS_SEQ_INPUT_MUST_BE_SEQ = NO_SEQUENCE


def is_nested(seq):
    """Whether a value is a structure, by the name that came with 1.15."""
    return is_sequence(seq)


def flatten(structure, expand_composites=False):
    """Leaves of a structure, in order; a lone value is a list of one."""
    return _nest.flatten(structure, expand_composites)


def pack_sequence_as(structure, flat_sequence, expand_composites=False):
    """Puts leaves into a structure.

    Args:
        structure: What the result looks like.
        flat_sequence: List of leaves.
        expand_composites: Whether sparse tensors are structures.
    """
    if not is_sequence(flat_sequence):
        raise TypeError(
            f'flat_sequence must be a sequence, got {flat_sequence!r}; write '
            f'[{flat_sequence!r}]'
        )
    if not is_sequence(structure) and len(flat_sequence) != 1:
        raise ValueError(
            f'Structure is a scalar but len(flat_sequence) == '
            f'{len(flat_sequence)} > 1'
        )
    elements = len(flatten(structure, expand_composites))
    if elements != len(flat_sequence):
        raise ValueError(
            f'Could not pack sequence. Structure had {elements} elements, '
            f'but flat_sequence had {len(flat_sequence)} elements.'
        )
    return _nest.pack_sequence_as(
        structure, list(flat_sequence), expand_composites
    )


def map_structure(func, *structure, **kwargs):
    """Applies a function to the leaves of structures, side by side."""
    check_types = kwargs.pop('check_types', True)
    for other in structure[1:]:
        assert_same_structure(structure[0], other, check_types)
    kwargs['check_types'] = check_types
    return _nest.map_structure(func, *structure, **kwargs)


def map_structure_with_tuple_paths(func, *structure, **kwargs):
    """As `map_structure`; the function also gets the way to the leaf.

    Args:
        func: Function of a tuple of keys and places, and of the leaves.
        *structure: Structures.
        **kwargs: `check_types`.
    """
    check_types = kwargs.pop('check_types', True)
    for other in structure[1:]:
        assert_same_structure(structure[0], other, check_types)
    leaves = zip(*map(flatten, structure), strict=True)
    paths = yield_flat_paths(structure[0])
    made = [func(path, *x) for path, x in zip(paths, leaves, strict=True)]
    return pack_sequence_as(structure[0], made)


def map_structure_with_paths(func, *structure, **kwargs):
    """As `map_structure_with_tuple_paths`, with the way as text, `a/0`."""

    def with_text(path, *leaves):
        return func('/'.join(map(str, path)), *leaves)

    return map_structure_with_tuple_paths(with_text, *structure, **kwargs)


def flatten_with_tuple_paths(structure, expand_composites=False):
    """Pairs of the way to a leaf, as a tuple, and the leaf."""
    paths = yield_flat_paths(structure)
    return list(zip(paths, flatten(structure), strict=True))


def assert_same_structure(
    nest1, nest2, check_types=True, expand_composites=False
):
    """Raises ValueError or TypeError where two structures differ."""
    try:
        _nest.assert_same_structure(
            nest1, nest2, check_types, expand_composites
        )
    except TypeError as error:
        # Of lists and tuples it speaks as of named tuples today.
        text = str(error).replace('namedtuples', 'structures')
        raise TypeError(text) from None
