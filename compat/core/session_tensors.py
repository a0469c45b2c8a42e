"""Tensors that a session kept by a handle, read again as in 0.8 and 0.9."""

import tensorflow as tf

v1 = tf.compat.v1


def get_session_tensor(dtype, name=None):
    """A tensor that a session kept for `tf.get_session_handle`.

    Args:
        dtype: Its type.
        name: Name of the op.

    Returns:
        `(holder, tensor)`; feed the handle to the placeholder `holder`.
    """
    holder = v1.placeholder(tf.string)
    tensor = tf.raw_ops.GetSessionTensor(handle=holder, dtype=dtype, name=name)
    return holder, tensor


def delete_session_tensor(name=None):
    """Lets a session forget a tensor.

    Returns:
        `(holder, op)`; feed the handle to the placeholder `holder`.
    """
    holder = v1.placeholder(tf.string)
    return holder, tf.raw_ops.DeleteSessionTensor(handle=holder, name=name)
