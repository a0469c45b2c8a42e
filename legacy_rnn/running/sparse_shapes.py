"""What today's functions give as sparse tensors has the shape of 0.x.

The namespaces' own sparse tensors have it anyhow; those that queues, parsers
and decoders make are today's, and so are the values that a session gives.
"""

from __future__ import annotations


def install(tf, release):
    """Lets `shape` of sparse tensors be a tensor, and of values an array.

    Args:
        tf: Today's tensorflow.
        release: The Release of the script; from 1.0 nothing changes.
    """
    if not release < '1.0':
        return
    values = tf.compat.v1.SparseTensorValue
    values.shape = property(lambda value: value.dense_shape)
    known = tf.SparseTensor.shape
    if not getattr(known.fget, 'gives_tensor', False):
        tf.SparseTensor.shape = property(_with_tensor(known.fget))


def _with_tensor(known):
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat import sparse

    def shape(tensor):
        return sparse.ShapeTensor(known(tensor), tensor.dense_shape)

    shape.__dict__['gives_tensor'] = True
    return shape
