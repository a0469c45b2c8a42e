"""Types of tensors are asked for by isinstance."""

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)


def test_types_of_tensors_are_asked_for_by_isinstance():
    check_transformed(
        'a = type(x) is tf.Tensor\nb = type(f(x)) != tf.Tensor\n',
        'a = isinstance(x, tf.Tensor)\nb = not isinstance(f(x), tf.Tensor)\n',
    )
    check_transformed(
        'a = type(x) in (tf.Tensor, list)\nb = type(x) not in [tf.Tensor]\n',
        'a = isinstance(x, (tf.Tensor, list))\n'
        'b = not isinstance(x, tuple([tf.Tensor]))\n',
    )
    check_noop('a = type(x) is list\nb = type(x) in (int, list)\n', '1.0')
    check_noop('a = isinstance(x, tf.Tensor)\n', '1.0')


def test_tensor_of_the_private_module_is_the_same_class():
    source = (
        'import tensorflow as tf\n'
        'from tensorflow.python.framework import ops\n'
        'a = type(x) == ops.Tensor\n'
    )
    ported = port_text(source, '1.4').text
    assert 'a = isinstance(x, tf.Tensor)\n' in ported
