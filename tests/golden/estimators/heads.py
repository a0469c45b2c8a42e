"""A program around the heads and recurrent estimators of contrib."""

from __future__ import absolute_import, division, print_function

import os

import numpy as np


def heads(tf, folder):
    """A recurrent classifier of arithmetic weights, and all heads at once."""
    config = tf.estimator.RunConfig(tf_random_seed=1)
    classifier = recurrent(tf, config.replace(model_dir=folder + '/rnn'))
    classifier.train(sequences(tf), steps=3)
    several = tf.estimator.Estimator(
        model_of(tf), config=config.replace(model_dir=folder + '/heads')
    )
    several.train(examples(tf), steps=3)

    def receiver():
        place = tf.placeholder(tf.float32, [None, 1])
        return tf.estimator.export.ServingInputReceiver(
            {'c': place}, {'c': place}
        )

    exported = several.export_savedmodel(os.path.join(folder, 'out'), receiver)
    with tf.Graph().as_default(), tf.Session() as session:
        found = tf.saved_model.loader.load(
            session, ['serve'], tf.compat.as_str(exported)
        ).signature_def
    # The last layer's initial weights are drawn: names alone are the same.
    names = sorted(classifier.evaluate(sequences(tf), steps=1))
    results = several.evaluate(examples(tf), steps=1)
    predicted = next(several.predict(examples(tf)))
    return {
        'losses': [],
        'results': dict((key, float(one)) for key, one in results.items()),
        'predictions': [
            np.asarray(predicted[key]).tolist()
            for key in sorted(predicted)
            if key[1] != 'classes'
        ],
        'keys': [names, sorted('/'.join(key) for key in predicted)],
        'variables': sorted(classifier.get_variable_names()),
        'signatures': dict(
            (name, [one.method_name, sorted(one.outputs)])
            for name, one in found.items()
        ),
        'files': [],
        'log': [],
    }


def arithmetic(tf):
    """Initializer of values that follow from their place."""

    def initializer(shape, dtype=None, partition_info=None):
        size = int(np.prod([int(one) for one in shape]))
        values = tf.cast(tf.range(size) % 7 - 3, tf.float32) / 10.0
        return tf.reshape(values, shape)

    return initializer


def recurrent(tf, config):
    """A classifier of sequences with a context."""
    columns = tf.contrib.feature_column
    ids = columns.sequence_categorical_column_with_identity('a', 4)
    initializer = arithmetic(tf)

    def cell(mode):
        return tf.nn.rnn_cell.LSTMCell(3, initializer=initializer)

    return tf.contrib.estimator.RNNClassifier(
        [tf.feature_column.embedding_column(ids, 2, initializer=initializer)],
        [tf.feature_column.numeric_column('c')],
        rnn_cell_fn=cell,
        config=config,
        optimizer=tf.train.GradientDescentOptimizer(0.0),
    )


def sequences(tf):
    """Input of the classifier."""

    def make():
        ids = tf.constant([1, 2, 3], tf.int64)
        features = {
            'a': tf.SparseTensor([[0, 0], [0, 1], [1, 0]], ids, [2, 2]),
            'c': tf.constant([[1.0], [2.0]]),
        }
        return features, tf.constant([[0], [1]])

    return make


def model_of(tf):
    """Model function of five heads over one layer."""
    made = tf.contrib.estimator

    def model_fn(features, labels, mode):
        head = made.multi_head(
            [
                made.multi_class_head(3, name='x'),
                made.regression_head(name='y'),
                made.multi_label_head(2, name='z', thresholds=[0.5]),
                made.binary_classification_head(name='b', thresholds=[0.4]),
                made.poisson_regression_head(name='p'),
            ],
            [1.0, 2.0, 3.0, 1.0, 1.0],
        )
        weights = tf.get_variable('w', [1, 8], initializer=arithmetic(tf))
        return head.create_estimator_spec(
            features,
            mode,
            tf.matmul(features['c'], weights),
            labels,
            train_op_fn=lambda loss: tf.train.GradientDescentOptimizer(
                0.1
            ).minimize(loss, tf.train.get_global_step()),
        )

    return model_fn


def examples(tf):
    """Input of the five heads."""

    def make():
        return {'c': tf.constant([[1.0], [2.0]])}, {
            'x': tf.constant([[0], [2]]),
            'y': tf.constant([[1.0], [2.0]]),
            'z': tf.constant([[0, 1], [1, 1]]),
            'b': tf.constant([[1], [0]]),
            'p': tf.constant([[1.0], [3.0]]),
        }

    return make
