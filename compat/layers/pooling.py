"""Pooling in one, two and three dimensions."""

import tensorflow as tf

from ..layer_base.layer import Layer
from .geometry import channels, checked_format, sizes


class _Pooling(Layer):
    """Takes the largest or the mean value of each window.

    Args:
        pool_size: int, or one for each dimension.
        strides: int, or one for each dimension.
        padding: `valid` or `same`.
        data_format: `channels_last` or `channels_first`.
        **kwargs: As for `Layer`.
    """

    rank = 2
    kind = 'MAX'

    def __init__(
        self,
        pool_size,
        strides,
        padding='valid',
        data_format='channels_last',
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.pool_size = sizes(pool_size, self.rank, 'pool_size')
        self.strides = sizes(strides, self.rank, 'strides')
        self.padding = padding.upper()
        self.data_format = checked_format(data_format)

    def call(self, inputs):
        """Pools `[batch, dimensions, channels]`."""
        return pooled(
            inputs,
            self.pool_size,
            self.kind,
            self.strides,
            self.padding,
            channels(self.data_format, self.rank),
        )


def pooled(inputs, windows, kind, strides, padding, data_format):
    """Pools; unlike in `tf.nn.pool`, strides may be above the windows.

    Args:
        inputs: `[batch, dimensions, channels]`.
        windows: A size for each dimension.
        kind: `MAX` or `AVG`.
        strides: A stride for each dimension.
        padding: `VALID` or `SAME`.
        data_format: Such as `NHWC`, or None for the usual one.
    """
    pool = {'MAX': tf.nn.max_pool, 'AVG': tf.nn.avg_pool}[kind]
    name = f'{kind.capitalize()}Pool' + '3D' * (len(windows) == 3)
    return pool(inputs, windows, strides, padding, data_format, name=name)


class MaxPooling1D(_Pooling):
    """Largest value of each window of steps."""

    rank = 1


class MaxPooling2D(_Pooling):
    """Largest value of each window of a picture."""


class MaxPooling3D(_Pooling):
    """Largest value of each window in three dimensions."""

    rank = 3


class AveragePooling1D(_Pooling):
    """Mean of each window of steps."""

    rank = 1
    kind = 'AVG'


class AveragePooling2D(_Pooling):
    """Mean of each window of a picture."""

    kind = 'AVG'


class AveragePooling3D(_Pooling):
    """Mean of each window in three dimensions."""

    rank = 3
    kind = 'AVG'
