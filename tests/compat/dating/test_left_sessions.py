"""Releases by sessions that are used after the `with` that closes them."""

import pytest

from legacy_rnn.compat import dating

LEFT = """import tensorflow as tf
with tf.Session() as sess:
    model = Model(3)
sess.run(model.train)
"""
INNER = """import tensorflow as tf
def train():
    with tf.Graph().as_default():
        with tf.Session(config=tf.ConfigProto()) as sess:
            x = tf.constant(1.0)
        def step(feed):
            return sess.run(x, feed)
"""


@pytest.mark.parametrize('source', [LEFT, INNER])
def test_nothing_ran_in_it(source):
    assert str(dating.date_text(source).releases[-1]) == '1.7'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('Model(3)', 'sess.run(x)'),
        ('Model(3)', 'x.eval()'),
        ('Model(3)', 'made(3)'),
        ('Model(3)', 'Model(sess)'),
        ('sess.run', 'sess = tf.Session()\nsess.run'),
        ('sess.run', '    sess.run'),
        ('sess.run', 'def f(sess): sess.run'),
        (' as sess', ''),
        ('sess.run(model.train)', 'sess.close()'),
    ],
)
def test_others_tell_nothing(old, new):
    source = LEFT.replace(old, new)
    assert str(dating.date_text(source).releases[-1]) == '1.15'
