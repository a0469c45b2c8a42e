"""`tf.contrib.util`."""

import tensorflow as tf

v1 = tf.compat.v1


def constant_value(tensor, partial=False):
    """Value of a tensor that is known while the graph is built, or None."""
    return tf.get_static_value(tensor, partial)


def make_tensor_proto(values, dtype=None, shape=None, **unused):
    """A TensorProto of values."""
    return v1.make_tensor_proto(values, dtype, shape)


def make_ndarray(tensor):
    """The array in a TensorProto."""
    return v1.make_ndarray(tensor)


def ops_used_by_graph_def(graph_def):
    """Names of the op types that a graph uses."""
    used = {node.op for node in graph_def.node}
    functions = {f.signature.name for f in graph_def.library.function}
    for function in graph_def.library.function:
        used.update(node.op for node in function.node_def)
    return used - functions
