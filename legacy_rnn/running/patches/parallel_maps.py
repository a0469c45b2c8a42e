"""Data sets that map by as many threads as a tensor of int32 says.

Source: TensorFlow 1.8.0, 1.12.3 and 1.15.5, which took int32 alone; 2.21
takes int64 alone.
"""

from __future__ import annotations

import contextlib
import functools

from . import replacing


@contextlib.contextmanager
def taken(tf):
    """Lets `num_parallel_calls` of `map` be a tensor of int32.

    Args:
        tf: Today's tensorflow.
    """
    kind = tf.compat.v1.data.Dataset
    function = kind.map

    @functools.wraps(function)
    def map(self, map_func, num_parallel_calls=None, **options):
        if getattr(num_parallel_calls, 'dtype', None) == tf.int32:
            num_parallel_calls = tf.cast(num_parallel_calls, tf.int64)
        return function(self, map_func, num_parallel_calls, **options)

    with replacing.attribute(kind, 'map', map):
        yield
