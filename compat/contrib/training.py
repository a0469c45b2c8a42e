"""`tf.contrib.training`: hyper-parameters, buckets and training ops."""

import tensorflow as tf

from ..core import gradient_norms
from .buckets import bucket, bucket_by_sequence_length
from .evaluation_hooks import StopAfterNEvalsHook, SummaryAtEndHook
from .hparams import HParams, parse_values
from .segment_batches import NextQueuedSequenceBatch
from .state_batches import batch_sequences_with_states
from .state_savers import SequenceQueueingStateSaver
from .task_choice import (
    GreedyLoadBalancingStrategy,
    RandomStrategy,
    byte_size_load_fn,
)
from .training_loops import (
    evaluate_once,
    evaluate_repeatedly,
    get_or_create_eval_step,
    train,
    wait_for_new_checkpoint,
)

__all__ = [
    'GreedyLoadBalancingStrategy',
    'HParams',
    'NextQueuedSequenceBatch',
    'RandomStrategy',
    'SequenceQueueingStateSaver',
    'StopAfterNEvalsHook',
    'SummaryAtEndHook',
    'batch_sequences_with_states',
    'bucket',
    'bucket_by_sequence_length',
    'byte_size_load_fn',
    'evaluate_once',
    'evaluate_repeatedly',
    'get_or_create_eval_step',
    'parse_values',
    'train',
    'wait_for_new_checkpoint',
]

v1 = tf.compat.v1
checkpoints_iterator = tf.train.checkpoints_iterator


def clip_gradient_norms(gradients_to_variables, max_norm):
    """Clips each gradient to a norm.

    Args:
        gradients_to_variables: List of pairs of gradient and variable.
        max_norm: Largest norm of a gradient.
    """
    return [
        (gradient if gradient is None else _clip(gradient, max_norm), variable)
        for gradient, variable in gradients_to_variables
    ]


def clip_gradient_norms_fn(max_norm):
    """A function that clips gradients to a norm."""
    return lambda pairs: clip_gradient_norms(pairs, max_norm)


def clip_gradient_norms_of_1_14(gradients_to_variables, max_norm):
    """`clip_gradient_norms`, of the norms of each part of a gradient."""
    pairs = gradient_norms.pairs_as_rows(gradients_to_variables)
    return clip_gradient_norms(pairs, max_norm)


def clip_gradient_norms_fn_of_1_14(max_norm):
    """A function that clips gradients so."""
    return lambda pairs: clip_gradient_norms_of_1_14(pairs, max_norm)


def multiply_gradients(grads_and_vars, gradient_multipliers):
    """Multiplies gradients by factors, by variable or its name."""
    factors = {
        getattr(key, 'op', None) and key.op.name or key: factor
        for key, factor in gradient_multipliers.items()
    }
    changed = []
    for gradient, variable in grads_and_vars:
        factor = factors.get(variable.op.name)
        if factor is not None and gradient is not None:
            gradient = _scale(gradient, factor)
        changed.append((gradient, variable))
    return changed


def add_gradients_summaries(grads_and_vars):
    """Histograms and norms of gradients."""
    return _gradients_summaries(grads_and_vars, v1.summary.scalar)


def add_gradients_histograms(grads_and_vars):
    """Histograms of gradients and, as 1.0 made them, of their norms."""
    return _gradients_summaries(grads_and_vars, v1.summary.histogram)


def create_train_op(
    total_loss,
    optimizer,
    global_step=0,
    update_ops=None,
    variables_to_train=None,
    transform_grads_fn=None,
    summarize_gradients=False,
    gate_gradients=v1.train.Optimizer.GATE_OP,
    aggregation_method=None,
    colocate_gradients_with_ops=False,
    check_numerics=True,
):
    """Makes the op that trains one step and gives the loss.

    Args:
        total_loss: A scalar.
        optimizer: An optimizer.
        global_step: Step counter; the graph's own by default, None for none.
        update_ops: Ops to run first; the collection UPDATE_OPS by default.
        variables_to_train: All trainable ones by default.
        transform_grads_fn: Function of pairs of gradient and variable.
        summarize_gradients: Whether to add summaries.
        gate_gradients: As in `Optimizer.compute_gradients`.
        aggregation_method: As in `Optimizer.compute_gradients`.
        colocate_gradients_with_ops: As in `Optimizer.compute_gradients`.
        check_numerics: Whether a loss of NaN is an error.

    Returns:
        The loss, after the step.
    """
    if isinstance(global_step, int) and global_step == 0:
        global_step = v1.train.get_or_create_global_step()
    if update_ops is None:
        update_ops = v1.get_collection(v1.GraphKeys.UPDATE_OPS)
    with tf.control_dependencies(list(update_ops)):
        total_loss = tf.identity(total_loss)
    pairs = optimizer.compute_gradients(
        total_loss,
        variables_to_train or v1.trainable_variables(),
        gate_gradients=gate_gradients,
        aggregation_method=aggregation_method,
        colocate_gradients_with_ops=colocate_gradients_with_ops,
    )
    if transform_grads_fn:
        pairs = transform_grads_fn(pairs)
    if summarize_gradients:
        with tf.name_scope('summarize_grads'):
            add_gradients_summaries(pairs)
    step = optimizer.apply_gradients(pairs, global_step=global_step)
    with tf.name_scope('train_op'):
        if check_numerics:
            total_loss = tf.debugging.check_numerics(
                total_loss, 'LossTensor is inf or nan'
            )
        with tf.control_dependencies([step]):
            train_op = tf.identity(total_loss, name='control_dependency')
    v1.add_to_collection(v1.GraphKeys.TRAIN_OP, train_op)
    return train_op


def _gradients_summaries(grads_and_vars, of_norm):
    """Summaries of gradients.

    Args:
        grads_and_vars: List of pairs of gradient and variable.
        of_norm: Summary that the norms have.

    Returns:
        List of tensors of strings.
    """
    summaries = []
    for gradient, variable in grads_and_vars:
        if gradient is None:
            continue
        values = getattr(gradient, 'values', gradient)
        name = f'{variable.op.name}_gradient'
        norm = tf.linalg.global_norm([values])
        summaries.append(v1.summary.histogram(name, values))
        summaries.append(of_norm(f'{name}_norm', norm))
    return summaries


def _clip(gradient, max_norm):
    if isinstance(gradient, tf.IndexedSlices):
        values = tf.clip_by_norm(gradient.values, max_norm)
        return tf.IndexedSlices(values, gradient.indices, gradient.dense_shape)
    return tf.clip_by_norm(gradient, max_norm)


def _scale(gradient, factor):
    if isinstance(gradient, tf.IndexedSlices):
        return tf.IndexedSlices(
            gradient.values * factor, gradient.indices, gradient.dense_shape
        )
    return gradient * tf.cast(factor, gradient.dtype)
