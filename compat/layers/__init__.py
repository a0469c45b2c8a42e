"""`tf.layers` of 1.0 to 1.15, without Keras.

The functions are called by a release's own argument list, which stands in
the history: they take everything but the inputs by name.
"""

from ..layer_base.layer import Layer
from .convolution import (
    Conv1D,
    Conv2D,
    Conv2DTranspose,
    Conv3D,
    Conv3DTranspose,
    SeparableConv1D,
    SeparableConv2D,
)
from .core import Dense, Dropout, Flatten
from .functions import (
    average_pooling1d,
    average_pooling2d,
    average_pooling3d,
    batch_normalization,
    conv1d,
    conv2d,
    conv2d_transpose,
    conv3d,
    conv3d_transpose,
    dense,
    dropout,
    flatten,
    max_pooling1d,
    max_pooling2d,
    max_pooling3d,
    separable_conv1d,
    separable_conv2d,
)
from .normalization import BatchNormalization
from .pooling import (
    AveragePooling1D,
    AveragePooling2D,
    AveragePooling3D,
    MaxPooling1D,
    MaxPooling2D,
    MaxPooling3D,
)
from .specification import InputSpec

__all__ = [
    'AveragePooling1D',
    'AveragePooling2D',
    'AveragePooling3D',
    'BatchNormalization',
    'Conv1D',
    'Conv2D',
    'Conv2DTranspose',
    'Conv3D',
    'Conv3DTranspose',
    'Dense',
    'Dropout',
    'Flatten',
    'InputSpec',
    'Layer',
    'MaxPooling1D',
    'MaxPooling2D',
    'MaxPooling3D',
    'SeparableConv1D',
    'SeparableConv2D',
    'average_pooling1d',
    'average_pooling2d',
    'average_pooling3d',
    'batch_normalization',
    'conv1d',
    'conv2d',
    'conv2d_transpose',
    'conv3d',
    'conv3d_transpose',
    'dense',
    'dropout',
    'flatten',
    'max_pooling1d',
    'max_pooling2d',
    'max_pooling3d',
    'separable_conv1d',
    'separable_conv2d',
]
