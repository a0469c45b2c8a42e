"""Small programs around Estimators, which run under every release.

Each takes TensorFlow and a folder and returns what is recorded: losses,
results, predictions, names of variables, files, log lines and signatures.
Weights are a function of their place, so that all releases compute the same.
Where a graph has a seed, operations draw by the number of those before them:
that of a model's first is recorded too.
"""

from __future__ import absolute_import, division, print_function

import logging
import os
import re

import numpy as np

from golden.estimators.columns import columns  # noqa: F401
from golden.estimators.dual_ascent import dual_ascent  # noqa: F401
from golden.estimators.graphs import graph_actions, saved_model  # noqa: F401
from golden.estimators.heads import heads  # noqa: F401
from golden.estimators.learn_canned import learn_canned  # noqa: F401
from golden.estimators.series import time_series  # noqa: F401
from golden.estimators.tpus import tpu_estimator  # noqa: F401

# Lines that name a time, a path of TensorFlow's or an object.
LEFT_OUT = re.compile(
    'Using config|From |^ *$|Starting evaluation|Finished evaluation|'
    'global_step/sec|SavedModel written|deprecat|Instructions for|contrib |'
    'Restored model|Eval steps|Input iterator|Loading model|Assets|assets|'
    'out.[0-9]|available|Estimator is decoupled|separate class|'
    'Example conversion|'
    'write_version|more efficient V2|now on by|^.?[*]+|Skipping summary|'
    'loop marked as finished|has not been increased|'
    'est = Est|skcompat|Monitors are|float64|Train: None|Eval: None'
)


def arithmetic(shape, scale=10.0):
    """Values between -0.5 and 0.5 that follow from their place."""
    size = int(np.prod(shape))
    values = (np.arange(size) * 7 % 11 - 5) / scale
    return values.reshape(shape).astype(np.float32)


DATA = np.abs(arithmetic((16, 5, 3), 5.0))
LENGTHS = (np.arange(16) % 5 + 1).astype(np.int32)
LABELS = (np.arange(16) % 3 > 0).astype(np.int32)


class Listener(logging.Handler):
    """Keeps log lines."""

    def __init__(self, folder):
        logging.Handler.__init__(self)
        self.folder = folder
        self.lines = []

    def emit(self, record):
        line = record.getMessage().replace(self.folder, 'FOLDER')
        if not LEFT_OUT.search(line):
            self.lines.append(line)


def listen(tf, folder):
    """Starts to keep log lines."""
    tf.logging.set_verbosity(tf.logging.INFO)
    listener = Listener(folder)
    logger = logging.getLogger('tensorflow')
    logger.addHandler(listener)
    return listener


def losses_hook(tf, losses):
    """A hook that keeps the losses."""

    class Losses(tf.train.SessionRunHook):
        def before_run(self, run_context):
            found = tf.get_default_graph().get_collection('losses')
            return tf.train.SessionRunArgs(found[-1])

        def after_run(self, run_context, run_values):
            losses.append(float(run_values.results))

    return Losses()


def files(folder):
    """Files of a model, without the time in the names of some."""
    found = set()
    for name in os.listdir(folder):
        found.add(re.sub(r'tfevents\..*', 'tfevents', name))
    return sorted(found)


def plain(value):
    """Arrays and numbers as JSON has them."""
    if isinstance(value, dict):
        return dict((key, plain(one)) for key, one in value.items())
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, bytes):
        return value.decode('utf-8')
    return np.asarray(value).tolist()


def weights(tf, name, shape):
    """A variable of arithmetic values."""
    return tf.get_variable(
        name, initializer=tf.constant(arithmetic(shape)), dtype=tf.float32
    )


def count(tf, mode, found):
    """Notes how many operations the seeds of a model begin with."""
    found.append([mode, tf.get_default_graph().version])


def recurrent(tf, inputs, lengths, units):
    """Outputs and last state of an LSTM whose weights are arithmetic."""
    depth = int(inputs.get_shape()[-1]) + units
    kernel = arithmetic((depth, 4 * units))

    def initializer(shape, *args, **options):
        return tf.constant(kernel)

    with tf.variable_scope('net', initializer=initializer):
        cell = tf.contrib.rnn.BasicLSTMCell(units)
        return tf.nn.dynamic_rnn(cell, inputs, lengths, dtype=tf.float32)


