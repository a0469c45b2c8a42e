"""The softmax layer, once a sequence or shared by all its steps."""

from __future__ import annotations

import tensorflow as tf

from legacy_rnn.article.sequences import pack_sequence, unpack_sequence

v1 = tf.compat.v1


def weight_and_bias(in_size, out_size, dtype, init_stddev, bias_init):
    """Creates the weight and bias of a softmax layer.

    Args:
        in_size: Depth of its inputs.
        out_size: Number of classes.
        dtype: Type of both.
        init_stddev: Deviation of the truncated normal for the weight.
        bias_init: Value of each bias.

    Returns:
        `(weight [in_size, out_size], bias [out_size])`.

    Source: the article, deviation 0.01 and bias 0.1.
    """
    with v1.variable_scope('softmax'):
        weight = v1.get_variable(
            'weight',
            [in_size, out_size],
            dtype,
            v1.truncated_normal_initializer(stddev=init_stddev),
        )
        bias = v1.get_variable(
            'bias', [out_size], dtype, v1.constant_initializer(bias_init)
        )
    return weight, bias


def logits(features, weight, bias):
    """Computes the logits of one step or of the last output.

    Args:
        features: `[batch, in_size]`.
        weight: `[in_size, classes]`.
        bias: `[classes]`.

    Returns:
        `[batch, classes]`.
    """
    return tf.matmul(features, weight) + bias


def shared_by_list(output, weight, bias):
    """Applies one softmax layer to every step by a list comprehension.

    Static twin of `shared_by_reshape`.

    Args:
        output: `[batch, time, in_size]` with a static number of steps.
        weight: `[in_size, classes]`.
        bias: `[classes]`.

    Returns:
        Logits `[batch, time, classes]`.

    Source: the article, `[tf.nn.softmax(tf.matmul(x, weight) + bias)
    for x in unpack_sequence(output)]`.
    """
    frames = unpack_sequence(output)
    return pack_sequence([logits(frame, weight, bias) for frame in frames])


def shared_by_reshape(output, weight, bias):
    """Applies one softmax layer to every step by folding time into the batch.

    Dynamic twin of `shared_by_list`.

    Args:
        output: `[batch, time, in_size]`.
        weight: `[in_size, classes]`.
        bias: `[classes]`.

    Returns:
        Logits `[batch, time, classes]`.

    Source: the article.
    """
    in_size, classes = weight.shape.as_list()
    batch, time, _ = output.shape.as_list()
    flat = tf.reshape(output, [-1, in_size])  # [batch * time, in_size]
    shape = tf.stack([tf.shape(output)[0], tf.shape(output)[1], classes])
    result = tf.reshape(logits(flat, weight, bias), shape)
    result.set_shape([batch, time, classes])
    return result
