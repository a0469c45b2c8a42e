"""Losses: value, wanted gradient, no other gradient."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.article import losses

v1 = tf.compat.v1

RANDOM = np.random.RandomState(0)
LOGITS = RANDOM.randn(2, 3, 4)
TARGET = np.eye(4)[RANDOM.randint(0, 4, (2, 3))]
MASK = np.array([[1.0, 1, 0], [1, 0, 0]])


def run(build):
    with tf.Graph().as_default(), v1.Session() as session:
        return session.run(build())


def test_cross_entropy_is_the_one_of_the_article():
    def article():
        prediction = tf.nn.softmax(tf.constant(LOGITS))
        return -tf.reduce_sum(TARGET * tf.math.log(prediction), -1)

    got = run(lambda: losses.cross_entropy(TARGET, LOGITS))
    np.testing.assert_allclose(got, run(article), rtol=1e-12)


def test_cross_entropy_is_finite_where_the_probability_underflows():
    logits = np.array([[0.0, 2000.0]])
    got = run(lambda: losses.cross_entropy(np.eye(2)[:1], logits))
    assert got.tolist() == [2000.0]


def test_gradient_is_probability_less_target():
    def build():
        logits = tf.constant(LOGITS)
        loss = tf.reduce_sum(losses.cross_entropy(TARGET, logits))
        return [tf.nn.softmax(logits), *tf.gradients(loss, logits)]

    probability, gradient = run(build)
    np.testing.assert_allclose(gradient, probability - TARGET, atol=1e-12)


def test_padding_has_no_loss_and_no_gradient():
    def build():
        logits = tf.constant(LOGITS)
        loss = losses.sequence_cross_entropy(TARGET, logits, MASK)
        return [loss, *tf.gradients(loss, logits)]

    loss, gradient = run(build)
    entropy = run(lambda: losses.cross_entropy(TARGET, LOGITS))
    np.testing.assert_allclose(loss, (entropy * MASK).sum(1), rtol=1e-12)
    assert np.all((np.abs(gradient).sum(-1) > 0) == (MASK > 0))


def test_batch_is_averaged_or_summed():
    values = np.array([1.0, 3.0])
    assert run(lambda: losses.reduce_batch(values)) == 2.0
    assert run(lambda: losses.reduce_batch(values, 'sum')) == 4.0
    with pytest.raises(ValueError, match='mean, sum'):
        losses.reduce_batch(values, 'max')


def test_error_counts_real_steps_alone():
    wrong = np.argmax(LOGITS, -1) != np.argmax(TARGET, -1)
    got = run(lambda: losses.error_rate(TARGET, tf.constant(LOGITS), MASK))
    assert got == (wrong * MASK).sum() / MASK.sum()
    got = run(lambda: losses.error_rate(TARGET, tf.constant(LOGITS)))
    assert got == pytest.approx(wrong.mean())


def test_error_of_nothing_is_zero():
    logits = tf.constant
    got = run(
        lambda: losses.error_rate(TARGET, logits(LOGITS), np.zeros([2, 3]))
    )
    assert got == 0.0


def test_class_ids_in_place_of_one_hot_are_refused():
    with pytest.raises(ValueError, match='pass one-hot classes'):
        losses.cross_entropy(np.zeros([2, 3]), LOGITS)
