"""Layers of 1.13 to 1.15, by which each row has its part of a loss.

What an `activity_regularizer` gives for a batch of outputs is divided by the
number of its rows since 1.13.
"""

import tensorflow as tf

from . import convolution, core
from .functions import function

v1 = tf.compat.v1


class _OfRows(core.WeightedLayer):
    def activity_loss(self, outputs):
        """The loss of one row of a batch of outputs."""
        loss = super().activity_loss(outputs)
        return loss / tf.cast(v1.shape(outputs)[0], loss.dtype)


class Dense(core.Dense, _OfRows):
    """`core.Dense`."""


class Conv1D(convolution.Conv1D, _OfRows):
    """`convolution.Conv1D`."""


class Conv2D(convolution.Conv2D, _OfRows):
    """`convolution.Conv2D`."""


class Conv2DTranspose(convolution.Conv2DTranspose, _OfRows):
    """`convolution.Conv2DTranspose`."""


class Conv3D(convolution.Conv3D, _OfRows):
    """`convolution.Conv3D`."""


class Conv3DTranspose(convolution.Conv3DTranspose, _OfRows):
    """`convolution.Conv3DTranspose`."""


class SeparableConv1D(convolution.SeparableConv1D, _OfRows):
    """`convolution.SeparableConv1D`."""


class SeparableConv2D(convolution.SeparableConv2D, _OfRows):
    """`convolution.SeparableConv2D`."""


dense = function(Dense, 'dense')
conv1d = function(Conv1D, 'conv1d')
conv2d = function(Conv2D, 'conv2d')
conv2d_transpose = function(Conv2DTranspose, 'conv2d_transpose')
conv3d = function(Conv3D, 'conv3d')
conv3d_transpose = function(Conv3DTranspose, 'conv3d_transpose')
separable_conv1d = function(SeparableConv1D, 'separable_conv1d')
separable_conv2d = function(SeparableConv2D, 'separable_conv2d')