def lstm_classifier(tf, folder):
    """An LSTM classifier: train, evaluate, predict, export, go on."""
    spec, keys = tf.estimator.EstimatorSpec, tf.estimator.ModeKeys
    operations = []

    def model_fn(features, labels, mode, params):
        count(tf, mode, operations)
        _, state = recurrent(tf, features['x'], features['n'], params['units'])
        logits = tf.matmul(state[1], weights(tf, 'softmax', (4, 2)))
        predictions = {
            'class': tf.argmax(logits, 1),
            'probabilities': tf.nn.softmax(logits),
        }
        if mode == keys.PREDICT:
            output = tf.estimator.export.PredictOutput(predictions)
            return spec(
                mode,
                predictions,
                export_outputs={'serving_default': output},
            )
        loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
        accuracy = tf.metrics.accuracy(labels, predictions['class'])
        step = tf.train.get_global_step()
        train = tf.train.MomentumOptimizer(0.5, 0.9).minimize(loss, step)
        return spec(
            mode,
            predictions,
            loss,
            train,
            eval_metric_ops={'accuracy': accuracy},
        )

    def data(epochs):
        return tf.estimator.inputs.numpy_input_fn(
            {'x': DATA, 'n': LENGTHS}, LABELS, 4, epochs, shuffle=False
        )

    def receiver():
        x = tf.placeholder(tf.float32, [None, 5, 3], 'x')
        n = tf.placeholder(tf.int32, [None], 'n')
        both = {'x': x, 'n': n}
        return tf.estimator.export.ServingInputReceiver(both, both)

    config = tf.estimator.RunConfig().replace(
        tf_random_seed=7, save_checkpoints_steps=4, model_dir=folder
    )
    listener, losses = listen(tf, folder), []
    model = tf.estimator.Estimator(model_fn, None, config, {'units': 4})
    model.train(data(None), [losses_hook(tf, losses)], steps=6)
    results = model.evaluate(data(1), name='dev')
    predicted = list(model.predict(data(1)))[:3]
    exported = model.export_savedmodel(os.path.join(folder, 'out'), receiver)
    model.train(data(None), [losses_hook(tf, losses)], max_steps=8)
    return {
        'losses': losses,
        'results': plain(results),
        'predictions': plain(predicted),
        'variables': sorted(model.get_variable_names()),
        'operations': operations,
        'files': files(folder),
        'log': listener.lines,
        'signatures': signatures(tf, exported),
    }


def signatures(tf, folder):
    """Signatures of a SavedModel: names, types and shapes."""
    with tf.Graph().as_default(), tf.Session() as session:
        meta = tf.saved_model.loader.load(
            session, ['serve'], tf.compat.as_str(folder)
        )
    found = {}
    for name, one in meta.signature_def.items():
        found[name] = {'method': one.method_name}
        for what in ('inputs', 'outputs'):
            found[name][what] = dict(
                (
                    key,
                    [info.dtype, [d.size for d in info.tensor_shape.dim]],
                )
                for key, info in getattr(one, what).items()
            )
    return found


