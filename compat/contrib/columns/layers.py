"""Layers over feature columns: inputs of networks, and linear models.

Source: TensorFlow 1.5.1,
`contrib/layers/python/layers/feature_column_ops.py`.
"""

from __future__ import annotations

import tensorflow as tf

from ..layers.embeddings import safe_embedding_lookup_sparse
from ..model_variables import model_variable
from .base import of_rank, transformed
from .crossed import Crossed
from .dense import Bucketized, OneHot, RealValued
from .embeddings import Embedding, restore
from .parsing import check_feature_columns

v1 = tf.compat.v1


def input_from_feature_columns(
    columns_to_tensors,
    feature_columns,
    weight_collections=None,
    trainable=True,
    scope=None,
    cols_to_outs=None,
):
    """The columns side by side, as a network reads them.

    Args:
        columns_to_tensors: Dict of features.
        feature_columns: Columns.
        weight_collections: Collections for the columns' weights.
        trainable: Whether optimizers change them.
        scope: Variable scope.
        cols_to_outs: Dict that is told what each column gives.

    Returns:
        `[batch, size]`.
    """
    if cols_to_outs is not None and not isinstance(cols_to_outs, dict):
        raise ValueError('cols_to_outs must be a dict unless None')
    found = _inputs(
        columns_to_tensors, feature_columns, weight_collections, trainable,
        scope, 'input_from_feature_columns', 2,
    )  # fmt: skip
    if cols_to_outs is not None:
        cols_to_outs.update(found)
    return tf.concat(list(found.values()), 1)


def sequence_input_from_feature_columns(
    columns_to_tensors,
    feature_columns,
    weight_collections=None,
    trainable=True,
    scope=None,
):
    """The columns of sequences side by side, `[batch, time, size]`.

    Args:
        columns_to_tensors: Dict of features.
        feature_columns: Columns of numbers, embeddings or one-hot codes.
        weight_collections: Collections for the columns' weights.
        trainable: Whether optimizers change them.
        scope: Variable scope.
    """
    for column in feature_columns:
        if not isinstance(column, (OneHot, Embedding, RealValued)):
            raise ValueError(
                f'FeatureColumn type {column.kind or type(column).__name__} '
                'is not currently supported for sequence data.'
            )
        ids = getattr(column, 'sparse_id_column', None)
        if isinstance(ids, (Bucketized, Crossed)):
            raise ValueError(
                f'Column {ids.name} is of type {ids.kind}, which is not '
                'currently supported for sequences.'
            )
    found = _inputs(
        columns_to_tensors, feature_columns, weight_collections, trainable,
        scope, 'sequence_input_from_feature_columns', 3,
    )  # fmt: skip
    return tf.concat(list(found.values()), 2)


def weighted_sum_from_feature_columns(
    columns_to_tensors,
    feature_columns,
    num_outputs,
    weight_collections=None,
    trainable=True,
    scope=None,
):
    """A linear model over columns.

    Args:
        columns_to_tensors: Dict of features.
        feature_columns: Columns.
        num_outputs: Outputs of an example.
        weight_collections: Collections for the weights.
        trainable: Whether optimizers change them.
        scope: Variable scope.

    Returns:
        `[batch, num_outputs]`, dict of columns to lists of their weights,
        and the bias.
    """
    options = {'trainable': trainable, 'collections': weight_collections}
    values = dict(columns_to_tensors)
    name = 'weighted_sum_from_feature_columns'
    sums, weights = [], {}
    with v1.variable_scope(scope, name, _tensors(values)):
        for column in _ordered(feature_columns):
            value = transformed(column, values)
            with v1.variable_scope(None, column.name, _tensors(values)):
                found, one = _weighted(column, value, num_outputs, options)
            restore(column, one)
            weights[column] = _parts(one)
            sums.append(tf.reshape(found, [-1, num_outputs]))
        bias = _zeros('bias_weight', [num_outputs], **options)
        return tf.nn.bias_add(tf.add_n(sums), bias), weights, bias


def joint_weighted_sum_from_feature_columns(
    columns_to_tensors,
    feature_columns,
    num_outputs,
    weight_collections=None,
    trainable=True,
    scope=None,
):
    """A linear model whose columns' weights are one variable.

    Arguments are those of `weighted_sum_from_feature_columns`.

    Returns:
        `[batch, num_outputs]`, the list of weights and the bias.
    """
    options = {'trainable': trainable, 'collections': weight_collections}
    values = dict(columns_to_tensors)
    name = 'joint_weighted_sum_from_feature_columns'
    ids, size = [], 0
    with v1.variable_scope(scope, name, _tensors(values)):
        for column in _ordered(feature_columns):
            lookup = column.wide(transformed(column, values))
            if lookup is None:
                raise NotImplementedError(
                    'Real-valued columns are not supported. Use '
                    'weighted_sum_from_feature_columns instead, or bucketize '
                    'these columns.'
                )
            if lookup.weights is not None or lookup.combiner != 'sum':
                raise ValueError(
                    f'column {column.name} must be without weights and be '
                    'summed; use weighted_sum_from_feature_columns'
                )
            ids.append(lookup.ids.with_values(lookup.ids.values + size))
            size += lookup.size
        with v1.variable_scope(None, 'linear_weights'):
            weights = _zeros('weights', [size, num_outputs], **options)
            found = safe_embedding_lookup_sparse(
                weights, tf.sparse.concat(1, ids), combiner='sum'
            )
        bias = _zeros('bias_weight', [num_outputs], **options)
        return tf.nn.bias_add(found, bias), _parts(weights), bias


def _inputs(
    features, columns, collections, trainable, scope, default_name, rank
):
    """Dict of columns to what they give, in the order of their keys."""
    values = dict(features)
    found = {}
    with v1.variable_scope(scope, default_name, _tensors(values)):
        for column in _ordered(columns):
            with v1.variable_scope(None, column.name, _tensors(values)):
                value = transformed(column, values)
                try:
                    found[column] = column.dense(
                        value, rank, trainable, collections
                    )
                except ValueError as error:
                    raise ValueError(
                        'Error creating input layer for column: '
                        f'{column.name}.\n{error}'
                    ) from error
    return found


def _weighted(column, value, size, options):
    """What a column adds to a linear model, and its weights."""
    try:
        lookup = column.wide(value)
    except ValueError as error:
        raise ValueError(
            f'Error creating weighted sum for column: {column.name}.\n{error}'
        ) from error
    if lookup is None:
        numbers = of_rank(value, 2, column.name)
        weight = _zeros('weight', [numbers.shape[1], size], **options)
        return tf.matmul(numbers, weight), weight
    weights = _zeros('weights', [lookup.size, size], **options)
    found = safe_embedding_lookup_sparse(
        weights,
        lookup.ids,
        lookup.weights,
        lookup.combiner,
        name=f'{column.name}_weights',
    )
    return found, weights


def _zeros(name, shape, **options):
    return model_variable(
        name, shape=shape, initializer=v1.zeros_initializer(), **options
    )


def _parts(weights):
    """The pieces of a variable."""
    return list(weights) if hasattr(weights, '_get_partitions') else [weights]


def _ordered(columns):
    check_feature_columns(columns)
    return sorted(set(columns), key=lambda one: one.key)


def _tensors(values):
    return [
        one
        for one in values.values()
        if isinstance(one, (tf.Tensor, tf.SparseTensor))
    ]
