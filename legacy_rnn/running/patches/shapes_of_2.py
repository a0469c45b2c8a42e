"""Shapes that hold numbers, as in TensorFlow 2, not `Dimension`s."""

from __future__ import annotations

import contextlib


@contextlib.contextmanager
def held(tf):
    """Makes the items of a shape numbers or None.

    Args:
        tf: Today's tensorflow, in the graph mode of TensorFlow 1.
    """
    tf.compat.v1.enable_v2_tensorshape()
    try:
        yield
    finally:
        tf.compat.v1.disable_v2_tensorshape()
