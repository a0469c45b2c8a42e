"""tf.layers, without Keras."""

from .row import ours

# They number layers that reuse too.
_NUMBERED = (
    'batch_normalization conv1d conv2d conv2d_transpose conv3d dense '
    'separable_conv2d'
).split()
# They share the loss of outputs among the rows of a batch.
_OF_ROWS = (
    'Conv1D Conv2D Conv2DTranspose Conv3D Conv3DTranspose Dense '
    'SeparableConv1D SeparableConv2D conv1d conv2d conv2d_transpose conv3d '
    'conv3d_transpose dense separable_conv1d separable_conv2d'
).split()

ROWS = (
    *(
        ours(
            f'layers.{name}',
            f'layers.functions:{name}_{release.replace(".", "_")}',
            first=release,
            last=release,
        )
        for name in _NUMBERED
        for release in ('1.0', '1.1')
    ),
    *(
        ours(f'layers.{name}', f'layers.row_losses:{name}', first='1.13')
        for name in _OF_ROWS
    ),
    ours(
        'layers.batch_normalization',
        'layers.functions:batch_normalization_1_3',
        first='1.2',
        last='1.3',
    ),
    ours(
        'layers.batch_normalization',
        'layers.functions:batch_normalization_1_14',
        first='1.4',
        last='1.14',
    ),
    ours(
        'layers.BatchNormalization',
        'layers.normalization:BatchNormalizationTo14',
        last='1.14',
    ),
    ours(
        'python.layers.base._Layer',
        'layers:Layer',
        first='1.0',
        last='1.1',
    ),
    ours(
        'python.layers.core.Dense',
        'layers.core:EarlyDense',
        first='1.0',
        last='1.1',
    ),
    ours(
        'layers.*',
        'layers:*',
        first='1.0',
        advice='tf.keras.layers holds the layers of today.',
        before="tf.layers.dense(x, 3, name='dense')",
        after="legacy_rnn.compat.v1.layers.dense(x, 3, name='dense')",
    ),
)
