"""The fused cross entropy is TensorFlow's own, for many classes."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat
from legacy_rnn.compat import r0_12, r1_15
from legacy_rnn.compat.fused import losses, sparse_softmax_cross_entropy

v1 = tf.compat.v1

CLASSES = losses.LEAST_CLASSES
TOLERANCE = {'float32': 1e-5, 'float64': 1e-10}


def theirs(labels, logits):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(
        labels=labels, logits=logits
    )


def run(function, labels, values, label_type=tf.int32):
    """Losses, and the gradients of their weighted sum."""
    with tf.Graph().as_default() as graph, v1.Session() as session:
        logits = tf.constant(values)
        found = function(tf.constant(labels, label_type), logits)
        weights = tf.reshape(tf.range(1, 1 + tf.size(found)), tf.shape(found))
        total = tf.reduce_sum(found * tf.cast(weights, found.dtype))
        fetched = session.run([found, *tf.gradients(total, logits)])
        kinds = {op.type for op in graph.get_operations()}
    assert found.shape.as_list() == list(np.shape(labels))
    return fetched, 'SparseSoftmaxCrossEntropyWithLogits' in kinds


def assert_alike(labels, values, label_type=tf.int32):
    ours, plain = run(sparse_softmax_cross_entropy, labels, values, label_type)
    expected, _ = run(theirs, labels, values, label_type)
    assert not plain
    tolerance = TOLERANCE[values.dtype.name]
    for found, wanted in zip(ours, expected, strict=True):
        np.testing.assert_allclose(found, wanted, tolerance, tolerance)


@pytest.mark.parametrize('dtype', sorted(TOLERANCE))
@pytest.mark.parametrize('scale', [0.0, 1.0, 30.0])
def test_losses_and_gradients(dtype, scale):
    random = np.random.RandomState(0)
    values = (scale * random.randn(2, 3, CLASSES)).astype(dtype)
    labels = random.randint(0, CLASSES, [2, 3])
    assert_alike(labels, values, tf.int64)


@pytest.mark.parametrize('dtype', sorted(TOLERANCE))
def test_a_probability_that_underflows(dtype):
    values = np.zeros([3, CLASSES], dtype)
    values[0, 0] = 1e4  # others have probability 0
    values[1] -= 1e4
    assert_alike([1, 2, 0], values)


def test_a_certain_label_costs_nothing():
    values = np.zeros([1, CLASSES], np.float32)
    values[0, 3] = 200
    (loss, gradient), _ = run(sparse_softmax_cross_entropy, [3], values)
    assert loss == [0] and not gradient.any()


def test_a_label_that_is_no_class():
    values = np.zeros([2, CLASSES], np.float32)
    for label in (-1, CLASSES):
        with pytest.raises(
            tf.errors.InvalidArgumentError, match=rf'\[1, {label}\]'
        ):
            run(sparse_softmax_cross_entropy, [0, label], values)


def test_second_derivatives():
    values = np.random.RandomState(0).randn(2, CLASSES)
    found = []
    for function in (sparse_softmax_cross_entropy, theirs):
        with tf.Graph().as_default(), v1.Session() as session:
            logits = tf.constant(values)
            loss = function([5, 7], logits)
            (first,) = tf.gradients(loss, logits)
            second = tf.gradients(first[:, 5:8] ** 2, logits)
            found.append(session.run(second[0]))
    np.testing.assert_allclose(*found, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(
    'values',
    [
        np.zeros([2, CLASSES - 1], np.float32),
        np.zeros([2, CLASSES], np.float16),
    ],
    ids=['few classes', 'float16'],
)
def test_the_rest_is_left_to_tensorflow(values):
    _, plain = run(sparse_softmax_cross_entropy, [0, 1], values)
    assert plain


def test_shapes_that_do_not_fit_are_refused():
    with tf.Graph().as_default(), pytest.raises(ValueError, match='shape'):
        sparse_softmax_cross_entropy(
            tf.zeros([3], tf.int32), tf.zeros([2, CLASSES])
        )


def _sequence_loss(tf1, labels, logits):
    ones = tf.ones([2])
    loss = getattr(tf1.nn, 'seq2seq', None) or tf1.contrib.legacy_seq2seq
    return loss.sequence_loss_by_example([logits], [labels], [ones])


CALLS = {
    'legacy_seq2seq 0.12': (r0_12, _sequence_loss),
    'legacy_seq2seq 1.15': (r1_15, _sequence_loss),
    'seq2seq 1.15': (
        r1_15,
        lambda tf1, labels, logits: tf1.contrib.seq2seq.sequence_loss(
            logits[None], labels[None], tf.ones([1, 2])
        ),
    ),
    'nn 1.15': (
        r1_15,
        lambda tf1, labels, logits: (
            tf1.nn.sparse_softmax_cross_entropy_with_logits(
                labels=labels, logits=logits
            )
        ),
    ),
}


@pytest.mark.parametrize('case', sorted(CALLS))
def test_scripts_get_it_under_fuse(case):
    tf1, call = CALLS[case]
    values = np.random.RandomState(0).randn(2, CLASSES).astype(np.float32)
    found = {}
    for on in (True, False):
        with (
            tf.Graph().as_default() as graph,
            compat.fuse(on),
            v1.Session() as session,
        ):
            loss = call(tf1, tf.constant([1, 2]), tf.constant(values))
            found[on] = session.run(loss)
            kinds = {op.type for op in graph.get_operations()}
            plain = 'SparseSoftmaxCrossEntropyWithLogits' in kinds
            assert plain is not on
    np.testing.assert_allclose(found[True], found[False], rtol=1e-5)
