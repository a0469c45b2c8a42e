"""Layers make as many operations as they did, which a graph's seed counts."""

import pytest
import tensorflow

from legacy_rnn import compat
from legacy_rnn.compat.layer_base import graph_seeds
from legacy_rnn.compat.releases import Release

V1 = tensorflow.compat.v1

# Call -> operations of a graph of it alone, under TensorFlow 1.15.5.
COUNTS = {
    'tf.layers.dense(x3, 3)': 41,
    'tf.layers.dense(tf.ones([4, 5, 6]), 3)': 27,
    'tf.layers.dense(tf.ones([4, 5, 6]), 3, use_bias=False)': 22,
    'tf.layers.conv1d(x3, 3, 2)': 23,
    "tf.layers.conv1d(x3, 3, 2, dilation_rate=2, padding='same')": 34,
    'tf.layers.conv2d(x4, 3, 2)': 18,
    'tf.layers.conv2d(x4, 3, 2, use_bias=False)': 13,
    'tf.layers.conv2d_transpose(x4, 3, 2)': 44,
    "tf.layers.conv2d_transpose(x4, 3, 2, strides=2, padding='same')": 40,
    'tf.layers.batch_normalization(x)': 25,
    'tf.layers.batch_normalization(x, training=True)': 41,
    'tf.layers.batch_normalization(x, training=True, scale=False)': 36,
    'tf.layers.batch_normalization(x3, axis=1, training=True)': 49,
    'tf.layers.batch_normalization(x, training=b)': 74,
    'tf.layers.batch_normalization(x, training=b, scale=False)': 69,
    'tf.layers.batch_normalization(x, training=b, center=False)': 70,
    'tf.layers.batch_normalization(x, training=True, renorm=True)': 91,
    'tf.layers.batch_normalization(x, training=b, renorm=True)': 161,
    'tf.layers.batch_normalization(x4)': 19,
    'tf.layers.batch_normalization(x4, training=True)': 31,
    'tf.layers.batch_normalization(x4, training=True, scale=False)': 28,
    'tf.layers.batch_normalization(x4, training=b)': 54,
    'tf.layers.flatten(x4)': 9,
    'tf.layers.flatten(tf.ones([4, 8, 8, 3]))': 3,
    'tf.contrib.layers.fully_connected(x3, 3)': 42,
    'tf.contrib.layers.conv2d(x4, 3, 2)': 19,
    'tf.contrib.layers.conv2d(x4, 3, 2, rate=2)': 30,
    'tf.contrib.layers.conv2d_transpose(x4, 3, 2)': 41,
    'tf.contrib.layers.batch_norm(x)': 29,
    'tf.contrib.layers.batch_norm(x, is_training=False)': 19,
    'tf.contrib.layers.batch_norm(x, is_training=b)': 60,
    'tf.contrib.layers.batch_norm(x4)': 28,
    'tf.contrib.layers.batch_norm(x4, is_training=False)': 16,
}
# The same of layers that made others, under 1.4.1, 1.8.0 and 1.12.3.
EARLIER = {
    'tf.layers.dense(x3, 3)': (55, 57, 41),
    'tf.layers.conv2d_transpose(x4, 3, 2)': (40, 40, 40),
    'tf.layers.batch_normalization(x, training=b)': (70, 74, 74),
    'tf.layers.batch_normalization(x4, training=True)': (29, 31, 31),
    'tf.layers.batch_normalization(x4, training=b)': (55, 54, 54),
    'tf.layers.flatten(tf.ones([4, 8, 8, 3]))': (9, 9, 9),
    'tf.contrib.layers.fully_connected(x3, 3)': (56, 58, 42),
    'tf.contrib.layers.conv2d_transpose(x4, 3, 2)': (37, 37, 37),
    'tf.contrib.layers.batch_norm(x4)': (26, 28, 28),
    'tf.contrib.layers.batch_norm(x4, is_training=b)': (52, 51, 51),
}
INPUTS = {
    'x': [None, 6],
    'x3': [None, 5, 6],
    'x4': [None, 8, 8, 3],
}


def count(call, release):
    with (
        tensorflow.Graph().as_default() as graph,
        graph_seeds.of_release(Release(release)),
    ):
        tf = compat.api(release)
        tf.set_random_seed(7)
        names = {
            name: tf.placeholder(tf.float32, shape)
            for name, shape in INPUTS.items()
            if f'({name},' in call or f'({name})' in call
        }
        if '=b' in call:
            names['b'] = tf.placeholder(tf.bool)
        eval(call, {'tf': tf, **names})
        return graph_seeds.operations(graph)


@pytest.mark.parametrize('call', COUNTS)
def test_a_seeded_graph_counts_as_many_as_in_1_15(call):
    assert count(call, '1.15') == COUNTS[call]


@pytest.mark.parametrize('call', EARLIER)
def test_a_seeded_graph_counts_as_many_as_in_earlier_releases(call):
    numbers = tuple(count(call, r) for r in ('1.4', '1.8', '1.12'))
    assert numbers == EARLIER[call]