def labeller(tf, folder):
    """A tagger with a lookup table and a CRF, on a data set."""
    words = [line.split() for line in ('a b c d', 'b c a a', 'd d b c')]
    tags = [[0, 1, 2, 0], [1, 2, 0, 0], [0, 0, 1, 2]]

    def model_fn(features, labels, mode):
        table = tf.contrib.lookup.index_table_from_tensor(
            tf.constant(['a', 'b', 'c']), num_oov_buckets=1
        )
        vectors = weights(tf, 'vectors', (4, 3))
        inputs = tf.nn.embedding_lookup(vectors, table.lookup(features))
        lengths = tf.fill([tf.shape(features)[0]], 4)
        outputs, _ = recurrent(tf, inputs, lengths, 4)
        flat = tf.reshape(outputs, [-1, 4])
        scores = tf.matmul(flat, weights(tf, 'softmax', (4, 3)))
        scores = tf.reshape(scores, [-1, 4, 3])
        with tf.variable_scope('crf'):
            moves = weights(tf, 'moves', (3, 3))
        decoded, _ = tf.contrib.crf.crf_decode(scores, moves, lengths)
        if mode == tf.estimator.ModeKeys.PREDICT:
            return tf.estimator.EstimatorSpec(mode, {'tags': decoded})
        likelihood, _ = tf.contrib.crf.crf_log_likelihood(
            scores, labels, lengths, moves
        )
        loss = tf.reduce_mean(-likelihood)
        tf.summary.scalar('loss', loss)
        return tf.estimator.EstimatorSpec(
            mode,
            {'tags': decoded},
            loss,
            tf.train.GradientDescentOptimizer(0.2).minimize(
                loss, tf.train.get_global_step()
            ),
            eval_metric_ops={'accuracy': tf.metrics.accuracy(labels, decoded)},
        )

    def input_fn(epochs):
        def make():
            data = tf.data.Dataset.from_tensor_slices((words, tags))
            data = data.repeat(epochs).batch(3)
            return data.make_one_shot_iterator().get_next()

        return make

    listener, losses = listen(tf, folder), []
    config = tf.estimator.RunConfig(tf_random_seed=3)
    model = tf.estimator.Estimator(model_fn, folder, config)
    train = tf.estimator.TrainSpec(
        input_fn(None), 5, [losses_hook(tf, losses)]
    )
    evaluation = tf.estimator.EvalSpec(
        input_fn(1), steps=None, throttle_secs=60
    )
    tf.estimator.train_and_evaluate(model, train, evaluation)
    return {
        'losses': losses,
        'results': plain(model.evaluate(input_fn(1))),
        'predictions': plain(list(predictions(model, input_fn(1)))),
        'variables': sorted(model.get_variable_names()),
        'files': files(folder),
        'log': listener.lines,
    }


def predictions(model, input_fn):
    """The first three examples' predictions."""
    found = model.predict(input_fn)
    for _ in range(3):
        yield next(found)


def experiment(tf, folder):
    """An Experiment of contrib.learn, run by learn_runner."""
    learn = tf.contrib.learn
    operations = []

    def model_fn(features, labels, mode, params):
        count(tf, mode, operations)
        _, state = recurrent_of_then(tf, features)
        logits = tf.matmul(state[1], weights(tf, 'softmax', (4, 2)))
        predictions = {'classes': tf.argmax(logits, 1), 'logits': logits}
        loss = train = None
        if mode != learn.ModeKeys.INFER:
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(
                    labels=labels, logits=logits
                )
            )
        if mode == learn.ModeKeys.TRAIN:
            step = tf.contrib.framework.get_global_step()
            train = tf.contrib.layers.optimize_loss(
                loss, step, params['rate'], 'SGD', clip_gradients=1.0
            )
        if hasattr(learn, 'ModelFnOps'):
            return learn.ModelFnOps(mode, predictions, loss, train)
        return predictions, loss, train

    def make(place):
        config = learn.RunConfig(
            tf_random_seed=5,
            save_checkpoints_secs=None,
            save_checkpoints_steps=3,
        )
        return learn.Estimator(model_fn, place, config, {'rate': 0.5})

    def constants():
        return tf.constant(DATA), tf.constant(LABELS)

    accuracy = learn.MetricSpec(
        tf.contrib.metrics.streaming_accuracy, prediction_key='classes'
    )
    listener, losses = listen(tf, folder), []
    run = learn.Experiment(
        make(folder),
        constants,
        constants,
        {'accuracy': accuracy},
        train_steps=6,
        eval_steps=1,
        min_eval_frequency=3,
        train_monitors=[losses_hook(tf, losses)],
    )
    results = run.train_and_evaluate()
    results = results[0] if isinstance(results, tuple) else results
    model = make(folder)
    model.fit(
        DATA, LABELS, batch_size=4, steps=3, monitors=[losses_hook(tf, losses)]
    )
    return {
        'losses': losses,
        'results': plain(results),
        'predictions': plain(list(model.predict(DATA[:3]))),
        'variables': sorted(model.get_variable_names()),
        'operations': operations,
        'files': files(folder),
        'log': listener.lines,
    }


