"""Networks of one layer after another: VGG, AlexNet and OverFeat.

*Source:* TensorFlow 1.4 and 1.15, `contrib/slim/python/slim/nets`; Simonyan
and Zisserman, arXiv:1409.1556; Krizhevsky, arXiv:1404.5997; Sermanet et al.,
arXiv:1312.6229.
"""

import tensorflow as tf

from ..arg_scopes import arg_scope
from ..layers import (
    conv2d,
    dropout,
    fully_connected,
    l2_regularizer,
    max_pool2d,
)
from ..layers.utils import convert_collection_to_dict

v1 = tf.compat.v1


def scope_of(weight_decay, bias, pool_padding=None):
    """Defaults of the layers.

    Args:
        weight_decay: Scale of the weights' L2 regularizer.
        bias: The first value of biases.
        pool_padding: Padding of pools, None for their own.

    Returns:
        A scope for `arg_scope`.
    """
    pools = {'padding': pool_padding} if pool_padding else {}
    with (
        arg_scope(
            [conv2d, fully_connected],
            activation_fn=tf.nn.relu,
            weights_regularizer=l2_regularizer(weight_decay),
            biases_initializer=v1.constant_initializer(bias),
        ),
        arg_scope([conv2d], padding='SAME'),
        arg_scope([max_pool2d], **pools) as scope,
    ):
        return scope


def network(name, features, head, collection, size=None):
    """A network as a function.

    Args:
        name: Its name.
        features: Function of the inputs up to the last pool.
        head: Depth and kernel of the first layer that is fully connected,
            and how its layers differ, as arguments of `conv2d`.
        collection: Function of a scope, the name of the collection of outputs.
        size: Height and width of the pictures that it was made for, or None.
    """

    def build(
        inputs,
        num_classes=1000,
        is_training=True,
        dropout_keep_prob=0.5,
        spatial_squeeze=True,
        scope=name,
    ):
        with v1.variable_scope(scope, name, [inputs]) as own:
            named = [conv2d, fully_connected, max_pool2d]
            end_points_of = collection(own)
            with arg_scope(named, outputs_collections=end_points_of):
                net = _head(
                    features(inputs),
                    head,
                    num_classes,
                    {
                        'keep_prob': dropout_keep_prob,
                        'is_training': is_training,
                    },
                )
            end_points = convert_collection_to_dict(end_points_of)
            if spatial_squeeze:
                net = tf.squeeze(net, [1, 2], name='fc8/squeezed')
                end_points[own.name + '/fc8'] = net
            return net, end_points

    build.__name__ = build.__qualname__ = name
    build.__doc__ = (
        f'The network `{name}`: logits, and a dict of outputs by name.'
    )
    if size:
        build.default_image_size = size  # type: ignore[attr-defined]
    return build


def _head(net, head, num_classes, dropping):
    """Three layers that are fully connected, as convolutions."""
    depth, kernel, options = head
    last = {'activation_fn': None, 'normalizer_fn': None}
    if options:
        last['biases_initializer'] = v1.zeros_initializer()
    with arg_scope([conv2d], **options):
        net = conv2d(net, depth, kernel, padding='VALID', scope='fc6')
        net = dropout(net, scope='dropout6', **dropping)
        net = conv2d(net, 4096, [1, 1], scope='fc7')
        net = dropout(net, scope='dropout7', **dropping)
        return conv2d(net, num_classes, [1, 1], scope='fc8', **last)
