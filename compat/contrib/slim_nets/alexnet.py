"""`slim.nets.alexnet`."""

import tensorflow as tf

from ..layers import conv2d, max_pool2d
from .plain import network, scope_of

__all__ = ['alexnet_v2', 'alexnet_v2_arg_scope']

v1 = tf.compat.v1


def alexnet_v2_arg_scope(weight_decay=0.0005):
    """Defaults of the network's layers.

    Args:
        weight_decay: Scale of the weights' L2 regularizer.

    Returns:
        A scope for `arg_scope`.
    """
    return scope_of(weight_decay, 0.1, 'VALID')


def _features(net):
    net = conv2d(net, 64, [11, 11], 4, padding='VALID', scope='conv1')
    net = max_pool2d(net, [3, 3], 2, scope='pool1')
    net = conv2d(net, 192, [5, 5], scope='conv2')
    net = max_pool2d(net, [3, 3], 2, scope='pool2')
    for place, depth in ((3, 384), (4, 384), (5, 256)):
        net = conv2d(net, depth, [3, 3], scope=f'conv{place}')
    return max_pool2d(net, [3, 3], 2, scope='pool5')


HEAD = {
    'weights_initializer': v1.truncated_normal_initializer(0.0, 0.005),
    'biases_initializer': v1.constant_initializer(0.1),
}
alexnet_v2 = network(
    'alexnet_v2',
    _features,
    (4096, [5, 5], HEAD),
    lambda scope: scope.original_name_scope + '_end_points',
    224,
)
