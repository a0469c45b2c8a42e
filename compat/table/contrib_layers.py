"""tf.contrib.layers: layers, initializers, regularizers, optimize_loss."""

from .row import gone, ours

_ADVICE = 'tf.keras.layers holds the layers of today.'
_SCATTERED = 'Look the hashes up with tf.nn.embedding_lookup_sparse.'
# Feature columns, of compat/contrib/columns.
_COLUMNS = (
    'bucketized_column check_feature_columns create_feature_spec_for_parsing '
    'crossed_column embedding_column infer_real_valued_columns '
    'input_from_feature_columns joint_weighted_sum_from_feature_columns '
    'make_place_holder_tensors_for_base_features one_hot_column '
    'parse_feature_columns_from_examples '
    'parse_feature_columns_from_sequence_examples real_valued_column '
    'sequence_input_from_feature_columns shared_embedding_columns '
    'sparse_column_with_hash_bucket sparse_column_with_integerized_feature '
    'sparse_column_with_keys sparse_column_with_vocabulary_file '
    'transform_features weighted_sparse_column '
    'weighted_sum_from_feature_columns'
).split()
# Of these 1.0 shares the weights when a scope is named twice.
_SHARING = {
    'conv2d': 'conv2d convolution2d',
    'conv2d_transpose': 'conv2d_transpose convolution2d_transpose',
    'fully_connected': 'fully_connected',
    'linear': 'linear',
    'relu': 'relu',
    'relu6': 'relu6',
    'separable_conv2d': 'separable_conv2d separable_convolution2d',
}
_SHARED = 'Give reuse=True to the second call: only 1.0 shares without it.'
_NOT_FUSED = {'fused': 'False'}

ROWS = (
    ours(
        'contrib.layers.fully_connected',
        'contrib.layers:legacy_fully_connected',
        last='0.8',
        advice='Name the activation: its default is relu from 0.9 on.',
    ),
    ours(
        'contrib.layers.convolution2d',
        'contrib.layers:legacy_convolution2d',
        last='0.8',
        advice='Name the activation: its default is relu from 0.9 on.',
    ),
    ours(
        'contrib.layers.relu',
        'contrib.layers:legacy_relu',
        last='0.8',
        advice='Its arguments have other names from 0.9 on.',
    ),
    *(
        ours(
            f'contrib.layers.{name}',
            f'contrib.layers:sharing_{layer}',
            first='1.0',
            last='1.0',
            advice=_SHARED,
        )
        for layer, names in _SHARING.items()
        for name in names.split()
    ),
    ours(
        'contrib.layers.batch_norm',
        'contrib.layers:sharing_batch_norm',
        defaults=_NOT_FUSED,
        first='1.0',
        last='1.0',
        advice=_SHARED,
    ),
    ours(
        'contrib.layers.batch_norm',
        'contrib.layers:early_batch_norm',
        renames={'initializers': 'param_initializers'},
        defaults=_NOT_FUSED,
        last='0.12',
        advice=_ADVICE,
    ),
    ours(
        'contrib.layers.batch_norm',
        'contrib.layers:early_batch_norm',
        defaults=_NOT_FUSED,
        first='1.1',
        last='1.3',
        advice=_ADVICE,
    ),
    ours(
        'contrib.layers.batch_norm',
        'contrib.layers:batch_norm_to_1_14',
        first='1.4',
        last='1.14',
        advice=_ADVICE,
    ),
    ours(
        'contrib.layers.optimize_loss',
        'contrib.layers:early_optimize_loss',
        dropped=('moving_average_decay',),
        last='0.10',
        advice='Drop moving_average_decay: it only served a summary.',
    ),
    ours(
        'contrib.layers.optimize_loss',
        'contrib.layers:early_optimize_loss',
        first='0.11',
        last='1.2',
        advice=_ADVICE,
    ),
    ours(
        'contrib.layers.optimize_loss',
        'contrib.layers:optimize_loss_of_1_14',
        first='1.3',
        last='1.14',
        advice='Since 1.15 gradients are added up before their norm is taken.',
    ),
    ours(
        'contrib.layers.spatial_softmax',
        'contrib.layers:spatial_softmax_of_1_5',
        last='1.5',
        advice='From 1.6 on a temperature that is given is a variable, too.',
    ),
    gone('contrib.layers.scattered_embedding_column', _SCATTERED),
    *(
        ours(f'contrib.layers.{name}', f'contrib.columns:{name}')
        for name in _COLUMNS
    ),
    ours(
        'contrib.feature_column.sequence_input_layer',
        'contrib.columns:sequence_input_layer',
    ),
    ours(
        'contrib.layers.*',
        'contrib.layers:*',
        advice=_ADVICE,
        before='tf.contrib.layers.l2_regularizer(0.1)(x)',
        after='legacy_rnn.compat.v1.contrib.layers.l2_regularizer(0.1)(x)',
    ),
)
