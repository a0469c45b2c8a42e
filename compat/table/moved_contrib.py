"""Symbols of contrib, and leaked ones, that only moved.

`docs/make_joins.py` joins what has no home with today's public names, by the
last part of the name and the arguments; every join is a row here or in another
area, or has its reason in `NOT_MOVED`.
"""

from .row import moved

# Package -> where it went, and the names that went there.
_WENT = {
    'contrib.signal': (
        'signal',
        'frame hamming_window hann_window inverse_stft inverse_stft_window_fn '
        'linear_to_mel_weight_matrix mfccs_from_log_mel_spectrograms '
        'overlap_and_add stft',
    ),
    'contrib.linalg': (
        'linalg',
        'LinearOperator LinearOperatorBlockDiag LinearOperatorCirculant '
        'LinearOperatorCirculant2D LinearOperatorCirculant3D '
        'LinearOperatorComposition LinearOperatorDiag '
        'LinearOperatorFullMatrix LinearOperatorIdentity '
        'LinearOperatorKronecker LinearOperatorLowRankUpdate '
        'LinearOperatorLowerTriangular LinearOperatorScaledIdentity',
    ),
    'contrib.cluster_resolver': (
        'distribute.cluster_resolver',
        'ClusterResolver GCEClusterResolver KubernetesClusterResolver '
        'SimpleClusterResolver SlurmClusterResolver TFConfigClusterResolver '
        'TPUClusterResolver',
    ),
    'contrib.distribute': (
        'distribute',
        'CrossDeviceOps OneDeviceStrategy ReplicaContext get_loss_reduction '
        'get_replica_context get_strategy has_strategy '
        'in_cross_replica_context',
    ),
    'contrib.distributions': (
        'distributions',
        'Distribution FULLY_REPARAMETERIZED NOT_REPARAMETERIZED RegisterKL '
        'ReparameterizationType',
    ),
    'contrib.distributions.kullback_leibler': ('distributions', 'RegisterKL'),
    'contrib.factorization': ('nn', 'embedding_lookup'),
    'contrib.feature_column': (
        'feature_column',
        'sequence_categorical_column_with_hash_bucket '
        'sequence_categorical_column_with_identity '
        'sequence_categorical_column_with_vocabulary_file '
        'sequence_categorical_column_with_vocabulary_list '
        'sequence_numeric_column',
    ),
    'contrib.framework': ('nn', 'safe_embedding_lookup_sparse'),
    'contrib.framework.embedding_ops': ('nn', 'safe_embedding_lookup_sparse'),
    'contrib.optimizer_v2': (
        'train',
        'AdadeltaOptimizer AdagradOptimizer AdamOptimizer '
        'GradientDescentOptimizer MomentumOptimizer RMSPropOptimizer',
    ),
    'contrib.lite': (
        'lite',
        'Interpreter OpHint TFLiteConverter TocoConverter toco_convert',
    ),
    'contrib.proto': ('io', 'decode_proto encode_proto'),
    'contrib.tpu': (
        'tpu',
        'CrossShardOptimizer batch_parallel bfloat16_scope core '
        'cross_replica_sum initialize_system outside_compilation replicate '
        'rewrite shard shutdown_system',
    ),
    'contrib.stateless': (
        'random',
        'stateless_multinomial stateless_truncated_normal',
    ),
    'contrib.rnn': ('', 'sigmoid tanh'),
    'contrib.rnn.python.ops.core_rnn_cell_impl': ('', 'sigmoid tanh'),
    'contrib.rnn.python.ops.rnn_cell': ('', 'sigmoid tanh'),
    'models.rnn.rnn_cell': ('', 'sigmoid tanh'),
    'nn.rnn_cell': ('', 'sigmoid tanh'),
    'python.ops.rnn_cell': ('', 'sigmoid tanh'),
    'nn.seq2seq': ('', 'shape'),
    'python.ops.seq2seq': ('', 'shape'),
    'summary': ('', 'as_dtype'),
    'train.gradients': ('', 'AggregationMethod gradients'),
}
_ALONE = {
    'contrib.autograph.do_not_convert': (
        'autograph.experimental.do_not_convert'
    ),
    'contrib.autograph.to_code': 'autograph.to_code',
    'contrib.autograph.to_graph': 'autograph.to_graph',
    'contrib.checkpoint.CheckpointManager': 'train.CheckpointManager',
    'contrib.compiler.xla.compile': 'xla.experimental.compile',
    'contrib.data.AUTOTUNE': 'data.experimental.AUTOTUNE',
    'contrib.distribute.TPUStrategy': 'distribute.experimental.TPUStrategy',
    'contrib.distribute.get_distribution_strategy': 'distribute.get_strategy',
    'contrib.distribute.has_distribution_strategy': 'distribute.has_strategy',
    'contrib.distribute.initialize_tpu_system': (
        'tpu.experimental.initialize_tpu_system'
    ),
    'contrib.eager.py_func': 'py_function',
    'contrib.factorization.load_op_library': 'load_op_library',
    'contrib.framework.broadcast_to': 'broadcast_to',
    'contrib.hooks.ProfilerHook': 'train.ProfilerHook',
    'contrib.layers.assert_same_float_dtype': (
        'debugging.assert_same_float_dtype'
    ),
    'contrib.solvers.linear_equations.conjugate_gradient': (
        'linalg.experimental.conjugate_gradient'
    ),
    'contrib.tfprof.tfprof_logger.write_op_log': 'profiler.write_op_log',
    'contrib.tpu.DeviceAssignment': 'tpu.experimental.DeviceAssignment',
    'contrib.tpu.Topology': 'tpu.experimental.Topology',
    'contrib.util.loader.load_op_library': 'load_op_library',
    'image.is_tensor': 'is_tensor',
    'lite.experimental.nn.dynamic_rnn': 'nn.dynamic_rnn',
    'python.framework.graph_io.write_graph': 'io.write_graph',
}
_BEFORE = {
    'contrib.eager.py_func': '(abs, [v], tf.float32)',
    'contrib.signal.frame': '(v, 2, 2)',
    'contrib.signal.hann_window': '(4)',
    'contrib.framework.broadcast_to': '(1, [2])',
}

