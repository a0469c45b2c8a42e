"""Residual networks of version 2, `slim.nets.resnet_v2`."""

import tensorflow as tf

from ..arg_scopes import add_arg_scope
from ..layers import batch_norm, conv2d
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
    'resnet_v2',
    'resnet_v2_50',
    'resnet_v2_50_of_1_3',
    'resnet_v2_101',
    'resnet_v2_101_of_1_3',
    'resnet_v2_152',
    'resnet_v2_152_of_1_3',
    'resnet_v2_200',
    'resnet_v2_200_of_1_3',
    'resnet_v2_block',
    'resnet_v2_of_1_3',
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
    """A unit that adds three convolutions, normalized first, to its inputs.

    Args:
        inputs: `[batch, height, width, channels]`.
        depth: Depth of the output.
        depth_bottleneck: Depth within.
        stride: Stride of the output.
        rate: Distance of the middle kernel's places.
        outputs_collections: Collection of the output.
        scope: Variable scope.
    """
    plain = {'normalizer_fn': None, 'activation_fn': None}
    with v1.variable_scope(scope, 'bottleneck_v2', [inputs]) as own:
        before = batch_norm(inputs, activation_fn=tf.nn.relu, scope='preact')
        if depth == last_dimension(inputs.shape, min_rank=4):
            shortcut = subsample(inputs, stride, 'shortcut')
        else:
            shortcut = conv2d(
                before, depth, [1, 1], stride=stride, scope='shortcut', **plain
            )
        net = conv2d(before, depth_bottleneck, [1, 1], stride=1, scope='conv1')
        net = conv2d_same(
            net, depth_bottleneck, 3, stride, rate=rate, scope='conv2'
        )
        net = conv2d(net, depth, [1, 1], stride=1, scope='conv3', **plain)
        return collect_named_outputs(
            outputs_collections, own.name, shortcut + net
        )


_NETWORKS = Residual('resnet_v2', bottleneck, is_before=True)

resnet_v2 = _NETWORKS.of_blocks()
resnet_v2.default_image_size = 224
resnet_v2_of_1_3 = _NETWORKS.of_blocks(None)
resnet_v2_block = _NETWORKS.block
resnet_v2_50 = _NETWORKS.sized(50)
resnet_v2_101 = _NETWORKS.sized(101)
resnet_v2_152 = _NETWORKS.sized(152)
resnet_v2_200 = _NETWORKS.sized(200)
resnet_v2_50_of_1_3 = _NETWORKS.sized(50, None)
resnet_v2_101_of_1_3 = _NETWORKS.sized(101, None)
resnet_v2_152_of_1_3 = _NETWORKS.sized(152, None)
resnet_v2_200_of_1_3 = _NETWORKS.sized(200, None)
