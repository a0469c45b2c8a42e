"""Sessions that close only once something has run in them, up to 1.7."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_7, r1_8
from legacy_rnn.compat.core import sessions

v1 = tf.compat.v1


def test_releases_have_the_session_of_their_time():
    assert r1_7.Session is sessions.Session
    assert r1_8.Session is v1.Session


def test_a_session_in_which_nothing_ran_stays_open():
    with tf.Graph().as_default():
        with sessions.Session() as session:
            x = tf.constant(3.0)
        assert session.run(x) == 3


def test_a_session_that_ran_is_closed():
    with tf.Graph().as_default():
        with sessions.Session() as session:
            x = tf.constant(3.0)
            session.run(x)
        with pytest.raises(RuntimeError, match='closed Session'):
            session.run(x)


def test_sessions_that_others_make_are_of_the_kind():
    with tf.Graph().as_default(), v1.Session() as session:
        assert isinstance(session, sessions.Session)
    assert not isinstance(3, sessions.Session)
