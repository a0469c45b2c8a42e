"""Small functions of shapes, sizes and batches."""

from __future__ import annotations

import tensorflow as tf

from ..cells.base import whole_size

v1 = tf.compat.v1


def static_or_dynamic(tensor, axis):
    """The size of an axis: an int if it is known, else a tensor."""
    size = tf.compat.dimension_value(tensor.shape[axis])
    return tf.shape(tensor)[axis] if size is None else size


def zeros(size, batch_size, dtype):
    """Zeros of a size that may be known only while running.

    Args:
        size: int, TensorShape or int32 scalar tensor.
        batch_size: int or int32 scalar tensor.
        dtype: Type of the zeros.

    Returns:
        `[batch_size, *size]`.
    """
    static = tf.get_static_value(tf.convert_to_tensor(batch_size))
    static = None if static is None else int(static)
    if isinstance(size, tf.Tensor):
        known = tf.get_static_value(size)
        rest, parts = [None if known is None else int(known)], [size]
    else:
        rest = parts = tf.TensorShape(whole_size(size)).as_list()
    result = tf.zeros(tf.stack([batch_size, *parts]), dtype)
    result.set_shape([static, *rest])
    return result


def transpose_batch_time(tensor):
    """Swaps the first two axes: `[batch, time, ...]`, `[time, batch, ...]`.

    Raises:
        ValueError: The rank is less than 2.
    """
    rank = tensor.shape.rank
    if rank is not None and rank < 2:
        raise ValueError(
            f'tensor must have shape [batch, time, ...], got {tensor.shape}'
        )
    if rank is not None:
        return tf.transpose(tensor, [1, 0, *range(2, rank)])
    axes = tf.concat([[1, 0], tf.range(2, tf.rank(tensor))], 0)
    return tf.transpose(tensor, axes)


def _transpose_batch_time(release, x):
    """The same under its old name; `release` changes nothing."""
    return transpose_batch_time(x)


def layer_output_size(layer, size):
    """The size of a layer's output for an input of a size.

    Args:
        layer: A layer, or None.
        size: int or TensorShape, without the batch.

    Returns:
        int or TensorShape, without the batch.

    Raises:
        TypeError: The layer does not tell.
    """
    if layer is None:
        return size
    names = ('compute_output_shape', '_compute_output_shape')
    compute = next(
        (getattr(layer, n) for n in names if hasattr(layer, n)), None
    )
    if compute is not None:
        inner = tf.TensorShape(whole_size(size))
        shape = tf.TensorShape([None]).concatenate(inner)
        return tf.TensorShape(compute(shape))[1:]
    if hasattr(layer, 'units'):
        return tf.TensorShape([layer.units])
    raise TypeError(
        f'output_layer must be a layer that tells compute_output_shape, got '
        f'{layer!r}; pass a tf.layers.Dense'
    )


def hardmax(release, logits, name=None):
    """A one-hot vector of the largest logit.

    Args:
        release: A Release.
        logits: `[..., classes]`.
        name: Name of the operations.

    Returns:
        `[..., classes]`, the type of `logits`.
    """
    with tf.name_scope(name or 'Hardmax'):
        logits = tf.convert_to_tensor(logits)
        depth = static_or_dynamic(logits, -1)
        return tf.one_hot(tf.argmax(logits, -1), depth, dtype=logits.dtype)
