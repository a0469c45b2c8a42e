"""`optimize_loss`: gradients, clipping, noise, summaries and the step.

*Source:* TensorFlow 0.8 to 1.15, `contrib.layers.optimize_loss`.
"""

import tensorflow as tf

v1 = tf.compat.v1

OPTIMIZER_CLS_NAMES = {
    'Adagrad': v1.train.AdagradOptimizer,
    'Adam': v1.train.AdamOptimizer,
    'Ftrl': v1.train.FtrlOptimizer,
    'Momentum': lambda learning_rate: v1.train.MomentumOptimizer(
        learning_rate, momentum=0.9
    ),
    'RMSProp': v1.train.RMSPropOptimizer,
    'SGD': v1.train.GradientDescentOptimizer,
}
OPTIMIZER_SUMMARIES = [
    'learning_rate',
    'loss',
    'gradients',
    'gradient_norm',
    'global_gradient_norm',
]


def optimize_loss(
    loss,
    global_step,
    learning_rate,
    optimizer,
    gradient_noise_scale=None,
    gradient_multipliers=None,
    clip_gradients=None,
    learning_rate_decay_fn=None,
    update_ops=None,
    variables=None,
    name=None,
    summaries=None,
    colocate_gradients_with_ops=False,
    increment_global_step=True,
):
    """Makes the op that trains one step and gives the loss.

    Args:
        loss: A scalar.
        global_step: Step counter, or None for the graph's own.
        learning_rate: A float, a scalar tensor, or None.
        optimizer: Name in `OPTIMIZER_CLS_NAMES`, a class, an instance, or
            a function of the learning rate.
        gradient_noise_scale: Deviation of noise to add, as a share of the
            size of each gradient's own deviation.
        gradient_multipliers: Dict of variable (or its name) to factor.
        clip_gradients: Largest global norm, or a function of gradients.
        learning_rate_decay_fn: Function of the rate and the step.
        update_ops: Ops to run first; the collection UPDATE_OPS by default.
        variables: Variables to train; all trainable ones by default.
        name: Variable scope; `OptimizeLoss` by default.
        summaries: Names out of `OPTIMIZER_SUMMARIES`.
        colocate_gradients_with_ops: As in `Optimizer.compute_gradients`.
        increment_global_step: Whether a step counts.

    Returns:
        The loss, after the step.

    Raises:
        ValueError: The loss or the rate is no scalar, the rate is negative
            or no float, the optimizer makes none, a summary is unknown, or
            the rate decays without a step.
        TypeError: The step is no integer.
    """
    loss = tf.convert_to_tensor(loss)
    if global_step is None:
        global_step = v1.train.get_global_step()
    else:
        v1.train.assert_global_step(global_step)
    _check(loss, learning_rate, summaries)
    with v1.variable_scope(name, 'OptimizeLoss', [loss, global_step]):
        if update_ops is None:
            update_ops = v1.get_collection(v1.GraphKeys.UPDATE_OPS)
        with tf.control_dependencies(list(update_ops)):
            loss = tf.identity(loss)
        rate = _learning_rate(learning_rate)
        if rate is not None and learning_rate_decay_fn is not None:
            if global_step is None:
                raise ValueError(
                    'global_step is required for learning_rate_decay_fn; '
                    'pass one, or make tf.train.get_or_create_global_step()'
                )
            rate = learning_rate_decay_fn(rate, global_step)
        made = _make_optimizer(optimizer, rate)
        gradients = made.compute_gradients(
            loss,
            variables or v1.trainable_variables(),
            colocate_gradients_with_ops=colocate_gradients_with_ops,
        )
        gradients = _change(
            gradients, gradient_noise_scale, gradient_multipliers,
            clip_gradients,
        )  # fmt: skip
        _summarize(summaries, rate, loss, gradients)
        step = made.apply_gradients(
            gradients, global_step if increment_global_step else None
        )
        with tf.control_dependencies([step]):
            return tf.identity(loss)


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


def _check(loss, learning_rate, summaries):
    if loss.shape.rank not in (None, 0):
        raise ValueError(f'loss must be a scalar, got shape {loss.shape}')
    unknown = set(summaries or ()) - set(OPTIMIZER_SUMMARIES)
    if unknown:
        raise ValueError(
            f'summaries must be of {", ".join(OPTIMIZER_SUMMARIES)}, got '
            f'{", ".join(sorted(unknown))}'
        )
    if learning_rate is None:
        return
    if isinstance(learning_rate, tf.Tensor):
        good = learning_rate.shape.rank == 0
    else:
        good = isinstance(learning_rate, float) and learning_rate >= 0
    if not good:
        raise ValueError(
            'learning_rate must be a scalar tensor or a float of at least '
            f'0.0, got {learning_rate!r}'
        )


def _learning_rate(learning_rate):
    if learning_rate is None:
        return None
    if isinstance(learning_rate, tf.Tensor):
        return learning_rate
    return v1.get_variable(
        'learning_rate',
        [],
        trainable=False,
        initializer=v1.constant_initializer(learning_rate),
    )


def _make_optimizer(optimizer, rate):
    if isinstance(optimizer, str):
        if optimizer not in OPTIMIZER_CLS_NAMES:
            raise ValueError(
                f'optimizer must be one of {", ".join(OPTIMIZER_CLS_NAMES)}, '
                f'got {optimizer}'
            )
        made = _with_rate(OPTIMIZER_CLS_NAMES[optimizer], rate, optimizer)
    elif isinstance(optimizer, type):
        known = issubclass(optimizer, v1.train.Optimizer)
        made = _with_rate(optimizer, rate, optimizer) if known else None
    elif isinstance(optimizer, v1.train.Optimizer):
        made = optimizer
    elif callable(optimizer):
        made = optimizer(rate) if rate is not None else optimizer()
    else:
        made = None
    if not isinstance(made, v1.train.Optimizer):
        raise ValueError(
            'optimizer must be a name, a class or an instance of '
            'tf.train.Optimizer, or a function of the rate that gives one, '
            f'got {optimizer!r}'
        )
    return made


def _with_rate(kind, rate, optimizer):
    if rate is None:
        raise ValueError(
            f'learning_rate must be given for the optimizer {optimizer}'
        )
    return kind(learning_rate=rate)


def _change(pairs, noise, multipliers, clip):
    """Adds noise to gradients, multiplies and clips them."""
    if noise is not None:
        pairs = [(_noisy(g, noise), v) for g, v in pairs]
    if multipliers is not None:
        factors = {getattr(k, 'name', k): f for k, f in multipliers.items()}
        pairs = [
            (_times(g, factors[v.name]), v) if v.name in factors else (g, v)
            for g, v in pairs
        ]
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


def _summarize(names, rate, loss, pairs):
    names = ['loss', 'learning_rate'] if names is None else names
    if 'learning_rate' in names and rate is not None:
        v1.summary.scalar('learning_rate', rate)
    if 'loss' in names:
        v1.summary.scalar('loss', loss)
    gradients = [(g, v) for g, v in pairs if g is not None]
    for gradient, variable in gradients:
        values = getattr(gradient, 'values', gradient)
        if 'gradients' in names:
            v1.summary.histogram(f'gradients/{variable.op.name}', values)
        if 'gradient_norm' in names:
            norm = tf.linalg.global_norm([values])
            v1.summary.scalar(f'gradient_norm/{variable.op.name}', norm)
    if 'global_gradient_norm' in names:
        norm = tf.linalg.global_norm([g for g, _ in gradients])
        v1.summary.scalar('global_norm/gradient_norm', norm)
