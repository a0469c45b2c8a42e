"""Logits of canned estimators, over feature columns."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def deep(
    features,
    mode,
    units,
    columns,
    hidden_units,
    activation_fn,
    dropout,
    partitioner,
    batch_norm,
    optimizer,
    alone,
):
    """Logits `[batch, units]` of a feed-forward network."""
    if batch_norm:
        raise ValueError(
            'batch_norm must be False, got True; normalize in a model '
            'function of your own'
        )
    trains = mode == 'train'
    partitioner = partitioner or _partitioner(alone)
    with v1.variable_scope('dnn', partitioner=partitioner):
        with v1.variable_scope('input_from_feature_columns'):
            net = v1.feature_column.input_layer(features, columns)
        for place, size in enumerate(hidden_units):
            net = _dense(f'hiddenlayer_{place}', net, size, activation_fn)
            if dropout is not None and trains:
                net = tf.nn.dropout(net, rate=dropout)
            _summarize(f'hiddenlayer_{place}', net)
        logits = _dense('logits', net, units, None)
        _summarize('logits', logits)
    return logits


def linear(features, units, columns, partitioner, combiner, optimizer, alone):
    """Logits `[batch, units]` of a linear model."""
    partitioner = partitioner or _partitioner(alone)
    with v1.variable_scope('linear', partitioner=partitioner):
        return v1.feature_column.linear_model(
            features, columns, units, sparse_combiner=combiner
        )


def _partitioner(alone):
    """How a part that stands alone cuts its variables: into one piece."""
    if not alone:
        return None
    return v1.min_max_variable_partitioner(min_slice_size=64 << 20)


def _dense(name, inputs, size, activation):
    """A layer, `[batch, size]`."""
    with v1.variable_scope(name):
        kernel = v1.get_variable(
            'kernel',
            [inputs.shape[-1], size],
            initializer=v1.glorot_uniform_initializer(),
        )
        bias = v1.get_variable(
            'bias', [size], initializer=v1.zeros_initializer()
        )
        outputs = tf.nn.bias_add(tf.matmul(inputs, kernel), bias)
    return activation(outputs) if activation else outputs


def _summarize(name, value):
    v1.summary.scalar(
        f'{name}/fraction_of_zero_values', tf.nn.zero_fraction(value)
    )
    v1.summary.histogram(f'{name}/activation', value)
