"""`contrib.losses.metric_learning`: losses of distances between embeddings.

*Source:* TensorFlow 1.5 to 1.15, `contrib/losses/python/metric_learning`.
Distances are those of a batch with itself; a matrix `[batch, batch]` of
booleans says which of them count.
"""

import tensorflow as tf

v1 = tf.compat.v1

__all__ = [
    'contrastive_loss',
    'lifted_struct_loss',
    'npairs_loss',
    'triplet_semihard_loss',
]


def contrastive_loss(
    labels, embeddings_anchor, embeddings_positive, margin=1.0
):
    """Pulls pairs of one label together and pushes others apart.

    Args:
        labels: `[batch]`, 1 for pairs that belong together, 0 for others.
        embeddings_anchor: `[batch, features]`.
        embeddings_positive: `[batch, features]`.
        margin: How far apart others are to be.

    Returns:
        A scalar.
    """
    distances = tf.sqrt(
        tf.reduce_sum(
            tf.math.squared_difference(embeddings_anchor, embeddings_positive),
            1,
        )
    )
    together = tf.cast(labels, distances.dtype)
    apart = tf.square(tf.maximum(margin - distances, 0.0))
    return tf.reduce_mean(
        together * tf.square(distances) + (1.0 - together) * apart,
        name='contrastive_loss',
    )


def triplet_semihard_loss(labels, embeddings, margin=1.0):
    """Pushes away the nearest others that are farther than a friend.

    Where none of another label is farther than the friend, the farthest one
    counts.

    Args:
        labels: `[batch]`, integers.
        embeddings: `[batch, features]`, float32.
        margin: How much farther others are to be.

    Returns:
        A scalar.
    """
    distances = _squared_distances(embeddings)
    same = _same(labels)
    others = tf.cast(~same, tf.float32)
    farther = distances[:, None, :] > distances[:, :, None]
    # [anchor, friend, other]
    counts = farther & ~same[:, None, :]
    outside = _masked_minimum(
        tf.broadcast_to(distances[:, None, :], tf.shape(counts)),
        tf.cast(counts, tf.float32),
    )
    inside = tf.broadcast_to(
        _masked_maximum(distances, others)[:, None], tf.shape(distances)
    )
    nearest = tf.where(tf.reduce_any(counts, 2), outside, inside)
    friends = _friends(same)
    losses = tf.maximum((margin + (distances - nearest)) * friends, 0.0)
    return tf.truediv(
        tf.reduce_sum(losses),
        tf.reduce_sum(friends),
        name='triplet_semihard_loss',
    )


def npairs_loss(
    labels,
    embeddings_anchor,
    embeddings_positive,
    reg_lambda=0.002,
    print_losses=False,
):
    """Cross entropy of the similarities of pairs, and the embeddings' L2.

    Args:
        labels: `[pairs]`, integers.
        embeddings_anchor: `[pairs, features]`.
        embeddings_positive: `[pairs, features]`.
        reg_lambda: Factor of the L2 loss.
        print_losses: Whether to print both when they are computed.

    Returns:
        A scalar.
    """
    norms = [
        tf.reduce_mean(tf.reduce_sum(tf.square(embeddings), 1))
        for embeddings in (embeddings_anchor, embeddings_positive)
    ]
    l2loss = tf.multiply(0.25 * reg_lambda, norms[0] + norms[1], name='l2loss')
    similarities = tf.matmul(
        embeddings_anchor, embeddings_positive, transpose_b=True
    )
    targets = tf.cast(_same(labels), tf.float32)
    targets /= tf.reduce_sum(targets, 1, keepdims=True)
    entropy = tf.reduce_mean(
        v1.nn.softmax_cross_entropy_with_logits(
            logits=similarities, labels=targets
        ),
        name='xentropy',
    )
    if print_losses:
        entropy = v1.Print(
            entropy, ['cross entropy:', entropy, 'l2loss:', l2loss]
        )
    return l2loss + entropy


def lifted_struct_loss(labels, embeddings, margin=1.0):
    """Pushes all others of both ends of a pair away, by a smooth maximum.

    Args:
        labels: `[batch]`, integers.
        embeddings: `[batch, features]`, float32.
        margin: How much farther others are to be.

    Returns:
        A scalar.
    """
    squared = _squared_distances(embeddings)
    is_zero = tf.cast(squared <= 0.0, tf.float32)
    distances = tf.sqrt(squared + is_zero * 1e-16) * (1.0 - is_zero)
    same = _same(labels)
    others = tf.cast(~same, tf.float32)
    lacking = margin - distances
    most = _masked_maximum(lacking, others)
    most = tf.maximum(most[:, None], most[None, :])
    # [end, other end, other]
    sums = tf.reduce_sum(
        tf.exp(lacking[:, None, :] - most[:, :, None]) * others[:, None, :], 2
    )
    losses = most + tf.math.log(sums + tf.transpose(sums)) + distances
    friends = _friends(same)
    squares = tf.square(tf.maximum(losses * friends, 0.0))
    return tf.truediv(
        0.25 * tf.reduce_sum(squares),
        tf.reduce_sum(friends) / 2.0,
        name='liftedstruct_loss',
    )


def _squared_distances(embeddings):
    """Of all pairs of rows, `[batch, batch]`; exactly 0 to itself."""
    embeddings = tf.convert_to_tensor(embeddings)
    squares = tf.reduce_sum(tf.square(embeddings), 1)
    products = tf.matmul(embeddings, embeddings, transpose_b=True)
    found = squares[:, None] + squares[None, :] - 2.0 * products
    others = 1.0 - tf.eye(tf.shape(found)[0], dtype=found.dtype)
    return tf.maximum(found, 0.0) * others


def _same(labels):
    """Which rows have one label, `[batch, batch]` bool."""
    labels = tf.convert_to_tensor(labels)
    if labels.shape.rank not in (None, 1):
        raise ValueError(
            f'labels must have shape [batch], got {labels.shape}; pass class '
            'ids, not one-hot rows'
        )
    return tf.equal(labels[:, None], labels[None, :])


def _friends(same):
    """Rows of one label, without a row itself, `[batch, batch]` float32."""
    return tf.cast(same, tf.float32) - tf.eye(tf.shape(same)[0])


def _masked_maximum(values, mask):
    """Greatest of the last axis where a mask is 1, else the least."""
    least = tf.reduce_min(values, -1, keepdims=True)
    return tf.reduce_max((values - least) * mask, -1) + least[..., 0]


def _masked_minimum(values, mask):
    """Least of the last axis where a mask is 1, else the greatest."""
    most = tf.reduce_max(values, -1, keepdims=True)
    return tf.reduce_min((values - most) * mask, -1) + most[..., 0]
