"""The sampled softmax loss of one label a row, of few operations.

TensorFlow's makes 140, and its gradient 170 more: it asks for shapes that the
graph knows, and cuts and joins by them, in each step of a decoder once more.
"""

from __future__ import annotations

import functools
import inspect
import numbers

import tensorflow as tf

from ..layer_base import alike, graph_seeds


def of_few_operations(loss):
    """`tf.nn.sampled_softmax_loss`, of the same values to the bit.

    Args:
        loss: TensorFlow's own. It does what has several labels a row, unknown
            depths, tables in parts, samples that are given, or types other
            than float32, and where the operations of a graph count.
    """

    signature = inspect.signature(loss)

    @functools.wraps(loss)
    def sampled_softmax_loss(*args, **options):
        given = signature.bind(*args, **options)
        given.apply_defaults()
        if not _is_plain(**given.arguments):
            return loss(*args, **options)
        return _loss(**given.arguments)

    return sampled_softmax_loss


def _is_plain(
    weights,
    biases,
    labels,
    inputs,
    num_sampled,
    num_true,
    sampled_values,
    **unused,
):
    values = [weights, biases, labels, inputs]
    return (
        not graph_seeds.is_counting()
        and num_true == 1
        and sampled_values is None
        and isinstance(num_sampled, numbers.Integral)
        and all(map(tf.is_tensor, values))
        and {value.dtype.base_dtype for value in (weights, biases, inputs)}
        == {tf.float32}
        and weights.shape.is_fully_defined()
        and biases.shape.is_fully_defined()
        and biases.shape.rank == 1
        and labels.shape.rank == inputs.shape.rank == 2
        and labels.shape.as_list() == [inputs.shape.as_list()[0], 1]
        and weights.shape[1:].as_list() == inputs.shape[1:].as_list()
    )


def _loss(
    weights,
    biases,
    labels,
    inputs,
    num_sampled,
    num_classes,
    remove_accidental_hits,
    name,
    seed,
    **unused,
):
    with tf.name_scope(name or 'sampled_softmax_loss'):
        labels = tf.cast(labels, tf.int64)
        drawn = tf.random.log_uniform_candidate_sampler(
            labels, 1, int(num_sampled), True, num_classes, seed
        )
        tables = weights, biases
        hits = remove_accidental_hits
        return _cross_entropy(_logits(*tables, labels, inputs, drawn, hits))


def _logits(weights, biases, labels, inputs, candidates, removes_hits):
    """`[batch, 1 + sampled]`: of the label, and of what was drawn."""
    drawn, label_counts, drawn_counts = candidates
    ids = tf.concat([tf.reshape(labels, [-1]), drawn], 0)
    # The batch may be unknown: all but what was drawn are labels.
    sizes = tf.constant([-1, int(drawn.shape[0])])
    own_rows, rows = tf.split(alike.look_up(weights, ids), sizes, num=2)
    own_biases, offsets = tf.split(alike.look_up(biases, ids), sizes, num=2)
    own_rows.set_shape(inputs.shape)
    own_biases.set_shape(inputs.shape[:1])
    own = _row_sums(alike.multiply(inputs, own_rows))
    own = alike.add(own, tf.reshape(own_biases, [-1, 1]))
    other = tf.matmul(inputs, rows, transpose_b=True)
    with alike.gradients(AddV2=_of_row):
        other = other + offsets
    if removes_hits:
        with alike.gradients(AddV2=_of_first):
            other = other + _hits(labels, drawn, tf.shape(other))
    with alike.gradients(Sub=_of_first):
        own = own - tf.math.log(label_counts)
        other = other - tf.math.log(drawn_counts)
    return alike.join([own, other])


def _row_sums(values):
    """Sums of rows, `[batch, 1]`, as the product with ones rounds them."""
    ones = tf.ones([int(values.shape[1]), 1])
    with alike.gradients(MatMul=_of_row_sums):
        return tf.matmul(values, ones)


def _hits(labels, drawn, shape):
    """The least float where a class was drawn that is the label."""
    rows, columns, lowest = tf.nn.compute_accidental_hits(
        labels, drawn, num_true=1
    )
    places = tf.stack([rows, tf.cast(columns, tf.int32)], 1)
    return tf.raw_ops.SparseToDense(
        sparse_indices=places,
        output_shape=shape,
        sparse_values=lowest,
        default_value=0.0,
        validate_indices=False,
    )


def _cross_entropy(logits):
    """That of the first class of each row, `[batch]`."""
    first = [1.0] + [0.0] * (int(logits.shape[1]) - 1)
    labels = tf.broadcast_to(first, tf.shape(logits))
    with alike.gradients(SoftmaxCrossEntropyWithLogits=_of_loss):
        return tf.raw_ops.SoftmaxCrossEntropyWithLogits(
            features=logits, labels=labels
        ).loss


def _of_first(op, gradient):
    return [gradient, None]


def _of_row(op, gradient):
    return [gradient, tf.reduce_sum(gradient, 0)]


def _of_row_sums(op, gradient):
    return [tf.matmul(gradient, op.inputs[1], transpose_b=True), None]


def _of_loss(op, gradient, of_slope):
    """Only the logits have one; see TensorFlow's `nn_grad.py`."""
    slope = tf.expand_dims(gradient, 1) * op.outputs[1]
    if of_slope.op.type != 'ZerosLike':
        softmax = tf.nn.softmax(op.inputs[0])
        along = tf.matmul(of_slope[:, tf.newaxis], softmax[:, :, tf.newaxis])
        slope += (of_slope - along[:, 0]) * softmax
    return [slope, None]
