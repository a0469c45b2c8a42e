"""Arrays: joining, splitting, shapes, gathering."""

from .row import moved, ours, reordered, same


def _axis_first(name):
    """`concat(1, values)`; since 1.0 `concat(values, 1)`."""
    return lambda args, options: (
        name in options or isinstance(next(iter(args), None), int)
    )


def _by_mask(args, options):
    """`reverse(x, [False, True])`; since 1.0 `reverse(x, [1])`."""
    dims = args[1] if len(args) > 1 else options.get('dims')
    listed = isinstance(dims, (list, tuple))
    return listed and all(isinstance(dim, bool) for dim in dims)


ROWS = (
    same('Tensor', runtime='core.tensor_types:Tensor'),
    reordered(
        'concat',
        renames={'concat_dim': 'axis'},
        is_old=_axis_first('concat_dim'),
        last='0.12',
        before='tf.concat(1, [x, y])',
        after='tf.concat([x, y], 1)',
    ),
    moved(
        'concat_v2',
        'concat',
        before='tf.concat_v2([x, y], 1)',
        after='tf.concat([x, y], 1)',
    ),
    reordered(
        'split',
        renames={'split_dim': 'axis', 'num_split': 'num_or_size_splits'},
        is_old=_axis_first('split_dim'),
        last='0.12',
        before='tf.split(1, 2, x)',
        after='tf.split(x, 2, 1)',
    ),
    moved(
        'split_v',
        'split',
        renames={'size_splits': 'num_or_size_splits', 'split_dim': 'axis'},
        before='tf.split_v(x, [1, 1], 1)',
        after='tf.split(x, [1, 1], 1)',
    ),
    moved(
        'python.ops.array_ops.split_v',
        'split',
        renames={
            'size_splits': 'num_or_size_splits',
            'num_split': 'num',
        },
        first='1.7',
        before='tf.python.ops.array_ops.split_v(x, [1, 1], 1, 2)',
        after='tf.split(x, [1, 1], 1, 2)',
    ),
    moved(
        'pack',
        'stack',
        before='tf.pack([x, y])',
        after='tf.stack([x, y])',
    ),
    moved(
        'unpack',
        'unstack',
        before='tf.unpack(x, 2)',
        after='tf.unstack(x, 2)',
    ),
    ours(
        'reverse',
        'core.arrays:reverse_by_mask',
        is_old=_by_mask,
        last='0.12',
        advice='Name the reversed axes instead of a mask.',
        before='tf.reverse(x, [False, True])',
        after='tf.reverse(x, [1])',
    ),
    reordered(
        'reverse_sequence',
        renames={'seq_dim': 'seq_axis', 'batch_dim': 'batch_axis'},
        before='tf.reverse_sequence(x, [1, 2], seq_dim=1)',
        after='tf.reverse_sequence(x, [1, 2], seq_axis=1)',
        last='0.12',
    ),
    reordered(
        'expand_dims',
        renames={'dim': 'axis'},
        before='tf.expand_dims(x, 1)',
        after='tf.expand_dims(x, 1)',
    ),
    reordered(
        'squeeze',
        renames={'squeeze_dims': 'axis'},
        before='tf.squeeze(tf.expand_dims(x, 0), [0])',
        after='tf.squeeze(tf.expand_dims(x, 0), [0])',
    ),
    moved(
        'select',
        'where',
        renames={'t': 'x', 'e': 'y'},
        before='tf.select(x > 0, x, y)',
        after='tf.where(x > 0, x, y)',
    ),
    ours('python.ops.control_flow_ops.While', 'loops.growing:while_loop'),
    ours(
        'while_loop',
        'loops.growing:while_loop',
        last='0.10',
        before='tf.while_loop(lambda i: i < 3, lambda i: i + 1, [0])',
        after='tf.while_loop(lambda i: i < 3, lambda i: i + 1, [0])',
    ),
    ours(
        'while_loop',
        'loops.tensor_arrays:while_loop',
        first='0.11',
        last='0.12',
        before='tf.while_loop(lambda i: i < 3, lambda i: i + 1, [0])',
        after='tf.while_loop(lambda i: i < 3, lambda i: i + 1, [0])',
    ),
    reordered(
        'where',
        renames={'input': 'condition'},
        before='tf.where(x > 0)',
        after='tf.where(x > 0)',
    ),
    *(
        moved(
            name,
            'setdiff1d',
            renames={'out_idx': 'index_dtype'},
            before=f'tf.{name}([1, 2, 3], [2])',
            after='tf.setdiff1d([1, 2, 3], [2])',
        )
        for name in ('listdiff', 'list_diff')
    ),
    reordered(
        'pad',
        renames={'input': 'tensor'},
        before='tf.pad(x, [[0, 1], [0, 0]])',
        after='tf.pad(x, [[0, 1], [0, 0]])',
    ),
    reordered(
        'sparse_concat',
        renames={'concat_dim': 'axis'},
        before='tf.sparse_concat(0, [sparse, sparse])',
        after='tf.sparse_concat(0, [sparse, sparse])',
    ),
    reordered(
        'sparse_split',
        renames={'split_dim': 'axis'},
        before='tf.sparse_split(0, 2, sparse)',
        after='tf.sparse_split(axis=0, num_split=2, sp_input=sparse)',
        last='0.12',
    ),
    ours(
        'SparseTensor',
        'core.sparse:SparseTensor',
        last='0.12',
        advice='Its shape is called dense_shape.',
        before='tf.SparseTensor([[0, 0]], [1.0], shape=[2, 2])',
        after='tf.SparseTensor([[0, 0]], [1.0], dense_shape=[2, 2])',
    ),
    reordered(
        'SparseTensorValue',
        renames={'shape': 'dense_shape'},
        last='0.12',
        before='tf.SparseTensorValue([[0, 0]], [1.0], shape=[2, 2])',
        after='tf.SparseTensorValue([[0, 0]], [1.0], dense_shape=[2, 2])',
    ),
    reordered(
        'convert_to_tensor',
        dropped=('as_ref',),
        last='0.12',
        before='tf.convert_to_tensor([1.0, 2.0])',
        after='tf.convert_to_tensor([1.0, 2.0])',
    ),
    reordered(
        'convert_to_tensor_or_indexed_slices',
        dropped=('as_ref',),
        last='0.12',
        before='tf.convert_to_tensor_or_indexed_slices([1.0, 2.0])',
        after='tf.convert_to_tensor_or_indexed_slices([1.0, 2.0])',
    ),
    ours(
        'TensorArray',
        'loops.tensor_arrays:TensorArray',
        last='0.12',
        advice='pack and unpack are stack and unstack.',
        before=('tf.TensorArray(tf.float32, 2).unpack(x).pack()'),
        after='tf.TensorArray(tf.float32, 2).unstack(x).stack()',
    ),
    reordered(
        'device',
        renames={'dev': 'device_name_or_function'},
        before="tf.device('/cpu:0')",
        after="tf.device('/cpu:0')",
    ),
    *(
        ours(
            name,
            f'core.folds:{name}',
            last='1.11',
            advice='Pack the lists that it is given: today it walks each.',
            before=f'tf.{name}(lambda a, b: a + b, [x, x])',
            after=f'tf.{name}(lambda a, b: a + b, tf.stack([x, x]))',
        )
        for name in ('foldl', 'foldr')
    ),
    ours(
        'image.resize_images',
        'core.arrays:resize_images',
        last='0.10',
        advice='Give height and width as one pair, size.',
        before='tf.image.resize_images(picture, 2, 3)',
        after='tf.image.resize_images(picture, [2, 3])',
    ),
    moved(
        'image.per_image_whitening',
        'image.per_image_standardization',
        before='tf.image.per_image_whitening(picture)',
        after='tf.image.per_image_standardization(picture)',
    ),
    reordered(
        'image.random_crop',
        renames={'image': 'value'},
        before='tf.image.random_crop(picture, [1, 1, 1])',
        after='tf.image.random_crop(picture, [1, 1, 1])',
    ),
    reordered(
        'image.adjust_brightness',
        dropped=('min_value', 'max_value'),
        before='tf.image.adjust_brightness(picture, 0.1)',
        after='tf.image.adjust_brightness(picture, 0.1)',
    ),
    reordered(
        'image.adjust_contrast',
        dropped=('min_value', 'max_value'),
        before='tf.image.adjust_contrast(picture, 2.0)',
        after='tf.image.adjust_contrast(picture, 2.0)',
    ),
    reordered(
        'OptionalSpec',
        renames={'value_structure': 'element_spec'},
    ),
    moved(
        'image.saturate_cast',
        'saturate_cast',
        renames={'image': 'value'},
        before='tf.image.saturate_cast(x, tf.uint8)',
        after='tf.saturate_cast(x, tf.uint8)',
    ),
)
