"""A program around contrib.learn's own canned estimators."""

from __future__ import absolute_import, division, print_function

import itertools
import os

import numpy as np


def learn_canned(tf, folder):
    """Linear models, which start from zeros; deep ones by their names."""
    layers, learn = tf.contrib.layers, tf.contrib.learn
    numbers = layers.real_valued_column('x', 3)
    words = layers.sparse_column_with_hash_bucket('w', 10)
    both = [numbers, words]
    embedded = layers.embedding_column(words, 2)
    x = (np.arange(24) * 7 % 11 - 5).reshape(8, 3) / 5.0
    labels = np.arange(8) % 3

    def data(classes):
        def make():
            features = {
                'x': tf.constant(x, tf.float32),
                'w': tf.constant([['a'], ['b'], ['c'], ['d']] * 2),
                'weight': tf.constant([[1.0], [2.0]] * 4),
            }
            return features, tf.constant((labels % classes)[:, None])

        return make

    def values():
        features, found = data(3)()
        return features, tf.cast(found, tf.float32)

    def place(name):
        return os.path.join(folder, name)

    linear = learn.LinearClassifier(
        both, place('linear'), gradient_clip_norm=1.0
    )
    linear.fit(input_fn=data(2), steps=4)
    weighed = learn.LinearClassifier(
        both,
        place('weighed'),
        n_classes=3,
        weight_column_name='weight',
        optimizer=tf.train.FtrlOptimizer(0.1, l1_regularization_strength=0.01),
    )
    weighed.fit(input_fn=data(3), steps=4)
    values_of = learn.LinearRegressor(both, place('values'))
    values_of.fit(input_fn=values, steps=4)
    deep = learn.DNNClassifier(
        [4, 3],
        [numbers, embedded],
        place('deep'),
        n_classes=3,
        dropout=0.5,
        enable_centered_bias=True,
    )
    deep.fit(input_fn=data(3), steps=2)
    regressor = learn.DNNRegressor([4], [numbers], place('regressor'))
    regressor.fit(input_fn=values, steps=2)
    wide = learn.DNNLinearCombinedClassifier(
        place('wide'),
        linear_feature_columns=both,
        dnn_feature_columns=[numbers, embedded],
        dnn_hidden_units=[4],
    )
    wide.fit(input_fn=data(2), steps=2)
    arrays = learn.LinearClassifier(
        learn.infer_real_valued_columns_from_input(x.astype(np.float32)),
        place('arrays'),
    )
    arrays.fit(x.astype(np.float32), labels % 2, steps=2, batch_size=8)
    everything = [linear, weighed, values_of, deep, regressor, wide, arrays]
    return told(everything, [data(2), data(3), values])


def told(models, inputs):
    """What is recorded of the models; the first are linear."""
    linear, weighed, values_of, deep, regressor, wide, _ = models
    two, three, values = inputs
    results = [
        dict(
            (k, float(v))
            for k, v in one.evaluate(input_fn=function, steps=1).items()
        )
        for one, function in zip(models, inputs)
    ]
    return {
        'losses': [],
        'results': dict((str(n), one) for n, one in enumerate(results)),
        'predictions': [
            eight(linear.predict_proba(input_fn=two)),
            eight(weighed.predict(input_fn=three)),
            eight(values_of.predict(input_fn=values)),
        ],
        'keys': [
            sorted(deep.evaluate(input_fn=three, steps=1)),
            sorted(regressor.evaluate(input_fn=values, steps=1)),
            sorted(wide.evaluate(input_fn=two, steps=1)),
        ],
        'variables': [sorted(one.get_variable_names()) for one in models],
        'files': [],
        'log': [],
    }


def eight(found):
    """The first eight predictions; some releases never end."""
    return np.asarray(list(itertools.islice(found, 8))).tolist()
