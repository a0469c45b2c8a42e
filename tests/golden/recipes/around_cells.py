"""What scripts use around the cells: layers, losses and array functions."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()


def _one(part, name, make, **options):
    """Adds a case that keeps what one call gives."""

    def build(b):
        b.keep('outputs', make(b))

    CASES.add(part, name, build, **options)


# tf.layers, from 1.0.
def _layer(name, make, **options):
    options.setdefault('since', '1.0')
    _one('layers', name, make, **options)


_layer('dense', lambda b: b.tf.layers.dense(b.input(4, 5), 3))
_layer('dense 3d', lambda b: b.tf.layers.dense(b.input(2, 4, 3), 2))
_layer(
    'dense options',
    lambda b: b.tf.layers.dense(
        b.input(4, 5), 3, b.tf.nn.relu, use_bias=False, name='mine'
    ),
)
_layer('conv1d', lambda b: b.tf.layers.conv1d(b.input(2, 7, 3), 4, 3))
_layer(
    'conv1d dilated',
    lambda b: b.tf.layers.conv1d(b.input(2, 7, 3), 4, 3, dilation_rate=2),
)
_layer(
    'conv2d',
    lambda b: b.tf.layers.conv2d(b.input(1, 5, 5, 2), 3, 3, padding='same'),
)
_layer(
    'conv2d_transpose',
    lambda b: b.tf.layers.conv2d_transpose(
        b.input(1, 3, 3, 2), 3, 3, strides=(2, 2)
    ),
)
_layer(
    'separable_conv2d',
    lambda b: b.tf.layers.separable_conv2d(
        b.input(1, 5, 5, 2), 3, [3, 3], depth_multiplier=2
    ),
    since='1.4',
)
_layer(
    'max_pooling2d',
    lambda b: b.tf.layers.max_pooling2d(b.input(1, 4, 4, 2), 2, 2),
)
_layer(
    'average_pooling1d',
    lambda b: b.tf.layers.average_pooling1d(b.input(2, 6, 2), 2, 2),
)
_layer(
    'batch_normalization',
    lambda b: b.tf.layers.batch_normalization(b.input(4, 3), training=True),
)
_layer('flatten', lambda b: b.tf.layers.flatten(b.input(2, 3, 2)), since='1.4')


# contrib.layers.
def _contrib(name, make, **options):
    _one('contrib.layers', name, make, **options)


_contrib(
    'fully_connected',
    lambda b: b.tf.contrib.layers.fully_connected(b.input(4, 5), 3),
)
_contrib(
    'fully_connected linear',
    lambda b: b.tf.contrib.layers.linear(b.input(2, 4, 3), 2, scope='mine'),
)
_contrib(
    'conv2d', lambda b: b.tf.contrib.layers.conv2d(b.input(1, 5, 5, 2), 3, 3)
)
_contrib(
    'conv2d normalized',
    lambda b: b.tf.contrib.layers.conv2d(
        b.input(1, 5, 5, 2),
        3,
        [3, 3],
        stride=2,
        padding='VALID',
        normalizer_fn=b.tf.contrib.layers.batch_norm,
    ),
)
_contrib(
    'batch_norm',
    lambda b: b.tf.contrib.layers.batch_norm(b.input(4, 3)),
    since='1.0',
)
_contrib('layer_norm', lambda b: b.tf.contrib.layers.layer_norm(b.input(4, 3)))
_contrib(
    'stack',
    lambda b: b.tf.contrib.layers.stack(
        b.input(4, 3), b.tf.contrib.layers.fully_connected, [3, 2]
    ),
)
_contrib(
    'l2_regularizer',
    lambda b: b.tf.contrib.layers.l2_regularizer(0.1)(b.input(4, 3)),
)
_contrib(
    'l1_regularizer',
    lambda b: b.tf.contrib.layers.l1_regularizer(0.1)(b.input(4, 3)),
)
_contrib(
    'embed_sequence',
    lambda b: b.tf.contrib.layers.embed_sequence(
        b.constant([[0, 2], [1, 3]]), 5, 4
    ),
)
_contrib(
    'unit_norm', lambda b: b.tf.contrib.layers.unit_norm(b.input(4, 3), 1)
)


# contrib.losses: predictions first.
for _name in (
    'mean_squared_error absolute_difference sigmoid_cross_entropy '
    'softmax_cross_entropy'
).split():
    _one(
        'contrib.losses',
        _name,
        lambda b, name=_name: getattr(b.tf.contrib.losses, name)(
            b.input(4, 3), b.input(4, 3)
        ),
    )


# Array functions and losses in the release's own order of arguments.
_one(
    'functions',
    'concat axis first',
    lambda b: b.tf.concat(1, [b.input(2, 3), b.input(2, 1)]),
    until='0.12',
)
_one(
    'functions',
    'concat axis last',
    lambda b: b.tf.concat([b.input(2, 3), b.input(2, 1)], 1),
    since='1.0',
)
_one(
    'functions',
    'split axis first',
    lambda b: b.tf.split(1, 2, b.input(2, 4)),
     until='0.12')  # fmt: skip
_one('functions', 'split axis last', lambda b: b.tf.split(b.input(2, 4), 2, 1),
     since='1.0')  # fmt: skip
_one(
    'functions',
    'reverse mask',
    lambda b: b.tf.reverse(b.input(2, 3), [False, True]),
    until='0.12',
)
_one(
    'functions',
    'softmax_cross_entropy_with_logits position',
    lambda b: b.tf.nn.softmax_cross_entropy_with_logits(
        b.input(4, 3), b.constant([[1.0, 0.0, 0.0]] * 4, 'float32')
    ),
    until='0.12',
)
_one(
    'functions',
    'softmax_cross_entropy_with_logits position refused',
    lambda b: b.tf.nn.softmax_cross_entropy_with_logits(
        b.input(4, 3), b.input(4, 3)
    ),
    since='1.0',
    raises='named arguments',
)
_one(
    'functions',
    'weighted_cross_entropy_with_logits position',
    lambda b: b.tf.nn.weighted_cross_entropy_with_logits(
        b.input(4, 3), b.input(4, 3), 2.0
    ),
)
