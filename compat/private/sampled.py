"""Private helpers of losses: sampled logits, sparse labels, quotients."""

import tensorflow as tf

v1 = tf.compat.v1


def safe_div(numerator, denominator, name='value'):
    """A quotient that is 0 where the denominator is 0.

    Args:
        numerator: Tensor.
        denominator: Tensor of the same shape.
        name: Name of the operation.
    """
    return tf.math.divide_no_nan(numerator, denominator, name)


def dense_labels_to_sparse(dense, length):
    """The labels of each row up to its length, as `ctc_loss` takes them.

    Args:
        dense: `[batch, labels]`.
        length: Number of labels, `[batch]`.

    Returns:
        SparseTensor `[batch, longest length]`; 0 is a label as any other.
    """
    dense = tf.convert_to_tensor(dense)
    longest = tf.reduce_max(length)
    dense = dense[:, :longest]
    mask = tf.sequence_mask(length, longest)
    return tf.SparseTensor(
        indices=tf.where(mask),
        values=tf.boolean_mask(dense, mask),
        dense_shape=tf.shape(dense, out_type=tf.int64),
    )


def compute_sampled_logits(
    weights,
    biases,
    labels,
    inputs,
    num_sampled,
    num_classes,
    num_true=1,
    sampled_values=None,
    subtract_log_q=True,
    remove_accidental_hits=False,
    partition_strategy='mod',
    name=None,
    seed=None,
):
    """Logits and labels of the true classes and of some sampled ones.

    Args:
        weights: `[classes, depth]`, or a list of parts of it.
        biases: `[classes]`.
        labels: True classes, int64 `[batch, num_true]`.
        inputs: `[batch, depth]`.
        num_sampled: Number of classes that are sampled.
        num_classes: Number of classes.
        num_true: Number of true classes a row.
        sampled_values: What a candidate sampler gave; by default the log
            uniform one.
        subtract_log_q: Whether logits are corrected by the logs of the
            expected counts.
        remove_accidental_hits: Whether a sampled class that is true is out.
        partition_strategy: How classes are spread over the parts.
        name: Name of the operations.
        seed: Seed of the sampler.

    Returns:
        Logits and labels `[batch, num_true + num_sampled]`; the labels of a
        row sum to 1.
    """
    parts = list(weights) if isinstance(weights, (list, tuple)) else [weights]
    labels = tf.cast(labels, tf.int64)
    if sampled_values is None:
        sampled_values = tf.random.log_uniform_candidate_sampler(
            labels, num_true, num_sampled, True, num_classes, seed
        )
    sampled, true_counts, sampled_counts = map(
        tf.stop_gradient, sampled_values
    )
    with tf.name_scope(name or 'compute_sampled_logits'):
        flat = tf.reshape(labels, [-1])
        ids = tf.concat([flat, tf.cast(sampled, tf.int64)], 0)
        rows = v1.nn.embedding_lookup(parts, ids, partition_strategy)
        offsets = v1.nn.embedding_lookup(biases, ids, partition_strategy)
        size = tf.shape(flat)[0]
        depth = tf.shape(rows)[1]
        true_rows = tf.reshape(rows[:size], [-1, num_true, depth])
        true = tf.reduce_sum(inputs[:, None] * true_rows, 2)
        true += tf.reshape(offsets[:size], [-1, num_true])
        others = tf.matmul(inputs, rows[size:], transpose_b=True)
        others += offsets[size:]
        if remove_accidental_hits:
            others += _hits(labels, sampled, num_true, others)
        if subtract_log_q:
            true -= tf.math.log(true_counts)
            others -= tf.math.log(sampled_counts)
        chances = [tf.ones_like(true) / num_true, tf.zeros_like(others)]
        return tf.concat([true, others], 1), tf.concat(chances, 1)


def _hits(labels, sampled, num_true, logits):
    """The least number where a sampled class is a true one, else 0."""
    rows, places, weights = v1.nn.compute_accidental_hits(
        labels, tf.cast(sampled, tf.int64), num_true
    )
    indices = tf.stack([tf.cast(rows, tf.int64), places], 1)
    return tf.scatter_nd(
        indices,
        tf.cast(weights, logits.dtype),
        tf.shape(logits, out_type=tf.int64),
    )


def compute_sampled_logits_of_0_12(
    weights, biases, inputs, labels, *args, **kwargs
):
    """`compute_sampled_logits`, with inputs before labels."""
    return compute_sampled_logits(
        weights, biases, labels, inputs, *args, **kwargs
    )
