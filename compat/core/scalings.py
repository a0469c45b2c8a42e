"""Initializers that keep the scale of a layer, as up to 1.9.

They drew from a normal distribution that was cut at two standard deviations,
which has less variance than was asked for; since 1.10 it is widened first.

Source: TensorFlow 1.8.0, 1.9.0 and 1.10.1, `python/ops/init_ops.py`.
"""

from __future__ import annotations

import tensorflow as tf

_Scaling = tf.compat.v1.variance_scaling_initializer
# Standard deviation of a unit normal distribution that is cut at two.
_CUT = 0.87962566103423978


class VarianceScaling(_Scaling):  # type: ignore[misc, valid-type]
    """`variance_scaling_initializer`, whose arguments it takes."""

    def __call__(self, shape, dtype=None, partition_info=None):
        """Draws weights of a shape."""
        if self.distribution == 'uniform':
            return super().__call__(shape, dtype, partition_info)
        config = self.get_config() | {'scale': self.scale * _CUT**2}
        return _Scaling(**config)(shape, dtype, partition_info)


def as_then(initializer):
    """What drew as `VarianceScaling` then, as it did; all else as it is."""
    if not isinstance(initializer, _Scaling):
        return initializer
    names = 'scale mode distribution seed dtype'.split()
    return VarianceScaling(*(getattr(initializer, name) for name in names))


def _normal(scale, mode):
    def make(seed=None, dtype=tf.float32):
        return VarianceScaling(scale, mode, seed=seed, dtype=dtype)

    return make


glorot_normal = _normal(1.0, 'fan_avg')
he_normal = _normal(2.0, 'fan_in')
lecun_normal = _normal(1.0, 'fan_in')
