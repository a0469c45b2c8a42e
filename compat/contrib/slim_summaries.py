"""`slim.summaries`: summaries named by their tensors, printed if wanted.

*Source:* TensorFlow 1.4.1 and 1.15.5, `contrib/slim/python/slim/summaries.py`.
"""

import functools

import tensorflow as tf

__all__ = [
    'add_histogram_summaries',
    'add_histogram_summary',
    'add_image_summaries',
    'add_image_summary',
    'add_scalar_summaries',
    'add_scalar_summary',
    'add_zero_fraction_summaries',
    'add_zero_fraction_summary',
]

v1 = tf.compat.v1


def add_histogram_summary(tensor, name=None, prefix=None):
    """Summarizes the values of a tensor.

    Args:
        tensor: The tensor.
        name: Name of the summary; by default that of the tensor's operation.
        prefix: What stands before the name and a slash.

    Returns:
        The summary, a string tensor.
    """
    return v1.summary.histogram(_name(tensor, name, prefix), tensor)


def add_image_summary(tensor, name=None, prefix=None, print_summary=False):
    """Summarizes pictures `[batch, height, width, channels]`."""
    name = _name(tensor, name, prefix)
    return _add(v1.summary.image, name, tensor, print_summary)


def add_scalar_summary(tensor, name=None, prefix=None, print_summary=False):
    """Summarizes a scalar; `print_summary` prints it, too."""
    name = _name(tensor, name, prefix)
    return _add(v1.summary.scalar, name, tensor, print_summary)


def add_zero_fraction_summary(
    tensor, name=None, prefix=None, print_summary=False
):
    """Summarizes the fraction of a tensor that is zero."""
    name = f'{_name(tensor, name, prefix)}/Fraction of Zero Values'
    fraction = tf.nn.zero_fraction(tensor)
    return _add(v1.summary.scalar, name, fraction, print_summary)


def add_histogram_summaries(tensors, prefix=None):
    """Summarizes the values of each of some tensors."""
    return [add_histogram_summary(t, prefix=prefix) for t in tensors]


def add_image_summaries(tensors, prefix=None):
    """Summarizes each of some tensors of pictures."""
    return [add_image_summary(t, prefix=prefix) for t in tensors]


def add_scalar_summaries(tensors, prefix=None, print_summary=False):
    """Summarizes each of some scalars."""
    add = functools.partial(add_scalar_summary, print_summary=print_summary)
    return [add(t, prefix=prefix) for t in tensors]


def add_zero_fraction_summaries(tensors, prefix=None):
    """Summarizes the fraction of zeros of each of some tensors."""
    return [add_zero_fraction_summary(t, prefix=prefix) for t in tensors]


def _name(tensor, name, prefix):
    name = name or tensor.op.name
    return f'{prefix}/{name}' if prefix else name


def _add(make, name, tensor, print_summary):
    """Makes a summary; one that prints stands for the other when merged."""
    if not print_summary:
        return make(name, tensor)
    summary = v1.Print(make(name, tensor, collections=[]), [tensor], name)
    v1.add_to_collection(v1.GraphKeys.SUMMARIES, summary)
    return summary
