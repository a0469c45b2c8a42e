"""The sequence loss of contrib.seq2seq against NumPy."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import decoding

v1 = tf.compat.v1
LOGITS = np.sin(np.arange(24)).reshape(2, 3, 4).astype('f')
TARGETS = np.array([[0, 3, 1], [2, 2, 0]], np.int32)
WEIGHTS = np.array([[1, 0.5, 0], [2, 0, 0]], 'f')


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def run(fetches):
    with v1.Session() as session:
        return session.run(fetches)


def weighted():
    chance = np.exp(LOGITS) / np.exp(LOGITS).sum(-1, keepdims=True)
    picked = np.take_along_axis(chance, TARGETS[..., None], 2)[..., 0]
    return -np.log(picked) * WEIGHTS


@pytest.mark.parametrize('release', ['1.0', '1.13', '1.14'])
@pytest.mark.parametrize(
    ('time', 'batch', 'axes'),
    [(1, 1, (0, 1)), (1, 0, 1), (0, 1, 0), (0, 0, None)],
)
def test_loss_is_averaged_by_weights(release, time, batch, axes):
    loss = decoding.for_release(release).sequence_loss(
        tf.constant(LOGITS),
        tf.constant(TARGETS),
        tf.constant(WEIGHTS),
        bool(time),
        bool(batch),
    )
    wanted = weighted()
    if axes is not None:
        total = WEIGHTS.sum(axes)
        wanted = wanted.sum(axes) / np.where(total > 0, total, 1)
    np.testing.assert_allclose(run(loss), wanted, rtol=1e-5)


def test_loss_is_summed_and_divided_by_steps_that_count():
    loss = decoding.sequence_loss(
        tf.constant(LOGITS),
        tf.constant(TARGETS),
        tf.constant(WEIGHTS),
        average_across_timesteps=False,
        average_across_batch=False,
        sum_over_timesteps=True,
        sum_over_batch=True,
    )
    np.testing.assert_allclose(run(loss), weighted().sum() / 3, rtol=1e-5)


def test_loss_object_takes_targets_first_and_sums_by_default():
    kinds = decoding.for_release('1.15')
    given = tf.constant(TARGETS), tf.constant(LOGITS), tf.constant(WEIGHTS)
    summed, averaged = run(
        [
            kinds.SequenceLoss()(*given),
            kinds.SequenceLoss(True, True, False, False)(*given),
        ]
    )
    np.testing.assert_allclose(summed, weighted().sum() / 3, rtol=1e-5)
    mean = weighted().sum() / WEIGHTS.sum()
    np.testing.assert_allclose(averaged, mean, rtol=1e-5)
    with pytest.raises(AttributeError, match='1.14 to 1.15'):
        _ = decoding.for_release('1.13').SequenceLoss


@pytest.mark.parametrize('release', ['1.0', '1.1'])
def test_own_loss_is_called_by_position(release):
    seen = []

    def loss(first, second):
        seen.append((first.shape.rank, second.shape.rank))
        return tf.zeros([6])

    decoding.for_release(release).sequence_loss(
        tf.constant(LOGITS),
        tf.constant(TARGETS),
        tf.constant(WEIGHTS),
        softmax_loss_function=loss,
    )
    assert seen == [(2, 1) if release == '1.0' else (1, 2)]


def test_rank_is_named():
    with pytest.raises(ValueError, match=r'logits must have shape \[batch, t'):
        decoding.sequence_loss(
            tf.constant(LOGITS[0]), tf.constant(TARGETS), tf.constant(WEIGHTS)
        )
