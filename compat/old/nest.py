"""`tensorflow.python.util.nest`: structures of tuples, lists and dicts."""

import tensorflow as tf

from .namedtuples import is_namedtuple

_nest = tf.nest


def is_sequence(o):
    """Whether a value is a tuple, a list or a dict."""
    return isinstance(o, (tuple, list, dict))


is_nested = is_sequence


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
    return _nest.pack_sequence_as(
        structure, list(flat_sequence), expand_composites
    )


def map_structure(func, *structure, **kwargs):
    """Applies a function to the leaves of structures, side by side."""
    kwargs.pop('check_types', None)
    return _nest.map_structure(func, *structure, **kwargs)


def assert_same_structure(
    nest1, nest2, check_types=True, expand_composites=False
):
    """Raises ValueError or TypeError where two structures differ."""
    _nest.assert_same_structure(nest1, nest2, check_types, expand_composites)


def flatten_dict_items(dictionary):
    """Flattens keys and values that are structures of the same kind."""
    flat = {}
    for key, value in dictionary.items():
        if not is_sequence(key):
            flat[key] = value
            continue
        for k, v in zip(flatten(key), flatten(value), strict=True):
            if k in flat:
                raise ValueError(f'key {k} is given twice')
            flat[k] = v
    return flat


def assert_shallow_structure(
    shallow_tree, input_tree, check_types=True, **unused
):
    """Raises where `input_tree` does not start like `shallow_tree`."""
    if not is_sequence(shallow_tree):
        return
    if not is_sequence(input_tree):
        raise TypeError(
            f'input_tree must be a structure like {shallow_tree}, got '
            f'{input_tree}'
        )
    if check_types and type(shallow_tree) is not type(input_tree):
        named = is_namedtuple(shallow_tree) and is_namedtuple(input_tree)
        if not named:
            raise TypeError(
                f'input_tree must be a {type(shallow_tree).__name__}, got a '
                f'{type(input_tree).__name__}'
            )
    if len(shallow_tree) != len(input_tree):
        raise ValueError(
            f'input_tree must have {len(shallow_tree)} parts, got '
            f'{len(input_tree)}'
        )
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
    return pack_sequence_as(shallow_tree, results)


def get_traverse_shallow_structure(traverse_fn, structure, **unused):
    """True where the function lets a walk go on, False where it stops."""
    if not traverse_fn(structure):
        return False
    if not is_sequence(structure):
        return True
    parts = [
        get_traverse_shallow_structure(traverse_fn, part)
        for part in _parts(structure)
    ]
    if isinstance(structure, dict):
        return dict(zip(sorted(structure), parts, strict=True))
    if is_namedtuple(structure):
        return type(structure)(*parts)
    return type(structure)(parts)


def _parts(structure):
    if isinstance(structure, dict):
        return [structure[key] for key in sorted(structure)]
    return list(structure)
