"""Residual networks of version 1, `slim.nets.resnet_v1`."""

import tensorflow as tf

from ..arg_scopes import add_arg_scope
from ..layers import conv2d
from ..layers.utils import collect_named_outputs, last_dimension
from .residual import Residual
from .resnet_utils import (
    conv2d_same,
    resnet_arg_scope,
    resnet_arg_scope_of_1_3,
    subsample,
)

__all__ = [
    'bottleneck',
    'resnet_arg_scope',
    'resnet_arg_scope_of_1_3',
    'resnet_v1',
    'resnet_v1_50',
    'resnet_v1_50_of_1_3',
    'resnet_v1_101',
    'resnet_v1_101_of_1_3',
    'resnet_v1_152',
    'resnet_v1_152_of_1_3',
    'resnet_v1_200',
    'resnet_v1_200_of_1_3',
    'resnet_v1_block',
    'resnet_v1_of_1_3',
]

v1 = tf.compat.v1


@add_arg_scope
def bottleneck(
    inputs,
    depth,
    depth_bottleneck,
    stride,
    rate=1,
    outputs_collections=None,
    scope=None,
):
    """A unit that adds three convolutions to its inputs.

    Args:
        inputs: `[batch, height, width, channels]`.
        depth: Depth of the output.
        depth_bottleneck: Depth within.
        stride: Stride of the output.
        rate: Distance of the middle kernel's places.
        outputs_collections: Collection of the output.
        scope: Variable scope.
    """
    with v1.variable_scope(scope, 'bottleneck_v1', [inputs]) as own:
        if depth == last_dimension(inputs.shape, min_rank=4):
            shortcut = subsample(inputs, stride, 'shortcut')
        else:
            shortcut = conv2d(
                inputs,
                depth,
                [1, 1],
                stride=stride,
                activation_fn=None,
                scope='shortcut',
            )
        net = conv2d(inputs, depth_bottleneck, [1, 1], stride=1, scope='conv1')
        net = conv2d_same(
            net, depth_bottleneck, 3, stride, rate=rate, scope='conv2'
        )
        net = conv2d(
            net, depth, [1, 1], stride=1, activation_fn=None, scope='conv3'
        )
        output = tf.nn.relu(shortcut + net)
        return collect_named_outputs(outputs_collections, own.name, output)


_NETWORKS = Residual('resnet_v1', bottleneck, is_before=False)

resnet_v1 = _NETWORKS.of_blocks()
resnet_v1.default_image_size = 224
resnet_v1_of_1_3 = _NETWORKS.of_blocks(None)
resnet_v1_block = _NETWORKS.block
resnet_v1_50 = _NETWORKS.sized(50)
resnet_v1_101 = _NETWORKS.sized(101)
resnet_v1_152 = _NETWORKS.sized(152)
resnet_v1_200 = _NETWORKS.sized(200)
resnet_v1_50_of_1_3 = _NETWORKS.sized(50, None)
resnet_v1_101_of_1_3 = _NETWORKS.sized(101, None)
resnet_v1_152_of_1_3 = _NETWORKS.sized(152, None)
resnet_v1_200_of_1_3 = _NETWORKS.sized(200, None)
