"""Columns of embeddings of ids."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence

import tensorflow as tf

from ..layers.embeddings import safe_embedding_lookup_sparse
from ..model_variables import model_variable
from .base import Column, flattened, transformed
from .sparse import Sparse, Weighted

v1 = tf.compat.v1


@dataclasses.dataclass(frozen=True)
class Embedding(Column):
    """Embeddings of ids, combined over an example's.

    Attributes:
        sparse_id_column: Column of the ids.
        dimension: Depth of an embedding.
        combiner: `'mean'`, `'sqrtn'` or `'sum'`.
        initializer: Of the embeddings; normal, narrow for many ids, if None.
        ckpt_to_load_from: Checkpoint of the initial embeddings, or None.
        tensor_name_in_ckpt: Their name there.
        shared_embedding_name: Name of embeddings that columns share.
        max_norm: Longest embedding, or None.
        trainable: Whether optimizers change the embeddings.
    """

    kind = '_EmbeddingColumn'
    unsorted = ('initializer',)
    sparse_id_column: Column
    dimension: int
    combiner: str = 'mean'
    initializer: Callable | None = None
    ckpt_to_load_from: str | None = None
    tensor_name_in_ckpt: str | None = None
    shared_embedding_name: str | None = None
    max_norm: float | None = None
    trainable: bool = True

    def __post_init__(self):
        """Checks the arguments."""
        if self.initializer is not None and not callable(self.initializer):
            raise ValueError(
                'initializer must be callable if specified. Embedding of '
                f'column_name: {self.sparse_id_column.name}'
            )
        check_checkpoint(self)

    @property
    def name(self):
        """Name of the ids and of what is done to them."""
        shared = '' if self.shared_embedding_name is None else '_shared'
        return f'{self.sparse_id_column.name}{shared}_embedding'

    @property
    def config(self):
        """As of the ids."""
        return self.sparse_id_column.config

    @property
    def initializes_from(self):
        """Checkpoint and name of the initial embeddings, or None."""
        return initializes_from(self)

    def transform(self, features):
        """As of the ids."""
        return transformed(self.sparse_id_column, features)

    def dense(self, value, rank, trainable, collections):
        """`[batch, dimension]` or `[batch, time, dimension]`."""
        ids, weights = self.sparse_id_column.ids_and_weights(value)
        weights = None if weights is None else flattened(weights, rank)
        table = self._table(trainable and self.trainable, collections)
        restore(self, table)
        return safe_embedding_lookup_sparse(
            table,
            flattened(ids, rank),
            weights,
            self.combiner,
            name=f'{self.name}weights',
            max_norm=self.max_norm,
        )

    def wide(self, value):
        """Raises ValueError: a linear model reads the ids themselves."""
        raise ValueError(
            f'Column {self} is not supported in linear models. Please use '
            'sparse_column.'
        )

    def _table(self, trainable, collections):
        """The embeddings, `[ids, dimension]`."""
        shape = [self.sparse_id_column.length, self.dimension]
        shared = self.shared_embedding_name
        place = f'SHARED_EMBEDDING_COLLECTION_{shared}'.upper()
        known = v1.get_collection_ref(place) if shared else []
        if known:
            if known[0].shape != shape:
                raise ValueError(
                    f'The embedding variable with name {shared} already '
                    'exists, but its shape does not match required embedding '
                    'shape here. Please make sure to use different '
                    'shared_embedding_name for different shared embeddings.'
                )
            return known[0]
        deviation = 1 / math.sqrt(shape[0])
        table = model_variable(
            shared or 'weights',
            shape=shape,
            initializer=self.initializer
            or v1.truncated_normal_initializer(stddev=deviation),
            trainable=trainable,
            collections=collections,
        )
        if shared:
            v1.add_to_collection(place, table)
        return table


def embedding_column(
    sparse_id_column,
    dimension,
    combiner='mean',
    initializer=None,
    ckpt_to_load_from=None,
    tensor_name_in_ckpt=None,
    max_norm=None,
    trainable=True,
):
    """A column of embeddings of ids."""
    return Embedding(
        sparse_id_column, dimension, combiner, initializer, ckpt_to_load_from,
        tensor_name_in_ckpt, None, max_norm, trainable,
    )  # fmt: skip


def shared_embedding_columns(
    sparse_id_columns,
    dimension,
    combiner='mean',
    shared_embedding_name=None,
    initializer=None,
    ckpt_to_load_from=None,
    tensor_name_in_ckpt=None,
    max_norm=None,
    trainable=True,
):
    """Columns of embeddings of ids, all from one table.

    Returns:
        Tuple of columns, in the order of `sparse_id_columns`.
    """
    columns = sparse_id_columns
    if isinstance(columns, str) or not isinstance(columns, Sequence):
        raise TypeError(
            'sparse_id_columns must be a non-string sequence (ex: list or '
            f'tuple) instead of type {type(columns)}.'
        )
    if not columns:
        raise ValueError(
            'The input sparse_id_columns should have at least one element.'
        )
    for column in columns:
        if not isinstance(column, (Sparse, Weighted)):
            raise TypeError(
                'Elements of sparse_id_columns must be _SparseColumn or '
                f'_WeightedSparseColumn, but {column} is not.'
            )
    if len({column.is_compatible_with for column in columns}) > 1:
        raise ValueError('The input sparse id columns are not compatible.')
    name = shared_embedding_name
    if len(columns) > 1:
        name = name or _common_name(columns)
    made = [
        Embedding(
            column, dimension, combiner, initializer, ckpt_to_load_from,
            tensor_name_in_ckpt, name, max_norm, trainable,
        )
        for column in columns
    ]  # fmt: skip
    return made if len(made) == 1 else tuple(made)


def initializes_from(column):
    """Checkpoint and name of a column's initial weights, or None."""
    if column.ckpt_to_load_from is None:
        return None
    return column.ckpt_to_load_from, column.tensor_name_in_ckpt


def check_checkpoint(column):
    """Checks that a column names a checkpoint and a tensor, or neither."""
    given = column.ckpt_to_load_from is None
    if given != (column.tensor_name_in_ckpt is None):
        raise ValueError(
            'Must specify both `ckpt_to_load_from` and `tensor_name_in_ckpt` '
            'or none of them.'
        )


def restore(column, variable):
    """Lets a variable start with the values that its column names."""
    if column.initializes_from:
        path, name = column.initializes_from
        v1.train.init_from_checkpoint(path, {name: variable})


def _common_name(columns):
    names = sorted(one.name for one in columns if isinstance(one, Sparse))
    names += sorted(one.name for one in columns if isinstance(one, Weighted))
    rest = len(names) - 3
    more = f'_plus_{rest}_others' if rest > 0 else ''
    return '_'.join(names[:3]) + more + '_shared_embedding'
