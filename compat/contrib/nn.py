"""`tf.contrib.nn`: dropout for networks that normalize themselves."""

import numbers

import tensorflow as tf

v1 = tf.compat.v1

# What SELU gives for a large negative number.
_LEAST = -1.7580993408473766


def alpha_dropout(x, keep_prob, noise_shape=None, seed=None, name=None):
    """Sets elements to SELU's least value, and keeps mean and variance.

    Args:
        x: Float tensor of mean 0 and variance 1.
        keep_prob: Share of elements to keep, a float or a scalar.
        noise_shape: Shape of what is drawn; that of `x` by default.
        seed: Seed of the draw.
        name: Name of the operation.

    Returns:
        Tensor of the shape of `x`; `x` itself where all is kept.

    Raises:
        ValueError: If `keep_prob` is not in (0, 1].

    *Source:* Klambauer et al., 2017; TensorFlow 1.15, `contrib/nn`.
    """
    with tf.name_scope(name or 'alpha_dropout'):
        x = tf.convert_to_tensor(x, name='x')
        is_number = isinstance(keep_prob, numbers.Real)
        if is_number and not 0 < float(keep_prob) <= 1:
            raise ValueError(
                f'keep_prob must be above 0 and at most 1, got {keep_prob}'
            )
        keep = tf.convert_to_tensor(keep_prob, x.dtype, name='keep_prob')
        if tf.get_static_value(keep) == 1:
            return x
        shape = tf.shape(x) if noise_shape is None else noise_shape
        drawn = v1.random_uniform(shape, seed=seed, dtype=x.dtype)
        kept = tf.cast(drawn >= 1 - keep, x.dtype)
        mixed = x * kept + _LEAST * (1 - kept)
        scale = (keep + keep * (1 - keep) * _LEAST**2) ** -0.5
        return scale * mixed - scale * _LEAST * (1 - keep)
