"""tf.layers."""

CALLS = {
    'layers': {
        '(x, 3)': 'dense',
        '(3)': 'Dense',
        '(3, 2)': 'Conv1D Conv2D Conv3D Conv2DTranspose Conv3DTranspose '
        'SeparableConv1D SeparableConv2D',
        '(2, 1)': 'AveragePooling1D AveragePooling2D AveragePooling3D '
        'MaxPooling1D MaxPooling2D MaxPooling3D',
        '()': 'BatchNormalization Dropout Flatten InputSpec Layer',
        '(steps, 3, 2)': 'conv1d separable_conv1d',
        '(pictures, 3, 2)': 'conv2d conv2d_transpose separable_conv2d',
        '(volume, 3, 1)': 'conv3d conv3d_transpose',
        '(steps, 2, 1)': 'average_pooling1d max_pooling1d',
        '(pictures, 2, 1)': 'average_pooling2d max_pooling2d',
        '(volume, 1, 1)': 'average_pooling3d max_pooling3d',
        '(x)': 'batch_normalization dropout flatten',
    },
}
