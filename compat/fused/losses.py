"""The cross entropy of many classes, on all cores."""

from __future__ import annotations

import tensorflow as tf

# Below it TensorFlow's own operation is as fast, `docs/performance.md`.
LEAST_CLASSES = 1000
# A probability below it may have lost digits.
_LEAST = {tf.float32: 1e-30, tf.float64: 1e-280}


def sparse_softmax_cross_entropy(labels, logits, name=None):
    """Computes `-log(softmax(logits)[label])` of each row.

    TensorFlow's own operation runs on one core. This one is made of
    operations that share their rows among the cores, and its gradient of the
    softmax that the loss needs anyway:

        d loss / d logits = softmax(logits) - onehot(label)

    Args:
        labels: int `[...]`, each at least 0 and below `classes`.
        logits: `[..., classes]`. Few or an unknown number of classes, and
            types other than float32 and float64, are left to TensorFlow.
        name: Name of the operations.

    Returns:
        `[...]` in the type of the logits, in nats.

    Raises:
        ValueError: The shapes do not fit.
        tf.errors.InvalidArgumentError: A label is no class, when it runs.
    """
    logits = tf.convert_to_tensor(logits)
    labels = tf.convert_to_tensor(labels)
    if not _is_worth_it(labels, logits):
        return tf.nn.sparse_softmax_cross_entropy_with_logits(
            labels=labels, logits=logits, name=name
        )
    with tf.name_scope(name or 'sparse_softmax_cross_entropy'):
        losses = _of_rows(
            tf.reshape(labels, [-1]),
            tf.reshape(logits, [-1, int(logits.shape[-1])]),
        )
        losses = tf.reshape(losses, tf.shape(labels))
    losses.set_shape(labels.shape)
    return losses


def _is_worth_it(labels, logits):
    rank, classes = logits.shape.rank, logits.shape[-1:].as_list()
    return (
        logits.dtype in _LEAST
        and labels.dtype in (tf.int32, tf.int64)
        and rank is not None
        and labels.shape.is_compatible_with(logits.shape[:-1])
        and classes[0] is not None
        and classes[0] >= LEAST_CLASSES
        and not tf.config.list_physical_devices('GPU')
    )


def _of_rows(labels, logits):
    """Losses `[rows]` of labels `[rows]` and logits `[rows, classes]`."""
    rows = tf.range(tf.shape(logits)[0], dtype=labels.dtype)
    places = tf.stack([rows, labels], 1)  # [rows, 2]

    @tf.custom_gradient
    def losses(logits):
        probabilities = tf.nn.softmax(logits)
        found = _from_probabilities(probabilities, logits, places)

        def gradient(upstream):
            change = tf.tensor_scatter_nd_sub(
                probabilities, places, tf.ones_like(upstream)
            )
            return change * upstream[:, None]

        return found, gradient

    return losses(logits)


def _from_probabilities(probabilities, logits, places):
    """Losses `[rows]`, from the logits where a probability underflows."""
    chosen = tf.gather_nd(probabilities, places)

    def exact():
        behind = tf.reduce_max(logits, 1) - tf.gather_nd(logits, places)
        return behind - tf.math.log(tf.reduce_max(probabilities, 1))

    return tf.cond(
        tf.reduce_all(chosen > _LEAST[chosen.dtype]),
        lambda: -tf.math.log(chosen),
        exact,
    )
