"""`slim.nets.overfeat`."""

from ..layers import conv2d, max_pool2d
from .alexnet import HEAD
from .plain import network, scope_of

__all__ = ['overfeat', 'overfeat_arg_scope']


def overfeat_arg_scope(weight_decay=0.0005):
    """Defaults of the network's layers.

    Args:
        weight_decay: Scale of the weights' L2 regularizer.

    Returns:
        A scope for `arg_scope`.
    """
    return scope_of(weight_decay, 0.0, 'VALID')


def _features(net):
    net = conv2d(net, 64, [11, 11], 4, padding='VALID', scope='conv1')
    net = max_pool2d(net, [2, 2], scope='pool1')
    net = conv2d(net, 256, [5, 5], padding='VALID', scope='conv2')
    net = max_pool2d(net, [2, 2], scope='pool2')
    for place, depth in ((3, 512), (4, 1024), (5, 1024)):
        net = conv2d(net, depth, [3, 3], scope=f'conv{place}')
    return max_pool2d(net, [2, 2], scope='pool5')


overfeat = network(
    'overfeat',
    _features,
    (3072, [6, 6], HEAD),
    lambda scope: scope.name + '_end_points',
)
