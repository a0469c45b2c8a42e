"""Shape functions of ops, which were Python's and are C++'s today."""

import tensorflow as tf


class RegisterShape:
    """Takes the shape function of an op; its C++ kernel has its own.

    Args:
        op_type: Name of the op.
    """

    def __init__(self, op_type):
        self._op_type = op_type

    def __call__(self, f):
        """Returns the function."""
        return f


class RegisterStatistics:
    """Accepts the function that counts the cost of an op; it is not used.

    Args:
        op_type: Name of the op.
        statistic_type: What it counts, such as `flops`.
    """

    def __init__(self, op_type, statistic_type):
        self._op_type = op_type
        self._statistic_type = statistic_type

    def __call__(self, f):
        """Returns the function."""
        return f


def call_cpp_shape_fn(op, require_shape_fn=True):
    """The shapes that C++ gave the outputs of an op."""
    return [output.get_shape() for output in op.outputs]


def scalar_shape(unused_op):
    """A scalar."""
    return [tf.TensorShape([])]


def unchanged_shape(op):
    """The shape of the first input."""
    return [op.inputs[0].get_shape()]


def unknown_shape(op):
    """Nothing known of any output."""
    return [tf.TensorShape(None) for _ in op.outputs]


def no_outputs(unused_op):
    """Shapes of an op without outputs."""
    return []
