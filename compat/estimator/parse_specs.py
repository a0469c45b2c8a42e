"""What `tf.parse_example` reads for canned estimators."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def classifier_parse_example_spec(
    _,
    feature_columns,
    label_key,
    label_dtype=tf.int64,
    label_default=None,
    weight_column=None,
):
    """Features, label and weight of a classifier's examples.

    Args:
        _: The release.
        feature_columns: Columns of the features.
        label_key: Name of the label.
        label_dtype: Its type.
        label_default: What an example without one has.
        weight_column: Name of the weight, a numeric column, or None.

    Returns:
        Dict of name to `tf.FixedLenFeature` or one of its kin.

    Raises:
        ValueError: The label or the weight is a feature too, or the weight
            is no numeric column.
    """
    label = tf.io.FixedLenFeature((1,), label_dtype, label_default)
    return _spec(feature_columns, label_key, label, weight_column)


def regressor_parse_example_spec(
    _,
    feature_columns,
    label_key,
    label_dtype=tf.float32,
    label_default=None,
    label_dimension=1,
    weight_column=None,
):
    """As `classifier_parse_example_spec`, for labels of several values."""
    label = tf.io.FixedLenFeature(
        (label_dimension,), label_dtype, label_default
    )
    return _spec(feature_columns, label_key, label, weight_column)


def _spec(columns, label_key, label, weight):
    found = v1.feature_column.make_parse_example_spec(columns)
    if label_key in found:
        raise ValueError(
            f'label should not be used as feature. label_key: {label_key}, '
            f'features: {found.keys()}'
        )
    found[label_key] = label
    if weight is None:
        return found
    numeric = v1.feature_column.numeric_column
    weight = numeric(weight) if isinstance(weight, str) else weight
    if not isinstance(weight, type(numeric('weight'))):
        raise ValueError(
            'weight_column should be an instance of '
            'tf.feature_column.numeric_column. Given type: '
            f'{type(weight)} value: {weight}'
        )
    if weight.key in found:
        raise ValueError(
            'weight_column should not be used as feature. weight_column: '
            f'{weight.key}, features: {found.keys()}'
        )
    return {**found, **v1.feature_column.make_parse_example_spec([weight])}
