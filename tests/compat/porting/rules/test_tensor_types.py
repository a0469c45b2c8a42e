"""Types of tensors are asked for by isinstance."""

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)


def test_types_of_tensors_are_asked_for_by_isinstance():
    check_transformed(
        'a = type(x) is tf.Tensor\nb = type(f(x)) != tf.Tensor\n',
        'a = isinstance(x, tf.Tensor)\nb = not isinstance(f(x), tf.Tensor)\n',
    )
    check_noop(
        'a = type(x) is list\nb = type(x) in (tf.Tensor, list)\n', '1.0'
    )
    check_noop('a = isinstance(x, tf.Tensor)\n', '1.0')
