"""Graphs that are trained without an Estimator, or come from its export."""

from __future__ import absolute_import, division, print_function

import os

import numpy as np

WEIGHTS = [[0.5], [-0.25], [1.0]]
ROWS = 10
BATCH = 4


def graph_actions(tf, folder):
    """Examples of files, by queues, through `graph_actions`."""
    learn = tf.contrib.learn
    model = os.path.join(folder, 'model')
    paths = [write(tf, folder, name) for name in ('b', 'a')]

    def built(graph, epochs):
        with graph.as_default():
            step = tf.contrib.framework.create_global_step(graph)
            keys, found = learn.io.read_keyed_batch_features(
                paths,
                BATCH,
                {
                    'x': tf.FixedLenFeature([3], tf.float32),
                    'w': tf.VarLenFeature(tf.string),
                },
                tf.TFRecordReader,
                randomize_input=False,
                num_epochs=epochs,
                num_enqueue_threads=1,
            )
            weights = tf.Variable(WEIGHTS, name='weights')
            loss = tf.reduce_mean(tf.square(tf.matmul(found['x'], weights)))
            train = tf.train.GradientDescentOptimizer(0.05).minimize(
                loss, step
            )
            return train, loss, {'loss': loss, 'x': found['x']}, keys, found

    losses = []
    for steps in (3, None):
        graph = tf.Graph()
        train, loss, _, _, _ = built(graph, 2)
        losses.append(
            learn.graph_actions.train(graph, model, train, loss, steps=steps)
        )
    path = tf.train.latest_checkpoint(model)
    graph = tf.Graph()
    _, loss, tensors, keys, found = built(graph, 1)
    results, step = learn.graph_actions.evaluate(
        graph, os.path.join(folder, 'eval'), path, {'loss': loss}, max_steps=2
    )
    tensors = dict(
        tensors, keys=keys, words=found['w'].values, rows=found['w'].indices
    )
    runs = learn.graph_actions.run_n(tensors, None, path, n=2)
    return {
        'losses': [float(one) for one in losses],
        'results': {'loss': float(results['loss']), 'step': int(step)},
        'predictions': [
            dict((key, run[key].tolist()) for key in ('loss', 'x', 'rows'))
            for run in runs
        ],
        'keys': [
            [one.decode('utf-8').replace(folder, '') for one in run[key]]
            for run in runs
            for key in ('keys', 'words')
        ],
        'variables': [name for name, _ in variables_of(tf, path)],
        'files': sorted(
            name for name in os.listdir(model) if not name.startswith('events')
        ),
        'log': [],
    }


def write(tf, folder, name):
    """A file of examples; returns its path."""
    path = os.path.join(folder, name)
    writer = tf.python_io.TFRecordWriter(path)
    for row in range(ROWS):
        example = tf.train.Example()
        values = [(row * 7 % 11 - 5) / 5.0, len(name) / 2.0, row / 10.0]
        example.features.feature['x'].float_list.value.extend(values)
        words = [('%s%d' % (name, row)).encode('utf-8')] * (row % 3)
        example.features.feature['w'].bytes_list.value.extend(words)
        writer.write(example.SerializeToString())
    writer.close()
    return path


def variables_of(tf, path):
    """Names and shapes of a checkpoint's variables."""
    return sorted(tf.contrib.framework.list_variables(path))


def saved_model(tf, folder):
    """An Estimator of an Estimator's export, trained on and exported."""
    made, keys = tf.contrib.estimator, tf.estimator.ModeKeys

    def model_fn(features, labels, mode):
        weights = tf.get_variable('weights', initializer=tf.constant(WEIGHTS))
        values = tf.matmul(features['x'], weights)
        if mode == keys.PREDICT:
            return tf.estimator.EstimatorSpec(mode, {'value': values})
        loss = tf.reduce_mean(tf.square(values - labels))
        step = tf.train.get_global_step()
        error = tf.metrics.mean_absolute_error(labels, values)
        return tf.estimator.EstimatorSpec(
            mode,
            {'value': values},
            loss,
            tf.train.GradientDescentOptimizer(0.05).minimize(loss, step),
            {'error': error},
        )

    def input_fn():
        x = (np.arange(12).reshape(4, 3) * 7 % 11 - 5) / 5.0
        y = np.ones([4, 1])
        data = tf.data.Dataset.from_tensors(
            ({'x': x.astype(np.float32)}, y.astype(np.float32))
        )
        return data.repeat()

    def receivers():
        x = tf.placeholder(tf.float32, [None, 3], 'x')
        y = tf.placeholder(tf.float32, [None, 1], 'y')
        both = made.build_raw_supervised_input_receiver_fn({'x': x}, y)
        serving = tf.estimator.export.build_raw_serving_input_receiver_fn(
            {'x': x}
        )
        return {keys.TRAIN: both, keys.EVAL: both, keys.PREDICT: serving}

    def place(name):
        return os.path.join(folder, name)

    first = tf.estimator.Estimator(model_fn, place('first'))
    first.train(input_fn, steps=3)
    path = made.export_all_saved_models(first, place('export'), receivers())
    models = [made.SavedModelEstimator(path, place('second'))]
    results = [models[0].evaluate(input_fn, steps=1)]
    models[0].train(input_fn, steps=2)
    results.append(models[0].evaluate(input_fn, steps=1))
    path = made.export_all_saved_models(models[0], place('again'), receivers())
    models.append(made.SavedModelEstimator(path, place('third')))
    predictions = [
        next(one.predict(lambda: input_fn().map(lambda x, y: x)))
        for one in models
    ]
    return {
        'losses': [],
        'results': dict(
            (str(n), dict((k, float(v)) for k, v in one.items()))
            for n, one in enumerate(results)
        ),
        'predictions': [
            dict((key, one[key].tolist()) for key in one)
            for one in predictions
        ],
        'variables': sorted(models[0].get_variable_names()),
        'files': [],
        'log': [],
    }