def recurrent_of_then(tf, inputs):
    """`recurrent`, by the name that cells had in the release."""
    home = tf.nn.rnn_cell if hasattr(tf.nn, 'rnn_cell') else tf.contrib.rnn
    kernel = arithmetic((7, 16))

    def initializer(shape, *args, **options):
        return tf.constant(kernel)

    with tf.variable_scope('net', initializer=initializer):
        cell = home.BasicLSTMCell(4)
        return tf.nn.dynamic_rnn(cell, inputs, dtype=tf.float32)


def canned(tf, folder):
    """A linear classifier, which starts from zeros, and a deep one."""
    column = tf.feature_column.numeric_column('x', [3])
    place = tf.feature_column.numeric_column('n')
    buckets = tf.feature_column.bucketized_column(place, [2, 4])
    features = {'x': DATA[:, 0], 'n': LENGTHS.astype(np.float32)}
    listener, losses = listen(tf, folder), []

    def data(epochs):
        return tf.estimator.inputs.numpy_input_fn(
            features, LABELS, 8, epochs, shuffle=False
        )

    def config(name):
        return tf.estimator.RunConfig(
            os.path.join(folder, name), tf_random_seed=2
        )

    linear = tf.estimator.LinearClassifier(
        [column, buckets], config=config('linear')
    )
    linear.train(data(None), [losses_hook(tf, losses)], steps=4)
    deep = tf.estimator.DNNClassifier(
        [4, 3], [column], n_classes=3, config=config('deep')
    )
    deep.train(data(None), steps=2)
    both = tf.estimator.DNNLinearCombinedRegressor(
        linear_feature_columns=[buckets],
        dnn_feature_columns=[column],
        dnn_hidden_units=[4],
        config=config('both'),
    )
    both.train(data(None), steps=2)
    receiver = tf.estimator.export.build_parsing_serving_input_receiver_fn(
        {
            'x': tf.FixedLenFeature([3], tf.float32),
            'n': tf.FixedLenFeature([1], tf.float32),
        }
    )
    exported = linear.export_savedmodel(os.path.join(folder, 'out'), receiver)
    return {
        'losses': losses,
        'results': plain(linear.evaluate(data(1))),
        'predictions': [
            dict((key, plain(one[key])) for key in ('logits', 'class_ids'))
            for one in predictions(linear, data(1))
        ],
        'keys': [
            sorted(next(deep.predict(data(1)))),
            sorted(deep.evaluate(data(1))),
            sorted(both.evaluate(data(1))),
        ],
        'variables': [
            sorted(one.get_variable_names()) for one in (linear, deep, both)
        ],
        'files': files(folder),
        'log': listener.lines[:0],
        'signatures': signatures(tf, exported),
    }


# Program -> the releases that it is recorded under.
PROGRAMS = {
    'columns': ('1.0.1', '1.4.1', '1.15.5'),
    'canned': ('1.4.1', '1.8.0', '1.12.3', '1.15.5'),
    'graph_actions': ('0.12.1', '1.0.1', '1.4.1', '1.12.3'),
    'heads': ('1.12.3',),
    'learn_canned': ('1.0.1', '1.4.1'),
    'saved_model': ('1.12.3', '1.15.5'),
    'lstm_classifier': ('1.4.1', '1.8.0', '1.12.3', '1.15.5'),
    'labeller': ('1.4.1', '1.8.0', '1.12.3', '1.15.5'),
    'dual_ascent': ('0.12.1', '1.4.1', '1.12.3'),
    'time_series': ('1.4.1', '1.8.0', '1.12.3', '1.15.5'),
    'tpu_estimator': ('1.4.1', '1.12.3', '1.15.5'),
    'experiment': ('0.12.1', '1.0.1', '1.4.1', '1.8.0', '1.12.3'),
}
