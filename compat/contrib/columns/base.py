"""What all feature columns of `contrib.layers` share.

Source: TensorFlow 1.5.1, `contrib/layers/python/layers/feature_column.py`.
"""

from __future__ import annotations

import dataclasses
from typing import Any, NamedTuple

import tensorflow as tf

v1 = tf.compat.v1


class Lookup(NamedTuple):
    """How a column looks weights up.

    Attributes:
        ids: SparseTensor of rows of the weights.
        weights: SparseTensor of factors, or None.
        size: Number of rows.
        combiner: `'sum'`, `'mean'` or `'sqrtn'`.
    """

    ids: Any
    weights: Any
    size: int
    combiner: str


class Column:
    """A feature as layers read it; a base class of frozen dataclasses.

    Columns of a model are ordered by `key`, as their outputs are.
    """

    kind = ''
    unsorted: tuple[str, ...] = ()
    initializes_from: tuple | None = None

    @property
    def name(self):
        """Name of the column's scope."""
        raise NotImplementedError

    @property
    def config(self):
        """Dict of the features to parse."""
        raise NotImplementedError

    @property
    def key(self):
        """Text that tells columns apart and orders them."""
        fields = dataclasses.fields(self)  # type: ignore[arg-type]
        told = (
            f'{field.name}={_shown(getattr(self, field.name))}'
            for field in fields
            if field.name not in self.unsorted
        )
        return f'{self.kind}({", ".join(told)})'

    @property
    def length(self):
        """Number of ids or buckets."""
        raise NotImplementedError

    def ids_and_weights(self, value):
        """SparseTensors of ids and of their factors, or None for these."""
        raise NotImplementedError

    def transform(self, features):
        """The feature as the column's layers read it.

        Args:
            features: Dict of tensors.
        """
        raise NotImplementedError

    def dense(self, value, rank, trainable, collections):
        """The transformed feature as a layer's input.

        Args:
            value: What `transform` returned.
            rank: 2 for `[batch, size]`, 3 for `[batch, time, size]`.
            trainable: Whether optimizers change the column's weights.
            collections: Collections for them.
        """
        raise NotImplementedError

    def wide(self, value):
        """The Lookup of a linear model, None for a matrix product."""
        raise NotImplementedError


def transformed(column, features):
    """The transformed feature, from the dict if it is there already.

    Args:
        column: A Column.
        features: Dict of tensors, which keeps what is made.
    """
    if column not in features:
        features[column] = column.transform(features)
    return features[column]


def raw(features, name):
    """A feature by its name.

    Raises:
        ValueError: There is none.
    """
    if name not in features:
        raise ValueError(f"features dictionary doesn't contain key ({name})")
    return features[name]


def flattened(values, rank):
    """A tensor with its innermost axes made one.

    Args:
        values: Tensor or SparseTensor.
        rank: Axes of the result.
    """
    sparse = isinstance(values, tf.SparseTensor)
    values = values if sparse else tf.convert_to_tensor(values)
    if values.shape.rank == rank:
        return values
    size = values.dense_shape if sparse else tf.shape(values)
    kept = size[: rank - 1]
    rest = tf.constant([-1], kept.dtype)
    shape = tf.concat([kept, rest], 0)
    if sparse:
        return tf.sparse.reshape(values, shape)
    static = values.shape
    values = tf.reshape(values, shape)
    if static.rank is not None:
        last = tf.TensorShape([static[rank - 1 :].num_elements()])
        values.set_shape(static[: rank - 1].concatenate(last))
    return values


def of_rank(values, rank, name):
    """A dense tensor of a rank: an axis is added, or some made one.

    Args:
        values: Tensor.
        rank: Axes of the result.
        name: Of the column, for errors.

    Raises:
        ValueError: More than one axis is missing.
    """
    given = values.shape.rank
    if given is not None and rank > given + 1:
        raise ValueError(
            f'Error while processing column {name}.Rank of input Tensor '
            f'({given}) should be the same as output_rank ({rank}). For '
            'example, sequence data should typically be 3 dimensional (rank '
            '3) while non-sequence data is typically 2 dimensional (rank 2).'
        )
    if given is not None and rank == given + 1:
        v1.logging.warning(
            'Rank of input Tensor (%d) should be the same as output_rank '
            '(%d) for column. Will attempt to expand dims. It is highly '
            'recommended that you resize your input, as this behavior may '
            'change.',
            given,
            rank,
        )
        return tf.expand_dims(values, -1)
    return flattened(values, rank)


def sparse_of(values, name):
    """A SparseTensor of a feature: of a dense one without `''` and -1.

    Args:
        values: Tensor or SparseTensor.
        name: Of the column, for errors.
    """
    if isinstance(values, tf.SparseTensor):
        return values
    values = of_rank(tf.convert_to_tensor(values), 2, name)
    nothing = '' if values.dtype == tf.string else -1
    there = tf.where(tf.not_equal(values, tf.cast(nothing, values.dtype)))
    shape = tf.shape(values, out_type=tf.int64)
    return tf.SparseTensor(there, tf.gather_nd(values, there), shape)


def _shown(value):
    return value.key if isinstance(value, Column) else repr(value)
