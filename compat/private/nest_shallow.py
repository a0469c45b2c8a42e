"""The functions of `nest` that walk structures a part of the way."""

from collections.abc import Mapping

import tensorflow as tf

from .namedtuples import is_namedtuple

LENGTHS = (
    "The two structures don't have the same sequence length. Input structure "
    'has length {input_length}, while shallow structure has length '
    '{shallow_length}.'
)
TYPES = (
    "The two structures don't have the same sequence type. Input structure "
    'has type {input_type}, while shallow structure has type {shallow_type}.'
)
KEYS = (
    "The two structures don't have the same keys. Input structure has keys "
    '{}, while shallow structure has keys {}.'
)
NO_SEQUENCE = (
    'If shallow structure is a sequence, input must also be a sequence. '
    'Input has type: {}.'
)


def is_sequence(o):
    """Whether a value is a tuple, a list or a dict."""
    return isinstance(o, (tuple, list, Mapping))


def flatten_dict_items(dictionary):
    """Flattens keys and values that are structures of the same kind."""
    if not isinstance(dictionary, Mapping):
        raise TypeError(f'dictionary must be a dict, got {dictionary!r}')
    flat = {}
    for key, value in dictionary.items():
        keys, values = [key], [value]
        if is_sequence(key):
            keys, values = tf.nest.flatten(key), tf.nest.flatten(value)
        if len(keys) != len(values):
            raise ValueError(
                f'Could not flatten dictionary. Key had {len(keys)} elements, '
                f'but value had {len(values)} elements: {key}, {value}'
            )
        for k, v in zip(keys, values, strict=True):
            if k in flat:
                raise ValueError(
                    f'Could not flatten dictionary: key {k} is not unique'
                )
            flat[k] = v
    return flat


def assert_shallow_structure(
    shallow_tree, input_tree, check_types=True, **unused
):
    """Raises where `input_tree` does not start like `shallow_tree`."""
    if not is_sequence(shallow_tree):
        return
    if not is_sequence(input_tree):
        raise TypeError(NO_SEQUENCE.format(type(input_tree)))
    if check_types and not _are_alike(shallow_tree, input_tree):
        raise TypeError(
            TYPES.format(
                input_type=type(input_tree), shallow_type=type(shallow_tree)
            )
        )
    if len(shallow_tree) != len(input_tree):
        raise ValueError(
            LENGTHS.format(
                input_length=len(input_tree), shallow_length=len(shallow_tree)
            )
        )
    if isinstance(shallow_tree, Mapping) and set(shallow_tree) != set(
        input_tree
    ):
        keys = list(input_tree), list(shallow_tree)
        raise ValueError(KEYS.format(*keys))
    pairs = zip(_parts(shallow_tree), _parts(input_tree), strict=True)
    for shallow, whole in pairs:
        assert_shallow_structure(shallow, whole, check_types)


def flatten_up_to(shallow_tree, input_tree, check_types=True, **unused):
    """Parts of `input_tree` at the leaves of `shallow_tree`."""
    assert_shallow_structure(shallow_tree, input_tree, check_types)
    if not is_sequence(shallow_tree):
        return [input_tree]
    pairs = zip(_parts(shallow_tree), _parts(input_tree), strict=True)
    return [leaf for pair in pairs for leaf in flatten_up_to(*pair, False)]


def map_structure_up_to(shallow_tree, func, *inputs, **unused):
    """Applies a function to the parts at the leaves of `shallow_tree`."""
    flat = [flatten_up_to(shallow_tree, tree, False) for tree in inputs]
    results = [func(*parts) for parts in zip(*flat, strict=True)]
    return tf.nest.pack_sequence_as(shallow_tree, results)


def get_traverse_shallow_structure(traverse_fn, structure, **unused):
    """True where the function lets a walk go on, False where it stops.

    Args:
        traverse_fn: Function of a part that gives a bool, or a structure of
            one bool for each part of the part.
        structure: What is walked.

    Raises:
        TypeError: The function gives something else.
    """
    go_on = traverse_fn(structure)
    if not is_sequence(structure):
        if not isinstance(go_on, bool):
            raise TypeError(
                f'traverse_fn returned structure: {go_on} for non-structure: '
                f'{structure}'
            )
        return go_on
    if isinstance(go_on, bool):
        if not go_on:
            return False
        choices = [True] * len(structure)
    elif is_sequence(go_on):
        choices = _parts(go_on)
        if not all(isinstance(choice, bool) for choice in choices):
            raise TypeError(
                f"traverse_fn didn't return a depth=1 structure of bools. "
                f'structure: {structure}, it gave: {go_on}'
            )
    else:
        raise TypeError(
            f'traverse_fn returned a non-bool scalar: {go_on} for: {structure}'
        )
    parts = [
        get_traverse_shallow_structure(traverse_fn, part) if choice else False
        for choice, part in zip(choices, _parts(structure), strict=True)
    ]
    return _like(structure, parts)


def yield_flat_paths(nest):
    """Ways to the leaves: tuples of keys, places and field names."""
    if not is_sequence(nest):
        yield ()
        return
    if isinstance(nest, Mapping):
        names = sorted(nest)
    elif is_namedtuple(nest):
        names = nest._fields
    else:
        names = range(len(nest))
    for name, part in zip(names, _parts(nest), strict=True):
        for path in yield_flat_paths(part):
            yield (name, *path)


def flatten_with_joined_string_paths(
    structure, separator='/', expand_composites=False
):
    """Pairs of the way to a leaf, as text, and the leaf."""
    paths = yield_flat_paths(structure)
    names = [separator.join(map(str, path)) for path in paths]
    return list(zip(names, tf.nest.flatten(structure), strict=True))


def _are_alike(shallow, whole):
    if is_namedtuple(shallow) and is_namedtuple(whole):
        same_name = type(shallow).__name__ == type(whole).__name__
        return same_name and shallow._fields == whole._fields
    if isinstance(shallow, Mapping) and isinstance(whole, Mapping):
        return True
    return type(shallow) is type(whole)


def _like(structure, parts):
    if isinstance(structure, Mapping):
        return dict(zip(sorted(structure), parts, strict=True))
    if is_namedtuple(structure):
        return type(structure)(*parts)
    return type(structure)(parts)


def _parts(structure):
    if isinstance(structure, Mapping):
        return [structure[key] for key in sorted(structure)]
    return list(structure)
