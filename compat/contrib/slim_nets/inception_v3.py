"""Inception v3 of `slim.nets`.

*Source:* TensorFlow 1.4 and 1.15, `contrib/slim/python/slim/nets/
inception_v3.py`; Szegedy et al., arXiv:1512.00567.
"""

import tensorflow as tf

from ..arg_scopes import arg_scope
from ..layers import (
    avg_pool2d,
    batch_norm,
    conv2d,
    dropout,
    max_pool2d,
    softmax,
)
from .inception_parts import inception_arg_scope, logits_of, pooled, reduced
from .towers import normal, scaled, towers

__all__ = [
    'inception_v3',
    'inception_v3_arg_scope',
    'inception_v3_arg_scope_of_1_5',
    'inception_v3_base',
]

v1 = tf.compat.v1

_STEM = """
Conv2d_1a_3x3 32 /2
Conv2d_2a_3x3 32
Conv2d_2b_3x3 64 SAME
MaxPool_3a_3x3 /2
Conv2d_3b_1x1 80
Conv2d_4a_3x3 192
MaxPool_5a_3x3 /2
"""
_SMALL = """
Mixed_5{block}
  Conv2d_0a_1x1 64
  {one} 48, {two} 64
  Conv2d_0a_1x1 64, Conv2d_0b_3x3 96, Conv2d_0c_3x3 96
  AvgPool_0a_3x3, Conv2d_0b_1x1 {pool}
"""
_USUAL = {'one': 'Conv2d_0a_1x1', 'two': 'Conv2d_0b_5x5'}
# The second block's scopes stand so in every release.
_ODD = {'one': 'Conv2d_0b_1x1', 'two': 'Conv_1_0c_5x5'}
_SEVENS = """
Mixed_6{block}
  Conv2d_0a_1x1 192
  Conv2d_0a_1x1 {n}, Conv2d_0b_1x7 {n}, Conv2d_0c_7x1 192
  Conv2d_0a_1x1 {n}, Conv2d_0b_7x1 {n}, Conv2d_0c_1x7 {n}, \
Conv2d_0d_7x1 {n}, Conv2d_0e_1x7 192
  AvgPool_0a_3x3, Conv2d_0b_1x1 192
"""
_WIDE = """
Mixed_7{block}
  Conv2d_0a_1x1 320
  Conv2d_0a_1x1 384, Conv2d_0b_1x3 384 + {tall} 384
  Conv2d_0a_1x1 448, Conv2d_0b_3x3 384, Conv2d_0c_1x3 384 + \
Conv2d_0d_3x1 384
  AvgPool_0a_3x3, Conv2d_0b_1x1 192
"""
_MIXED = ''.join(
    [
        _SMALL.format(block='b', pool=32, **_USUAL),
        _SMALL.format(block='c', pool=64, **_ODD),
        _SMALL.format(block='d', pool=64, **_USUAL),
        """
Mixed_6a
  Conv2d_1a_1x1 384 =3x3 /2 VALID
  Conv2d_0a_1x1 64, Conv2d_0b_3x3 96, Conv2d_1a_1x1 96 =3x3 /2 VALID
  MaxPool_1a_3x3 /2 VALID
""",
        *(
            _SEVENS.format(block=block, n=depth)
            for block, depth in zip('bcde', (128, 160, 160, 192), strict=True)
        ),
        """
Mixed_7a
  Conv2d_0a_1x1 192, Conv2d_1a_3x3 320 /2 VALID
  Conv2d_0a_1x1 192, Conv2d_0b_1x7 192, Conv2d_0c_7x1 192, \
Conv2d_1a_3x3 192 /2 VALID
  MaxPool_1a_3x3 /2 VALID
""",
        _WIDE.format(block='b', tall='Conv2d_0b_3x1'),
        _WIDE.format(block='c', tall='Conv2d_0c_3x1'),
    ]
).replace('\n\n', '\n')
_SIZED = [conv2d, max_pool2d, avg_pool2d]


def inception_v3_base(
    inputs,
    final_endpoint='Mixed_7c',
    min_depth=16,
    depth_multiplier=1.0,
    scope=None,
):
    """The network up to a layer or block.

    Args:
        inputs: `[batch, height, width, channels]`.
        final_endpoint: Name of the last layer or block.
        min_depth: The least depth of a layer.
        depth_multiplier: Factor of all depths.
        scope: Variable scope; `InceptionV3` by default.

    Returns:
        The last output, and a dict of all outputs by name.

    Raises:
        ValueError: No layer or block has that name, or `depth_multiplier` is
            not above 0.
    """
    depth = scaled(depth_multiplier, min_depth)
    end_points = {}
    net = inputs
    with v1.variable_scope(scope, 'InceptionV3', [inputs]):
        for padding, text in (('VALID', _STEM), ('SAME', _MIXED)):
            with arg_scope(_SIZED, stride=1, padding=padding):
                net, is_final = towers(
                    net, text, depth, end_points, final_endpoint
                )
            if is_final:
                return net, end_points
    raise ValueError(f'Unknown final endpoint {final_endpoint}')


