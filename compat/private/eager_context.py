"""`tensorflow.python.eager.context`: the old API builds graphs alone."""

import contextlib

import tensorflow as tf

from ..errors import RemovedSymbolError


def executing_eagerly():
    """Whether operations run at once."""
    return tf.executing_eagerly()


def in_graph_mode():
    """Whether operations are added to a graph."""
    return not tf.executing_eagerly()


def in_eager_mode():
    """Whether operations run at once."""
    return tf.executing_eagerly()


@contextlib.contextmanager
def graph_mode():
    """Adds operations to the graph at hand."""
    yield


def eager_mode():
    """Raises: a script that asks for eager mode is not of this API."""
    raise RemovedSymbolError(
        'Eager execution is off in the old API, which builds graphs; write '
        'this part on TensorFlow 2 itself.'
    )


def num_gpus():
    """Number of graphics cards."""
    return len(tf.config.list_physical_devices('GPU'))


def control_flow_v2_enabled():
    """Whether loops and conditions are functions; the old API has ops."""
    return False
