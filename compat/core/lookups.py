"""Rows of embeddings as operations that bear the name of the lookup.

Up to 1.8 `tf.nn.embedding_lookup` gave what it gathered. Later an identity
stands behind it, so that the result has another name, `embedding_lookup/
Identity`, and its gradient comes one operation later: behind that of a decay
where it came before it.

Source: TensorFlow 1.8.0 and 1.12.3, `python/ops/embedding_ops.py`.
"""

import functools

import tensorflow as tf


def without_identity(lookup):
    """Wraps `tf.nn.embedding_lookup`, so that it gives what it gathers.

    Args:
        lookup: Today's function.

    Returns:
        A function of the same arguments.
    """

    @functools.wraps(lookup)
    def embedding_lookup(*args, **options):
        found = lookup(*args, **options)
        if tf.executing_eagerly() or found.op.type != 'Identity':
            return found
        return found.op.inputs[0]

    return embedding_lookup
