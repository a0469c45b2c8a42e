"""Tensors whose shape is checked, now or when they run."""

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


def with_shape(expected_shape, tensor):
    """The tensor, with its shape checked.

    Args:
        expected_shape: List or array of ints, which is checked now as far as
            it can be; or a tensor of them, checked when the result runs.
        tensor: Any tensor.

    Returns:
        The tensor itself where nothing is left to check.

    Raises:
        ValueError: The expected shape is none, or the tensor has another.
        InvalidArgumentError: The same while running.
    """
    tensor = tf.convert_to_tensor(tensor)
    expected = tf.convert_to_tensor(expected_shape)
    if not expected.dtype.is_integer:
        raise ValueError(
            f'Invalid dtype of expected_shape: it must hold ints, got '
            f'{expected.dtype.name}'
        )
    if expected.shape.rank not in (None, 1):
        raise ValueError(
            f'Invalid rank of expected_shape: it must be a vector, got shape '
            f'{expected.shape}; pass one int for each axis'
        )
    if isinstance(expected_shape, tf.Tensor):
        return _checked(expected, tensor)
    known = [int(size) for size in np.asarray(expected_shape)]
    _compare(tensor.shape, tf.TensorShape(known))
    if tensor.shape.is_fully_defined():
        return tensor
    result = _checked(expected, tensor)
    result.set_shape(known)
    return result


def with_same_shape(expected_tensor, tensor):
    """The tensor, checked to have the shape of another; see `with_shape`."""
    expected = tf.convert_to_tensor(expected_tensor)
    if expected.shape.is_fully_defined():
        sizes = np.array(expected.shape.as_list(), np.int32)
        return with_shape(sizes, tensor)
    return with_shape(tf.shape(expected), tensor)


def _compare(actual, expected):
    """Raises ValueError unless a static shape may be the expected one."""
    if actual.is_compatible_with(expected):
        return
    then = str(actual).replace('None', '?')
    raise ValueError(
        f'Shapes {then} and {expected} are not compatible: Dimensions must be '
        f'equal; expected_shape must be that of the tensor'
    )


def _checked(expected, tensor):
    """A copy of a tensor that fails to run with another shape."""
    actual = tf.shape(tensor, out_type=expected.dtype)
    # As text, vectors of unlike lengths can be compared.
    both = [
        tf.strings.reduce_join(tf.strings.as_string(shape), separator=' ')
        for shape in (expected, actual)
    ]
    words = f'Wrong shape for {tensor.name} [expected] [actual].'
    check = v1.Assert(tf.equal(*both), [words, expected, actual])
    with tf.control_dependencies([check]):
        return tf.identity(tensor)
