"""An optimizer that leaves alone what a batch says nothing of.

Source: TensorFlow 1.15,
`contrib/opt/python/training/multitask_optimizer_wrapper.py`.
"""

import functools

import tensorflow as tf

v1 = tf.compat.v1
_APPLIED = (
    '_apply_dense',
    '_apply_sparse',
    '_resource_apply_dense',
    '_resource_apply_sparse',
)


class MultitaskOptimizerWrapper:
    """Trains by another optimizer, but for gradients that are all zeros.

    A task without an example in a batch gives such gradients, which would
    draw the optimizer's averages to zero. All else is the other's own.

    Args:
        opt: The optimizer of `tf.train`, whose methods are changed.

    Raises:
        TypeError: It is no such optimizer.
    """

    def __init__(self, opt):
        if not isinstance(opt, v1.train.Optimizer):
            raise TypeError(
                'Supplied optimizer must be an instance of tf.train.Optimizer'
            )
        self._opt = opt
        for name in _APPLIED:
            applied = functools.partial(_unless_zero, getattr(opt, name))
            setattr(opt, name, applied)

    def __getattr__(self, name):
        return getattr(self._opt, name)


def _unless_zero(apply, grad, *args, **kwargs):
    """Applies a gradient, or does nothing where it is all zeros."""

    def applied():
        with tf.control_dependencies([apply(grad, *args, **kwargs)]):
            return tf.no_op()

    is_zero = tf.equal(tf.math.count_nonzero(tf.convert_to_tensor(grad)), 0)
    return v1.cond(is_zero, tf.no_op, applied)
