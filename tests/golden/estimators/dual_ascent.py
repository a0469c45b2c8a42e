"""Linear models that an SDCAOptimizer trains."""

from __future__ import absolute_import, division, print_function

import os

import numpy as np


def dual_ascent(tf, folder):
    """Classifiers with and without example weights and l1, a regressor."""
    learn, layers = tf.contrib.learn, tf.contrib.layers
    make = tf.contrib.linear_optimizer.SDCAOptimizer

    def features():
        words = tf.constant(['IT', 'US', 'GB', 'IT'])
        places = tf.constant([[0, 0], [1, 0], [2, 0], [2, 1]], tf.int64)
        return {
            'id': tf.constant(['1', '2', '3', '4']),
            'x': tf.constant([[0.6], [0.8], [0.3], [0.1]]),
            'y': tf.constant(
                [[1.0, 2.0], [3.0, -1.0], [0.0, 1.0], [2.0, 2.0]]
            ),
            'w': tf.constant([[2.0], [3.0], [1.0], [0.5]]),
            'c': tf.SparseTensor(places, words, tf.constant([4, 2], tf.int64)),
        }

    def classes():
        return features(), tf.constant([[1], [0], [1], [0]])

    def values():
        return features(), tf.constant([[1.0], [2.0], [0.5], [3.0]])

    def columns():
        number = layers.real_valued_column('x')
        return [
            number,
            layers.real_valued_column('y', 2),
            layers.sparse_column_with_hash_bucket('c', 5),
            layers.bucketized_column(number, [0.2, 0.5]),
        ]

    def place(name):
        return os.path.join(folder, name)

    models = [
        (learn.LinearClassifier, classes, None, {}),
        (learn.LinearClassifier, classes, 'w', {'l1': 0.1, 'l2': 2.0}),
        (learn.LinearRegressor, values, 'w', {}),
    ]
    trained = []
    for number, (kind, data, weights, given) in enumerate(models):
        optimizer = make(
            'id',
            symmetric_l1_regularization=given.get('l1', 0.0),
            symmetric_l2_regularization=given.get('l2', 1.0),
        )
        model = kind(
            feature_columns=columns(),
            model_dir=place(str(number)),
            weight_column_name=weights,
            optimizer=optimizer,
        )
        model.fit(input_fn=data, steps=300)  # to the optimum
        trained.append(model)
    return told(trained, [data for _, data, _, _ in models])


def told(trained, inputs):
    """What is recorded of the models."""
    return {
        'losses': [],
        'results': dict(
            (
                str(n),
                dict(
                    (key, float(value))
                    for key, value in model.evaluate(
                        input_fn=data, steps=1
                    ).items()
                    if 'auc' not in key
                ),
            )
            for n, (model, data) in enumerate(zip(trained, inputs))
        ),
        'predictions': [
            dict(
                (name, np.asarray(model.get_variable_value(name)).tolist())
                for name in sorted(model.get_variable_names())
                if name.startswith('linear/') and 'SDCA' not in name
            )
            for model in trained
        ],
        'variables': [sorted(one.get_variable_names()) for one in trained],
        'files': [],
        'log': [],
    }