# A name and an argument list in common, and another meaning.
NOT_MOVED = {
    'contrib.summary.initialize': 'summaries of eager execution',
    'contrib.learn': 'ours, see the Estimators',
    'contrib.layers': 'feature columns of another kind',
    'contrib.slim.bucketized_column': 'a feature column of another kind',
    'python.': 'today has it at the same place',
}


_LEAVES = {'shape': '(v)', 'sigmoid': '(v)', 'tanh': '(v)'}


def _moved(name, target):
    call = _BEFORE.get(name) or _LEAVES.get(name.rpartition('.')[2])
    if call is None:
        return moved(name, target)
    return moved(
        name, target, before=f'tf.{name}{call}', after=f'tf.{target}{call}'
    )


ROWS = (
    *(
        _moved(f'{package}.{leaf}', f'{home}.{leaf}'.lstrip('.'))
        for package, (home, leaves) in _WENT.items()
        for leaf in leaves.split()
    ),
    *(_moved(name, target) for name, target in _ALONE.items()),
    # It takes all GPUs that there are.
    moved(
        'contrib.distribute.MirroredStrategy',
        'distribute.MirroredStrategy',
        renames={'cross_tower_ops': 'cross_device_ops'},
        dropped=(
            'auto_shard_dataset',
            'num_gpus',
            'num_gpus_per_worker',
            'prefetch_on_device',
        ),
        before='tf.contrib.distribute.MirroredStrategy(num_gpus=1)',
        after='tf.distribute.MirroredStrategy()',
    ),
    # Its name up to 1.4.
    moved(
        'contrib.linalg.LinearOperatorTriL',
        'linalg.LinearOperatorLowerTriangular',
        before='tf.contrib.linalg.LinearOperatorTriL([[1.0, 0], [2, 3]])'
        '.to_dense()',
        after='tf.linalg.LinearOperatorLowerTriangular([[1.0, 0], [2, 3]])'
        '.to_dense()',
    ),
)
