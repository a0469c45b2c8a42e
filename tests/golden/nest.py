"""Tuples, lists and dicts of tensors, flattened to labelled leaves."""

from __future__ import absolute_import, division, print_function


def leaves(value, label):
    """Lists the leaves of a structure with the way to each.

    Args:
        value: A leaf, or tuples, named tuples, lists and dicts of leaves.
        label: Name of the whole.

    Returns:
        List of pairs `('state.0.c', leaf)` in reading order.
    """
    if not is_nest(value):
        return [(label, value)]
    found = []
    for key, item in _items(value):
        found.extend(leaves(item, '{}.{}'.format(label, key)))
    return found


def map_leaves(function, value):
    """The same structure with `function` applied to each leaf."""
    if not is_nest(value):
        return function(value)
    if isinstance(value, dict):
        pairs = [(k, map_leaves(function, v)) for k, v in _items(value)]
        return dict(pairs)
    items = [map_leaves(function, item) for _, item in _items(value)]
    if hasattr(value, '_fields'):
        return type(value)(*items)
    return type(value)(items)


def shape_of(value):
    """Writes a structure down, with `*` for its leaves.

    Returns:
        Such as `'(LSTMStateTuple(c=*, h=*), *)'`: what code that takes the
        structure apart depends on.
    """
    return _text(value, lambda leaf: '*')


def sizes_of(value):
    """Writes a cell's `state_size` or `output_size` down.

    Returns:
        Such as `'LSTMStateTuple(c=4, h=4)'`, `'[2, 3]'` for a TensorShape.
    """
    return _text(value, _size)


def is_nest(value):
    """Whether a value has leaves below it."""
    return isinstance(value, (tuple, list, dict))


def _items(value):
    if isinstance(value, dict):
        return [(key, value[key]) for key in sorted(value)]
    if hasattr(value, '_fields'):
        return list(zip(value._fields, value))
    return list(enumerate(value))


def _text(value, leaf):
    if not is_nest(value):
        return leaf(value)
    parts = [(key, _text(item, leaf)) for key, item in _items(value)]
    if hasattr(value, '_fields'):
        inside = ', '.join('{}={}'.format(*pair) for pair in parts)
        return '{}({})'.format(type(value).__name__, inside)
    if isinstance(value, dict):
        return '{%s}' % ', '.join('{}: {}'.format(*pair) for pair in parts)
    inside = ', '.join(text for _, text in parts)
    return '[%s]' % inside if isinstance(value, list) else '(%s)' % inside


def _size(value):
    if hasattr(value, 'as_list'):
        return str(value.as_list())
    return str(getattr(value, 'value', value))
