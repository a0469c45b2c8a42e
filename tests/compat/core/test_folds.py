"""Folds of lists, which were packed up to 1.11 and walked from then on."""

import pytest
import tensorflow as tf

from legacy_rnn import compat

ROWS = [[1.0, 2.0], [3.0, 4.0]]
MORE = [[5.0, 6.0], [7.0, 8.0]]


def folded(release, name, *args):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        values = [tf.constant(a) if a is ROWS else a for a in args]
        made = getattr(compat.api(release), name)
        return session.run(made(lambda total, row: total + row, *values))


@pytest.mark.parametrize('name', ['foldl', 'foldr'])
@pytest.mark.parametrize('release', ['0.12', '1.4', '1.11'])
def test_a_list_is_one_tensor(release, name):
    assert folded(release, name, [ROWS, MORE]).tolist() == [[6, 8], [10, 12]]
    assert folded(release, name, ROWS, [0.5, 1.5]).tolist() == [4.5, 7.5]


def test_numbers_of_a_list_are_added():
    assert folded('1.4', 'foldl', [1.0, 2.0, 3.0]) == 6


def test_a_pair_is_walked_from_1_12_on():
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        both = compat.api('1.12').foldl(
            lambda total, pair: total + pair[0] * pair[1],
            [tf.constant(ROWS), tf.constant(MORE)],
            initializer=tf.zeros(2),
        )
        assert session.run(both).tolist() == [26, 44]
