"""What `optimize_loss` does to gradients: noise, factors, clipping, norms.

*Source:* TensorFlow 0.8 to 1.15, `contrib/layers/python/layers/optimizers.py`.
"""

import tensorflow as tf

v1 = tf.compat.v1


def adaptive_clipping_fn(
    std_factor=2.0,
    decay=0.95,
    static_max_norm=None,
    global_step=None,
    report_summary=False,
    epsilon=1e-8,
    name=None,
):
    """Makes a function that clips by what norms were lately.

    Args:
        std_factor: How many deviations above the mean a norm may be.
        decay: How much of the averages an update keeps.
        static_max_norm: Largest norm in any case.
        global_step: Lets the averages warm up.
        report_summary: Whether to summarize the largest norm.
        epsilon: Added before the logarithm.
        name: Variable scope; `AdaptiveMaxNorm` by default.
    """

    def clip(pairs):
        gradients, variables = zip(*pairs, strict=True)
        norm = tf.linalg.global_norm(gradients)
        with v1.variable_scope(name, 'AdaptiveMaxNorm', [norm]):
            limit, usual = _adaptive_limit(
                norm, std_factor, decay, global_step, epsilon
            )
        if report_summary:
            v1.summary.scalar('global_norm/adaptive_max_gradient_norm', limit)
        # Beyond the limit a gradient gets the norm that was usual.
        factor = tf.where(norm < limit, tf.ones_like(norm), usual / norm)
        if static_max_norm is not None:
            factor = tf.minimum(factor, static_max_norm / norm)
        scaled = [_times(gradient, factor) for gradient in gradients]
        return list(zip(scaled, variables, strict=True))

    return clip


def _adaptive_limit(norm, std_factor, decay, global_step, epsilon):
    """The largest norm, and the usual one."""
    log_norm = tf.math.log(norm + epsilon)
    if global_step is not None:
        steps = tf.cast(global_step, tf.float32)
        decay = tf.minimum(decay, steps / (steps + 1.0))

    def average(variable_name, value):
        moving = v1.get_variable(
            variable_name,
            value.shape,
            initializer=v1.zeros_initializer(),
            trainable=False,
        )
        old = tf.convert_to_tensor(moving)
        return v1.assign(moving, old * decay + value * (1.0 - decay))

    mean = average('mean', log_norm)
    square = average('sq_mean', tf.square(log_norm))
    deviation = tf.sqrt(tf.maximum(epsilon, square - tf.square(mean)))
    return tf.exp(mean + std_factor * deviation), tf.exp(mean)


def change(pairs, noise, multipliers):
    """Adds noise to gradients, and multiplies them."""
    if noise is not None:
        pairs = [(_noisy(g, noise), v) for g, v in pairs]
    if multipliers is not None:
        factors = {getattr(k, 'name', k): f for k, f in multipliers.items()}
        pairs = [
            (_times(g, factors[v.name]), v) if v.name in factors else (g, v)
            for g, v in pairs
        ]
    return pairs


def clip(pairs, clip):
    """Clips by the largest global norm, or by a function of the pairs."""
    if callable(clip):
        return clip(pairs)
    if clip is not None:
        gradients, variables = zip(*pairs, strict=True)
        gradients, _ = tf.clip_by_global_norm(gradients, clip)
        return list(zip(gradients, variables, strict=True))
    return pairs


def _noisy(gradient, scale):
    if gradient is None:
        return None
    shape = getattr(gradient, 'dense_shape', gradient.shape)
    return gradient + v1.truncated_normal(shape) * scale


def _times(gradient, factor):
    if isinstance(gradient, tf.IndexedSlices):
        return tf.IndexedSlices(
            gradient.values * factor, gradient.indices, gradient.dense_shape
        )
    return None if gradient is None else gradient * factor


def summarize(names, loss, pairs):
    """Writes the loss and what each gradient is, where it is asked for."""
    if 'loss' in names:
        v1.summary.scalar('loss', loss)
    for gradient, variable in pairs:
        if gradient is None:
            continue
        values = getattr(gradient, 'values', gradient)
        name = variable.name.replace(':', '_')
        if 'gradients' in names:
            v1.summary.histogram(f'gradients/{name}', values)
        if 'gradient_norm' in names:
            norm = tf.linalg.global_norm([values])
            v1.summary.scalar(f'gradient_norm/{name}', norm)


def summarize_norm(names, name, pairs):
    """Writes the norm of all gradients, where it is asked for."""
    if {'global_gradient_norm', 'gradient_norm'} & set(names):
        norm = tf.linalg.global_norm([g for g, _ in pairs])
        v1.summary.scalar(f'global_norm/{name}', norm)
