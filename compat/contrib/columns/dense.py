"""Columns of numbers, of their buckets, and one-hot codes of ids."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import tensorflow as tf

from .base import Column, Lookup, flattened, of_rank, raw, transformed

v1 = tf.compat.v1


@dataclasses.dataclass(frozen=True)
class RealValued(Column):
    """Numbers.

    Attributes:
        column_name: Name of the feature.
        dimension: Numbers of an example.
        default_value: Of examples that lack the feature, or None.
        dtype: Of the feature.
        normalizer: Function of the feature, or None.
    """

    kind = '_RealValuedColumn'
    unsorted = ('normalizer',)
    column_name: str
    dimension: int = 1
    default_value: tuple | None = None
    dtype: tf.DType = tf.float32
    normalizer: Callable | None = None

    @property
    def name(self):
        """Name of the feature."""
        return self.column_name

    @property
    def normalizer_fn(self):
        """Function of the feature, or None."""
        return self.normalizer

    @property
    def config(self):
        """A feature of a known length."""
        default = self.default_value
        default = None if default is None else list(default)
        feature = v1.FixedLenFeature([self.dimension], self.dtype, default)
        return {self.column_name: feature}

    def transform(self, features):
        """The numbers, normalized."""
        values = raw(features, self.name)
        if self.normalizer is not None:
            values = self.normalizer(values)
        return tf.cast(values, tf.float32)

    def dense(self, value, rank, trainable, collections):
        """The numbers, `[batch, dimension]` or `[batch, time, dimension]`."""
        return of_rank(value, rank, self.name)

    def wide(self, value):
        """None: a linear model multiplies the numbers with a matrix."""


@dataclasses.dataclass(frozen=True)
class Bucketized(Column):
    """Buckets of numbers, by their boundaries."""

    kind = '_BucketizedColumn'
    source_column: RealValued
    boundaries: tuple

    @property
    def name(self):
        """Name of the feature and of what is done to it."""
        return f'{self.source_column.name}_bucketized'

    @property
    def length(self):
        """Number of buckets."""
        return len(self.boundaries) + 1

    @property
    def config(self):
        """As of the numbers."""
        return self.source_column.config

    def transform(self, features):
        """Bucket of each number, `[batch, dimension]` int32."""
        values = transformed(self.source_column, features)
        return tf.raw_ops.Bucketize(
            input=values, boundaries=list(self.boundaries)
        )

    def dense(self, value, rank, trainable, collections):
        """One-hot codes, `[batch, dimension * length]`."""
        if rank != 2:
            raise ValueError(
                'BucketizedColumn currently only supports output_rank=2'
            )
        size = self.length * self.source_column.dimension
        return tf.reshape(tf.one_hot(value, self.length), [-1, size])

    def wide(self, value):
        """A row of weights for each bucket of each number."""
        size = self.length * self.source_column.dimension
        return Lookup(self.ids(value), None, size, 'sum')

    def ids(self, value):
        """SparseTensor `[batch, dimension]` of buckets, all numbers' apart."""
        width = self.source_column.dimension
        value = tf.reshape(value, [-1, width])
        moved = value + self.length * tf.range(width)
        shape = tf.shape(moved, out_type=tf.int64)
        places = tf.where(tf.ones_like(moved, tf.bool))
        return tf.SparseTensor(
            places, tf.cast(tf.reshape(moved, [-1]), tf.int64), shape
        )


@dataclasses.dataclass(frozen=True)
class OneHot(Column):
    """One-hot codes of ids, added up over an example's."""

    kind = '_OneHotColumn'
    sparse_id_column: Column

    @property
    def name(self):
        """Name of the ids and of what is done to them."""
        return f'{self.sparse_id_column.name}_one_hot'

    @property
    def length(self):
        """Number of ids."""
        return self.sparse_id_column.length

    @property
    def config(self):
        """As of the ids."""
        return self.sparse_id_column.config

    def transform(self, features):
        """As of the ids."""
        return transformed(self.sparse_id_column, features)

    def dense(self, value, rank, trainable, collections):
        """Codes, `[batch, length]` or `[batch, time, length]`."""
        ids, weights = self.sparse_id_column.ids_and_weights(value)
        ids = flattened(ids, rank)
        codes = tf.one_hot(tf.sparse.to_dense(ids, -1), self.length)
        if weights is not None:
            weights = tf.sparse.to_dense(flattened(weights, rank))
            codes *= weights[..., None]
        return tf.reduce_sum(codes, rank - 1)

    def wide(self, value):
        """Raises ValueError: a linear model reads the ids themselves."""
        raise ValueError(
            f'Column {self} is not supported in linear models. Please use '
            'sparse_column.'
        )


def real_valued_column(
    column_name,
    dimension=1,
    default_value=None,
    dtype=tf.float32,
    normalizer=None,
):
    """A column of `dimension` numbers.

    Raises:
        TypeError: `dimension` is no integer, or `default_value` does not fit
            `dtype`.
        ValueError: A dimension below 1, or as many default values as not.
    """
    about = f'column_name: {column_name}'
    if not isinstance(dimension, int):
        raise TypeError(
            f'dimension must be an integer. dimension: {dimension}, {about}'
        )
    if dimension < 1:
        raise ValueError(
            'dimension must be greater than 0. dimension: '
            f'{dimension}, {about}'
        )
    if not (dtype.is_integer or dtype.is_floating):
        raise ValueError(
            f'dtype must be convertible to float. dtype: {dtype}, {about}'
        )
    default = default_value
    if default is not None:
        default = _default(default, dimension, dtype, about)
    return RealValued(column_name, dimension, default, dtype, normalizer)


def bucketized_column(source_column, boundaries):
    """A column of the buckets of numbers.

    Raises:
        TypeError: `source_column` is no column of numbers.
        ValueError: Boundaries that are none, or not sorted.
    """
    if not isinstance(source_column, RealValued):
        raise TypeError(
            'source_column must be an instance of _RealValuedColumn. '
            f'source_column: {source_column}'
        )
    if not isinstance(boundaries, (list, tuple)) or not boundaries:
        raise ValueError(
            'boundaries must be a non-empty list or tuple. boundaries: '
            f'{boundaries}'
        )
    if list(boundaries) != sorted(boundaries):
        raise ValueError(
            f'boundaries must be a sorted list. boundaries: {boundaries}'
        )
    return Bucketized(source_column, tuple(sorted(set(boundaries))))


def one_hot_column(sparse_id_column):
    """A column of one-hot codes of ids."""
    return OneHot(sparse_id_column)


def _default(value, dimension, dtype, about):
    values = value if isinstance(value, (list, tuple)) else [value] * dimension
    if len(values) != dimension:
        raise ValueError(
            'The length of default_value must be equal to dimension. '
            f'default_value: {value}, dimension: {dimension}, {about}'
        )
    fitting = int if dtype.is_integer else (int, float)
    if not all(isinstance(one, fitting) for one in values):
        raise TypeError(
            f'default_value must be compatible with dtype. default_value: '
            f'{value}, dtype: {dtype}, {about}'
        )
    return tuple(values if dtype.is_integer else map(float, values))
