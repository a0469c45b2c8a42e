"""Parses examples into the features that columns read."""

from __future__ import annotations

import tensorflow as tf

from .base import Column, transformed
from .dense import real_valued_column

v1 = tf.compat.v1


def check_feature_columns(feature_columns):
    """Checks that columns are told apart.

    Raises:
        ValueError: Two have the same key, or they are a dict.
    """
    if isinstance(feature_columns, dict):
        raise ValueError(
            'Expected feature_columns to be iterable, found dict.'
        )
    seen = set()
    for column in feature_columns:
        if column.key in seen:
            raise ValueError(
                'Duplicate feature column key found for column: '
                f'{column.name}. This usually means that the column is '
                'almost identical to another column, and one must be '
                'discarded.'
            )
        seen.add(column.key)


def create_feature_spec_for_parsing(feature_columns):
    """Dict of features that `tf.parse_example` reads for columns."""
    if isinstance(feature_columns, dict):
        feature_columns = feature_columns.values()
    found = {}
    for column in feature_columns:
        if not isinstance(column, Column):
            raise TypeError(
                'feature_columns should only contain instances of '
                f'_FeatureColumn. Given column is {column}'
            )
        found.update(column.config)
    return found


def make_place_holder_tensors_for_base_features(feature_columns):
    """Dict of placeholders of what columns read."""
    found = {}
    features = create_feature_spec_for_parsing(feature_columns)
    for name, one in features.items():
        label = f'Placeholder_{name}'
        if isinstance(one, v1.VarLenFeature):
            found[name] = v1.sparse_placeholder(one.dtype, name=label)
        else:
            shape = [None, one.shape[0]]
            found[name] = v1.placeholder(one.dtype, shape, label)
    return found


def parse_feature_columns_from_examples(
    serialized, feature_columns, name=None, example_names=None
):
    """Parses examples, and transforms them by columns.

    Args:
        serialized: `[batch]` serialized `tf.train.Example`.
        feature_columns: Columns.
        name: Name of the operations.
        example_names: `[batch]` names for errors, or None.

    Returns:
        Dict of features, and of columns to transformed features.
    """
    check_feature_columns(feature_columns)
    found = v1.parse_example(
        serialized,
        create_feature_spec_for_parsing(feature_columns),
        name,
        example_names,
    )
    _transform(found, feature_columns)
    return found


def transform_features(features, feature_columns):
    """Dict of columns to features as their layers read them."""
    check_feature_columns(feature_columns)
    found = dict(features)
    _transform(found, feature_columns)
    return {column: found[column] for column in feature_columns}


def parse_feature_columns_from_sequence_examples(
    serialized,
    context_feature_columns,
    sequence_feature_columns,
    name=None,
    example_name=None,
):
    """Parses a sequence example.

    Args:
        serialized: A serialized `tf.train.SequenceExample`.
        context_feature_columns: Columns of its context, or None.
        sequence_feature_columns: Columns of its sequences, or None.
        name: Name of the operations.
        example_name: Name for errors, or None.

    Returns:
        Two dicts of features, of the context and of the sequences.
    """
    for columns in (context_feature_columns, sequence_feature_columns):
        check_feature_columns(columns or ())
    return v1.parse_single_sequence_example(
        tf.reshape(serialized, []),
        create_feature_spec_for_parsing(context_feature_columns or ()),
        _of_sequences(sequence_feature_columns or ()),
        example_name,
        name,
    )


def infer_real_valued_columns(features):
    """Columns of numbers for features, a dict of tensors or one tensor."""
    if not isinstance(features, dict):
        return [_inferred('', features)]
    return [_inferred(name, one) for name, one in features.items()]


def _transform(values, columns):
    for column in sorted(set(columns), key=lambda one: one.key):
        transformed(column, values)


def _of_sequences(columns):
    found = {}
    for name, one in create_feature_spec_for_parsing(columns).items():
        if not isinstance(one, v1.VarLenFeature):
            one = v1.FixedLenSequenceFeature(
                one.shape, one.dtype, one.default_value is not None
            )
        found[name] = one
    return found


def _inferred(name, tensor):
    about = (
        'Please define corresponding FeatureColumn for tensor '
        f'{name} {tensor}.'
    )
    if isinstance(tensor, tf.SparseTensor):
        raise ValueError(
            f'SparseTensor is not supported for auto detection. {about}'
        )
    if not (tensor.dtype.is_integer or tensor.dtype.is_floating):
        raise ValueError(
            'Non integer or non floating types are not supported for auto '
            f'detection. {about}'
        )
    size = tensor.shape[1:].num_elements() if tensor.shape.rank > 1 else 1
    return real_valued_column(name, size, dtype=tensor.dtype)
