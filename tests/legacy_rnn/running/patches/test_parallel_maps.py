"""Data sets that map by as many threads as a tensor of int32 says."""

import tensorflow as tf

from legacy_rnn.running.patches import parallel_maps


def test_threads_of_a_map_are_int32():
    kind = tf.compat.v1.data.Dataset
    known = kind.map
    with parallel_maps.taken(tf), tf.Graph().as_default():
        for threads in (tf.constant(2), tf.constant(2, tf.int64), 2, None):
            data = kind.range(4).map(lambda x: x + 1, threads)
            value = tf.compat.v1.data.make_one_shot_iterator(data).get_next()
            with tf.compat.v1.Session() as session:
                assert session.run(value) == 1
    assert kind.map is known
