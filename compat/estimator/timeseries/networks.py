"""What `ARModel` computes its predictions by.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `ar_model.py`.
"""

from __future__ import annotations

import math

import tensorflow as tf

from ...releases import Release, Since

v1 = tf.compat.v1
_LEAST_VARIANCE = 1e-5
# How much of the logarithm of the deviation counts in the loss.
_SHARE = Since({'1.3': 1, '1.14': 0.5})


def kind(release):
    """A function that makes dense layers, named as in a release.

    Args:
        release: A Release.

    Returns:
        Function of inputs `[batch, depth]`, a number of units, and a name or
        the place of a hidden layer; gives `[batch, units]`.
    """
    return _of_1_9 if release >= Release('1.9') else _of_1_8


def _of_1_8(inputs, units, name):
    name = f'layer_{name}' if isinstance(name, int) else name
    return _dense(inputs, units, f'{name}_weight', f'{name}_bias')


def _of_1_9(inputs, units, name):
    if isinstance(name, int):
        name = f'sequential/dense_{name}' if name else 'sequential/dense'
    with v1.variable_scope(f'flat_prediction_model/{name}'):
        return _dense(inputs, units, 'kernel', 'bias')


def _dense(inputs, units, kernel, bias):
    depth, dtype = inputs.shape.as_list()[1], inputs.dtype
    with v1.variable_scope(v1.get_variable_scope(), reuse=v1.AUTO_REUSE):
        weights = v1.get_variable(kernel, [depth, units], dtype)
        added = v1.get_variable(bias, [units], dtype, v1.zeros_initializer())
    return tf.matmul(inputs, weights) + added


def places_in_periods(times, periods, buckets, dtype):
    """Where in each period a time is.

    Each period is cut into buckets; the bucket of a time holds how much of it
    has passed, all others 0.

    Args:
        times: `[batch, time]` of whole numbers.
        periods: List of their lengths.
        buckets: Buckets of a period.
        dtype: Type of what is returned.

    Returns:
        `[batch, time, periods, buckets]`.
    """
    lengths = tf.constant(periods, times.dtype)[:, None]
    passed = tf.cast(times[:, :, None, None] % lengths, dtype) * buckets
    passed /= tf.cast(lengths, dtype)
    passed = tf.nn.relu(passed - tf.range(buckets, dtype=dtype))
    return tf.where(passed < 1, passed, tf.zeros_like(passed))


def normal_loss(release, errors, variance):
    """How unlikely errors are by a normal distribution.

    Args:
        release: A Release; since 1.14 only half of the deviation's logarithm
            counts.
        errors: `[batch, time, features]`.
        variance: Of the same shape.

    Returns:
        Scalar: the mean of the negative logarithms of their densities.
    """
    sigma = tf.sqrt(tf.maximum(variance, _LEAST_VARIANCE))
    scaled = tf.square(errors / sigma) + math.log(2 * math.pi)
    return tf.reduce_mean(scaled / 2 + tf.math.log(sigma) * _SHARE[release])
