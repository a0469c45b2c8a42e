"""Default initializers of 0.x are named, factories are called."""

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
)


def test_default_initializer_of_0_x_is_named():
    check_transformed(
        "w = tf.get_variable('w', [2])\n",
        "w = tf.get_variable('w', [2], "
        'initializer=tf.uniform_unit_scaling_initializer())\n',
    )
    check_noop("w = tf.get_variable('w', [2])\n", '1.0')
    check_noop("w = tf.get_variable('w', [2], initializer=init)\n")


def test_scope_with_an_initializer_keeps_its_say():
    source = (
        "with tf.variable_scope('a', initializer=i):\n"
        "    w = tf.get_variable('w', [2])\n"
    )
    assert 'r0_8.get_variable(' in port_text(HEAD + source, '0.8').text


def test_initializer_is_called():
    check_transformed(
        "w = tf.get_variable('w', [2], initializer=tf.zeros_initializer)\n",
        "w = tf.get_variable('w', [2], initializer=tf.zeros_initializer())\n",
    )
