"""tf.contrib.layers: layers, initializers, regularizers, optimize_loss."""

from .row import ours

ROWS = (
    ours(
        'contrib.layers.*',
        'old.contrib_layers:*',
        advice='tf.keras.layers holds the layers of today.',
        before='tf.contrib.layers.l2_regularizer(0.1)(x)',
        after='legacy_rnn.compat.v1.contrib.layers.l2_regularizer(0.1)(x)',
    ),
)
