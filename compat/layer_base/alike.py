"""Arithmetic of tensors of one shape, with the gradients of one shape.

Where a graph does not know the batch, TensorFlow's gradient of `x * y` asks
for both shapes, and sums and reshapes what it computed by what they say:
seven operations, to leave as it is what was not broadcast. Those of a cell's
step were a fifth of a training graph. Each value here is that of TensorFlow,
to the bit, and so is each gradient; in `tf.GradientTape` it is TensorFlow's.
"""

from __future__ import annotations

import contextlib
import numbers
import operator

import tensorflow as tf

v1 = tf.compat.v1


def add(x, y):
    """`x + y`.

    Args:
        x: `[batch, size]`, or a number.
        y: `[batch, size]`, or a number.
    """
    return _compute(operator.add, 'AddV2', _of_sum, x, y)


def subtract(x, y):
    """`x - y`, as `add`."""
    return _compute(operator.sub, 'Sub', _of_difference, x, y)


def multiply(x, y):
    """`x * y`, as `add`."""
    return _compute(operator.mul, 'Mul', _of_product, x, y)


def join(values):
    """`tf.concat(values, 1)` of `[batch, size]` each."""
    known = all(
        tf.is_tensor(value)
        and value.shape.rank == 2
        and value.shape.as_list()[1] is not None
        for value in values
    )
    with gradients(known, ConcatV2=_of_join):
        return tf.concat(values, 1)


def look_up(table, ids):
    """`tf.nn.embedding_lookup(table, ids)`.

    Args:
        table: `[rows, depth]`.
        ids: int `[batch]`.
    """
    known = (
        tf.is_tensor(ids)
        and ids.shape.rank == 1
        and isinstance(table, (tf.Tensor, tf.Variable))
        and table.shape.is_fully_defined()
    )
    with gradients(known, GatherV2=_of_rows):
        return tf.nn.embedding_lookup(table, ids)


def drop(value, keep_prob, seed=None):
    """`tf.nn.dropout(value, keep_prob, seed=seed)` of 1.x.

    Args:
        value: Tensor of any shape but a scalar.
        keep_prob: A float, or a scalar tensor.
        seed: Seed of the mask, or None.
    """
    known = tf.is_tensor(value) and bool(value.shape.rank)
    with gradients(
        known, Mul=_of_scaled, RealDiv=_of_divided, SelectV2=_of_kept
    ):
        return v1.nn.dropout(value, keep_prob=keep_prob, seed=seed)


def _compute(operation, kind, gradient, x, y):
    with gradients(_are_alike(x, y), **{kind: gradient}):
        return operation(x, y)


def _are_alike(x, y):
    """Whether both have one shape as far as the graph knows it."""
    values = [v for v in (x, y) if not isinstance(v, numbers.Real)]
    if not all(tf.is_tensor(value) and value.shape.rank for value in values):
        return False
    return len({str(value.shape) for value in values}) == 1


@contextlib.contextmanager
def gradients(alike=True, **functions):
    """Operations that are made inside have these gradients.

    Not where the program told the graph of one, by `gradient_override_map`.

    Args:
        alike: Whether to do so.
        **functions: Type of operations to a function of an operation and the
            gradients of its outputs, which gives those of its inputs.
    """
    graph = v1.get_default_graph()
    # No public function does this without a name in the saved graph, which
    # then has no gradient where this module was not imported.
    override = getattr(graph, '_override_gradient_function', None)
    told = set(functions) & set(getattr(graph, '_gradient_override_map', ()))
    if override is None or told or not alike or tf.executing_eagerly():
        yield
        return
    try:
        with override(functions):
            yield
    except BaseException:
        functions.clear()  # else the graph would keep them
        raise


def _of_sum(op, gradient):
    return _of_tensors(op, gradient, gradient)


def _of_difference(op, gradient):
    return _of_tensors(op, gradient, -gradient)


def _of_product(op, gradient):
    x, y = op.inputs
    gradient = tf.convert_to_tensor(gradient)
    return _of_tensors(op, gradient * y, x * gradient)


def _of_tensors(op, *gradients):
    """The gradients, None for a number."""
    return [
        gradient if value.shape.rank else None
        for value, gradient in zip(op.inputs, gradients, strict=True)
    ]


def _of_join(op, gradient):
    *values, axis = op.inputs
    sizes = [int(value.shape[1]) for value in values]
    return [*tf.split(gradient, sizes, axis), None]


def _of_rows(op, gradient):
    table, ids, _ = op.inputs
    rows = tf.convert_to_tensor(gradient)
    shape = tf.constant(table.shape.as_list())
    return [tf.IndexedSlices(rows, ids, shape), None, None]


def _of_scaled(op, gradient):
    return [gradient * op.inputs[1], None]


def _of_divided(op, gradient):
    x, y = op.inputs
    return [gradient / y, tf.reduce_sum(gradient * (-x / y / y))]


def _of_kept(op, gradient):
    mask, _, zero = op.inputs
    return [None, tf.where(mask, gradient, zero), None]