def inception_v3(
    inputs,
    num_classes=1000,
    is_training=True,
    dropout_keep_prob=0.8,
    min_depth=16,
    depth_multiplier=1.0,
    prediction_fn=softmax,
    spatial_squeeze=True,
    reuse=None,
    scope='InceptionV3',
):
    """The network with its classes, and those of the auxiliary head.

    Args:
        inputs: `[batch, height, width, channels]`.
        num_classes: Number of classes.
        is_training: Whether batches are normalized by themselves, and
            dropout drops.
        dropout_keep_prob: Chance to keep.
        min_depth: The least depth of a layer.
        depth_multiplier: Factor of all depths.
        prediction_fn: Function of the logits.
        spatial_squeeze: Whether logits are `[batch, classes]`, not
            `[batch, 1, 1, classes]`.
        reuse: Whether to reuse the variables of the scope.
        scope: Variable scope.

    Returns:
        The logits, and a dict of outputs by name.
    """
    depth = scaled(depth_multiplier, min_depth)
    with v1.variable_scope(
        scope, 'InceptionV3', [inputs, num_classes], reuse=reuse
    ) as own:
        with arg_scope([batch_norm, dropout], is_training=is_training):
            net, end_points = inception_v3_base(
                inputs,
                min_depth=min_depth,
                depth_multiplier=depth_multiplier,
                scope=own,
            )
            with arg_scope(_SIZED, stride=1, padding='SAME'):
                end_points['AuxLogits'] = _auxiliary(
                    end_points['Mixed_6e'], num_classes, depth, spatial_squeeze
                )
            with v1.variable_scope('Logits'):
                net = pooled(net, 8)
                net = dropout(net, dropout_keep_prob, scope='Dropout_1b')
                end_points['PreLogits'] = net
                logits = logits_of(
                    net, num_classes, 'Conv2d_1c_1x1', spatial_squeeze
                )
            end_points['Logits'] = logits
            end_points['Predictions'] = prediction_fn(
                logits, scope='Predictions'
            )
    return logits, end_points


inception_v3.default_image_size = 299  # type: ignore[attr-defined]


def inception_v3_arg_scope(
    weight_decay=0.00004,
    batch_norm_var_collection='moving_vars',
    batch_norm_decay=0.9997,
    batch_norm_epsilon=0.001,
    updates_collections=v1.GraphKeys.UPDATE_OPS,
    use_fused_batchnorm=True,
):
    """Defaults of the network's layers.

    Args:
        weight_decay: Scale of the weights' L2 regularizer.
        batch_norm_var_collection: Collection of the moving averages.
        batch_norm_decay: How much of them an update keeps.
        batch_norm_epsilon: Added to the variance.
        updates_collections: Where updates wait to be run.
        use_fused_batchnorm: False keeps the biased variance.

    Returns:
        A scope for `arg_scope`.
    """
    return inception_arg_scope(
        weight_decay,
        batch_norm_var_collection,
        decay=batch_norm_decay,
        epsilon=batch_norm_epsilon,
        updates_collections=updates_collections,
        fused=use_fused_batchnorm,
    )


def inception_v3_arg_scope_of_1_5(
    weight_decay=0.00004,
    stddev=0.1,
    batch_norm_var_collection='moving_vars',
    use_fused_batchnorm=True,
):
    """`inception_v3_arg_scope` up to 1.5.

    Args:
        weight_decay: Scale of the weights' L2 regularizer.
        stddev: Standard deviation of the first weights.
        batch_norm_var_collection: Collection of the moving averages.
        use_fused_batchnorm: False keeps the biased variance.

    Returns:
        A scope for `arg_scope`.
    """
    return inception_arg_scope(
        weight_decay,
        batch_norm_var_collection,
        initializer=normal(stddev=stddev),
        fused=use_fused_batchnorm,
    )


def _auxiliary(inputs, num_classes, depth, spatial_squeeze):
    with v1.variable_scope('AuxLogits'):
        net = avg_pool2d(
            inputs, [5, 5], stride=3, padding='VALID', scope='AvgPool_1a_5x5'
        )
        net = conv2d(net, depth(128), [1, 1], scope='Conv2d_1b_1x1')
        sizes = reduced(net, 5)
        net = conv2d(
            net,
            depth(768),
            sizes,
            padding='VALID',
            weights_initializer=normal(stddev=0.01),
            scope='Conv2d_2a_{}x{}'.format(*sizes),
        )
        return logits_of(
            net,
            num_classes,
            'Conv2d_2b_1x1',
            spatial_squeeze,
            weights_initializer=normal(stddev=0.001),
        )
