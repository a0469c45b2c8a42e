"""Layers of tf.nn: activations, convolutions, embeddings, sampling."""

from .row import moved, ours, reordered, same

_ROWS = 'core.known_shapes:of_given_rows'

ROWS = (
    moved(
        'nn.deconv2d',
        'nn.conv2d_transpose',
        before=(
            'tf.nn.deconv2d(pictures, kernel, [1, 2, 2, 3], [1, 1, 1, 1])'
        ),
        after=(
            'tf.nn.conv2d_transpose('
            'pictures, kernel, [1, 2, 2, 3], [1, 1, 1, 1])'
        ),
        around=_ROWS,
    ),
    same('nn.conv2d_transpose', around=_ROWS),
    *(
        reordered(
            f'nn.{name}',
            renames={'dim': 'axis'},
            before=f'tf.nn.{name}(x)',
            after=f'tf.nn.{name}(x)',
        )
        for name in ('softmax', 'log_softmax')
    ),
    reordered(
        'nn.l2_normalize',
        renames={'dim': 'axis'},
        before='tf.nn.l2_normalize(x, dim=1)',
        after='tf.nn.l2_normalize(x, axis=1)',
    ),
    reordered(
        'nn.moments',
        around='core.moments:behind_a_shape',
        renames={'keep_dims': 'keepdims'},
        before='tf.nn.moments(x, [0], keep_dims=True)',
        after='tf.nn.moments(x, [0], keepdims=True)',
    ),
    same(
        'nn.embedding_lookup',
        around='core.lookups:without_identity',
        last='1.8',
    ),
    ours('nn.leaky_relu', 'core.activations:leaky_relu'),
    moved(
        'nn.xw_plus_b_v1',
        'nn.xw_plus_b',
        before='tf.nn.xw_plus_b_v1(x, y, v)',
        after='tf.nn.xw_plus_b(x, y, v)',
    ),
    moved(
        'nn.bias_add_v1',
        'nn.bias_add',
        before='tf.nn.bias_add_v1(x, v)',
        after='tf.nn.bias_add(x, v)',
    ),
    *(
        moved(
            f'{module}.conv1d_transpose',
            'nn.conv1d_transpose',
            renames={'value': 'input', 'filter': 'filters'}
            | {'stride': 'strides'},
            last='1.13',
            before=(
                f'tf.{module}.conv1d_transpose('
                'tf.ones([1, 3, 2]), tf.ones([2, 3, 2]), [1, 3, 3], stride=1)'
            ),
            after=(
                'tf.nn.conv1d_transpose(tf.ones([1, 3, 2]), '
                'tf.ones([2, 3, 2]), [1, 3, 3], strides=1)'
            ),
        )
        for module in ('python.ops.nn_ops', 'contrib.nn')
    ),
    ours('contrib.nn.alpha_dropout', 'contrib.nn:alpha_dropout'),
    moved('contrib.nn.conv1d_transpose', 'nn.conv1d_transpose', first='1.14'),
    ours(
        'nn.conv3d_backprop_filter',
        'core.arrays:conv3d_backprop_filter',
        last='0.12',
        advice='Pass the shape of the filter, filter_sizes.',
        before='tf.nn.conv3d_backprop_filter(volume, cubes, volume, *_3d)',
        after=(
            'tf.nn.conv3d_backprop_filter('
            'volume, [1, 1, 1, 1, 1], volume, *_3d)'
        ),
    ),
    ours(
        'python.ops.nn_ops.conv3d_backprop_filter',
        'core.arrays:conv3d_backprop_filter',
        advice='Pass the shape of the filter, filter_sizes.',
    ),
)
