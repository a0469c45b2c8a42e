"""`nest` of the datasets: structures of tuples and dicts, no lists.

It was `contrib.data.python.util.nest` in 1.2 and 1.3, and
`python.data.util.nest` from 1.4 on. A list becomes a tensor in a data set, and
is a leaf here.
"""

import collections.abc
import typing

__all__ = [
    'assert_same_structure',
    'flatten',
    'is_sequence',
    'map_structure',
    'pack_sequence_as',
]


def is_sequence(seq):
    """Whether something is a structure, and no leaf."""
    return isinstance(seq, (tuple, collections.abc.Mapping))


def flatten(nest):
    """Leaves of a structure, in order; a lone value is a list of one."""
    if not is_sequence(nest):
        return [nest]
    return [leaf for part in _parts(nest) for leaf in flatten(part)]


def pack_sequence_as(structure, flat_sequence):
    """Puts leaves into a structure.

    Args:
        structure: What the result looks like.
        flat_sequence: List or tuple of leaves.

    Raises:
        ValueError: The structure has more leaves, or fewer.
    """
    flat, wanted = list(flat_sequence), len(flatten(structure))
    if len(flat) != wanted:
        raise ValueError(
            f'Could not pack sequence. Structure had {wanted} elements, '
            f'but flat_sequence had {len(flat)} elements.'
        )
    leaves = iter(flat)
    return _built(structure, lambda _: next(leaves))


def map_structure(func, *structure, **check_types_dict):
    """Applies a function to the leaves of structures, side by side."""
    check = check_types_dict.pop('check_types', True)
    for other in structure[1:]:
        assert_same_structure(structure[0], other, check)
    columns = zip(*map(flatten, structure), strict=True)
    return pack_sequence_as(structure[0], [func(*row) for row in columns])


def assert_same_structure(nest1, nest2, check_types=True):
    """Refuses structures that differ.

    Raises:
        ValueError: One has a part that the other lacks.
        TypeError: Two parts are of different types, if that is checked.
    """
    if is_sequence(nest1) != is_sequence(nest2):
        raise ValueError(
            'the structures differ: one has a leaf where the other has parts; '
            f'got {nest1!r} and {nest2!r}'
        )
    if not is_sequence(nest1):
        return
    if check_types and type(nest1) is not type(nest2):
        raise TypeError(
            'the structures must have parts of one type, got '
            f'{type(nest1).__name__} and {type(nest2).__name__}'
        )
    if _keys(nest1) != _keys(nest2):
        raise ValueError(
            f'the structures differ in their parts: {_keys(nest1)} and '
            f'{_keys(nest2)}'
        )
    for one, other in zip(_parts(nest1), _parts(nest2), strict=True):
        assert_same_structure(one, other, check_types)


def _keys(nest):
    is_dict = isinstance(nest, collections.abc.Mapping)
    return sorted(nest) if is_dict else list(range(len(nest)))


def _parts(nest):
    return [nest[key] for key in _keys(nest)]


def _built(structure, make):
    if not is_sequence(structure):
        return make(structure)
    parts = [_built(part, make) for part in _parts(structure)]
    if isinstance(structure, collections.abc.Mapping):
        kind: typing.Any = type(structure)
        return kind(zip(_keys(structure), parts, strict=True))
    if hasattr(structure, '_fields'):
        return type(structure)(*parts)
    return tuple(parts)
