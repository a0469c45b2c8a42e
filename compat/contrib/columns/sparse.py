"""Columns of ids: words, integers, and those with weights."""

from __future__ import annotations

import dataclasses

import tensorflow as tf

from .. import lookup
from .base import Column, Lookup, raw, sparse_of, transformed

v1 = tf.compat.v1


class Ids(Column):
    """A column that a network cannot read as it is."""

    in_errors = 'SparseColumn'

    def dense(self, value, rank, trainable, collections):
        """Raises ValueError: an embedding or a one-hot code can be read."""
        raise ValueError(
            f'{self.in_errors} is not supported in DNN. Please use '
            f'embedding_column or one_hot_column. column: {self}'
        )


@dataclasses.dataclass(frozen=True)
class Sparse(Ids):
    """Ids of a feature; sub-classes say how they are found.

    Attributes:
        column_name: Name of the feature.
        bucket_size: Number of ids, None where keys or a file say.
        combiner: How a linear model combines the ids of an example.
        dtype: Of the feature.
    """

    column_name: str
    bucket_size: int | None = None
    combiner: str = 'sum'
    dtype: tf.DType = tf.string

    def __post_init__(self):
        """Checks the arguments."""
        about = f'column_name: {self.column_name}'
        if self.dtype != tf.string and not self.dtype.is_integer:
            raise ValueError(
                f'dtype must be string or integer. dtype: {self.dtype}, '
                f'{about}'
            )
        if self.bucket_size is not None and self.bucket_size < 1:
            raise ValueError(
                'bucket_size must be at least 1. bucket_size: '
                f'{self.bucket_size}, {about}'
            )

    @property
    def name(self):
        """Name of the feature."""
        return self.column_name

    @property
    def length(self):
        """Number of ids."""
        return self.bucket_size

    @property
    def config(self):
        """A feature of any length."""
        return {self.column_name: v1.VarLenFeature(self.dtype)}

    @property
    def is_compatible_with(self):
        """What columns that share an embedding have in common."""
        kind = 'integer' if self.dtype.is_integer else self.dtype
        return self.length, kind

    def transform(self, features):
        """SparseTensor of ids."""
        values = sparse_of(raw(features, self.name), self.name)
        return self._ids(values)

    def ids_and_weights(self, value):
        """SparseTensors of ids and of their factors, or None for these."""
        return value, None

    def wide(self, value):
        """A row of weights for each id."""
        return Lookup(value, None, self.length, self.combiner)

    def _ids(self, values):
        raise NotImplementedError


@dataclasses.dataclass(frozen=True)
class Integerized(Sparse):
    """Ids that are integers already."""

    kind = '_SparseColumnIntegerized'

    def __post_init__(self):
        """Checks the arguments."""
        if not self.dtype.is_integer:
            raise ValueError(
                'dtype must be an integer if is_integerized is True. dtype: '
                f'{self.dtype}, column_name: {self.column_name}.'
            )
        super().__post_init__()

    def _ids(self, values):
        size = tf.cast(self.bucket_size, values.dtype)
        return values.with_values(tf.math.mod(values.values, size))


@dataclasses.dataclass(frozen=True)
class Hashed(Sparse):
    """Ids that are hashes of words or integers."""

    kind = '_SparseColumnHashed'

    def _ids(self, values):
        words = values.values
        if self.dtype.is_integer:
            words = tf.strings.as_string(words)
        size = self.bucket_size
        return values.with_values(tf.strings.to_hash_bucket_fast(words, size))


@dataclasses.dataclass(frozen=True)
class Keys(Sparse):
    """Ids that are places in a list of words or integers."""

    kind = '_SparseColumnKeys'
    keys: tuple = ()
    default_value: int = -1

    @property
    def length(self):
        """Number of keys."""
        return len(self.keys)

    def _ids(self, values):
        table = lookup.index_table_from_tensor(
            list(self.keys), default_value=self.default_value, name='lookup',
            dtype=self.dtype,
        )  # fmt: skip
        return table.lookup(values)


