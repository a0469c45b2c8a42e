"""tf.nn and tf.losses."""

_POOL1 = "(steps, 2, 1, 'VALID')"
_POOL2 = "(pictures, [1, 2, 2, 1], [1, 1, 1, 1], 'VALID')"
_POOL3 = "(volume, [1, 1, 1, 1, 1], [1, 1, 1, 1, 1], 'VALID')"
_SAMPLER = '(ids64, 1, 2, True, 9)'

CALLS = {
    'nn': {
        '(x)': (
            'crelu elu l2_loss leaky_relu log_softmax relu relu6 selu sigmoid '
            'softmax softplus softsign swish tanh top_k zero_fraction '
            ''
        ),
        '(v[0])': 'scale_regularization_loss',
        '(x, 1)': 'l2_normalize top_k',
        '(x, i, 1)': 'in_top_k',
        '(x, [0])': 'moments sufficient_statistics',
        '(x, [0], y)': 'weighted_moments',
        '(v[0], v, v, None)': 'normalize_moments',
        '(x, y, v)': 'xw_plus_b xw_plus_b_v1 relu_layer',
        '(x, v)': 'bias_add bias_add_v1',
        '(x, v, v, v, v, 0.1)': 'batch_normalization',
        '(pictures, v3, v3, v3, v3, 0.1, True)': (
            'batch_norm_with_global_normalization'
        ),
        '(pictures, v3, v3)': 'fused_batch_norm',
        '(pictures)': 'local_response_normalization lrn',
        _POOL1: 'avg_pool1d max_pool1d',
        _POOL2: 'avg_pool avg_pool2d avg_pool_v2 max_pool max_pool2d '
        'max_pool_v2 max_pool_with_argmax',
        _POOL3: 'avg_pool3d max_pool3d',
        "(pictures, [2, 2], 'MAX', 'VALID')": 'pool',
        '(pictures, [1.0, 1.4, 1.4, 1.0])': (
            'fractional_avg_pool fractional_max_pool'
        ),
        "(pictures, kernel, [1, 1, 1, 1], 'SAME')": 'conv2d',
        "(pictures, kernel, 'SAME')": 'convolution',
        "(steps, filter1, 1, 'SAME')": 'conv1d',
        '(steps, filter1, [1, 3, 3], 1)': 'conv1d_transpose',
        "(volume, filter3, [1, 1, 1, 1, 1], 'SAME')": 'conv3d',
        '(volume, filter3, [1, 2, 2, 2, 1], [1, 1, 1, 1, 1])': (
            'conv3d_transpose'
        ),
        '(pictures, kernel, [1, 4, 4, 3], [1, 1, 1, 1])': (
            'conv2d_transpose deconv2d'
        ),
        '(pictures, kernel, [1, 4, 4, 3], 1)': 'conv_transpose',
        "(pictures, kernel, 1, 'SAME')": 'atrous_conv2d',
        "(pictures, kernel, [1, 4, 4, 3], 1, 'SAME')": (
            'atrous_conv2d_transpose'
        ),
        "(pictures, [2, 2, 3, 3], pictures, [1, 1, 1, 1], 'SAME')": (
            'conv2d_backprop_filter'
        ),
        "([1, 4, 4, 3], kernel, pictures, [1, 1, 1, 1], 'SAME')": (
            'conv2d_backprop_input'
        ),
        "(volume, [1, 1, 1, 1, 1], volume, [1, 1, 1, 1, 1], 'SAME')": (
            'conv3d_backprop_filter conv3d_backprop_filter_v2'
        ),
        "(volume, filter3, volume, [1, 1, 1, 1, 1], 'SAME')": (
            'conv3d_backprop_filter'
        ),
        "(pictures, depthwise, [1, 1, 1, 1], 'SAME')": (
            'depthwise_conv2d depthwise_conv2d_native'
        ),
        "(pictures, [2, 2, 3, 1], pictures, [1, 1, 1, 1], 'SAME')": (
            'depthwise_conv2d_backprop_filter '
            'depthwise_conv2d_native_backprop_filter'
        ),
        "([1, 4, 4, 3], depthwise, pictures, [1, 1, 1, 1], 'SAME')": (
            'depthwise_conv2d_backprop_input '
            'depthwise_conv2d_native_backprop_input'
        ),
        "(pictures, depthwise, pointwise, [1, 1, 1, 1], 'SAME')": (
            'separable_conv2d'
        ),
        "(pictures, morph, [1, 1, 1, 1], [1, 1, 1, 1], 'SAME')": (
            'dilation2d erosion2d'
        ),
        '(pictures, 2)': 'space_to_depth',
        '(deep, 2)': 'depth_to_space',
        '(pictures, [[0, 0], [0, 0]], 2)': 'space_to_batch',
        "(pictures, [1, 1], 'SAME', lambda a, *_: a)": 'with_space_to_batch',
        '(x, 0.5)': 'dropout',
        '(matrix, i)': 'embedding_lookup',
        '(matrix, ids, None)': 'embedding_lookup_sparse',
        '(matrix, ids)': 'safe_embedding_lookup_sparse',
        _SAMPLER: 'log_uniform_candidate_sampler '
        'learned_unigram_candidate_sampler uniform_candidate_sampler',
        '(ids64, 1, 2, True, 4, unigrams=(1.0, 1.0, 1.0, 1.0))': (
            'fixed_unigram_candidate_sampler'
        ),
        '(ids64, 1, 2, True)': 'all_candidate_sampler',
        '(ids64, [0, 1], 1)': 'compute_accidental_hits',
        '(matrix, bias, x, ids64, 2, 4)': 'nce_loss sampled_softmax_loss',
        '(matrix, bias, ids64, x, 2, 4)': 'nce_loss sampled_softmax_loss',
        '(x, y)': 'log_poisson_loss sigmoid_cross_entropy_with_logits '
        'softmax_cross_entropy_with_logits '
        'softmax_cross_entropy_with_logits_v2',
        '(x, i)': 'sparse_softmax_cross_entropy_with_logits',
        '(labels=y, logits=x)': 'sigmoid_cross_entropy_with_logits '
        'softmax_cross_entropy_with_logits '
        'softmax_cross_entropy_with_logits_v2',
        '(labels=i, logits=x)': 'sparse_softmax_cross_entropy_with_logits',
        '(x, y, 2.0)': 'weighted_cross_entropy_with_logits',
        '(v)': 'compute_average_loss',
        '(cube3, labels_ctc, [2, 2])': 'ctc_loss',
        '(labels_ctc, cube3, [2, 2])': 'ctc_loss',
        '(cube3, [2, 2])': 'ctc_greedy_decoder ctc_beam_search_decoder '
        'ctc_beam_search_decoder_v2',
        '(dense_ctc, cube3, [1, 1], [2, 2])': 'ctc_loss_v2',
        '(dense_ctc)': 'ctc_unique_labels',
        '(dense_ctc, [1, 1])': 'collapse_repeated',
        "(quantized4, 0.0, 6.0, [1, 1, 1, 1], [1, 1, 1, 1], 'SAME')": (
            'quantized_avg_pool quantized_max_pool'
        ),
        "(quantized4, quantized4, 0.0, 6.0, 0.0, 6.0, [1, 1, 1, 1], 'SAME')": (
            'quantized_conv2d'
        ),
        '(quantized, 6.0, 0.0, 6.0)': 'quantized_relu_x',
    },
    'losses': {
        '(y, x)': 'absolute_difference hinge_loss huber_loss log_loss '
        'mean_pairwise_squared_error mean_squared_error '
        'sigmoid_cross_entropy softmax_cross_entropy',
        '(y, x, 1)': 'cosine_distance',
        '(i, x)': 'sparse_softmax_cross_entropy',
        '(x)': 'compute_weighted_loss',
        '(v[0])': 'add_loss',
        '()': 'get_losses get_regularization_loss get_regularization_losses '
        'Reduction',
        '(tf.losses.add_loss(v[0]) is None)': 'get_total_loss',
    },
}
