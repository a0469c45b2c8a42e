"""The article's two models in their shortest form, static beside dynamic.

`SequenceClassification` and `SequenceLabelling` are these programs with
lengths, checks and options. Here is the idea alone:

    data = v1.placeholder(tf.float32, [None, 28, 28])
    target = v1.placeholder(tf.float32, [None, 10])
    prediction = classify_dynamic(data, network(200, 3), 10)
    cost = -tf.reduce_sum(target * tf.math.log(prediction))
    optimize = v1.train.RMSPropOptimizer(0.003).minimize(cost)

Both forms make the same variables in the same order and compute the same.

Source: Danijar Hafner, *Introduction to Recurrent Networks in TensorFlow*,
2016. `docs/article.md` has the names of the time beside today's.
"""

from __future__ import annotations

import tensorflow as tf

from legacy_rnn.compat.cells import DropoutWrapper, GRUCell, MultiRNNCell
from legacy_rnn.compat.loops import dynamic_rnn, static_rnn

v1 = tf.compat.v1


def network(num_hidden, num_layers, keep_prob=1.0):
    """Stacks GRU cells with dropout on the output of each.

    Args:
        num_hidden: Units of a layer.
        num_layers: Number of layers.
        keep_prob: Chance to keep an output, float or scalar tensor.

    Returns:
        A cell. The article wrote `[cell] * num_layers`, which made as many
        layers up to TensorFlow 1.0 and shares one layer from 1.2 on.
    """
    return MultiRNNCell(
        [
            DropoutWrapper(GRUCell(num_hidden), output_keep_prob=keep_prob)
            for _ in range(num_layers)
        ]
    )


def classify_static(data, cell, num_classes):
    """Classifies sequences; the graph repeats the cell for every step.

    The twin of `classify_dynamic`.

    Args:
        data: `[batch, time, features]` with a static number of steps.
        cell: The network.
        num_classes: Number of classes.

    Returns:
        Probabilities `[batch, classes]`.
    """
    frames = tf.unstack(data, axis=1)  # time x [batch, features]
    outputs, _ = static_rnn(cell, frames, dtype=data.dtype)
    weight, bias = softmax_layer(cell.output_size, num_classes)
    return tf.nn.softmax(tf.matmul(outputs[-1], weight) + bias)


def classify_dynamic(data, cell, num_classes):
    """Classifies sequences; a loop inside the graph runs the cell.

    The twin of `classify_static`, with the same arguments and result; the
    number of steps may be unknown.
    """
    outputs, _ = dynamic_rnn(cell, data, dtype=data.dtype)
    outputs = tf.transpose(outputs, [1, 0, 2])  # [time, batch, units]
    last = tf.gather(outputs, tf.shape(outputs)[0] - 1)  # [batch, units]
    weight, bias = softmax_layer(cell.output_size, num_classes)
    return tf.nn.softmax(tf.matmul(last, weight) + bias)


def label_static(data, cell, num_classes):
    """Labels every step by one softmax layer, over a list of steps.

    The twin of `label_dynamic`.

    Args:
        data: `[batch, time, features]` with a static number of steps.
        cell: The network.
        num_classes: Number of classes.

    Returns:
        Probabilities `[batch, time, classes]`.
    """
    frames = tf.unstack(data, axis=1)  # time x [batch, features]
    outputs, _ = static_rnn(cell, frames, dtype=data.dtype)
    weight, bias = softmax_layer(cell.output_size, num_classes)
    steps = [tf.nn.softmax(tf.matmul(x, weight) + bias) for x in outputs]
    return tf.stack(steps, axis=1)  # [batch, time, classes]


def label_dynamic(data, cell, num_classes):
    """Labels every step by one softmax layer, with time in the batch.

    The twin of `label_static`, with the same arguments and result; the
    number of steps may be unknown.
    """
    outputs, _ = dynamic_rnn(cell, data, dtype=data.dtype)
    weight, bias = softmax_layer(cell.output_size, num_classes)
    flat = tf.reshape(outputs, [-1, cell.output_size])  # [batch * time, units]
    prediction = tf.nn.softmax(tf.matmul(flat, weight) + bias)
    return tf.reshape(prediction, [-1, tf.shape(data)[1], num_classes])


def softmax_layer(in_size, out_size):
    """Makes `(weight [in_size, out_size], bias [out_size])`, float32."""
    weight = tf.random.truncated_normal([in_size, out_size], stddev=0.01)
    bias = tf.constant(0.1, shape=[out_size])
    return v1.Variable(weight), v1.Variable(bias)