@dataclasses.dataclass(frozen=True)
class Vocabulary(Sparse):
    """Ids that are line numbers of a file."""

    kind = '_SparseColumnVocabulary'
    vocabulary_file: str = ''
    num_oov_buckets: int = 0
    vocab_size: int = 0
    default_value: int = -1

    @property
    def length(self):
        """Number of words and of buckets for others."""
        return self.vocab_size + self.num_oov_buckets

    def _ids(self, values):
        if self.dtype.is_integer:
            values = values.with_values(tf.strings.as_string(values.values))
        table = lookup.index_table_from_file(
            self.vocabulary_file,
            self.num_oov_buckets,
            self.vocab_size,
            self.default_value,
            name=f'{self.name}_lookup',
        )
        return table.lookup(values)


@dataclasses.dataclass(frozen=True)
class Weighted(Ids):
    """Ids with a factor each."""

    kind = '_WeightedSparseColumn'
    in_errors = 'WeightedSparseColumn'
    sparse_id_column: Sparse
    weight_column_name: str
    dtype: tf.DType = tf.float32

    @property
    def name(self):
        """Names of both features."""
        return (
            f'{self.sparse_id_column.name}_weighted_by_'
            f'{self.weight_column_name}'
        )

    @property
    def length(self):
        """Number of ids."""
        return self.sparse_id_column.length

    @property
    def config(self):
        """Both features."""
        weights = {self.weight_column_name: v1.VarLenFeature(self.dtype)}
        return {**self.sparse_id_column.config, **weights}

    @property
    def is_compatible_with(self):
        """As of the column of ids."""
        return self.sparse_id_column.is_compatible_with

    def transform(self, features):
        """SparseTensors of ids and factors."""
        ids = transformed(self.sparse_id_column, features)
        weights = raw(features, self.weight_column_name)
        if not isinstance(weights, tf.SparseTensor):
            weights = tf.sparse.from_dense(weights)
        return ids, tf.cast(weights, tf.float32)

    def ids_and_weights(self, value):
        """SparseTensors of ids and of their factors."""
        return value

    def wide(self, value):
        """A row of weights for each id, times its factor."""
        ids, weights = value
        combiner = self.sparse_id_column.combiner
        return Lookup(ids, weights, self.length, combiner)


def sparse_column_with_integerized_feature(
    column_name, bucket_size, combiner='sum', dtype=tf.int64
):
    """A column of integers from 0 to `bucket_size - 1`."""
    if bucket_size is None:
        raise ValueError(
            'bucket_size must be set if is_integerized is True. column_name: '
            f'{column_name}'
        )
    return Integerized(column_name, bucket_size, combiner, dtype)


def sparse_column_with_hash_bucket(
    column_name, hash_bucket_size, combiner='sum', dtype=tf.string
):
    """A column of words or integers, by their hashes."""
    if hash_bucket_size is None:
        raise ValueError(
            'one of bucket_size or lookup_config must be set. column_name: '
            f'{column_name}'
        )
    # Programs write 2e6, which Python 2 and 3 took for a size.
    return Hashed(column_name, int(hash_bucket_size), combiner, dtype)


def sparse_column_with_keys(
    column_name, keys, default_value=-1, combiner='sum', dtype=tf.string
):
    """A column of words or integers, by their places among `keys`."""
    return Keys(column_name, None, combiner, dtype, tuple(keys), default_value)


def sparse_column_with_vocabulary_file(
    column_name,
    vocabulary_file,
    num_oov_buckets=0,
    vocab_size=None,
    default_value=-1,
    combiner='sum',
    dtype=tf.string,
):
    """A column of words, by their lines in a file."""
    if vocab_size is None:
        raise ValueError(
            f'vocab_size should be defined. column_name: {column_name}'
        )
    return Vocabulary(
        column_name, None, combiner, dtype, vocabulary_file, num_oov_buckets,
        vocab_size, default_value,
    )  # fmt: skip


def weighted_sparse_column(
    sparse_id_column, weight_column_name, dtype=tf.float32
):
    """A column of ids, with the feature that weighs them."""
    if not (dtype.is_integer or dtype.is_floating):
        raise ValueError(f'dtype is not convertible to float. Given {dtype}')
    return Weighted(sparse_id_column, weight_column_name, dtype)
