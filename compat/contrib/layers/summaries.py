"""Summaries of tensors, activations and collections."""

import functools
import re

import tensorflow as tf

v1 = tf.compat.v1


def summarize_tensor(tensor, tag=None):
    """A scalar summary of a scalar, a histogram of anything else."""
    tag = tag or tensor.op.name
    if tensor.shape.ndims == 0:
        return v1.summary.scalar(tag, tensor)
    return v1.summary.histogram(tag, tensor)


def summarize_activation(op):
    """A histogram of an activation, and for relu its share of zeros."""
    if op.op.type in ('Relu', 'Softplus', 'Relu6'):
        zeros = v1.nn.zero_fraction(op)
        v1.summary.scalar(f'{op.op.name}/zeros', zeros)
    if op.op.type == 'Relu6':
        sixes = tf.reduce_mean(tf.cast(tf.equal(op, 6), tf.float32))
        v1.summary.scalar(f'{op.op.name}/sixes', sixes)
    return v1.summary.histogram(f'{op.op.name}/activation', op)


def summarize_tensors(tensors, summarizer=summarize_tensor):
    """Summaries of several tensors."""
    return [summarizer(tensor) for tensor in tensors]


def summarize_collection(
    collection, name_filter=None, summarizer=summarize_tensor
):
    """Summaries of a collection, of the names that match a pattern."""
    tensors = v1.get_collection(collection)
    if name_filter is not None:
        tensors = [t for t in tensors if re.match(name_filter, t.op.name)]
    return summarize_tensors(tensors, summarizer)


def summarize_activations(name_filter=None, summarizer=summarize_activation):
    """Summaries of the collection of activations."""
    return summarize_collection(
        v1.GraphKeys.ACTIVATIONS, name_filter, summarizer
    )


summarize_biases, summarize_variables, summarize_weights = (
    functools.partial(summarize_collection, name)
    for name in (
        v1.GraphKeys.BIASES,
        v1.GraphKeys.GLOBAL_VARIABLES,
        v1.GraphKeys.WEIGHTS,
    )
)
