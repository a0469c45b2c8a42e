"""Logits of contrib.learn's canned estimators, over columns of any kind."""

from __future__ import annotations

import tensorflow as tf

from ...contrib.columns import layers as column_layers
from ...contrib.columns.base import Column
from ...contrib.layers import layers, plain

v1 = tf.compat.v1

_ACTIVATIONS = {
    'relu': tf.nn.relu,
    'sigmoid': tf.nn.sigmoid,
    'tanh': tf.nn.tanh,
}
_SLICE = 64 << 20


def deep(
    features, mode, units, *, columns, hidden_units, activation, dropout,
    replicas, min_slice_size=None,
):  # fmt: skip
    """Logits of a feed-forward network, in the scope around it.

    Args:
        features: Dict of tensors.
        mode: One of `ModeKeys`.
        units: Number of logits.
        columns: Feature columns.
        hidden_units: Units of each layer.
        activation: Function, or its name.
        dropout: Share of units that is dropped, or None.
        replicas: Parameter servers, over which variables are cut.
        min_slice_size: Smallest piece of the columns' variables, bytes.

    Returns:
        `[batch, units]`, and the name of the columns' scope.
    """
    activation = _activation(activation)
    cutter = partitioner(replicas, min_slice_size or _SLICE)
    with v1.variable_scope(
        'input_from_feature_columns', partitioner=cutter
    ) as scope:
        if _are_ours(columns):
            net = column_layers.input_from_feature_columns(
                features, columns, ['dnn'], scope=scope
            )
        else:
            net = v1.feature_column.input_layer(features, columns, ['dnn'])
    for place, size in enumerate(hidden_units):
        with v1.variable_scope(f'hiddenlayer_{place}') as layer:
            net = layers.fully_connected(
                net,
                size,
                activation_fn=activation,
                variables_collections=['dnn'],
                scope=layer,
            )
            if dropout is not None and mode == 'train':
                net = plain.dropout(net, keep_prob=1 - dropout)
        summarize(net, layer.name)
    with v1.variable_scope('logits') as layer:
        logits = layers.fully_connected(
            net,
            units,
            activation_fn=None,
            variables_collections=['dnn'],
            scope=layer,
        )
    summarize(logits, layer.name)
    return logits, scope.name


def linear(features, units, *, columns, joint, scope):
    """Logits `[batch, units]` of a linear model, in the scope around it."""
    if not _are_ours(columns):
        return v1.feature_column.linear_model(
            features, columns, units, weight_collections=['linear']
        )
    layer = (
        column_layers.joint_weighted_sum_from_feature_columns
        if joint
        else column_layers.weighted_sum_from_feature_columns
    )
    logits, *_ = layer(features, columns, units, ['linear'], scope=scope)
    return logits


def partitioner(replicas, min_slice_size=256 << 10):
    """Cuts variables over parameter servers, into one piece for none."""
    return v1.min_max_variable_partitioner(
        max(1, replicas), min_slice_size=min_slice_size
    )


def summarize(value, name):
    """Summaries of a layer."""
    v1.summary.scalar(
        f'{name}/fraction_of_zero_values', tf.nn.zero_fraction(value)
    )
    v1.summary.histogram(f'{name}/activation', value)


def _activation(function):
    if not isinstance(function, str):
        return function
    if function not in _ACTIVATIONS:
        raise ValueError(
            'Activation name should be one of '
            f'[{", ".join(_ACTIVATIONS)}], you provided {function}.'
        )
    return _ACTIVATIONS[function]


def _are_ours(columns):
    """Whether all columns are those of contrib.layers."""
    return all(isinstance(one, Column) for one in columns)
