"""A program around the feature columns of contrib.layers."""

from __future__ import absolute_import, division, print_function

import numpy as np


def columns(tf, folder):
    """Every column: as it is, as input of a network, in linear models."""
    with tf.Graph().as_default():
        return values_of(tf)


def values_of(tf):
    """What the columns' layers compute, and the names of variables."""
    layers = tf.contrib.layers
    made, features = made_of(layers), features_of(tf)
    ones = (
        tf.ones_initializer()
        if tf.__version__ > '1'
        else tf.constant_initializer(1.0)
    )
    words = layers.sparse_column_with_hash_bucket('b', 10)
    embeddings = [
        layers.embedding_column(made['hashed'], 3, initializer=ones),
        layers.embedding_column(made['crossed'], 2, initializer=ones),
    ]
    embeddings += layers.shared_embedding_columns(
        [made['hashed'], words], 2, initializer=ones
    )
    codes = layers.one_hot_column(made['keys'])
    read = layers.input_from_feature_columns(
        features, [made['numbers'], made['buckets'], codes] + embeddings
    )
    linear, weights, _ = layers.weighted_sum_from_feature_columns(
        features, [made[name] for name in sorted(made)], 2
    )
    joint, _, _ = layers.joint_weighted_sum_from_feature_columns(
        features, [made['hashed'], made['keys']], 2
    )
    slopes = tf.gradients(
        tf.reduce_sum(linear**2 + linear),
        [weights[made[name]][0] for name in sorted(made)],
    )
    sequence = layers.sequence_input_from_feature_columns(
        {
            'a': tf.SparseTensor(
                [[0, 0, 0], [0, 1, 0], [1, 0, 0]], ['u', 'v', 'w'], [2, 2, 1]
            ),
            'r': tf.ones([2, 2, 2]),
        },
        [layers.one_hot_column(made['hashed']), made['numbers']]
        + embeddings[:1],
    )
    ids = {}
    if hasattr(layers, 'transform_features'):
        shown = [made[name] for name in sorted(made) if name != 'weighted']
        ids = layers.transform_features(features, shown)
    found = {'names': sorted(v.name for v in tf.global_variables())}
    with tf.Session() as session:
        session.run([tf.global_variables_initializer()])
        session.run(tf.tables_initializer())
        for column in ids:
            value = session.run(ids[column])
            value = getattr(value, 'values', value)
            found[column.name] = np.asarray(value).tolist()
        for name, one in [
            ('read', read),
            ('linear', linear),
            ('joint', joint),
            ('sequence', sequence),
        ]:
            found[name] = session.run(one).tolist()
        found['slopes'] = [
            float(np.sum(session.run(tf.convert_to_tensor(one))))
            for one in slopes
        ]
    names = {'variables': found.pop('names')}
    return dict(
        names, results=found, files=[], log=[], losses=[], predictions=[]
    )


def made_of(layers):
    """Dict of columns."""
    hashed = layers.sparse_column_with_hash_bucket('a', 10)
    keys = layers.sparse_column_with_keys('k', ['x', 'y', 'z'])
    whole = layers.sparse_column_with_integerized_feature('c', 7)
    buckets = layers.bucketized_column(
        layers.real_valued_column('q', 2), [0.0, 1.0, 2.0]
    )
    crossed = layers.crossed_column([hashed, keys], 50)
    return {
        'buckets': buckets,
        'crossed': crossed,
        'crossed by key': layers.crossed_column(
            [crossed, whole], 500, hash_key=77
        ),
        'hashed': hashed,
        'keys': keys,
        'many': layers.crossed_column([hashed, buckets, whole], 5000),
        'numbers': layers.real_valued_column(
            'r', 2, normalizer=lambda x: x * 2
        ),
        'weighted': layers.weighted_sparse_column(whole, 'w'),
        'whole': whole,
    }


def features_of(tf):
    """Dict of features, some of them sparse."""
    return {
        'a': tf.constant([['u', 'v'], ['w', '']]),
        'b': tf.constant([['u'], ['k']]),
        'k': tf.constant([['x'], ['z']]),
        'c': tf.constant([[3, 9], [4, -1]], tf.int64),
        'r': tf.constant([[1.0, 2], [3, 4]]),
        'q': tf.constant([[0.5, 1.0], [3.0, -3.0]]),
        'w': tf.SparseTensor(
            [[0, 0], [0, 1], [1, 0]], [1.0, 2.0, 3.0], [2, 2]
        ),
    }
