"""Scopes of variables, as in real 0.12.1, 1.0.1, 1.1.0 and 1.15.5."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import r0_8, r0_12, r1_0, r1_1, r1_13

v1 = tf.compat.v1


@pytest.mark.parametrize(
    ('release', 'reuse'),
    [(r0_8, False), (r0_12, False), (r1_0, False), (r1_1, True)],
)
def test_a_scope_ends_its_own_reuse_up_to_1_0(release, reuse):
    with tf.Graph().as_default():
        outer = v1.get_variable_scope()
        outer.reuse_variables()
        with release.variable_scope('a', reuse=False) as named:
            assert named.reuse
        with release.variable_scope(outer, reuse=None) as same:
            assert same.reuse
        with release.variable_scope(outer, reuse=False) as renewed:
            assert bool(renewed.reuse) == reuse
            with release.variable_scope('b') as inner:
                assert bool(inner.reuse) == reuse
                assert inner.name == 'b'
        assert outer.reuse


def test_a_scope_with_a_name_takes_anything_for_its_default():
    with tf.Graph().as_default():
        x = tf.constant(1.0)
        with r1_13.name_scope('a', [x]) as scope:
            assert scope == 'a/'
        with r1_13.name_scope('b', x, [x]) as scope:
            assert scope == 'b/'
        with r1_13.name_scope(None, 'c', [x]) as scope:
            assert scope == 'c/'
        with r1_13.name_scope('', 'd') as scope:
            assert scope == ''


def test_a_scope_of_operations_takes_values_in_the_place_of_its_default():
    with tf.Graph().as_default():
        x = tf.constant(1.0)
        with r0_12.op_scope(None, 'a', [x]) as scope:
            assert scope == 'a/'
        with r0_12.op_scope([x], None, 'b') as scope:
            assert scope == 'b/'
