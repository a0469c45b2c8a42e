"""`optimize_loss`: gradients, clipping, noise, summaries and the step.

*Source:* TensorFlow 0.8 to 1.15, `contrib.layers.optimize_loss`.
"""

import functools
import inspect

import tensorflow as tf

from ...core import gradient_norms
from .gradients import change, clip, summarize, summarize_norm

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
        summaries: Names out of `OPTIMIZER_SUMMARIES`; by default the loss,
            a rate that decays, and the global norm of gradients.
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
    summaries = _checked(loss, learning_rate, summaries)
    with v1.variable_scope(name, 'OptimizeLoss', [loss, global_step]):
        if update_ops is None:
            update_ops = v1.get_collection(v1.GraphKeys.UPDATE_OPS)
        with tf.control_dependencies(list(update_ops)):
            loss = tf.identity(loss)
        rate = _learning_rate(learning_rate)
        if rate is not None and learning_rate_decay_fn is not None:
            rate = _decayed(learning_rate_decay_fn, rate, global_step)
            if 'learning_rate' in summaries:
                v1.summary.scalar('learning_rate', rate)
        made = _make_optimizer(optimizer, rate)
        pairs = made.compute_gradients(
            loss,
            variables or v1.trainable_variables(),
            colocate_gradients_with_ops=colocate_gradients_with_ops,
        )
        pairs = change(pairs, gradient_noise_scale, gradient_multipliers)
        summarize_norm(summaries, 'gradient_norm', pairs)
        pairs = clip(pairs, clip_gradients)
        summarize(summaries, loss, pairs)
        if clip_gradients is not None:
            summarize_norm(summaries, 'clipped_gradient_norm', pairs)
        step = made.apply_gradients(
            pairs, global_step if increment_global_step else None
        )
        with tf.control_dependencies([step]):
            return tf.identity(loss)


def _checked(loss, learning_rate, summaries):
    if summaries is None:
        summaries = ['loss', 'learning_rate', 'global_gradient_norm']
    if loss.shape.rank not in (None, 0):
        raise ValueError(f'loss must be a scalar, got shape {loss.shape}')
    unknown = set(summaries) - set(OPTIMIZER_SUMMARIES)
    if unknown:
        raise ValueError(
            f'summaries must be of {", ".join(OPTIMIZER_SUMMARIES)}, got '
            f'{", ".join(sorted(unknown))}'
        )
    if isinstance(learning_rate, tf.Tensor):
        good = learning_rate.shape.rank == 0
    else:
        is_float = isinstance(learning_rate, float)
        good = learning_rate is None or is_float and learning_rate >= 0
    if not good:
        raise ValueError(
            'learning_rate must be a scalar tensor or a float of at least '
            f'0.0, got {learning_rate!r}'
        )
    return summaries


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


def _decayed(decay, rate, global_step):
    if global_step is None:
        raise ValueError(
            'global_step is required for learning_rate_decay_fn; '
            'pass one, or make tf.train.get_or_create_global_step()'
        )
    return decay(rate, global_step)


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


@functools.wraps(optimize_loss)
def optimize_loss_of_1_14(*args, **kwargs):
    """The same up to 1.14, whose norms counted each part of a gradient."""
    given = inspect.signature(optimize_loss).bind(*args, **kwargs).arguments
    limit = given.get('clip_gradients')
    if limit is not None:
        given['clip_gradients'] = lambda pairs: clip(
            gradient_norms.pairs_as_rows(pairs), limit
        )
    return optimize_loss(**given)


@functools.wraps(optimize_loss)
def early_optimize_loss(*args, summaries=None, **kwargs):
    """The same up to 1.2, which summarized no norm by default."""
    if summaries is None:
        summaries = ['loss', 'learning_rate']
    kwargs['summaries'] = summaries
    return optimize_loss_of_1_14(*args, **kwargs)
