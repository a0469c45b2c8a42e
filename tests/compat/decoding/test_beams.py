"""Beam search against a count of all sequences."""

import itertools

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import decoding

v1 = tf.compat.v1
CLASSES, END = 4, 3
# Logits of the next class by the class before.
TABLE = np.sin(np.arange(CLASSES * CLASSES) * 1.7).reshape(CLASSES, CLASSES)


class Markov:
    """The logits that follow the class of the one-hot input."""

    output_size, state_size = CLASSES, 1

    def __call__(self, inputs, state, scope=None):
        return tf.matmul(inputs, tf.constant(TABLE, tf.float32)), state + 1


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def run(fetches):
    with v1.Session() as session:
        return session.run(fetches)


def log_chance(sequence, start):
    chances = TABLE - np.log(np.exp(TABLE).sum(1, keepdims=True))
    pairs = itertools.pairwise([start, *sequence])
    return sum(chances[a, b] for a, b in pairs)


def search(release, width, steps, end=END, **options):
    ours = decoding.for_release(release)
    decoder = ours.BeamSearchDecoder(
        Markov(),
        tf.eye(CLASSES),
        tf.constant([0, 1]),
        end,
        tf.zeros([2 * width, 1]),
        width,
        **options,
    )
    return run(ours.dynamic_decode(decoder, maximum_iterations=steps))


def likeliest(start, steps):
    """All sequences up to a length, those of full length open-ended."""
    found = {}
    for length in range(1, steps + 1):
        for way in itertools.product(range(CLASSES), repeat=length):
            ended = END in way[:-1]
            whole = way[-1] == END or length == steps
            if whole and not ended:
                found[way] = log_chance(way, start)
    return sorted(found, key=found.get, reverse=True), found


@pytest.mark.parametrize('release', ['1.2', '1.5', '1.8', '1.15'])
def test_wide_search_finds_the_likeliest_sequences(release):
    steps = 3
    # Up to 1.5 the first step has no more beams than there are classes.
    wide = release in ('1.8', '1.15')
    final, state, _ = search(release, 12 if wide else CLASSES, steps)
    for row, start in enumerate((0, 1)):
        ways, found = likeliest(start, steps)
        for beam in range(3 if wide else 1):
            way = ways[beam]
            got = final.predicted_ids[row, : len(way), beam]
            np.testing.assert_array_equal(got, way)
            np.testing.assert_allclose(
                state.log_probs[row, beam], found[way], rtol=1e-5
            )


@pytest.mark.parametrize(('release', 'length'), [('1.4', 0), ('1.5', 1)])
def test_end_counts_in_the_length_from_1_5(release, length):
    # Class 1 is the likeliest after 0 and after 1.
    _, state, _ = search(release, 1, 4, end=1)
    np.testing.assert_array_equal(state.lengths, [[length], [length]])


def test_length_penalty_favours_long_sequences():
    short, _, _ = search('1.15', 3, 6)
    long, _, _ = search('1.15', 3, 6, length_penalty_weight=5.0)
    assert (long.predicted_ids[:, :, 0] == END).sum() <= (
        short.predicted_ids[:, :, 0] == END
    ).sum()


@pytest.mark.parametrize('release', ['1.4', '1.5'])
def test_tree_is_read_backward(release):
    ids = np.array([[[1, 2]], [[3, 4]], [[5, 6]]], np.int32)
    parents = np.array([[[0, 0]], [[1, 0]], [[1, 1]]], np.int32)
    gather = decoding.for_release(release).gather_tree
    if release == '1.4':
        got = run(gather(ids, parents, np.array([[3, 2]], np.int32)))
        wanted = [[[1, 1]], [[4, 4]], [[5, -1]]]
    else:
        got = run(gather(ids, parents, np.array([3], np.int32), 4))
        wanted = [[[1, 1]], [[4, 4]], [[4, 4]]]
    np.testing.assert_array_equal(got, wanted)


def test_batch_is_tiled_row_by_row():
    got = run(decoding.tile_batch((tf.constant([[1], [2]]),), 2))
    np.testing.assert_array_equal(got[0], [[1], [1], [2], [2]])


def test_state_that_was_not_tiled_is_named():
    with pytest.raises(ValueError, match=r'must have 2 \* 3 rows, got'):
        decoding.BeamSearchDecoder(
            Markov(), tf.eye(4), [0, 1], END, tf.zeros([2, 1]), 3
        )
