"""Programs as the article writes them, in TensorFlow 0.8's own words.

Each runs under `api('0.8')` and computes the numbers of this project's model
and of `article.program` with the same weights: predictions, cost, error, and
the weights after some steps of training.
"""

import numpy as np
import pytest
import tensorflow

from legacy_rnn import SequenceClassification, SequenceLabelling, compat
from legacy_rnn.article import program as today

V1 = tensorflow.compat.v1

BATCH, TIME, FEATURES, CLASSES, UNITS, LAYERS = 5, 4, 3, 6, 7, 2
RANDOM = np.random.RandomState(4)
DATA = RANDOM.randn(BATCH, TIME, FEATURES).astype('float32')
ONE_HOT = np.eye(CLASSES, dtype='float32')
STEPS = ONE_HOT[RANDOM.randint(0, CLASSES, (BATCH, TIME))]
STEPS_OF_TRAINING = 10
QUANTITIES = ('prediction', 'cost', 'error')


def network(tf):
    """The article's cell: layers of GRUs by `[cell] * n`."""
    cell = tf.nn.rnn_cell.GRUCell(UNITS)
    cell = tf.nn.rnn_cell.DropoutWrapper(cell, output_keep_prob=1.0)
    return tf.nn.rnn_cell.MultiRNNCell([cell] * LAYERS)


def softmax_layer(tf):
    weight = tf.Variable(tf.truncated_normal([UNITS, CLASSES], stddev=0.01))
    bias = tf.Variable(tf.constant(0.1, shape=[CLASSES]))
    return weight, bias


def classify_static(tf, data):
    frames = tf.unpack(tf.transpose(data, [1, 0, 2]))
    outputs, _ = tf.nn.rnn(network(tf), frames, dtype=tf.float32)
    weight, bias = softmax_layer(tf)
    return tf.nn.softmax(tf.matmul(outputs[-1], weight) + bias)


def classify_dynamic(tf, data):
    outputs, _ = tf.nn.dynamic_rnn(network(tf), data, dtype=tf.float32)
    outputs = tf.transpose(outputs, [1, 0, 2])
    last = tf.gather(outputs, int(outputs.get_shape()[0]) - 1)
    weight, bias = softmax_layer(tf)
    return tf.nn.softmax(tf.matmul(last, weight) + bias)


def label_static(tf, data):
    from legacy_rnn.compat.r0_8.models.rnn import rnn

    frames = tf.unpack(tf.transpose(data, [1, 0, 2]))
    outputs, _ = rnn.rnn(network(tf), frames, dtype=tf.float32)
    weight, bias = softmax_layer(tf)
    steps = [tf.nn.softmax(tf.matmul(x, weight) + bias) for x in outputs]
    return tf.transpose(tf.pack(steps), [1, 0, 2])


def label_dynamic(tf, data):
    outputs, _ = tf.nn.dynamic_rnn(network(tf), data, dtype=tf.float32)
    length = int(outputs.get_shape()[1])
    weight, bias = softmax_layer(tf)
    flat = tf.reshape(outputs, [-1, UNITS])
    prediction = tf.nn.softmax(tf.matmul(flat, weight) + bias)
    return tf.reshape(prediction, [-1, length, CLASSES])


def program(tf, predict, target):
    """A whole program: `(data, target, quantities, optimize)`."""
    data = tf.placeholder(tf.float32, [None, TIME, FEATURES])
    wanted = tf.placeholder(tf.float32, [None, *target.shape[1:]])
    prediction = predict(tf, data)
    axis = len(target.shape) - 1
    cost = -tf.reduce_sum(wanted * tf.log(prediction))
    if axis == 2:
        cost = -tf.reduce_mean(
            tf.reduce_sum(
                wanted * tf.log(prediction), reduction_indices=[1, 2]
            )
        )
    mistakes = tf.not_equal(
        tf.argmax(wanted, axis), tf.argmax(prediction, axis)
    )
    error = tf.reduce_mean(tf.cast(mistakes, tf.float32))
    optimize = tf.train.RMSPropOptimizer(0.003).minimize(cost)
    return (data, wanted), (prediction, cost, error), optimize


