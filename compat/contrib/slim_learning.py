"""`slim.learning`: the op that trains one step, and the loop around it.

*Source:* TensorFlow 1.15, `contrib/slim/python/slim/learning.py`.
"""

import functools
import inspect

import tensorflow as tf

from . import training
from .slim_steps import train_step
from .slim_training import train

__all__ = [
    'add_gradients_summaries',
    'clip_gradient_norms',
    'create_train_op',
    'multiply_gradients',
    'train',
    'train_step',
]

add_gradients_summaries = training.add_gradients_summaries
clip_gradient_norms = training.clip_gradient_norms
multiply_gradients = training.multiply_gradients


def create_train_op(
    total_loss,
    optimizer,
    global_step=0,
    update_ops=None,
    variables_to_train=None,
    clip_gradient_norm=0,
    summarize_gradients=False,
    gate_gradients=tf.compat.v1.train.Optimizer.GATE_OP,
    aggregation_method=None,
    colocate_gradients_with_ops=False,
    gradient_multipliers=None,
    check_numerics=True,
):
    """Makes the op that trains one step and gives the loss.

    Args:
        total_loss: A scalar.
        optimizer: An optimizer.
        global_step: As in `training.create_train_op`, like all but two.
        update_ops: As there.
        variables_to_train: As there.
        clip_gradient_norm: Largest norm of a gradient, or 0.
        summarize_gradients: As there.
        gate_gradients: As there.
        aggregation_method: As there.
        colocate_gradients_with_ops: As there.
        gradient_multipliers: Dict of variable, or its name, to the factor of
            its gradient.
        check_numerics: As there.

    Returns:
        The loss, after the step.
    """
    return training.create_train_op(
        total_loss,
        optimizer,
        global_step,
        update_ops,
        variables_to_train,
        transform_grads_fn=_changes(
            gradient_multipliers, clip_gradient_norms, clip_gradient_norm
        ),
        summarize_gradients=summarize_gradients,
        gate_gradients=gate_gradients,
        aggregation_method=aggregation_method,
        colocate_gradients_with_ops=colocate_gradients_with_ops,
        check_numerics=check_numerics,
    )


@functools.wraps(create_train_op)
def create_train_op_of_1_14(*args, **kwargs):
    """The same up to 1.14, whose norms counted each part of a gradient."""
    given = inspect.signature(create_train_op).bind(*args, **kwargs)
    options = dict(given.arguments)
    return training.create_train_op(
        transform_grads_fn=_changes(
            options.pop('gradient_multipliers', None),
            training.clip_gradient_norms_of_1_14,
            options.pop('clip_gradient_norm', 0),
        ),
        **options,
    )


def _changes(multipliers, clip, norm):
    """A function that multiplies and clips gradients, where that is asked."""

    def change(pairs):
        if multipliers:
            pairs = multiply_gradients(pairs, multipliers)
        return clip(pairs, norm) if norm > 0 else pairs

    return change
