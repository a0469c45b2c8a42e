"""Sequence losses and buckets, against NumPy and by release."""

import operator

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import seq2seq
from legacy_rnn.compat.layer_base import alike

v1 = tf.compat.v1
LOGITS = np.cos(np.arange(2 * 3 * 4)).reshape(2, 3, 4).astype('f')
TARGETS = np.array([[0, 3, 1], [2, 2, 0]], np.int32)
WEIGHTS = np.array([[1, 0.5, 0], [1, 0, 0]], 'f')


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def tensors():
    return [[tf.constant(x) for x in y] for y in (LOGITS, TARGETS, WEIGHTS)]


def run(fetches):
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        return session.run(fetches)


def by_example(average):
    chance = np.exp(LOGITS) / np.exp(LOGITS).sum(-1, keepdims=True)
    picked = np.take_along_axis(chance, TARGETS[..., None], 2)[..., 0]
    total = (-np.log(picked) * WEIGHTS).sum(0)
    return total / (WEIGHTS.sum(0) + 1e-12) if average else total


@pytest.mark.parametrize('average', [True, False])
@pytest.mark.parametrize('release', ['0.5', '0.7', '0.12', '1.0', '1.15'])
def test_loss_by_example(release, average):
    extra = (4,) if release == '0.5' else ()
    loss = seq2seq.for_release(release).sequence_loss_by_example(
        *tensors(), *extra, average
    )
    np.testing.assert_allclose(run(loss), by_example(average), rtol=1e-5)


@pytest.mark.parametrize('average', [True, False])
def test_loss_of_a_batch(average):
    loss = seq2seq.sequence_loss(
        *tensors(), average_across_batch=average, name='x'
    )
    wanted = by_example(True).sum() / (3 if average else 1)
    np.testing.assert_allclose(run(loss), wanted, rtol=1e-5)


def test_only_weighted_steps_get_a_gradient():
    logits, targets, weights = tensors()
    gradients = tf.gradients(
        seq2seq.sequence_loss(logits, targets, weights), logits
    )
    first, second = run(gradients)
    assert np.abs(first[0]).max() > 0
    assert np.abs(second[1:]).max() == 0


def test_gradients_are_those_of_a_product_to_the_bit(monkeypatch):
    def slopes():
        values = [
            [v1.placeholder_with_default(x, [None] + x.shape[1:].as_list())
             for x in given]
            for given in tensors()
        ]  # fmt: skip
        before = v1.get_default_graph().version
        loss = seq2seq.sequence_loss(*values)
        found = run(tf.gradients(loss, values[0] + values[2]))
        return [x.tobytes() for x in found], (
            v1.get_default_graph().version - before
        )

    mine, fewer = slopes()
    monkeypatch.setattr(alike, 'multiply', operator.mul)
    plain, more = slopes()
    assert mine == plain
    assert fewer < more - 10


@pytest.mark.parametrize('release', ['0.6', '0.12', '1.0', '1.1'])
def test_own_loss_function_is_called_by_position(release):
    seen = []

    def loss(first, second):
        seen.append((first.dtype, second.dtype))
        return tf.zeros([3])

    extra = (4,) if release == '0.6' else ()
    seq2seq.for_release(release).sequence_loss(
        *tensors(), *extra, softmax_loss_function=loss
    )
    wanted = (tf.float32, tf.int32)  # logits, targets
    assert seen[0] == (wanted if release < '1.0' else wanted[::-1])


def test_own_loss_function_is_called_by_name_from_1_2():
    def loss(labels, logits):
        return tf.cast(labels, logits.dtype)

    one = tensors()[2][0]
    got = seq2seq.for_release('1.2').sequence_loss_by_example(
        *tensors()[:2], [one, one], softmax_loss_function=loss
    )
    wanted = (TARGETS * WEIGHTS[:1]).sum(0) / (2 * WEIGHTS[0] + 1e-12)
    np.testing.assert_allclose(run(got), wanted, rtol=1e-5)


def test_lists_of_other_lengths_are_named():
    logits, targets, weights = tensors()
    with pytest.raises(
        ValueError, match='lists of one length, got 2, 1 and 2'
    ):
        seq2seq.sequence_loss(logits, targets, weights[:1])


def build_buckets(release, **options):
    logits, targets, weights = tensors()

    def model(inputs, _):
        scale = v1.get_variable('scale', [], initializer=tf.ones_initializer())
        return [x * scale for x in inputs], None

    extra = {'num_decoder_symbols': 4} if release < '0.7' else {}
    return seq2seq.for_release(release).model_with_buckets(
        logits,
        targets,
        targets,
        weights,
        [(1, 1), (2, 2)],
        seq2seq=model,
        **extra,
        **options,
    )


@pytest.mark.parametrize('release', ['0.6', '0.7', '1.15'])
def test_buckets_share_their_weights(release):
    with v1.variable_scope('model') as scope:
        outputs, losses = build_buckets(release)
        # 0.5 and 0.6 forgot to end the reuse.
        assert bool(v1.get_variable_scope().reuse) is (release == '0.6')
    assert [len(x) for x in outputs] == [1, 2]
    assert [v.op.name for v in v1.global_variables()] == [
        f'{scope.name}/scale'
    ]
    np.testing.assert_allclose(
        run(losses)[1], by_example(True).sum() / 3, rtol=1e-5
    )


def test_buckets_give_a_loss_for_each_example():
    _, losses = build_buckets('0.7', per_example_loss=True)
    np.testing.assert_allclose(run(losses)[1], by_example(True), rtol=1e-5)


def test_short_list_is_named():
    logits, targets, weights = tensors()
    with pytest.raises(ValueError, match='targets must have the length'):
        seq2seq.model_with_buckets(
            logits, targets, targets, weights, [(2, 3)], None
        )