def model(kind, unroll, target):
    """The same of this project's model."""
    data = V1.placeholder('float32', [None, TIME, FEATURES])
    wanted = V1.placeholder('float32', [None, *target.shape[1:]])
    options = {'mask_padding': False} if kind is SequenceLabelling else {}
    reduction = 'mean' if kind is SequenceLabelling else 'sum'
    made = kind(
        data,
        wanted,
        unroll=unroll,
        num_hidden=UNITS,
        num_layers=LAYERS,
        loss_reduction=reduction,
        **options,
    )
    quantities = tuple(getattr(made, name) for name in QUANTITIES)
    return (data, wanted), quantities, made.optimize


def short(predict, target):
    """The same by the short programs of today."""
    tf = tensorflow
    data = V1.placeholder('float32', [None, TIME, FEATURES])
    wanted = V1.placeholder('float32', [None, *target.shape[1:]])
    prediction = predict(data, today.network(UNITS, LAYERS), CLASSES)
    cost = -tf.reduce_sum(wanted * tf.math.log(prediction))
    if prediction.shape.rank == 3:
        cost /= BATCH
    mistakes = tf.not_equal(tf.argmax(wanted, -1), tf.argmax(prediction, -1))
    error = tf.reduce_mean(tf.cast(mistakes, tf.float32))
    optimize = V1.train.RMSPropOptimizer(0.003).minimize(cost)
    return (data, wanted), (prediction, cost, error), optimize


def train(make, target):
    """Quantities before training, and weights after it."""
    with tensorflow.Graph().as_default():
        inputs, quantities, optimize = make()
        # The model makes its softmax layer first.
        variables = sorted(
            V1.trainable_variables(), key=lambda v: 'softmax' in v.op.name
        )
        feed = dict(zip(inputs, (DATA, target), strict=True))
        with V1.Session() as session:
            session.run(V1.global_variables_initializer())
            for number, variable in enumerate(variables):
                variable.load(weights(number, variable.shape), session)
            found = session.run(quantities, feed)
            for _ in range(STEPS_OF_TRAINING):
                session.run(optimize, feed)
            return found, session.run(variables)


def weights(number, shape):
    """Weights that are a function of their place."""
    count = int(np.prod(shape.as_list()))
    values = np.sin(np.arange(count) * 1.7 + number) * 0.5
    return values.reshape(shape.as_list()).astype('float32')


CASES = [
    (classify_static, SequenceClassification, 'static', STEPS[:, 0]),
    (classify_dynamic, SequenceClassification, 'dynamic', STEPS[:, 0]),
    (label_static, SequenceLabelling, 'static', STEPS),
    (label_dynamic, SequenceLabelling, 'dynamic', STEPS),
]


@pytest.mark.first(2)
@pytest.mark.parametrize('case', CASES, ids=lambda case: case[0].__name__)
def test_program_of_0_8_computes_what_model_and_short_program_do(case):
    predict, kind, unroll, target = case
    tf = compat.api('0.8')
    old = train(lambda: program(tf, predict, target), target)
    assert_same(old, train(lambda: model(kind, unroll, target), target))
    twin = getattr(today, predict.__name__)
    assert_same(old, train(lambda: short(twin, target), target))


def assert_same(first, second):
    """Compares quantities before training and weights after it."""
    (old, old_weights), (new, new_weights) = first, second
    for name, one, other in zip(QUANTITIES, old, new, strict=True):
        np.testing.assert_allclose(
            one, other, rtol=1e-5, atol=1e-6, err_msg=name
        )
    assert len(old_weights) == len(new_weights) == 4 * LAYERS + 2
    for number, pair in enumerate(zip(old_weights, new_weights, strict=True)):
        np.testing.assert_allclose(*pair, rtol=1e-4, atol=1e-5)
        moved = pair[0] - weights(
            number, tensorflow.TensorShape(pair[0].shape)
        )
        assert np.abs(moved).max() > 1e-4  # it was trained at all
