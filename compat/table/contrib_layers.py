"""tf.contrib.layers: layers, initializers, regularizers, optimize_loss."""

from .row import gone, ours

_ADVICE = 'tf.keras.layers holds the layers of today.'
_COLUMNS = 'tf.feature_column holds the columns of today.'
_COLUMN_NAMES = (
    'bucketized_column check_feature_columns create_feature_spec_for_parsing '
    'crossed_column embedding_column infer_real_valued_columns '
    'input_from_feature_columns joint_weighted_sum_from_feature_columns '
    'make_place_holder_tensors_for_base_features one_hot_column '
    'parse_feature_columns_from_examples '
    'parse_feature_columns_from_sequence_examples real_valued_column '
    'scattered_embedding_column sequence_input_from_feature_columns '
    'shared_embedding_columns sparse_column_with_hash_bucket '
    'sparse_column_with_integerized_feature sparse_column_with_keys '
    'sparse_column_with_vocabulary_file transform_features '
    'weighted_sparse_column weighted_sum_from_feature_columns'
).split()

ROWS = (
    ours(
        'contrib.layers.fully_connected',
        'old.contrib_layers:legacy_fully_connected',
        last='0.8',
        advice='Name the activation: its default is relu from 0.9 on.',
    ),
    ours(
        'contrib.layers.convolution2d',
        'old.contrib_layers:legacy_convolution2d',
        last='0.8',
        advice='Name the activation: its default is relu from 0.9 on.',
    ),
    ours(
        'contrib.layers.relu',
        'old.contrib_layers:legacy_relu',
        last='0.8',
        advice='Its arguments have other names from 0.9 on.',
    ),
    ours(
        'contrib.layers.batch_norm',
        'old.contrib_layers:batch_norm',
        renames={'initializers': 'param_initializers'},
        defaults={'fused': 'False'},
        last='1.3',
        advice=_ADVICE,
    ),
    ours(
        'contrib.layers.optimize_loss',
        'old.contrib_layers:optimize_loss',
        dropped=('moving_average_decay',),
        last='0.10',
        advice='Drop moving_average_decay: it only served a summary.',
    ),
    *(gone(f'contrib.layers.{name}', _COLUMNS) for name in _COLUMN_NAMES),
    ours(
        'contrib.layers.*',
        'old.contrib_layers:*',
        advice=_ADVICE,
        before='tf.contrib.layers.l2_regularizer(0.1)(x)',
        after='legacy_rnn.compat.v1.contrib.layers.l2_regularizer(0.1)(x)',
    ),
)
