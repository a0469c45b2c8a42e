"""Initializers of `contrib.layers`.

*Source:* Glorot and Bengio 2010 (xavier); He et al. 2015 (variance scaling).
"""

import math

import tensorflow as tf

v1 = tf.compat.v1


def variance_scaling_initializer(
    factor=2.0, mode='FAN_IN', uniform=False, seed=None, dtype=tf.float32
):
    """Draws with a variance that keeps the scale of a layer's inputs.

    Args:
        factor: Of the variance.
        mode: Count inputs (FAN_IN), outputs (FAN_OUT) or both (FAN_AVG).
        uniform: Uniform or truncated normal.
        seed: Of the draw.
        dtype: A float type.
    """
    if mode not in ('FAN_IN', 'FAN_OUT', 'FAN_AVG'):
        raise TypeError(f'mode must be FAN_IN, FAN_OUT or FAN_AVG, got {mode}')

    def initializer(shape, dtype=dtype, partition_info=None):
        count = _count(shape, mode)
        if uniform:
            limit = math.sqrt(3.0 * factor / count)
            return v1.random_uniform(shape, -limit, limit, dtype, seed=seed)
        # Truncation takes variance away; 1.3 gives it back.
        stddev = math.sqrt(1.3 * factor / count)
        return v1.truncated_normal(shape, 0.0, stddev, dtype, seed=seed)

    return initializer


def xavier_initializer(uniform=True, seed=None, dtype=tf.float32):
    """Draws so that inputs and outputs of a layer have one scale."""
    return variance_scaling_initializer(1.0, 'FAN_AVG', uniform, seed, dtype)


xavier_initializer_conv2d = xavier_initializer


def _count(shape, mode):
    # A number alone counts as one unit.
    shape = list(map(float, tf.TensorShape(shape).as_list())) or [1.0]
    inputs = shape[-2] if len(shape) > 1 else shape[-1]
    outputs = shape[-1]
    window = math.prod(shape[:-2])
    inputs, outputs = inputs * window, outputs * window
    both = (inputs + outputs) / 2.0
    return {'FAN_IN': inputs, 'FAN_OUT': outputs, 'FAN_AVG': both}[mode]
