"""The residual networks of `slim.nets`, of both versions.

*Source:* TensorFlow 1.2 to 1.15, `contrib/slim/python/slim/nets/resnet_v1.py`
and `resnet_v2.py`; He et al., arXiv:1512.03385 and arXiv:1603.05027.
"""

import tensorflow as tf

from ..arg_scopes import arg_scope
from ..layers import batch_norm, conv2d, max_pool2d, softmax
from ..layers.utils import convert_collection_to_dict
from . import resnet_utils

v1 = tf.compat.v1

# Units of the four blocks, by how many layers the network has.
UNITS = {
    50: (3, 4, 6, 3),
    101: (3, 4, 23, 3),
    152: (3, 8, 36, 3),
    200: (3, 24, 36, 3),
}
_BLOCKS = (('block1', 64, 2), ('block2', 128, 2), ('block3', 256, 2),
           ('block4', 512, 1))  # fmt: skip


class Residual:
    """The networks of one version.

    Args:
        name: `resnet_v1` or `resnet_v2`.
        unit: The bottleneck of the version.
        is_before: Whether batches are normalized before convolutions.
    """

    def __init__(self, name, unit, is_before):
        self.name, self._unit, self._is_before = name, unit, is_before

    def block(self, scope, base_depth, num_units, stride):
        """A block of bottlenecks, of which the last one strides.

        Args:
            scope: Scope of the block.
            base_depth: Depth within a unit; its output is four times as deep.
            num_units: How many units.
            stride: Stride of the last unit.
        """
        units = [
            {
                'depth': base_depth * 4,
                'depth_bottleneck': base_depth,
                'stride': step,
            }
            for step in [1] * (num_units - 1) + [stride]
        ]
        return resnet_utils.Block(scope, self._unit, units)

    def build(
        self,
        inputs,
        blocks,
        num_classes=None,
        is_training=True,
        global_pool=True,
        output_stride=None,
        include_root_block=True,
        reuse=None,
        scope=None,
    ):
        """A network of blocks.

        Args:
            inputs: `[batch, height, width, channels]`.
            blocks: List of `Block`.
            num_classes: Number of classes; None gives the features.
            is_training: Whether batches are normalized by themselves; None
                leaves it to the scope.
            global_pool: Whether to average over all places.
            output_stride: How many times smaller the features are than the
                inputs; None for the blocks' own strides.
            include_root_block: Whether to begin with a convolution and a pool.
            reuse: Whether to reuse the variables of the scope.
            scope: Variable scope.

        Returns:
            Features or logits `[batch, height, width, depth]`, and a dict of
            outputs by name.

        Raises:
            ValueError: The strides cannot give `output_stride`.
        """
        with v1.variable_scope(scope, self.name, [inputs], reuse=reuse) as own:
            collection = own.original_name_scope + '_end_points'
            named = [conv2d, self._unit, resnet_utils.stack_blocks_dense]
            modes = {} if is_training is None else {'is_training': is_training}
            with (
                arg_scope(named, outputs_collections=collection),
                arg_scope([batch_norm], **modes),
            ):
                net = inputs
                if include_root_block:
                    net, output_stride = self._root(net, output_stride)
                net = resnet_utils.stack_blocks_dense(
                    net, blocks, output_stride
                )
                net = self._head(net, num_classes, global_pool)
            end_points = convert_collection_to_dict(collection)
            if num_classes is not None:
                end_points['predictions'] = softmax(net, scope='predictions')
            return net, end_points

    def of_blocks(self, is_training=True):
        """The network of given blocks, a function.

        Args:
            is_training: Default of the argument.
        """

        def network(
            inputs,
            blocks,
            num_classes=None,
            is_training=is_training,
            global_pool=True,
            output_stride=None,
            include_root_block=True,
            reuse=None,
            scope=None,
        ):
            return self.build(
                inputs,
                blocks,
                num_classes,
                is_training,
                global_pool,
                output_stride,
                include_root_block,
                reuse,
                scope,
            )

        network.__name__ = network.__qualname__ = self.name
        network.__doc__ = 'A network of blocks; see `Residual.build`.'
        return network

    def sized(self, layers, is_training=True):
        """The network of so many layers, a function.

        Args:
            layers: 50, 101, 152 or 200.
            is_training: Default of the argument.
        """
        name = f'{self.name}_{layers}'
        blocks = [
            (scope, depth, units, stride)
            for units, (scope, depth, stride) in zip(
                UNITS[layers], _BLOCKS, strict=True
            )
        ]

        def network(
            inputs,
            num_classes=None,
            is_training=is_training,
            global_pool=True,
            output_stride=None,
            reuse=None,
            scope=name,
        ):
            return self.build(
                inputs,
                [self.block(*block) for block in blocks],
                num_classes,
                is_training,
                global_pool,
                output_stride,
                reuse=reuse,
                scope=scope,
            )

        network.__name__ = network.__qualname__ = name
        network.__doc__ = f'Network of {layers} layers; see `{self.name}`.'
        return network

    def _root(self, inputs, output_stride):
        """The first convolution and pool, and the stride that is left."""
        if output_stride is not None:
            if output_stride % 4:
                raise ValueError(
                    'output_stride must be a multiple of 4, got '
                    f'{output_stride}'
                )
            output_stride /= 4
        plain = {'activation_fn': None, 'normalizer_fn': None}
        with arg_scope([conv2d], **(plain if self._is_before else {})):
            net = resnet_utils.conv2d_same(
                inputs, 64, 7, stride=2, scope='conv1'
            )
        return max_pool2d(net, [3, 3], stride=2, scope='pool1'), output_stride

    def _head(self, net, num_classes, global_pool):
        if self._is_before:
            net = batch_norm(net, activation_fn=tf.nn.relu, scope='postnorm')
        if global_pool:
            net = tf.reduce_mean(net, [1, 2], name='pool5', keepdims=True)
        if num_classes is None:
            return net
        return conv2d(
            net,
            num_classes,
            [1, 1],
            activation_fn=None,
            normalizer_fn=None,
            scope='logits',
        )
