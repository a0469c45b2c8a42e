"""Embeddings of `contrib.layers`."""

import tensorflow as tf

from ..model_variables import model_variable

v1 = tf.compat.v1


def embed_sequence(
    ids,
    vocab_size=None,
    embed_dim=None,
    unique=False,
    initializer=None,
    regularizer=None,
    trainable=True,
    scope=None,
    reuse=None,
):
    """Embeds sequences of ids.

    Args:
        ids: `[batch, time]` int.
        vocab_size: Number of ids.
        embed_dim: Depth of the embedding.
        unique: Look each id up once.
        initializer: By default the scope's.
        regularizer: Function of the embeddings giving a loss.
        trainable: Whether optimizers change the embeddings.
        scope: Variable scope; `EmbedSequence` by default.
        reuse: Whether to reuse the embeddings of the scope.

    Returns:
        `[batch, time, embed_dim]`.
    """
    if not reuse and (vocab_size is None or embed_dim is None):
        raise ValueError(
            'vocab_size and embed_dim are needed unless reuse is true, got '
            f'{vocab_size} and {embed_dim}'
        )
    with v1.variable_scope(scope, 'EmbedSequence', [ids], reuse=reuse):
        embeddings = model_variable(
            'embeddings',
            shape=[vocab_size, embed_dim],
            initializer=initializer,
            regularizer=regularizer,
            trainable=trainable,
        )
        look_up = embedding_lookup_unique if unique else _look_up
        return look_up(embeddings, ids)


def bow_encoder(
    ids,
    vocab_size,
    embed_dim,
    sparse_lookup=True,
    initializer=None,
    regularizer=None,
    trainable=True,
    scope=None,
    reuse=None,
):
    """Mean embedding of each sequence, `[batch, embed_dim]`.

    Args:
        ids: `[batch, time]` int, or a SparseTensor of them.
        vocab_size: Number of ids.
        embed_dim: Depth of the embedding.
        sparse_lookup: Whether ids of 0 stand for nothing, and are left out.
        initializer: By default the scope's.
        regularizer: Function of the embeddings giving a loss.
        trainable: Whether optimizers change the embeddings.
        scope: Variable scope; `bow_encoder` by default.
        reuse: Whether to reuse the embeddings of the scope.

    Raises:
        TypeError: The ids are sparse, and `sparse_lookup` is False.

    *Source:* TensorFlow 1.15; `sparse_lookup=False` takes the mean of all.
    """
    is_sparse = isinstance(ids, tf.SparseTensor)
    if is_sparse and not sparse_lookup:
        raise TypeError(
            'ids must be a dense tensor where sparse_lookup is False, got '
            f'{ids}'
        )
    with v1.variable_scope(scope, 'bow_encoder', [ids], reuse=reuse):
        embeddings = model_variable(
            'embeddings',
            shape=[vocab_size, embed_dim],
            initializer=initializer,
            regularizer=regularizer,
            trainable=trainable,
        )
        if sparse_lookup:
            if not is_sparse:
                ids = tf.sparse.from_dense(ids)
            return v1.nn.safe_embedding_lookup_sparse(
                embeddings, ids, combiner='mean', default_id=0
            )
        return tf.reduce_mean(_look_up(embeddings, ids), axis=1)


def embedding_lookup_unique(params, ids, partition_strategy='mod', name=None):
    """Looks each id up once, however often it occurs."""
    with tf.name_scope(name or 'EmbeddingLookupUnique'):
        ids = tf.convert_to_tensor(ids)
        unique, places = tf.unique(tf.reshape(ids, [-1]))
        rows = v1.nn.embedding_lookup(params, unique, partition_strategy)
        flat = tf.gather(rows, places)
        tail = flat.shape[1:]
        shape = tf.concat([tf.shape(ids), tf.shape(flat)[1:]], 0)
        outputs = tf.reshape(flat, shape)
        outputs.set_shape(ids.shape.concatenate(tail))
        return outputs


def safe_embedding_lookup_sparse(
    embedding_weights,
    sparse_ids,
    sparse_weights=None,
    combiner=None,
    default_id=None,
    name=None,
    partition_strategy='div',
    max_norm=None,
):
    """Combined embeddings of sparse ids; empty rows give zeros.

    Args:
        embedding_weights: One table or its parts.
        sparse_ids: SparseTensor `[batch, any]` int64.
        sparse_weights: SparseTensor of weights, or None for ones.
        combiner: mean (by default), sqrtn or sum.
        default_id: Used for empty rows.
        name: Name of the ops.
        partition_strategy: How ids are spread over the parts.
        max_norm: Longest embedding.

    Returns:
        `[batch, depth]`.
    """
    return v1.nn.safe_embedding_lookup_sparse(
        embedding_weights,
        sparse_ids,
        sparse_weights,
        combiner or 'mean',
        default_id,
        name,
        partition_strategy,
        max_norm,
    )


def _look_up(params, ids):
    return tf.nn.embedding_lookup(params, ids)
