"""Shapes whose sizes are floats or texts: `[3, channels / 2]` of Python 3.

TensorFlow took a float for the whole number that it equals, and the text of a
number, as of a command line, for the number.

Source: TensorFlow 1.15.5, `python/framework/tensor_shape.py`, `Dimension`.
"""

from __future__ import annotations

import contextlib

from ...compat.layer_base.whole_sizes import whole
from . import replacing


@contextlib.contextmanager
def taken(tf):
    """Lets whole floats, and texts of numbers, be sizes of a shape.

    Args:
        tf: Today's tensorflow, which refuses them.
    """
    kind = tf.compat.v1.Dimension
    made = kind.__init__

    def init(dimension, value):
        made(dimension, whole(value))

    with replacing.attribute(kind, '__init__', init):
        yield
