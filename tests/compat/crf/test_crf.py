"""Conditional random fields against a count of all sequences of tags."""

import itertools

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import crf

v1 = tf.compat.v1
TAGS, STEPS = 3, 4
SCORES = np.sin(np.arange(3 * STEPS * TAGS)).reshape(3, STEPS, TAGS) * 2
TRANSITIONS = np.cos(np.arange(TAGS * TAGS)).reshape(TAGS, TAGS)
GOLD = np.array([[0, 2, 1, 1], [2, 0, 0, 0], [1, 0, 0, 0]], np.int32)
LENGTHS = [4, 2, 1]


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def run(fetches):
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        return session.run(fetches)


def tensors():
    return tf.constant(SCORES, tf.float32), tf.constant(
        TRANSITIONS, tf.float32
    )


def score(row, tags):
    unary = sum(SCORES[row, t, tag] for t, tag in enumerate(tags))
    return unary + sum(TRANSITIONS[a, b] for a, b in itertools.pairwise(tags))


def all_scores(row, length):
    ways = list(itertools.product(range(TAGS), repeat=length))
    return ways, np.array([score(row, way) for way in ways])


def log_norm(row, length):
    return np.log(np.exp(all_scores(row, length)[1]).sum())


@pytest.mark.parametrize('release', ['0.11', '1.5', '1.9', '1.15'])
def test_likelihood_is_score_over_all_scores(release):
    scores, transitions = tensors()
    likelihood, _ = crf.for_release(release).crf_log_likelihood(
        scores, GOLD, tf.constant(LENGTHS), transitions
    )
    wanted = [
        score(row, GOLD[row, :length]) - log_norm(row, length)
        for row, length in enumerate(LENGTHS)
    ]
    np.testing.assert_allclose(run(likelihood), wanted, rtol=1e-5)


def test_padding_gets_no_gradient():
    scores, transitions = tensors()
    likelihood, _ = crf.crf_log_likelihood(
        scores, GOLD, tf.constant(LENGTHS), transitions
    )
    gradient = run(tf.gradients(likelihood, scores))[0]
    for row, length in enumerate(LENGTHS):
        assert np.abs(gradient[row, :length]).min() > 0
        assert not gradient[row, length:].any()


@pytest.mark.parametrize('release', ['1.4', '1.15'])
def test_decoding_finds_the_best_sequence(release):
    scores, transitions = tensors()
    tags, best = run(
        crf.for_release(release).crf_decode(
            scores, transitions, tf.constant(LENGTHS)
        )
    )
    for row, length in enumerate(LENGTHS):
        ways, totals = all_scores(row, length)
        assert tuple(tags[row, :length]) == ways[totals.argmax()]
        assert not tags[row, length:].any()
        np.testing.assert_allclose(best[row], totals.max(), rtol=1e-5)


def test_viterbi_decodes_one_sequence():
    tags, best = crf.viterbi_decode(SCORES[0], TRANSITIONS)
    ways, totals = all_scores(0, STEPS)
    assert tuple(tags) == ways[totals.argmax()]
    np.testing.assert_allclose(best, totals.max())


def test_several_tags_are_summed():
    scores, transitions = tensors()
    bitmap = np.zeros((3, STEPS, TAGS), bool)
    bitmap[:, :, :2] = True
    got = run(
        crf.crf_multitag_sequence_score(
            scores, bitmap, tf.constant(LENGTHS), transitions
        )
    )
    for row, length in enumerate(LENGTHS):
        ways, totals = all_scores(row, length)
        allowed = [max(way) < 2 for way in ways]
        wanted = np.log(np.exp(totals[allowed]).sum())
        np.testing.assert_allclose(got[row], wanted, rtol=1e-5)


@pytest.mark.parametrize(
    ('release', 'norm'),
    [('1.8', log_norm(0, 1)), ('1.9', 0), ('1.15', 0)],
)
def test_norm_of_a_sequence_of_no_step(release, norm):
    scores, transitions = tensors()
    got = crf.for_release(release).crf_log_norm(
        scores, tf.constant([0, 2, 1]), transitions
    )
    np.testing.assert_allclose(run(got)[0], norm, rtol=1e-5)


@pytest.mark.parametrize('static', [True, False])
def test_batch_of_one_step(static):
    scores, transitions = tensors()
    scores = scores[:, :1]
    if not static:
        scores = v1.placeholder_with_default(scores, [None, None, TAGS])
    lengths = tf.constant([1, 1, 0])
    likelihood, _ = crf.crf_log_likelihood(
        scores, tf.constant(GOLD[:, :1]), lengths, transitions
    )
    tags, _ = crf.crf_decode(scores, transitions, tf.constant([1, 1, 1]))
    wanted = [score(r, GOLD[r, :1]) - log_norm(r, 1) for r in (0, 1)]
    np.testing.assert_allclose(run(likelihood), [*wanted, 0], rtol=1e-5)
    np.testing.assert_array_equal(run(tags)[:, 0], SCORES[:, 0].argmax(1))


def test_transitions_are_a_variable_by_default():
    scores, _ = tensors()
    with v1.variable_scope('crf'):
        _, made = crf.crf_log_likelihood(scores, GOLD, tf.constant(LENGTHS))
    assert made.op.name == 'crf/transitions'
    assert made.shape.as_list() == [TAGS, TAGS]


def test_releases_have_their_own_names():
    assert 'crf_decode' not in dir(crf.for_release('1.3'))
    assert 'crf_decode' in dir(crf.for_release('1.4'))
    assert dir(crf.for_release('0.10')) == []
