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
    with gradient_of('ConcatV2', _of_join, known):
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
    with gradient_of('GatherV2', _of_rows, known):
        return tf.nn.embedding_lookup(table, ids)


def _compute(operation, kind, gradient, x, y):
    with gradient_of(kind, gradient, _are_alike(x, y)):
        return operation(x, y)


def _are_alike(x, y):
    """Whether both have one shape as far as the graph knows it."""
    values = [v for v in (x, y) if not isinstance(v, numbers.Real)]
    if not all(tf.is_tensor(value) and value.shape.rank for value in values):
        return False
    return len({str(value.shape) for value in values}) == 1


@contextlib.contextmanager
def gradient_of(kind, function, alike=True):
    """Operations of a kind that are made inside have this gradient.

    Not where the program told the graph of one, by `gradient_override_map`.

    Args:
        kind: Type of the operations.
        function: Function of an operation and the gradients of its outputs
            that gives those of its inputs.
        alike: Whether to do so.
    """
    graph = v1.get_default_graph()
    # No public function does this without a name in the saved graph, which
    # then has no gradient where this module was not imported.
    override = getattr(graph, '_override_gradient_function', None)
    told = kind in getattr(graph, '_gradient_override_map', ())
    if override is None or told or not alike or tf.executing_eagerly():
        yield
        return
    with override({kind: function}):
        yield


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
