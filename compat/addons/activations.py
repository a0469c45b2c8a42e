"""tensorflow_addons.activations: functions of a tensor, element by element."""

from __future__ import annotations

import tensorflow as tf

from ..contrib.sparsemax import sparsemax as rows_sparsemax
from . import of_contrib

__getattr__ = of_contrib(__name__)


def gelu(x, approximate=True):
    """`x` by the normal distribution's share below it, approximate or not."""
    return tf.nn.gelu(x, approximate)


def hardshrink(x, lower=-0.5, upper=0.5):
    """`x` outside of `lower` to `upper`, and 0 within."""
    x = _tensor(x, lower, upper)
    return x * tf.cast((x < lower) | (x > upper), x.dtype)


def lisht(x):
    """`x tanh(x)`."""
    x = tf.convert_to_tensor(x)
    return x * tf.tanh(x)


def mish(x):
    """`x tanh(log(1 + exp(x)))`."""
    x = tf.convert_to_tensor(x)
    return x * tf.tanh(tf.math.softplus(x))


def snake(x, frequency=1):
    """`x + (1 - cos(2 f x)) / (2 f)` for a frequency f."""
    x = tf.convert_to_tensor(x)
    twice = 2 * tf.cast(frequency, x.dtype)
    return x + (1 - tf.cos(twice * x)) / twice


def softshrink(x, lower=-0.5, upper=0.5):
    """How far `x` is outside of `lower` to `upper`."""
    x = _tensor(x, lower, upper)
    below = tf.minimum(x - lower, 0)
    return below + tf.maximum(x - upper, 0)


def sparsemax(logits, axis=-1):
    """The nearest distribution along an axis: sums to 1, with zeros."""
    logits = tf.convert_to_tensor(logits)
    last = tf.experimental.numpy.moveaxis(logits, axis, -1)
    rows = tf.reshape(last, [-1, last.shape[-1]])
    rows = rows_sparsemax(rows)
    result = tf.reshape(rows, tf.shape(last))
    return tf.experimental.numpy.moveaxis(result, -1, axis)


def tanhshrink(x):
    """`x - tanh(x)`."""
    x = tf.convert_to_tensor(x)
    return x - tf.tanh(x)


def _tensor(x, lower, upper):
    if lower > upper:
        raise ValueError(
            f'lower must be at most upper, got lower={lower}, upper={upper}; '
            f'pass the lower bound first'
        )
    return tf.convert_to_tensor(x)
