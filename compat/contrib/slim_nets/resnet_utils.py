"""Blocks of residual networks, `slim.nets.resnet_utils`.

*Source:* TensorFlow 1.2 to 1.15, `contrib/slim/python/slim/nets/
resnet_utils.py`.
"""

import collections

import tensorflow as tf

from ...layers.normalization import EarlyBatchNormalization
from ..arg_scopes import add_arg_scope, arg_scope
from ..layers import (
    batch_norm,
    conv2d,
    l2_regularizer,
    max_pool2d,
    variance_scaling_initializer,
)
from ..layers.utils import collect_named_outputs

__all__ = [
    'Block',
    'conv2d_same',
    'resnet_arg_scope',
    'resnet_arg_scope_of_1_3',
    'stack_blocks_dense',
    'subsample',
]

v1 = tf.compat.v1

_UNREACHED = 'The target output_stride cannot be reached.'


class Block(collections.namedtuple('Block', ['scope', 'unit_fn', 'args'])):
    """A block: its scope, the function of its units, and a dict for each."""


def subsample(inputs, factor, scope=None):
    """Each `factor`-th place of height and width."""
    if factor == 1:
        return inputs
    return max_pool2d(inputs, [1, 1], stride=factor, scope=scope)


def conv2d_same(inputs, num_outputs, kernel_size, stride, rate=1, scope=None):
    """A convolution padded alike on all sides, whatever its stride.

    Args:
        inputs: `[batch, height, width, channels]`.
        num_outputs: Depth of the output.
        kernel_size: Height and width of the kernel.
        stride: Stride of the output.
        rate: Distance of the kernel's places.
        scope: Scope of the layer.
    """
    options = {'stride': stride, 'rate': rate, 'scope': scope}
    if stride == 1:
        return conv2d(
            inputs, num_outputs, kernel_size, padding='SAME', **options
        )
    lacking = kernel_size + (kernel_size - 1) * (rate - 1) - 1
    before = lacking // 2
    sides = [before, lacking - before]
    inputs = tf.pad(inputs, [[0, 0], sides, sides, [0, 0]])
    return conv2d(inputs, num_outputs, kernel_size, padding='VALID', **options)


@add_arg_scope
def stack_blocks_dense(
    net, blocks, output_stride=None, outputs_collections=None
):
    """Blocks in turn; past `output_stride` kernels widen and do not stride.

    Args:
        net: `[batch, height, width, channels]`.
        blocks: List of `Block`.
        output_stride: How many times smaller the output is; None for the
            blocks' own strides.
        outputs_collections: Collection of the blocks' outputs.

    Raises:
        ValueError: The strides cannot give `output_stride`.
    """
    reached, rate = 1, 1
    for block in blocks:
        with v1.variable_scope(block.scope, 'block', [net]) as scope:
            for place, unit in enumerate(block.args):
                if output_stride is not None and reached > output_stride:
                    raise ValueError(_UNREACHED)
                with v1.variable_scope(f'unit_{place + 1}', values=[net]):
                    stride = unit.get('stride', 1)
                    if output_stride is not None and reached == output_stride:
                        unit = {**unit, 'stride': 1}
                        net = block.unit_fn(net, rate=rate, **unit)
                        rate *= stride
                    else:
                        net = block.unit_fn(net, rate=1, **unit)
                        reached *= stride
            net = collect_named_outputs(outputs_collections, scope.name, net)
    if output_stride is not None and reached != output_stride:
        raise ValueError(_UNREACHED)
    return net


def resnet_arg_scope(
    weight_decay=0.0001,
    batch_norm_decay=0.997,
    batch_norm_epsilon=1e-5,
    batch_norm_scale=True,
):
    """Defaults of the networks' layers.

    Args:
        weight_decay: Scale of the weights' L2 regularizer.
        batch_norm_decay: How much of the averages an update keeps.
        batch_norm_epsilon: Added to the variance.
        batch_norm_scale: Whether batches are multiplied by `gamma`.

    Returns:
        A scope for `arg_scope`.
    """
    params = {
        'decay': batch_norm_decay,
        'epsilon': batch_norm_epsilon,
        'scale': batch_norm_scale,
        'updates_collections': v1.GraphKeys.UPDATE_OPS,
    }
    return _scope(weight_decay, params, normalizer_params=params)


def resnet_arg_scope_of_1_3(
    is_training=True,
    weight_decay=0.0001,
    batch_norm_decay=0.997,
    batch_norm_epsilon=1e-5,
    batch_norm_scale=True,
):
    """`resnet_arg_scope` up to 1.3, which says whether to train."""
    params = {
        'is_training': is_training,
        'fused': False,
        'layer': EarlyBatchNormalization,
        'decay': batch_norm_decay,
        'epsilon': batch_norm_epsilon,
        'scale': batch_norm_scale,
        'updates_collections': v1.GraphKeys.UPDATE_OPS,
    }
    return _scope(weight_decay, params)


def _scope(weight_decay, params, **options):
    with (
        arg_scope(
            [conv2d],
            weights_regularizer=l2_regularizer(weight_decay),
            weights_initializer=variance_scaling_initializer(),
            activation_fn=tf.nn.relu,
            normalizer_fn=batch_norm,
            **options,
        ),
        arg_scope([batch_norm], **params),
        arg_scope([max_pool2d], padding='SAME') as scope,
    ):
        return scope
