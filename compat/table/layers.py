"""tf.layers, without Keras."""

from .row import ours

ROWS = (
    ours(
        'layers.*',
        'old.layers:*',
        first='1.0',
        advice='tf.keras.layers holds the layers of today.',
        before="tf.layers.dense(x, 3, name='dense')",
        after="legacy_rnn.compat.v1.layers.dense(x, 3, name='dense')",
    ),
)
