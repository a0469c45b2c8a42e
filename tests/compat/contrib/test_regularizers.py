"""Regularizers of `contrib.layers`."""

import tensorflow as tf

from legacy_rnn.compat import r1_2, r1_4


def test_losses_have_the_names_of_their_scopes():
    layers = r1_2.contrib.layers
    pair = [layers.l1_regularizer(0.1), layers.l2_regularizer(0.5)]
    with tf.Graph().as_default():
        w = tf.constant([1.0, -2.0])
        losses = [r(w) for r in (*pair, layers.sum_regularizer(pair))]
        losses.append(layers.apply_regularization(pair[1], [w, w]))
        assert [loss.op.name for loss in losses] == [
            'l1_regularizer',
            'l2_regularizer',
            'sum_regularizer',
            'get_regularization_penalty',
        ]
        with tf.compat.v1.Session() as session:
            values = [round(float(v), 5) for v in session.run(losses)]
    assert values == [0.3, 1.25, 1.55, 2.5]


def test_the_regularizer_of_the_scope_counts_beside_that_of_the_layer():
    """As in TensorFlow 1.4.1, 1.8.0, 1.12.3 and 1.15.5."""
    layers = r1_4.contrib.layers
    half = tf.compat.v1.constant_initializer(0.5)
    own = {
        'weights_regularizer': layers.l2_regularizer(0.3),
        'weights_initializer': half,
    }
    with tf.Graph().as_default() as graph, r1_4.Session() as session:
        pictures, rows = tf.ones([2, 4, 4, 3]), tf.ones([2, 3])
        layers.fully_connected(rows, 2, scope='alone', **own)
        regularizer = layers.l2_regularizer(0.1)
        with r1_4.variable_scope('b', regularizer=regularizer) as scope:
            layers.fully_connected(rows, 2, scope='fc', **own)
            layers.conv2d(pictures, 2, 3, scope='conv', **own)
            layers.separable_conv2d(pictures, None, 3, 1, scope='s', **own)
            scope.reuse_variables()
            layers.fully_connected(rows, 2, scope='fc', **own)
        session.run(r1_4.global_variables_initializer())
        losses = graph.get_collection('regularization_losses')
        found = {
            loss.op.name.replace('/Regularizer/l2_regularizer', ''): value
            for loss, value in zip(losses, session.run(losses), strict=True)
            if 'biases' not in loss.op.name
        }
    expected = {
        'alone/kernel': 0.225,
        'b/fc/weights': 0.075,
        'b/fc/kernel': 0.225,
        'b/conv/weights': 0.675,
        'b/conv/kernel': 2.025,
        'b/s/depthwise_weights': 1.0125,
    }
    assert {n: round(float(v), 4) for n, v in found.items()} == expected
