"""Files, initializers, contrib.training, and the smaller contrib packages."""

_CUDNN = (
    'CudnnGRU CudnnLSTM CudnnRNNRelu CudnnRNNTanh CudnnCompatibleGRUCell '
    'CudnnCompatibleLSTMCell'
)

CALLS = {
    'initializers': {
        '()': 'constant global_variables glorot_normal glorot_uniform '
        'he_normal he_uniform identity lecun_normal lecun_uniform '
        'local_variables ones orthogonal random_normal random_uniform '
        'tables_initializer truncated_normal uniform_unit_scaling '
        'variance_scaling zeros',
        '([var])': 'variables',
    },
    'gfile': {
        "(checkpoint + '.index', folder + '/copied', True)": 'Copy',
        '(tf.gfile.MakeDirs(folder + "/a") or folder + "/a")': (
            'DeleteRecursively RmDir'
        ),
        '(folder)': 'Exists IsDirectory ListDirectory Stat Walk',
        "(checkpoint + '.index', 'r')": 'FastGFile GFile Open',
        "(folder + '/*')": 'Glob',
        "(folder + '/made%d' % fresh())": 'MakeDirs MkDir',
        '(spare_file)': 'Remove',
        "(spare_file, folder + '/renamed%d' % fresh())": 'Rename',
    },
    'python_io': {
        "(folder + '/records')": 'TFRecordWriter tf_record_iterator',
        '()': 'TFRecordCompressionType',
        '(tf.python_io.TFRecordCompressionType.ZLIB)': 'TFRecordOptions',
    },
    'contrib.nn': {
        '(steps, filter1, [1, 4, 3], 1)': 'conv1d_transpose',
        '(x, 0.5)': 'alpha_dropout',
    },
    'contrib.memory_stats': {'()': 'BytesLimit'},
    'contrib.ctc': {
        '(cube3, labels_ctc, [2, 2])': 'ctc_loss',
        '(labels_ctc, cube3, [2, 2])': 'ctc_loss',
        '(cube3, [2, 2])': 'ctc_greedy_decoder ctc_beam_search_decoder',
    },
    'contrib.grid_rnn': {
        '(3)': 'Grid1BasicLSTMCell Grid1BasicRNNCell Grid1LSTMCell '
        'Grid2BasicLSTMCell Grid2BasicRNNCell Grid2GRUCell Grid2LSTMCell '
        'Grid3LSTMCell',
        '(3, 2, cell_fn=lambda *_: cell)': 'GridRNNCell',
    },
    'contrib.cudnn_rnn': {
        '(1, 3)': _CUDNN,
        '(1, 3, 2)': _CUDNN,
        '(3)': _CUDNN,
        '(x, 1, 3, 2)': 'RNNParamsSaveable CudnnGRUSaveable '
        'CudnnLSTMSaveable CudnnRNNReluSaveable CudnnRNNTanhSaveable',
    },
    'contrib.training': {
        '([(v, var)])': 'add_gradients_summaries',
        '([(v, var)], 1.0)': 'clip_gradient_norms',
        '([(x, var)], {var: 2.0})': 'multiply_gradients',
        '(1.0)': 'clip_gradient_norms_fn',
        '([x], i[0], 2, 4)': 'bucket',
        '(i[0], [x], 2, [2])': 'bucket_by_sequence_length',
        "('k', {'x': x}, {}, None, {'v': v}, 2, 2)": (
            'batch_sequences_with_states'
        ),
        "(2, 2, 2, 'k', {'x': x}, {}, {'v': v})": 'SequenceQueueingStateSaver',
        "{}(tf.contrib.training.SequenceQueueingStateSaver(2, 2, 2, 'k', "
        "{'x': x}, dict(), {'v': v}))": 'NextQueuedSequenceBatch',
        '(folder)': 'checkpoints_iterator SummaryAtEndHook',
        '(loss, optimizer)': 'create_train_op',
        '()': 'get_or_create_eval_step HParams',
        "('a=1', {'a': int})": 'parse_values',
        '(1)': 'StopAfterNEvalsHook',
        '{}(2)(x.op)': 'RandomStrategy',
        '{}(2, tf.contrib.training.byte_size_load_fn)(var.op)': (
            'GreedyLoadBalancingStrategy'
        ),
        '(x.op)': 'byte_size_load_fn',
        '(folder, timeout=0)': 'wait_for_new_checkpoint',
        '{}(checkpoint, final_ops=var)': 'evaluate_once',
        '{}(folder, final_ops=var, max_number_of_evaluations=1)': (
            'evaluate_repeatedly'
        ),
        '{}(tf.contrib.training.create_train_op(loss, optimizer), None, '
        'save_checkpoint_secs=None, save_summaries_steps=None, '
        'hooks=[tf.train.StopAtStepHook(1)])': 'train',
    },
    'contrib.slim.learning': {
        '([(v, var)])': 'add_gradients_summaries',
        '([(v, var)], 1.0)': 'clip_gradient_norms',
        '([(x, var)], {var: 2.0})': 'multiply_gradients',
        '(loss, optimizer)': 'create_train_op',
    },
    'contrib.slim.summaries': {
        '(x)': 'add_histogram_summary add_zero_fraction_summary',
        '([x])': 'add_histogram_summaries add_zero_fraction_summaries',
        '(loss)': 'add_scalar_summary',
        '([loss])': 'add_scalar_summaries',
        '(pictures)': 'add_image_summary',
        '([pictures])': 'add_image_summaries',
    },
    'contrib.rnn': {
        '(3)': 'CFNCell LayerNormLSTMCell MinimalRNNCell WeightNormLSTMCell',
        '([x], 3, True)': '_Linear',
        '(x)': '_linear',
    },
    'contrib.rnn.python.ops.core_rnn_cell_impl': {
        '(lambda i, value: value, [x])': '_enumerated_map_structure',
        '{}(cell, "s").__enter__()': '_checked_scope',
    },
    'nn.rnn_cell': {
        '("w", [2, 2], None, "float32", 1)': '_get_sharded_variable'
    },
    'contrib.legacy_seq2seq': {'([x], 3, True)': 'Linear'},
    'contrib.rnn.python.ops.rnn_cell': {
        '([pictures], [3, 3], 2, True)': '_conv',
        '(1.0, 0.0, x, "norm")': '_norm',
    },
    'python.ops.rnn_cell_impl': {
        '(lambda i, value: value, [x])': '_enumerated_map_structure',
        '(cell)': '_like_rnncell',
        '("cell", cell)': 'assert_like_rnncell',
        '(x, "shape")': '_hasattr',
        '([x], 3, True)': '_Linear',
        '()': '_LayerRNNCell _RNNCell',
        '(x.dtype)': '_check_supported_dtypes',
        '(3, 2, tf.float32)': '_zero_state_tensors',
        '([x])': '_check_rnn_cell_input_dtypes',
        '(x, x)': '_LSTMStateTuple',
        '(4, 3)': '_concat',
    },
    'python.ops.tensor_array_ops': {'(tf.float32, 2)': 'TensorArray'},
    'python.ops.control_flow_ops': {
        '(lambda k: k < 3, lambda k: k + 1, [i[0]])': 'While',
        "(x, 'frame')": 'enter',
        '(x)': 'exit next_iteration',
        '(b[0, 0])': 'loop_cond',
        '([x, x])': 'merge',
        '(x, b[0, 0])': 'switch',
        '(var, b[0, 0])': 'ref_switch',
        '(i[0], [var, var])': 'ref_select',
        '([x], y)': 'with_dependencies',
    },
    'python.ops.init_ops': {
        '() ': 'identity_initializer',
        '()': 'Constant Identity Ones Orthogonal RandomNormal RandomUniform '
        'TruncatedNormal UniformUnitScaling VarianceScaling Zeros',
    },
    'python.ops.rnn_cell': {
        '("cell", cell)': 'assert_like_rnncell',
        '("w", [2, 2], None, "float32", 1)': '_get_sharded_variable',
        '([x])': '_is_sequence _unpacked_state',
        '([x], [y])': '_packed_state',
    },
    'python.ops.array_ops': {'(x, [1, 1], 1, 2)': 'split_v'},
    'python.ops.variable_scope': {'(x)': 'variable'},
    'python.ops.nn_ops': {
        '(steps, filter1, [1, 4, 3], 1)': 'conv1d_transpose',
        '(pictures, v3, v3, v3, v3)': 'fused_batch_norm',
        '(volume, filter3, volume, [1, 1, 1, 1, 1], "SAME")': (
            'conv3d_backprop_filter'
        ),
        '(pictures, v3, v3, [], [])': 'fused_batch_norm',
    },
}
