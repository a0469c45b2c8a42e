"""Gradients that are sparse, clipped as releases clipped them.

Norms of those that are sparse in one part and dense in another:

A variable that is looked up has a gradient of rows, `tf.IndexedSlices`; one
that is decayed, or multiplied by, has a dense one. Up to 1.14 the gradient of
a variable that was both held the rows of all parts, one after the other; since
1.15 it is their sum. A global norm counts each row by itself, so that

    loss += tf.nn.l2_loss(embedding)
    tf.clip_by_global_norm(tf.gradients(loss, [embedding]), 5)

clips by another number.

One gradient alone was made dense: up to 1.12 by `clip_by_norm`, up to 1.13 by
`clip_by_value`. Rows that were looked up twice were added up first, and
optimizers then moved all rows.

Source: TensorFlow 1.14 and 1.15, `python/ops/gradients_util.py`; 1.12 to
1.14, `python/ops/clip_ops.py`.
"""

import collections.abc

import tensorflow as tf

v1 = tf.compat.v1


def clip_by_global_norm(t_list, clip_norm, use_norm=None, name=None):
    """`tf.clip_by_global_norm`, of the norm up to 1.14.

    Args:
        t_list: Gradients, `tf.IndexedSlices` or None.
        clip_norm: Largest norm, a scalar.
        use_norm: The norm, if it is known.
        name: Of the operation.

    Returns:
        `(gradients, norm)`: scaled gradients, and the norm before.
    """
    return v1.clip_by_global_norm(as_rows(t_list), clip_norm, use_norm, name)


def global_norm(t_list, name=None):
    """`tf.global_norm`, of the rows of all parts, as up to 1.14."""
    return v1.global_norm(as_rows(t_list), name)


def clip_by_norm(t, clip_norm, axes=None, name=None):
    """`tf.clip_by_norm` up to 1.12, which makes rows a dense tensor.

    Args:
        t: A tensor, or `tf.IndexedSlices`.
        clip_norm: Largest norm, a scalar.
        axes: Over which it is taken; None for all.
        name: Of the operation.

    Returns:
        A tensor of the shape of `t`.
    """
    return v1.clip_by_norm(_whole(t), clip_norm, axes, name)


def clip_by_value(t, clip_value_min, clip_value_max, name=None):
    """`tf.clip_by_value` up to 1.13, which makes rows a dense tensor."""
    return v1.clip_by_value(_whole(t), clip_value_min, clip_value_max, name)


def as_rows(gradients):
    """Gradients, those of several parts with the rows of all of them."""
    if isinstance(gradients, collections.abc.Sequence):
        return [_as_rows(gradient) for gradient in gradients]
    return gradients


def pairs_as_rows(grads_and_vars):
    """A list of `(gradient, variable)` with the gradients of `as_rows`."""
    return [(_as_rows(gradient), var) for gradient, var in grads_and_vars]


def _whole(gradient):
    if isinstance(gradient, tf.IndexedSlices):
        return tf.convert_to_tensor(gradient)
    return gradient


def _as_rows(gradient):
    if not tf.is_tensor(gradient) or isinstance(gradient, tf.IndexedSlices):
        return gradient
    if tf.executing_eagerly() or gradient.op.type != 'AddN':
        return gradient
    rows = [_rows_of(part) for part in gradient.op.inputs]
    if None not in rows or not any(rows):
        return gradient
    every = tf.range(tf.shape(gradient, tf.int64)[0])
    # In the order in which they came, as optimizers up to 0.12 take them.
    parts = [
        found or (part, every)
        for part, found in zip(gradient.op.inputs, rows, strict=True)
    ]
    return tf.IndexedSlices(
        tf.concat([values for values, _ in parts], 0),
        tf.concat([tf.cast(indices, tf.int64) for _, indices in parts], 0),
        tf.shape(gradient, tf.int64),
    )


def _rows_of(part):
    """Values and indices that a sum of gradients made dense, or None."""
    op = part.op
    if op.type == 'UnsortedSegmentSum' and '/inputs_' in op.name:
        return op.inputs[0], op.inputs[1]
    return None
