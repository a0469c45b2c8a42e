"""Regularizers of `contrib.layers`."""

import tensorflow as tf

from legacy_rnn.compat import r1_2


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
