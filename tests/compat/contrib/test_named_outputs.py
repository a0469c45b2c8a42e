"""Outputs of layers bear the names of their scopes, as slim's nets want."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import api

v1 = tf.compat.v1


@pytest.mark.parametrize('release', ['1.0', '1.15'])
def test_outputs_are_collected_by_their_scopes(release):
    slim = api(release).contrib.slim
    layers = [
        slim.batch_norm,
        slim.conv2d,
        slim.dropout,
        slim.flatten,
        slim.fully_connected,
        slim.max_pool2d,
    ]
    with tf.Graph().as_default(), v1.variable_scope('net'):
        outputs = v1.placeholder(tf.float32, [2, 8, 8, 3])
        with slim.arg_scope(layers, outputs_collections='points'):
            outputs = slim.conv2d(
                outputs, 4, 3, normalizer_fn=slim.batch_norm, scope='conv1'
            )
            outputs = slim.max_pool2d(outputs, 2, scope='pool1')
            outputs = slim.dropout(outputs, scope='drop')
            outputs = slim.fully_connected(slim.flatten(outputs), 3)
        points = slim.utils.convert_collection_to_dict('points')
    # As under the real 1.0.1 and 1.15.5.
    leaves = 'conv1/BatchNorm conv1 pool1 drop Flatten fully_connected'
    names = [f'net/{leaf}' for leaf in leaves.split()]
    assert list(points) == names
    assert points['net/fully_connected'] is outputs
