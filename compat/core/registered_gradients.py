"""`RegisterGradient` for an operation that has a gradient today.

TensorFlow 1.0 had no gradient of `FloorMod`, nor 1.8 one of `BroadcastTo`;
programs registered theirs, and today's TensorFlow refuses a second one.
"""

import tensorflow as tf

v1 = tf.compat.v1


class RegisterGradient:
    """Decorator of the function that computes an operation's gradient.

    Args:
        op_type: Type of the operation. If today's TensorFlow has a gradient
            of it, the program's takes its place.
    """

    def __init__(self, op_type):
        self._op_type = op_type
        self._register = v1.RegisterGradient(op_type)

    def __call__(self, f):
        """Registers `f(op, *gradients)`, and returns it."""
        try:
            return self._register(f)
        except KeyError:
            _forget(self._op_type)
            return self._register(f)


def _forget(op_type):
    """Takes a gradient out of the registry, which has no public name."""
    known = v1.RegisterGradient.__call__.__globals__['gradient_registry']
    del known._registry[op_type]
