"""Feeds and fetches of `Session.run`, by the names of their tensors.

Fetches are nested in lists, tuples, dicts and named tuples, results likewise.
A sparse tensor, the slices of a gradient and a ragged tensor have values of
several parts, each of which gets a name.
"""

from __future__ import annotations

import collections.abc

_SPARSE = ('indices', 'values', 'dense_shape')
_SLICES = ('values', 'indices', 'dense_shape')
_RAGGED = ('flat_values', 'nested_row_splits')


def leaves(fetches):
    """Yields the leaves of fetches, in the order of `pairs`."""
    parts = _parts(fetches)
    if parts is None:
        yield fetches
    for _, part in parts or ():
        yield from leaves(part)


def pairs(fetches, result):
    """Yields each leaf of fetches with its result.

    Args:
        fetches: What a session was asked for.
        result: What it returned.
    """
    parts = _parts(fetches)
    if parts is None:
        yield fetches, result
    for key, part in parts or ():
        found = getattr(result, key) if _is_attrs(fetches) else result[key]
        yield from pairs(part, found)


def named(name, leaf, value):
    """Yields names and values of a leaf: one, or one for each part.

    Args:
        name: Name of the leaf.
        leaf: The tensor or operation.
        value: Its value; None for an operation.
    """
    fields = getattr(value, '_fields', None)
    if isinstance(value, tuple) and fields is None:
        fields = _fields(leaf, len(value))
    if fields and isinstance(value, tuple):
        for field, part in zip(fields, value, strict=False):
            if part is not None:
                yield f'{name}/{field}', part
    elif all(hasattr(value, field) for field in _RAGGED):
        yield f'{name}/flat_values', value.flat_values
        for number, part in enumerate(value.nested_row_splits):
            yield f'{name}/row_splits_{number}', part
    else:
        yield name, value


def feeds(feed_dict):
    """Yields names and values of what is fed.

    Args:
        feed_dict: Dict whose keys are tensors, their names, or nested tuples
            of these; None for none.
    """
    for key, value in (feed_dict or {}).items():
        for leaf, part in _together(key, value):
            yield from named(name_of(leaf), leaf, part)


def element(leaf, graph):
    """The tensor or operation of a leaf, or None where it is none."""
    if isinstance(leaf, (str, bytes)):
        text = leaf.decode() if isinstance(leaf, bytes) else leaf
        try:
            return graph.as_graph_element(text)
        except (KeyError, ValueError):
            return None
    return leaf


def name_of(leaf):
    """Name of a leaf, which may be a name itself."""
    if isinstance(leaf, bytes):
        return leaf.decode('utf-8', 'replace')
    if _is_composite(leaf):
        return name_of(leaf.values)
    return str(getattr(leaf, 'name', None) or leaf)


def operations(leaf):
    """Yields the operations behind a leaf."""
    for field in dict.fromkeys((*_SPARSE, *_RAGGED)):
        part = getattr(leaf, field, None) if _is_composite(leaf) else None
        for tensor in part if isinstance(part, (list, tuple)) else [part]:
            operation = getattr(tensor, 'op', None)
            if operation is not None:
                yield operation
    if not _is_composite(leaf):
        stands_for = getattr(leaf, '_as_graph_element', None)
        operation = getattr(leaf, 'op', None)
        if operation is None and stands_for is not None:
            operation = getattr(stands_for(), 'op', None)
        yield operation or leaf


def _parts(fetches):
    """Pairs of key and part of a structure; None of a leaf."""
    if isinstance(fetches, collections.abc.Mapping):
        return list(fetches.items())
    if isinstance(fetches, (list, tuple)) and not _is_composite(fetches):
        return list(enumerate(fetches))
    if _is_attrs(fetches):
        names = [field.name for field in type(fetches).__attrs_attrs__]
        return [(name, getattr(fetches, name)) for name in names]
    return None


def _together(key, value):
    """Yields the leaves of a key of feeds with their values."""
    if isinstance(key, (list, tuple)):
        for part, inner in zip(key, value, strict=False):
            yield from _together(part, inner)
    else:
        yield key, value


def _fields(leaf, length):
    """Names of the parts of a plain tuple that stands for a leaf's value."""
    if not _is_composite(leaf):
        return None
    kind = type(leaf).__name__
    fields = _SLICES if 'Slices' in kind else _SPARSE
    return fields if length <= len(fields) else None


def _is_composite(leaf):
    return any(
        all(hasattr(leaf, field) for field in fields)
        for fields in (_SPARSE, _RAGGED)
    )


def _is_attrs(fetches):
    return hasattr(type(fetches), '__attrs_attrs__')
