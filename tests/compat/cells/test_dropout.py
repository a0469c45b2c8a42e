"""Masks of dropout in loops."""

import numpy as np
import tensorflow as tf

from legacy_rnn.compat import r1_4


def test_steps_that_run_at_once_draw_their_masks_in_order():
    steps = 12
    inputs = tf.ones([steps, 2, 3])
    outputs = []
    for parallel in (1, 32):
        cell = r1_4.contrib.rnn.BasicRNNCell(3, activation=tf.identity)
        cell = r1_4.contrib.rnn.DropoutWrapper(
            cell, input_keep_prob=0.5, seed=3
        )
        with tf.compat.v1.variable_scope('', reuse=tf.compat.v1.AUTO_REUSE):
            found, _ = r1_4.nn.dynamic_rnn(
                cell,
                inputs,
                time_major=True,
                dtype=tf.float32,
                parallel_iterations=parallel,
            )
        outputs.append(found)
    with tf.compat.v1.Session() as session:
        session.run(tf.compat.v1.global_variables_initializer())
        for _ in range(5):
            one_by_one, at_once = session.run(outputs)
            assert np.array_equal(one_by_one, at_once)
