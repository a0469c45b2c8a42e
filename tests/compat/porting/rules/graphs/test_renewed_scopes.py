"""Scopes that end reuse within themselves, up to 1.0."""

from tests.compat.porting.tools import check_noop, check_transformed

LINE = 'x = tf.variable_scope(tf.get_variable_scope(), reuse=False)\n'


def test_a_scope_that_is_opened_anew_is_that_of_the_release():
    check_transformed(
        f'import tensorflow as tf\n{LINE}',
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r1_0\n'
        'tf.disable_v2_behavior()\n'
        + LINE.replace('tf.variable_scope', 'r1_0.variable_scope'),
        '1.0',
        head=False,
    )


def test_other_scopes_are_todays():
    check_noop(LINE, '1.1')
    check_noop(LINE.replace('False', 'True'), '1.0')
    check_noop(LINE.replace('tf.get_variable_scope()', '"a"'), '1.0')
