"""Which of TensorFlow's unit tests are of the areas that scripts use."""

KERNELS = 'python/kernel_tests'
# The areas that recurrent scripts use: where their test files are, and which.
_AREAS = {
    'arrays': (
        KERNELS,
        'array_ops concat_op constant_op gather_nd_op gather_op one_hot_op '
        'pack_op pad_op reshape_op reverse_sequence_op shape_ops slice_op '
        'split_op stack_op transpose_op unique_op unpack_op unstack_op '
        'where_op',
    ),
    'math': (
        KERNELS,
        'argmax_op batch_matmul_op cast_op clip_ops cwise_ops in_topk_op '
        'reduction_ops scan_ops segment_reduction_ops topk_op',
    ),
    'variables': (
        KERNELS,
        'dense_update_ops init_ops partitioned_variables scatter_ops '
        'template variable_ops variable_scope variables',
    ),
    'control flow': (
        KERNELS,
        'control_flow_ops_py functional_ops py_func stack_ops '
        'tensor_array_ops',
    ),
    'nn': (
        KERNELS,
        'bias_op candidate_sampler_ops embedding_ops losses relu_op '
        'softmax_op softplus_op softsign_op sparse_xent_op xent_op',
    ),
    'strings, tables, metrics': (
        KERNELS,
        'lookup_ops metrics reduce_join_op string_join_op string_split_op '
        'string_to_hash_bucket_op string_to_number_op',
    ),
    'queues': (
        KERNELS,
        'fifo_queue padding_fifo_queue random_shuffle_queue',
    ),
    'python/ops': (
        'python/ops',
        'gradients math_ops nn nn_batchnorm nn_xent',
    ),
    'training': (
        'python/training',
        'adadelta adagrad adam basic_session_run_hooks checkpoint_utils '
        'coordinator ftrl gradient_descent input learning_rate_decay '
        'momentum monitored_session moving_averages optimizer queue_runner '
        'rmsprop saver session_manager slot_creator summary_writer '
        'supervisor training_ops training_util',
    ),
    'graphs and sessions': (
        'python',
        'client/graph_util client/session framework/contrib framework/device '
        'framework/dtypes framework/errors framework/graph_util '
        'framework/random_seed framework/tensor_shape '
        'framework/tensor_shape_div framework/tensor_util '
        'framework/test_util summary/summary',
    ),
    'platform': (
        'python/platform',
        'app flags gfile logging default/flags default/gfile default/logging',
    ),
    'layers': (
        'python/layers',
        'base convolutional core normalization pooling',
    ),
    'contrib': (
        'contrib',
        '*/python/losses/loss_ops */python/metrics/classification '
        '*/python/ops/metric_ops framework/python/*/* layers/python/layers/* '
        'lookup/lookup_ops losses/python/losses/* '
        'metrics/python/*/*metric* training/python/training/*',
    ),
}
AREAS = {
    area: tuple(f'{folder}/{name}_test.py' for name in names.split())
    for area, (folder, names) in _AREAS.items()
}


def all_patterns():
    """The patterns of all areas, for `unit_tests.find`."""
    return [pattern for patterns in AREAS.values() for pattern in patterns]
