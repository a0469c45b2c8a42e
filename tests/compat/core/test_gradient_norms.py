"""Norms of gradients that are sparse and dense, as real releases took them.

The numbers are those of TensorFlow 0.12.1, 1.4.1, 1.12.3 and 1.15.5.
"""

import importlib

import numpy as np
import pytest
import tensorflow

CASES = {
    'tied': (1.009613, 1.50578),
    'tied and decayed': (1.0131725, 1.53159),
    'decayed': (1.4721414, 1.9553),
}


def norm_of(kind, release):
    """The norm, and the gradient that is clipped to 1."""
    tf = importlib.import_module(f'legacy_rnn.compat.{release}')
    with tf.Graph().as_default(), tf.Session() as session:
        rows = tf.get_variable(
            'w', [4, 2], initializer=tf.constant_initializer(0.3)
        )
        x = tf.nn.embedding_lookup(rows, [1, 1, 3])
        tied = tf.tanh(x) * [1.0, -2.0]
        tied = tf.matmul(tied, rows, transpose_b=True)
        loss = tf.reduce_sum((tied if 'tied' in kind else x) ** 2)
        if 'decayed' in kind:
            loss += 0.1 * tf.nn.l2_loss(rows)
        gradients = tf.gradients(loss, [rows])
        (clipped,), norm = tf.clip_by_global_norm(gradients, 1.0)
        tf.train.AdamOptimizer().apply_gradients([(clipped, rows)])
        session.run(rows.initializer)
        again = tf.global_norm(gradients)
        clipped = tf.convert_to_tensor(clipped)
        return session.run([norm, again, clipped, *gradients])


@pytest.mark.parametrize('kind', CASES)
@pytest.mark.parametrize('release', ['r0_12', 'r1_4', 'r1_12', 'r1_15'])
def test_a_norm_counts_each_part_up_to_1_14(kind, release):
    norm, again, clipped, whole = norm_of(kind, release)
    expected = CASES[kind][release == 'r1_15']
    np.testing.assert_allclose([norm, again], expected, rtol=1e-5)
    np.testing.assert_allclose(clipped, whole / expected, rtol=1e-5)


def test_sums_of_gradients_of_one_kind_stay():
    norms = importlib.import_module('legacy_rnn.compat.core.gradient_norms')
    with tensorflow.Graph().as_default():
        w = tensorflow.compat.v1.get_variable('w', [4, 2])
        x = tensorflow.gather(w, [1])
        sparse, dense = (
            tensorflow.gradients(y, [w]) for y in (x + x, w * w + w)
        )
        assert norms.as_rows(sparse)[0] is sparse[0]
        assert norms.as_rows([*dense, None]) == [*dense, None]


@pytest.mark.parametrize(
    ('way', 'expected'),
    [
        ('short', [0.2726572, 0.0461458, 0.2726572, 0.1110998]),
        ('long', [0.2726572, 0.048745, 0.2726572, 0.1148559]),
    ],
)
def test_optimizers_of_0_12_take_each_part_by_itself(way, expected):
    """As real 0.12.1 did, whose rows stand behind those that are decayed.

    A longer way to what is decayed, as by a sum that starts at 0, puts them
    before it.
    """
    tf = importlib.import_module('legacy_rnn.compat.r0_12')
    with tf.Graph().as_default(), tf.Session() as session:
        w = tf.get_variable(
            'w', [4, 2], initializer=tf.constant_initializer(0.3)
        )
        x = tf.nn.embedding_lookup(w, [1, 1, 3])
        decay = tf.nn.l2_loss(w) if way == 'short' else 0 + tf.nn.l2_loss(w)
        loss = tf.reduce_sum(x**2) + 0.1 * decay
        train = tf.train.AdagradOptimizer(0.1).minimize(loss)
        session.run(tf.initialize_all_variables())
        for _ in range(3):
            session.run(train)
        np.testing.assert_allclose(session.run(w)[:, 0], expected, 1e-5)


CLIPPED = {
    'norm': ([0.4, 0.8], [0.5163978, 1.0327955]),
    'value': ([1.0, 1.0], [1.2, 2.0]),
}


@pytest.mark.parametrize('kind', CLIPPED)
@pytest.mark.parametrize('release', ['r0_12', 'r1_4', 'r1_12', 'r1_15'])
def test_one_gradient_was_clipped_whole_up_to_1_12(kind, release):
    """Row 1 is looked up twice; the numbers are those of real releases."""
    tf = importlib.import_module(f'legacy_rnn.compat.{release}')
    with tf.Graph().as_default(), tf.Session() as session:
        rows = tf.get_variable(
            'w', [4, 2], initializer=tf.constant_initializer(0.3)
        )
        x = tf.nn.embedding_lookup(rows, [1, 1, 3])
        (gradient,) = tf.gradients(tf.reduce_sum(x**2 * [1.0, 2.0]), [rows])
        if kind == 'norm':
            clipped = tf.clip_by_norm(gradient, 1.0)
        else:
            clipped = tf.clip_by_value(gradient, -1.0, 1.0)
        assert isinstance(clipped, tensorflow.IndexedSlices) == (
            release == 'r1_15'
        )
        session.run(rows.initializer)
        found = session.run(tf.convert_to_tensor(clipped))
    expected = CLIPPED[kind][release == 'r1_15']
    np.testing.assert_allclose(found[1], expected, rtol=1e-5)


def test_rows_that_1_13_clips_by_norm_stay_rows():
    tf = importlib.import_module('legacy_rnn.compat.r1_13')
    with tf.Graph().as_default():
        rows = tf.get_variable('w', [4, 2])
        (gradient,) = tf.gradients(tf.gather(rows, [1]), [rows])
        by_norm = tf.clip_by_norm(gradient, 1.0)
        by_value = tf.clip_by_value(gradient, -1.0, 1.0)
    assert isinstance(by_norm, tensorflow.IndexedSlices)
    assert not isinstance(by_value, tensorflow.IndexedSlices)
