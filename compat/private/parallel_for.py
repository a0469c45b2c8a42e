"""`tensorflow.python.ops.parallel_for`, whose package showed its functions."""

from __future__ import annotations

import tensorflow as tf

_gradients = tf.compat.v1.gradients


def pfor(loop_fn, iters, parallel_iterations=None):
    """Runs a function for each number below `iters`, vectorized.

    Args:
        loop_fn: Function of a number, a scalar int32 tensor.
        iters: How many numbers.
        parallel_iterations: Taken as it is; all are vectorized at a time.

    Returns:
        What `loop_fn` gives, with a first axis of `iters`.
    """
    del parallel_iterations
    return tf.vectorized_map(loop_fn, tf.range(iters))


def for_loop(loop_fn, loop_fn_dtypes, iters, parallel_iterations=None):
    """Runs a function for each number below `iters`, in a loop.

    Args:
        loop_fn: Function of a number, a scalar int32 tensor.
        loop_fn_dtypes: Types of what it gives.
        iters: How many numbers.
        parallel_iterations: How many may run at a time.

    Returns:
        What `loop_fn` gives, with a first axis of `iters`.
    """
    return tf.compat.v1.map_fn(
        loop_fn,
        tf.range(iters),
        dtype=loop_fn_dtypes,
        parallel_iterations=parallel_iterations,
    )


def jacobian(output, inputs, use_pfor=True, parallel_iterations=None):
    """Gradients of each number of a tensor.

    Args:
        output: The tensor.
        inputs: Tensor, or structure of them.
        use_pfor: Vectorizes it, and loops otherwise.
        parallel_iterations: How many may run at a time in a loop.

    Returns:
        Tensors of `output`'s shape with an input's after it, in the structure
        of `inputs`; None where `output` does not depend on an input.
    """
    flat = tf.nest.flatten(inputs)
    values = tf.reshape(output, [-1])
    found = [
        _each(values, x, tf.size(values), use_pfor, parallel_iterations)
        for x in flat
    ]
    shaped = [
        y
        if y is None
        else tf.reshape(y, tf.concat([tf.shape(output), tf.shape(x)], 0))
        for x, y in zip(flat, found, strict=True)
    ]
    for x, y in zip(flat, shaped, strict=True):
        if y is not None:
            y.set_shape(output.shape.concatenate(x.shape))
    return tf.nest.pack_sequence_as(inputs, shaped)


def batch_jacobian(output, inp, use_pfor=True, parallel_iterations=None):
    """Gradients of each number of an example, by that example's input alone.

    Args:
        output: Tensor `[batch, y...]`.
        inp: Tensor `[batch, x...]`.
        use_pfor: Vectorizes it, and loops otherwise.
        parallel_iterations: How many may run at a time in a loop.

    Returns:
        Tensor `[batch, y..., x...]`; None where `output` does not depend on
        `inp`.

    Raises:
        ValueError: The batches differ.
    """
    if not output.shape[:1].is_compatible_with(inp.shape[:1]):
        raise ValueError(
            f'Need first dimension of output shape ({output.shape}) and inp '
            f'shape ({inp.shape}) to match.'
        )
    batch = tf.shape(output)[0]
    size = tf.reduce_prod(tf.shape(output)[1:])
    columns = tf.transpose(tf.reshape(output, [batch, size]))
    found = _each(columns, inp, size, use_pfor, parallel_iterations)
    if found is None:
        return None
    rows = tf.reshape(found, [size, batch, -1])
    shape = tf.concat([tf.shape(output), tf.shape(inp)[1:]], 0)
    result = tf.reshape(tf.transpose(rows, [1, 0, 2]), shape)
    result.set_shape(output.shape.concatenate(inp.shape[1:]))
    return result


def _each(values, x, size, use_pfor, parallel_iterations):
    """The gradient of each of `values` by `x`, or None where there is none."""
    if _gradients(values, x)[0] is None:
        return None

    def one(i):
        return _gradients(tf.gather(values, i), x)[0]

    if use_pfor:
        return pfor(one, size)
    return for_loop(one, x.dtype, size, parallel_iterations)
