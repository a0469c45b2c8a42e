"""contrib.layers, contrib.framework, contrib.losses, contrib.metrics."""

_REGULARIZERS = 'l1_regularizer l2_regularizer'
_REAL = 'tf.contrib.layers.real_valued_column("a")'
_SPARSE = 'tf.contrib.layers.sparse_column_with_integerized_feature("a", 5)'
_FEATURES = '{"a": tf.ones([2, 1])}'

CALLS = {
    'contrib.layers': {
        '(x, 3)': 'fully_connected legacy_fully_connected linear relu relu6',
        '(pictures, 3, 2)': 'conv2d convolution convolution2d '
        'conv2d_transpose convolution2d_transpose',
        '(pictures, 3, [2, 2])': 'convolution2d',
        '(steps, 3, 2)': 'conv1d convolution1d',
        '(volume, 3, 1)': 'conv3d convolution3d conv3d_transpose '
        'convolution3d_transpose',
        '(pictures, 3, 2, 1)': 'separable_conv2d separable_convolution2d',
        '(x)': 'batch_norm layer_norm bias_add dropout flatten softmax '
        'summarize_tensor summarize_activation',
        '(deep, 2)': 'group_norm',
        '(pictures, 2)': 'avg_pool2d max_pool2d',
        '(volume, 2)': 'avg_pool3d max_pool3d',
        '(x, 1)': 'unit_norm maxout',
        '(i, 3)': 'one_hot_encoding',
        '(i)': 'dense_to_sparse',
        '(pictures)': 'instance_norm spatial_softmax images_to_sequence',
        '(steps, 1)': 'sequence_to_images',
        '(x, tf.contrib.layers.fully_connected, [3])': 'stack',
        '(x, 2, tf.contrib.layers.fully_connected, 3)': 'repeat',
        '(steps_ids, 5, 3)': 'embed_sequence bow_encoder',
        '(matrix, i)': 'embedding_lookup_unique',
        '(matrix, ids)': 'safe_embedding_lookup_sparse',
        '(0.1)': _REGULARIZERS,
        '(0.1, 0.1)': 'l1_l2_regularizer',
        '([tf.contrib.layers.l2_regularizer(0.1)])': 'sum_regularizer',
        '(tf.contrib.layers.l2_regularizer(0.1), [x])': (
            'apply_regularization'
        ),
        '()': 'xavier_initializer xavier_initializer_conv2d '
        'variance_scaling_initializer adaptive_clipping_fn '
        'summarize_activations summarize_biases summarize_variables '
        'summarize_weights',
        '([x])': 'summarize_tensors',
        '("c")': 'summarize_collection',
        '(loss, step, 0.1, "SGD")': 'optimize_loss',
        '("a")': 'real_valued_column',
        '("a", 5)': 'sparse_column_with_hash_bucket '
        'sparse_column_with_integerized_feature',
        '("a", ["x", "y"])': 'sparse_column_with_keys',
        '("a", "words.txt", vocab_size=2)': (
            'sparse_column_with_vocabulary_file'
        ),
        f'({_REAL}, [0.5])': 'bucketized_column',
        f'([{_SPARSE}, tf.contrib.layers.sparse_column_with_hash_bucket('
        '"b", 5)], 9)': 'crossed_column',
        f'({_SPARSE}, 3)': 'embedding_column',
        f'([{_SPARSE}], 3)': 'shared_embedding_columns',
        f'({_SPARSE}, "w")': 'weighted_sparse_column',
        f'({_SPARSE})': 'one_hot_column',
        f'([{_REAL}])': 'check_feature_columns '
        'create_feature_spec_for_parsing '
        'make_place_holder_tensors_for_base_features',
        '(tf.ones([2, 1]))': 'infer_real_valued_columns',
        f'({_FEATURES}, [{_REAL}])': 'input_from_feature_columns '
        'transform_features',
        '({"a": tf.ones([2, 4, 1])}, '
        f'[{_REAL}])': 'sequence_input_from_feature_columns',
        f'({_FEATURES}, [{_REAL}], 2)': 'weighted_sum_from_feature_columns',
        '({"a": ids}, '
        f'[{_SPARSE}], 2)': 'joint_weighted_sum_from_feature_columns',
        f'(tf.constant(["x"]), [{_REAL}])': (
            'parse_feature_columns_from_examples'
        ),
        f'(tf.constant("x"), [{_REAL}], [{_REAL}])': (
            'parse_feature_columns_from_sequence_examples'
        ),
    },
    'contrib.framework': {
        '(matrix, ids)': 'safe_embedding_lookup_sparse',
        '()': 'create_global_step current_arg_scope get_global_step '
        'get_local_variables get_model_variables get_name_scope '
        'get_or_create_global_step get_trainable_variables get_variables '
        'get_variables_to_restore assert_same_float_dtype '
        'assert_or_get_global_step CriticalSection',
        '(lambda: 0)': 'add_arg_scope has_arg_scope experimental ',
        '([tf.contrib.layers.fully_connected])': 'arg_scope',
        '(lambda: 0) ': 'arg_scoped_arguments',
        '(var)': 'add_model_variable get_variable_full_name',
        '(x)': 'argsort sort is_tensor is_numeric_tensor is_non_decreasing '
        'is_strictly_increasing convert_to_tensor_or_sparse_tensor print_op',
        '(abs(x) + 1)': 'assert_non_negative assert_positive',
        '(-abs(x) - 1)': 'assert_negative assert_non_positive',
        '(x, x + 1)': 'assert_less assert_less_equal',
        '(x, 2)': 'assert_rank assert_rank_at_least',
        '(step)': 'assert_global_step ',
        '(v[0])': 'assert_scalar ',
        '(i[0])': 'assert_scalar_int',
        '(True)': 'smart_constant_value',
        '(True, lambda: x, lambda: y)': 'smart_cond',
        '("2030-01-01", "text")': 'deprecated',
        '("2030-01-01", "text", "a")': 'deprecated_args',
        '("2030-01-01", "text", a=1)': 'deprecated_arg_values',
        '({var.op.name: array})': 'assign_from_values assign_from_values_fn',
        "(checkpoint, {'var': var})": 'assign_from_checkpoint '
        'assign_from_checkpoint_fn init_from_checkpoint',
        '(checkpoint)': 'list_variables load_checkpoint',
        "(checkpoint, 'var')": 'load_variable',
        "([var], ['v'])": 'filter_variables',
        '([x])': 'get_graph_from_inputs reduce_sum_n',
        '(tf.get_default_graph())': 'get_placeholders',
        '(var.op.name)': 'get_unique_variable',
        "('var')": 'get_variables_by_name get_variables_by_suffix',
        '(1.0)': 'global_variable local_variable',
        "('w', [2])": 'model_variable variable',
        "('a', 'b')": 'prepend_name_scope strip_name_scope',
        '(lambda a: a, [x], output_types=tf.float32)': 'py_func',
        '(x, y)': 'remove_squeezable_dimensions with_same_shape',
        '([2, 2], x)': 'with_shape',
        '([2], tf.float32)': 'TensorSpec',
    },
    'contrib.losses': {
        '(x, y)': 'absolute absolute_difference hinge_loss log_loss logistic '
        'mean_pairwise_squared_error mean_squared_error sigmoid_cross_entropy '
        'softmax softmax_cross_entropy squared sum_of_pairwise_squares '
        'sum_of_squares',
        '(x, y, 1)': 'cosine_distance',
        '(x, i)': 'sparse_softmax_cross_entropy',
        '(x)': 'compute_weighted_loss',
        '(v[0])': 'add_loss',
        '()': 'get_losses get_regularization_losses',
        '(tf.contrib.losses.add_loss(v[0]) is None)': 'get_total_loss',
    },
    'contrib.metrics': {
        '(i, i)': 'accuracy confusion_matrix streaming_accuracy '
        'streaming_false_negatives streaming_false_positives '
        'streaming_true_negatives streaming_true_positives '
        'streaming_precision streaming_recall '
        'streaming_false_negative_rate streaming_false_positive_rate',
        '(i, i, 2)': 'cohen_kappa confusion_matrix streaming_mean_iou',
        '(b, probabilities)': 'f1_score',
        '(x, y)': 'streaming_covariance streaming_mean_absolute_error '
        'streaming_mean_squared_error streaming_pearson_correlation '
        'streaming_root_mean_squared_error',
        '(x, y, 1)': 'streaming_mean_cosine_distance',
        '(x, y, x)': 'streaming_mean_relative_error',
        '(x)': 'count streaming_mean streaming_mean_tensor',
        '(x, 0.5)': 'streaming_percentage_less',
        '(probabilities, b)': 'streaming_auc',
        '(probabilities, b, 0.5)': 'streaming_sensitivity_at_specificity '
        'streaming_specificity_at_sensitivity',
        '(probabilities, b, [0.5])': (
            'streaming_false_negatives_at_thresholds '
            'streaming_false_positives_at_thresholds '
            'streaming_true_negatives_at_thresholds '
            'streaming_true_positives_at_thresholds '
            'streaming_precision_at_thresholds '
            'streaming_recall_at_thresholds'
        ),
        '(x, ids64, 1)': ''
        'streaming_sparse_average_precision_at_k '
        'streaming_sparse_precision_at_k streaming_sparse_recall_at_k',
        '(x, class64, 1)': 'streaming_recall_at_k',
        '(ids64, ids64)': (
            'sparse_recall_at_top_k streaming_sparse_precision_at_top_k'
        ),
        "({'a': (x, y)})": 'aggregate_metric_map',
        '((x, y))': 'aggregate_metrics',
        '(ids)': 'set_size',
        '([[1, 2]], [[2, 3]])': 'set_union set_intersection set_difference',
    },
}
