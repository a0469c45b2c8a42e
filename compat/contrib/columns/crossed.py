"""Columns of ids that stand for several features at once."""

from __future__ import annotations

import dataclasses

import tensorflow as tf

from .base import Column, Lookup, raw, transformed
from .dense import Bucketized
from .embeddings import check_checkpoint, initializes_from
from .sparse import Sparse

_SEED = 0xDECAFCAFFE
_ADDED = 0x9E3779B97F4A7800 - (1 << 64)


@dataclasses.dataclass(frozen=True)
class Crossed(Column):
    """Hashes of all combinations of an example's ids.

    Attributes:
        columns: Columns that are crossed, sorted by name.
        hash_bucket_size: Number of hashes.
        hash_key: Makes the hashes of another family; None for the first one.
        combiner: How a linear model combines the ids of an example.
        ckpt_to_load_from: Checkpoint of the initial weights, or None.
        tensor_name_in_ckpt: Their name there.
    """

    kind = '_CrossedColumn'
    columns: tuple
    hash_bucket_size: int
    hash_key: int | None = None
    combiner: str = 'sum'
    ckpt_to_load_from: str | None = None
    tensor_name_in_ckpt: str | None = None

    def __post_init__(self):
        """Checks the arguments."""
        for column in self.columns:
            if not isinstance(column, (Sparse, Bucketized, Crossed)):
                raise TypeError(
                    'columns must be a set of _SparseColumn, _CrossedColumn, '
                    f'or _BucketizedColumn instances. (column {column} is a '
                    f'{type(column).__name__})'
                )
        if len(self.columns) < 2:
            raise ValueError(
                'columns must contain at least 2 elements. columns: '
                f'{self.columns}'
            )
        if self.hash_bucket_size < 2:
            raise ValueError(
                'hash_bucket_size must be at least 2. hash_bucket_size: '
                f'{self.hash_bucket_size}'
            )
        check_checkpoint(self)

    @property
    def name(self):
        """Names of the columns."""
        return '_X_'.join(sorted(one.name for one in self.columns))

    @property
    def length(self):
        """Number of hashes."""
        return self.hash_bucket_size

    @property
    def config(self):
        """The features of all columns."""
        return {k: v for one in self.columns for k, v in one.config.items()}

    @property
    def initializes_from(self):
        """Checkpoint and name of the initial weights, or None."""
        return initializes_from(self)

    def transform(self, features):
        """SparseTensor of hashes."""
        values = []
        for column in self._leaves():
            if isinstance(column, Sparse):
                values.append(raw(features, column.name))
            else:
                found = transformed(column, features)
                values.append(column.ids(found))
        if self.hash_key is not None:
            return tf.sparse.cross_hashed(
                values, self.hash_bucket_size, self.hash_key
            )
        return _crossed(values, self.hash_bucket_size)

    def ids_and_weights(self, value):
        """SparseTensor of hashes, and None."""
        return value, None

    def dense(self, value, rank, trainable, collections):
        """Raises ValueError: an embedding can be read."""
        raise ValueError(
            'CrossedColumn is not supported in DNN. Please use '
            f'embedding_column. column: {self}'
        )

    def wide(self, value):
        """A row of weights for each hash."""
        return Lookup(value, None, self.length, self.combiner)

    def _leaves(self):
        for column in self.columns:
            if isinstance(column, Crossed):
                yield from column._leaves()
            else:
                yield column


def crossed_column(
    columns,
    hash_bucket_size,
    combiner='sum',
    ckpt_to_load_from=None,
    tensor_name_in_ckpt=None,
    hash_key=None,
):
    """A column of the combinations of others."""
    columns = tuple(sorted(columns, key=lambda one: one.name))
    return Crossed(
        columns, hash_bucket_size, hash_key, combiner, ckpt_to_load_from,
        tensor_name_in_ckpt,
    )  # fmt: skip


def _crossed(values, size):
    """Hashes of the combinations, as the kernel of old releases made them.

    Args:
        values: List of tensors and SparseTensors `[batch, any]`, words or
            integers. Of a tensor all count, `''` and -1 too.
        size: Number of hashes.
    """
    together = tf.sparse.cross([_numbered(one) for one in values])
    parts = tf.strings.split(together.values, '_X_').to_tensor()
    numbers = tf.strings.to_number(parts, tf.int64)
    found = tf.fill(tf.shape(numbers)[:1], tf.constant(_SEED, tf.int64))
    for place in range(len(values)):
        found = _combined(found, numbers[:, place])
    return together.with_values(_modulo(found, size))


def _numbered(values):
    """Words as the digits of their fingerprints, integers as their own."""
    if isinstance(values, tf.SparseTensor):
        return values.with_values(_numbered(values.values))
    if values.dtype == tf.string:
        bits = tf.fingerprint(tf.reshape(values, [-1]))
        values = tf.reshape(tf.bitcast(bits, tf.int64), tf.shape(values))
    return tf.strings.as_string(values)


def _combined(one, other):
    """Two hashes made one; 64 bits that run over."""
    rest = tf.bitwise.right_shift(one, tf.constant(4, tf.int64))
    moved = tf.bitwise.left_shift(one, tf.constant(10, tf.int64))
    return tf.bitwise.bitwise_xor(one, other + _ADDED + moved + rest)


def _modulo(values, size):
    """The remainder of 64 bits without a sign."""
    half = tf.bitwise.right_shift(values, tf.constant(1, tf.int64))
    half = tf.bitwise.bitwise_and(half, (1 << 63) - 1)
    last = tf.bitwise.bitwise_and(values, tf.constant(1, tf.int64))
    return (half % size * 2 + last) % size
