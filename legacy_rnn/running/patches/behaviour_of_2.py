"""Behaviour of TensorFlow 2 that a half-ported program keeps."""

from __future__ import annotations

import contextlib


@contextlib.contextmanager
def kept(tf, functions):
    """Turns behaviour on, and afterwards off again.

    Args:
        tf: Today's tensorflow, in the graph mode of TensorFlow 1.
        functions: Names of functions of `tf.compat.v1`, such as
            `enable_v2_tensorshape`.
    """
    with contextlib.ExitStack() as stack:
        for name in functions:
            opposite = name.replace('enable_', 'disable_')
            getattr(tf.compat.v1, name)()
            stack.callback(getattr(tf.compat.v1, opposite))
        yield
