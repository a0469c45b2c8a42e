"""`slim.nets.vgg`: networks of 11, 16 and 19 layers."""

from ..layers import conv2d, max_pool2d, repeat
from .plain import network, scope_of

__all__ = ['vgg_16', 'vgg_19', 'vgg_a', 'vgg_arg_scope']

_DEPTHS = (64, 128, 256, 512, 512)


def vgg_arg_scope(weight_decay=0.0005):
    """Defaults of the networks' layers.

    Args:
        weight_decay: Scale of the weights' L2 regularizer.

    Returns:
        A scope for `arg_scope`.
    """
    return scope_of(weight_decay, 0.0)


def _original(scope):
    return scope.original_name_scope + '_end_points'


def _vgg(name, layers, collection=_original):
    """A network with so many layers before each pool."""

    def features(net):
        for place, (count, depth) in enumerate(
            zip(layers, _DEPTHS, strict=True), 1
        ):
            net = repeat(
                net, count, conv2d, depth, [3, 3], scope=f'conv{place}'
            )
            net = max_pool2d(net, [2, 2], scope=f'pool{place}')
        return net

    return network(
        name,
        features,
        (4096, [7, 7], {}),
        collection,
        224,
    )


vgg_a = _vgg('vgg_a', (1, 1, 2, 2, 2))
vgg_16 = _vgg('vgg_16', (2, 2, 3, 3, 3))
vgg_19 = _vgg(
    'vgg_19', (2, 2, 4, 4, 4), lambda scope: scope.name + '_end_points'
)
