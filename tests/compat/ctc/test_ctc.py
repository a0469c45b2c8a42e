"""CTC in each release's order of arguments, against a count of all paths."""

import itertools

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import ctc

v1 = tf.compat.v1
STEPS, CLASSES = 4, 3  # the last class is the blank
LOGITS = np.sin(np.arange(STEPS * 2 * CLASSES) * 2).reshape(STEPS, 2, CLASSES)
LENGTHS = np.array([4, 3], np.int32)
LABELS = [(0, 1), (1,)]


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def run(fetches):
    with v1.Session() as session:
        return session.run(fetches)


def sparse_labels():
    places = [(b, i) for b, row in enumerate(LABELS) for i in range(len(row))]
    flat = np.array([x for row in LABELS for x in row], np.int32)
    return tf.SparseTensor(places, flat, [2, 2])


def collapsed(path):
    merged = [key for key, _ in itertools.groupby(path)]
    return tuple(key for key in merged if key != CLASSES - 1)


def chances(row):
    """Dict of labels to the chance of all paths that read them."""
    logits = LOGITS[: LENGTHS[row], row]
    steps = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    found = {}
    for path in itertools.product(range(CLASSES), repeat=len(steps)):
        chance = np.prod([steps[t, c] for t, c in enumerate(path)])
        labels = collapsed(path)
        found[labels] = found.get(labels, 0) + chance
    return found


def wanted_losses():
    return [-np.log(chances(row)[LABELS[row]]) for row in range(2)]


@pytest.mark.parametrize('release', ['0.8', '0.10', '0.12', '1.0', '1.15'])
def test_loss_in_the_order_of_the_release(release):
    both = [tf.constant(LOGITS, tf.float32), sparse_labels()]
    if release.startswith('1'):
        both.reverse()
    loss = ctc.for_release(release).ctc_loss(*both, LENGTHS)
    np.testing.assert_allclose(run(loss), wanted_losses(), rtol=1e-5)


def test_fifth_argument_moved_in_1_2():
    logits = tf.constant(LOGITS.transpose(1, 0, 2), tf.float32)
    old, new = ctc.for_release('1.1'), ctc.for_release('1.2')
    args = (sparse_labels(), logits, LENGTHS, False, True)
    losses = [old.ctc_loss(*args, False), new.ctc_loss(*args, False, False)]
    for loss in run(losses):
        np.testing.assert_allclose(loss, wanted_losses(), rtol=1e-5)


def test_greedy_decoder_merges_repeated_classes():
    logits = tf.constant(LOGITS, tf.float32)
    for merge in (True, False):
        decoded, _ = ctc.ctc_greedy_decoder(logits, LENGTHS, merge)
        dense = run(tf.sparse.to_dense(decoded[0], default_value=-1))
        for row in range(2):
            path = LOGITS[: LENGTHS[row], row].argmax(1)
            path = collapsed(path) if merge else path[path != CLASSES - 1]
            assert tuple(x for x in dense[row] if x >= 0) == tuple(path)


@pytest.mark.parametrize('release', ['1.4', '1.10', '1.11', '1.15'])
def test_beam_search_finds_the_likeliest_labels(release):
    logits = tf.constant(LOGITS, tf.float32)
    decoded, scores = ctc.for_release(release).ctc_beam_search_decoder(
        logits, LENGTHS, 50, 1, merge_repeated=False
    )
    dense, scores = run(
        [tf.sparse.to_dense(decoded[0], default_value=-1), scores]
    )
    for row in range(2):
        found = chances(row)
        best = max(found, key=found.get)
        assert tuple(x for x in dense[row] if x >= 0) == best
        wanted = np.log(found[best])
        if release in ('1.4', '1.10'):  # each step's best class counts 1
            steps = LOGITS[: LENGTHS[row], row]
            wanted += (np.log(np.exp(steps).sum(1)) - steps.max(1)).sum()
        np.testing.assert_allclose(scores[row], wanted, rtol=1e-4)


def test_releases_had_their_own_names():
    assert dir(ctc.for_release('0.7')) == []
    assert 'ctc_loss' in dir(ctc.for_release('0.8'))
    assert 'ctc_loss_v2' not in dir(ctc.for_release('1.12'))
    assert 'ctc_loss_v2' in dir(ctc.for_release('1.13'))


@pytest.mark.parametrize('time_major', [True, False])
def test_dense_loss_lets_a_gradient_past_the_length(time_major):
    """Up to 1.15 nothing masked it; what leaks is the softmax of the step."""
    values = np.sin(np.arange(30.0)).reshape([5, 2, 3]).astype('float32')
    lengths = [5, 3]
    with tf.Graph().as_default(), v1.Session() as session:
        logits = tf.constant(values)
        given = logits if time_major else tf.transpose(logits, [1, 0, 2])
        arguments = tf.constant([[1], [2]]), given, [1, 1], lengths
        options = {'logits_time_major': time_major}
        loss = ctc.for_release('1.15').ctc_loss_v2(*arguments, **options)
        today = v1.nn.ctc_loss_v2(*arguments, **options)
        gradient, masked = (
            session.run(v1.gradients(2.0 * value, logits)[0])
            for value in (loss, today)
        )
        np.testing.assert_array_equal(*session.run([loss, today]))
        softmax = session.run(tf.nn.softmax(logits))
    assert not masked[3:, 1].any()
    np.testing.assert_allclose(gradient[3:, 1], 2 * softmax[3:, 1], rtol=1e-5)
    np.testing.assert_allclose(gradient[:3], masked[:3], rtol=1e-5)
    np.testing.assert_allclose(gradient[:, 0], masked[:, 0], rtol=1e-5)
