"""Arrays, arithmetic, variables and everything else at the top level."""

CALLS = {
    '': {
        '(x)': (
            'abs acos acosh angle asin asinh atan atanh ceil complex_abs conj '
            'cos cosh digamma erf erfc exp expm1 floor identity inv '
            'is_finite is_inf is_nan is_non_decreasing is_numeric_tensor '
            'is_strictly_increasing is_tensor lgamma lbeta log log1p '
            'log_sigmoid neg negative ones_like rank reciprocal rint round '
            'rsqrt serialize_tensor shape sigmoid sign sin sinh size sqrt '
            'square stop_gradient tan tanh trace transpose zeros_like '
            'matrix_transpose batch_matrix_transpose to_bfloat16 to_double '
            'to_float to_int32 to_int64 to_complex64 to_complex128 '
            'convert_to_tensor convert_to_tensor_or_indexed_slices '
            'convert_to_tensor_or_sparse_tensor count_nonzero norm '
            'reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod '
            'reduce_sum unpack unstack diag matrix_diag batch_matrix_diag '
            'as_string guarantee_const squeeze fingerprint '
            'sort argsort cumsum cumprod get_static_value make_tensor_proto '
            'assert_non_negative assert_positive recompute_grad random_shuffle'
        ),
        '(x, y)': (
            'add div divide divide_no_nan div_no_nan equal floor_div floordiv '
            'floormod greater greater_equal igamma igammac less less_equal '
            'matmul maximum minimum mod mul multiply not_equal pow realdiv '
            'squared_difference sub subtract truediv truncatediv truncatemod '
            'atan2 polygamma zeta batch_matmul sparse_matmul '
            'assert_none_equal'
        ),
        '(x, x)': 'assert_equal assert_near assert_greater_equal '
        'assert_less_equal',
        '(x, 0)': 'argmax argmin arg_max arg_min gather expand_dims ',
        '(x, 1)': 'expand_dims',
        '(x, -1.0)': 'assert_greater',
        '(x, 9.0)': 'assert_less',
        '(-x - 9.0)': 'assert_negative',
        '(-x - 5.0)': 'assert_non_positive',
        '(x, 2)': 'assert_rank assert_rank_at_least unpack unstack',
        '(x, [1, 2])': 'assert_rank_in',
        '(i)': 'assert_integer invert_permutation unique unique_with_counts '
        'bincount',
        '(x, tf.float32)': 'assert_type cast bitcast saturate_cast',
        '([1.0])': 'assert_proper_iterable',
        '(v[0])': 'assert_scalar',
        '([x])': 'assert_same_float_dtype add_n accumulate_n pack stack '
        'shape_n tuple identity_n parallel_stack global_norm',
        '([x, y])': 'add_n accumulate_n parallel_concat meshgrid',
        '([v, v])': 'meshgrid',
        '(v, v)': 'meshgrid',
        '()': (
            'add_check_numerics_ops all_variables get_default_graph '
            'get_default_session get_variable_scope global_variables '
            'global_variables_initializer initialize_all_tables '
            'initialize_all_variables initialize_local_variables '
            'local_variables local_variables_initializer model_variables '
            'moving_average_variables no_op trainable_variables '
            'tables_initializer timestamp report_uninitialized_variables '
            'assert_variables_initialized disable_eager_execution '
            'disable_v2_behavior executing_eagerly get_logger '
            'control_flow_v2_enabled resource_variables_enabled '
            'constant_initializer glorot_normal_initializer '
            'glorot_uniform_initializer orthogonal_initializer '
            'random_normal_initializer random_uniform_initializer '
            'truncated_normal_initializer uniform_unit_scaling_initializer '
            'variance_scaling_initializer zeros_initializer ones_initializer '
            'AggregationMethod ConfigProto DType Event GPUOptions Graph '
            'GraphDef GraphKeys GraphOptions HistogramProto IdentityReader '
            'LogMessage MetaGraphDef NameAttrList NodeDef OptimizerOptions '
            'RunMetadata RunOptions Session SessionLog Summary '
            'SummaryMetadata TFRecordReader TensorInfo TextLineReader '
            'WholeFileReader AttrValue Module GradientTape DeviceSpec '
            'InteractiveSession DimensionX UnconnectedGradients '
            'VariableAggregation VariableSynchronization LMDBReader '
            'merge_all_summaries init_scope disable_control_flow_v2 '
            'disable_resource_variables disable_tensor_equality '
            'disable_v2_tensorshape '
        ),
        '([2])': 'zeros_initializer ones_initializer random_uniform '
        'random_normal truncated_normal zeros ones '
        'TensorShape',
        '(2)': 'Dimension eye set_random_seed get_seed',
        '([2, 2], tf.float32)': 'FixedLenFeature FixedLenSequenceFeature '
        'TensorSpec RaggedTensorSpec SparseTensorSpec zeros ones',
        '(tf.float32)': 'VarLenFeature as_dtype placeholder '
        'sparse_placeholder',
        "('k', 'v', tf.float32, 4)": 'SparseFeature',
        '(9)': 'FixedLengthRecordReader',
        '(4, tf.float32)': 'FIFOQueue',
        '(4, [tf.float32], shapes=[[2]])': 'PaddingFIFOQueue FIFOQueue',
        '(4, [tf.float32], [[2]])': 'PriorityQueue',
        '(4, 1, [tf.float32])': 'RandomShuffleQueue',
        '(tf.float32, shape=[2])': 'ConditionalAccumulator '
        'SparseConditionalAccumulator',
        '([tf.float32], [[2]], None)': 'QueueBase',
        '([tf.float32], [[2]], None, None)': 'QueueBase',
        '(None)': 'control_dependencies',
        '([x, ])': 'control_dependencies',
        '(x, i)': 'IndexedSlices gather segment_max segment_mean segment_min '
        'segment_prod segment_sum',
        '(tf.float32, 3)': 'TensorArray',
        '(tf.float32)  ': 'TensorArraySpec',
        '([[0, 1]], [1.0], [2, 2])': 'SparseTensor SparseTensorValue',
        '(x) ': 'Variable',
        '([[0, 1]], [1.0], [2, 2]) ': 'SparseTensor',
        "('t', lambda a: a)": 'make_template',
        "('Op%d' % fresh())": 'NoGradient NotDifferentiable no_gradient',
        "('Op%d' % fresh()) ": 'RegisterGradient',
        '(None, None, "m", 3)': 'OpError',
        '(x, [x])': 'Print',
        '(b[0, 0], [x])': 'Assert',
        '(False)': 'VariableScope',
        "('c', x)": 'add_to_collection',
        "(['c'], x)": 'add_to_collections',
        "('c')": 'get_collection get_collection_ref container',
        '(x, x, v[0])': 'betainc',
        "('w', [2, 2])": 'get_variable get_local_variable',
        "('name')": 'name_scope variable_scope',
        "([x], 'name')": 'op_scope',
        "([x], 'name', 'other')": 'op_scope variable_op_scope',
        '(lambda next, **k: next(**k))': 'variable_creator_scope',
        "('/cpu:0')": 'device',
        '(var)': 'colocate_with is_variable_initialized ',
        '(var, x)': 'assign assign_add assign_sub',
        '([var])': 'initialize_variables variables_initializer',
        '(counter, 3)': 'count_up_to',
        '(var, i, x)': 'scatter_add scatter_div scatter_max scatter_min '
        'scatter_mul scatter_sub scatter_update',
        '(var, [[0], [1]], x)': 'scatter_nd_add scatter_nd_sub '
        'scatter_nd_update',
        '(x, [[0], [1]], x)': 'tensor_scatter_add tensor_scatter_nd_add '
        'tensor_scatter_nd_sub tensor_scatter_nd_update tensor_scatter_sub '
        'tensor_scatter_update',
        '([[0], [1]], x, [2, 2])': 'scatter_nd',
        '(var2, [[0], [1]], v2)': 'batch_scatter_update',
        '([4, 4], [2, 1], uniform)': 'create_partitioned_variables',
        '(2) ': 'fixed_size_partitioner min_max_variable_partitioner '
        'variable_axis_size_partitioner',
        '(loss, [x])': 'gradients',
        '(loss, [v])': 'hessians gradients',
        '(graph_def)': 'import_graph_def',
        '(x, [0.0, 4.0])': 'histogram_fixed_width histogram_fixed_width_bins',
        '(x, 0.5, 3.0)': 'clip_by_value',
        '(x, 1.0)': 'clip_by_average_norm clip_by_norm ',
        '(2.0, x)': 'scalar_mul',
        '([x], 1.0)': 'clip_by_global_norm',
        '(1, [x, y])': 'concat',
        '([x, y], 1)': 'concat concat_v2',
        '(1, 2, x)': 'split',
        '(x, 2, 1)': 'split',
        '(x, [1, 1], 1)': 'split_v',
        '(b, x, y)': 'select where where_v2',
        '(b)': 'where where_v2 logical_not reduce_all reduce_any',
        '(b, b)': 'logical_and logical_or logical_xor',
        '([1, 2, 3], [2])': 'listdiff list_diff setdiff1d',
        '(x, [True, False])': 'reverse',
        '(x, [1])': 'reverse reverse_v2',
        '(x, [1, 2], 1)': 'reverse_sequence',
        '(x, [4])': 'reshape',
        '(x, [2, 2])': 'reshape broadcast_to ensure_shape',
        '([2, 2], 1.0)': 'fill',
        '(x, [2, 1])': 'tile',
        '(x, [[0, 1], [1, 0]])': 'pad',
        '(x, [0, 0], [1, 1])': 'slice strided_slice',
        '(x, [0, 0], [1, 1], [1, 1])': 'strided_slice',
        '(x, [[0, 0], [1, 1]])': 'gather_nd',
        '(cube, [[0], [1]])': 'batch_gather',
        '(x, b)': 'boolean_mask',
        '(x, 1, 0)': 'roll ',
        '(x, [1], [0])': 'roll',
        '(i, 3)': 'one_hot sequence_mask',
        '(i, 3, 1.0, 0.0)': 'one_hot',
        '(x, [0, 1], 2)': 'dynamic_partition unsorted_segment_max '
        'unsorted_segment_mean unsorted_segment_min unsorted_segment_prod '
        'unsorted_segment_sqrt_n unsorted_segment_sum',
        '([i], [x])': 'dynamic_stitch',
        '(3)': 'range',
        '(0, 3)': 'range',
        '(0.0, 1.0, 3)': 'lin_space linspace',
        '([1.0, 2.0], [1.5])': 'searchsorted',
        '(i, [2, 2])': 'unravel_index',
        '(x, 2) ': 'repeat',
        '(v3, v3)': 'cross',
        '([2], [2])': 'broadcast_dynamic_shape ',
        '(tf.TensorShape([2]), tf.TensorShape([2]))': 'broadcast_static_shape',
        '(x, y, [[1], [0]])': 'tensordot',
        "('ij,jk->ik', x, y)": 'einsum',
        '(square)': (
            'cholesky batch_cholesky matrix_determinant matrix_inverse '
            'batch_matrix_determinant batch_matrix_inverse matrix_diag_part '
            'batch_matrix_diag_part diag_part self_adjoint_eig '
            'self_adjoint_eigvals batch_self_adjoint_eig '
            'batch_self_adjoint_eigvals svd batch_svd qr matrix_square_root'
        ),
        '(square, x)': (
            'cholesky_solve batch_cholesky_solve matrix_solve '
            'matrix_solve_ls matrix_triangular_solve batch_matrix_solve '
            'batch_matrix_solve_ls batch_matrix_triangular_solve'
        ),
        '(x, 0, 1)': 'matrix_band_part batch_matrix_band_part',
        '(x, v)': 'matrix_set_diag batch_matrix_set_diag',
        '(x, y) ': 'complex',
        '(c)': 'real imag fft ifft batch_fft batch_ifft',
        '(c2)': 'fft2d ifft2d fft3d ifft3d batch_fft2d batch_fft3d '
        'batch_ifft2d batch_ifft3d',
        '(pictures, 2)': 'space_to_depth',
        '(deep, 2)': 'depth_to_space',
        '(pictures, [[0, 0], [0, 0]], 2)': 'space_to_batch',
        '(pictures, [2, 2], [[0, 0], [0, 0]])': 'space_to_batch_nd',
        '(four, [[0, 0], [0, 0]], 2)': 'batch_to_space',
        '(four, [2, 2], [[0, 0], [0, 0]])': 'batch_to_space_nd',
        '([4, 4], [2, 2])': 'required_space_to_batch_paddings',
        "(pictures, [1, 2, 2, 1], [1, 2, 2, 1], [1, 1, 1, 1], 'VALID')": (
            'extract_image_patches'
        ),
        "(pictures, 'VALID', [1, 2, 2, 1], [1, 2, 2, 1], [1, 1, 1, 1])": (
            'extract_image_patches'
        ),
        "(volume, [1, 1, 1, 1, 1], [1, 1, 1, 1, 1], 'VALID')": (
            'extract_volume_patches'
        ),
        '(x, [1, 1])': 'random_crop',
        '([2], 1.0)': 'random_gamma',
        '(1.0, [2])': 'random_poisson',
        '(x, 3)': 'multinomial',
        '(lambda a: a * 2, x)': 'map_fn vectorized_map',
        '(lambda a, b: a + b, x)': 'foldl foldr scan',
        '(lambda k: k < 3, lambda k: k + 1, [0])': 'while_loop',
        '(v[0] > 0, lambda: x, lambda: y)': 'cond',
        '([(v[0] > 0, lambda: x)], lambda: y)': 'case',
        '(i[0], [lambda: x, lambda: y])': 'switch_case',
        '(lambda a: a, [x], tf.float32)': 'py_func numpy_function py_function',
        '(lambda a: a)': 'custom_gradient grad_pass_through function ',
        '(1, 1, 1) ': 'nondifferentiable_batch_function',
        '(lambda a: a, [tf.TensorSpec([2, 2])])': 'wrap_function',
        '("Const")': 'RegisterShape',
        '(x, "message")': 'check_numerics verify_tensor_all_finite',
        '(s)': 'decode_base64 encode_base64 string_strip string_split',
        "(['12'])": 'string_to_number',
        "(['a b'])": 'string_split',
        '([s, s])': 'string_join',
        '(s, 9)': 'string_to_hash_bucket string_to_hash_bucket_fast',
        '(s, 9, [1, 2])': 'string_to_hash_bucket_strong',
        '(s, 0, 1)': 'substr',
        "(s, 'a', 'b')": 'regex_replace',
        "(['1,2'], [[1], [2]])": 'decode_csv',
        '(s, tf.uint8)': 'decode_raw',
        '(s, "GZIP")': 'decode_compressed',
        '(s) ': 'decode_json_example',
        "([['a', 'b']], 1)": 'reduce_join',
        '(tf.constant("f"), "text")': 'write_file',
        "('f')": 'read_file matching_files ',
        '(tf.constant("f"))': 'read_file matching_files',
        "(s, {'k': tf.FixedLenFeature([1], tf.float32)})": 'parse_example',
        "(s[0], {'k': tf.FixedLenFeature([1], tf.float32)})": (
            'parse_single_example'
        ),
        "(s[0], {'k': tf.FixedLenFeature([1], tf.float32)}, "
        "{'l': tf.FixedLenSequenceFeature([1], tf.float32)})": (
            'parse_single_sequence_example'
        ),
        "(s, dense_keys=['k'], dense_types=[tf.float32])": 'parse_example',
        "(s[0], dense_keys=['k'], dense_types=[tf.float32])": (
            'parse_single_example'
        ),
        '(s[0], tf.float32)': 'parse_tensor',
        '(sparse)': (
            'serialize_sparse serialize_many_sparse sparse_reorder '
            'sparse_reset_shape sparse_softmax sparse_tensor_to_dense '
            'sparse_transpose sparse_reduce_max sparse_reduce_max_sparse '
            'sparse_reduce_sum sparse_reduce_sum_sparse'
        ),
        '(serialized, tf.float32)': 'deserialize_many_sparse',
        '(sparse, sparse)': 'sparse_add sparse_maximum sparse_minimum '
        'edit_distance',
        '(0, [sparse, sparse])': 'sparse_concat',
        '(0, 2, sparse)': 'sparse_split',
        '(sp_input=sparse, num_split=2, axis=0)': 'sparse_split',
        '(sparse, 0.0)': 'sparse_fill_empty_rows',
        '(slices, [0])': 'sparse_mask',
        '(ids, values, 3)': 'sparse_merge',
        '(sparse, [4])': 'sparse_reshape',
        '(sparse, [True, False])': 'sparse_retain',
        '(sparse, [0, 0], [1, 1])': 'sparse_slice',
        '(sparse, x)': 'sparse_tensor_dense_matmul',
        '([0, 1], [3], 1.0)': 'sparse_to_dense',
        '([0, 1], [3], 1.0, 0.0)': 'sparse_to_dense',
        '(sparse, 0.0) ': 'sparse_tensor_to_dense',
        '(ids, 3)': 'sparse_to_indicator',
        '(x, [0, 1], [0, 1], 2)': 'sparse_segment_mean_grad '
        'sparse_segment_sqrt_n_grad',
        '(x, [0, 1], [0, 0])': 'sparse_segment_mean sparse_segment_sqrt_n '
        'sparse_segment_sum',
        '([0, 1], [1, 0])': 'confusion_matrix',
        '(x, 0.0, 6.0)': 'fake_quant_with_min_max_vars',
        '(x, [0.0, 0.0], [6.0, 6.0])': (
            'fake_quant_with_min_max_vars_per_channel'
        ),
        '(x) \n': 'fake_quant_with_min_max_args',
        '(x, x) ': 'fake_quant_with_min_max_args_gradient',
        '(x, x, 0.0, 6.0)': 'fake_quant_with_min_max_vars_gradient',
        '(x, x, [0.0, 0.0], [6.0, 6.0])': (
            'fake_quant_with_min_max_vars_per_channel_gradient'
        ),
        '(x, 0.0, 6.0, tf.quint8)': 'quantize quantize_v2',
        '(quantized, 0.0, 6.0)': 'dequantize',
        '(0, [quantized, quantized], [0.0, 0.0], [6.0, 6.0])': (
            'quantized_concat'
        ),
        '(tf.TensorShape([2, 3]), 0)': 'dimension_at_index',
        '(tf.TensorShape([2, 3])[0])': 'dimension_value',
        '(1.0)': 'constant ',
        '(x, [2, 2]) ': 'placeholder_with_default',
        '(make_proto)': 'make_ndarray',
        '(v)': 'no_regularizer',
        '(Own, lambda value, **k: x)': 'register_tensor_conversion_function',
        "('h')": 'delete_session_tensor',
        "('h', tf.float32)": 'get_session_tensor',
        '(x)  ': 'get_session_handle',
        "('tag', v[0])": 'scalar_summary',
        "('tag', x)": 'histogram_summary',
        "('tag', pictures)": 'image_summary',
        "('tag', x, 10.0)": 'audio_summary',
        '([summary])': 'merge_summary',
        'isinstance(x, {})': 'Tensor',
        'isinstance(tf.TensorSpec([2]), {})': 'TypeSpec',
        'isinstance(tf.ragged.constant([[1]]), {})': 'RaggedTensor',
        '([2], tf.float32)': 'TensorArraySpec',
        '()  ': 'IndexedSlicesSpec CriticalSection',
        '(tf.TensorSpec([2]))': 'OptionalSpec',
        '.NONE': 'UnconnectedGradients VariableAggregation '
        'VariableSynchronization',
        'undo({})': (
            'enable_control_flow_v2 enable_eager_execution '
            'enable_resource_variables enable_tensor_equality '
            'enable_v2_behavior enable_v2_tensorshape'
        ),
        '([1.0])  ': 'make_tensor_proto',
        'isinstance(x.op, {})': 'Operation',
        'isinstance(tf.TextLineReader(), {})': 'ReaderBase',
        'isinstance(queue, {})': 'QueueBase',
        'isinstance(accumulator, {})': 'ConditionalAccumulatorBase',
        '(1)': 'DType',
        '(handle, tf.float32)': 'get_session_tensor',
        '(tf.float32)   ': 'get_session_tensor',
        '(handle)': 'delete_session_tensor',
        '() ': 'delete_session_tensor',
        '(x)     ': 'group',
        '(square_loss, v)': 'hessians',
        "raises(lambda: {}('no_such_library.so'))": (
            'load_file_system_library load_library load_op_library'
        ),
        'raises({})': 'reset_default_graph',
        '(x)   ': 'print',
        '(x, [x])   ': 'print',
    },
}
