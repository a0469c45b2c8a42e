"""Cells, loops, sequence to sequence and CRF."""

_CELLS = {
    '(3)': (
        'BasicLSTMCell BasicRNNCell GRUCell LSTMCell GRUBlockCell '
        'GRUBlockCellV2 LSTMBlockCell LSTMBlockFusedCell '
        'LayerNormBasicLSTMCell NASCell UGRNNCell IntersectionRNNCell '
        'PhasedLSTMCell CoupledInputForgetGateLSTMCell IndRNNCell '
        'IndyGRUCell IndyLSTMCell SRUCell GLSTMCell '
        ''
    ),
    '(3, 2)': 'LSTMCell',
    '(4, feature_size=2, frequency_skip=1)': 'TimeFreqLSTMCell GridLSTMCell',
    '(4, feature_size=2, frequency_skip=1, num_frequency_blocks=[1])': (
        'GridLSTMCell BidirectionalGridLSTMCell'
    ),
    '(4, feature_size=2, frequency_skip=1, num_frequency_blocks=1)': (
        'GridLSTMCell BidirectionalGridLSTMCell'
    ),
    '(3)  ': 'LSTMFusedCell',
    '(input_shape=[2, 3], output_channels=4, kernel_shape=[2])': (
        'Conv1DLSTMCell'
    ),
    '(input_shape=[2, 2, 3], output_channels=4, kernel_shape=[2, 2])': (
        'Conv2DLSTMCell'
    ),
    '(input_shape=[2, 2, 2, 3], output_channels=4, kernel_shape=[2, 2, 2])': (
        'Conv3DLSTMCell'
    ),
    '(1, [2, 3], 4, [2])': 'ConvLSTMCell Conv1DLSTMCell',
    '([2, 3], 4, [2])': 'Conv1DLSTMCell',
    '([2, 2, 3], 4, [2, 2])': 'Conv2DLSTMCell',
    '([2, 2, 2, 3], 4, [2, 2, 2])': 'Conv3DLSTMCell',
    '(cell)': 'DropoutWrapper HighwayWrapper ResidualWrapper CompiledWrapper '
    'FusedRNNCellAdaptor TimeReversedFusedRNN ',
    '(step_function)': 'SlimRNNCell _SlimRNNCell',
    '(cell, 2)': 'InputProjectionWrapper OutputProjectionWrapper '
    'AttentionCellWrapper',
    '(cell, "/cpu:0")': 'DeviceWrapper',
    '(cell, 5, 2)': 'EmbeddingWrapper',
    '(cell, 5)': 'EmbeddingWrapper',
    '(cell, embedding_classes=5)': 'EmbeddingWrapper',
    '(cell, 4, 3, 1, 1)': 'NTMCell',
    '(x, x, x, x, x)': 'NTMControllerState',
    '([cell])': 'MultiRNNCell',
    '()': 'RNNCell LayerRNNCell FusedRNNCell LSTMBlockWrapper',
    '(x, x)': 'LSTMStateTuple _LSTMStateTuple',
    '([x], 3, True)': 'linear _linear',
    '(x)': 'sigmoid tanh ',
    '([x])': 'best_effort_input_batch_size _is_sequence',
    '(cube)': 'transpose_batch_time',
    "('w', [2, 2], tf.float32, 1)": '_get_concat_variable '
    '_get_sharded_variable',
    '(3, 1)': '_state_size_with_prefix xrange',
    '(3) ': '_state_size_with_prefix xrange',
    '(x, [x])': '_matmul_with_sharded_variable _sequence_like',
    '([x], x)': '_sequence_like',
    '([x]) ': '_packed_state _packed_state_with_indices _unpacked_state '
    '_yield_unpacked_state',
    '([3], [x]) ': '_packed_state',
    '([3], [x], 0)': '_packed_state_with_indices',
}
_LOOPS = {
    '(cell, [x], dtype=tf.float32)': 'rnn static_rnn',
    '(cell, cell2, [x], dtype=tf.float32)': (
        'bidirectional_rnn static_bidirectional_rnn'
    ),
    '(cell, cell2, [x], sequence_length=class64, dtype=tf.float32)': (
        'bidirectional_rnn'
    ),
    '(cell, [x], saver, "state")': (
        'state_saving_rnn static_state_saving_rnn'
    ),
    '(cell, cube, dtype=tf.float32)': 'dynamic_rnn',
    '(cell, cube, [2, 2], dtype=tf.float32)': 'dynamic_rnn',
    '(cell, cell2, cube, dtype=tf.float32)': 'bidirectional_dynamic_rnn',
    '(cell, cell2, cube, [2, 2], dtype=tf.float32)': (
        'bidirectional_dynamic_rnn'
    ),
    '(cell, loop_fn)': 'raw_rnn',
    '(cell, loop_fn, None)': 'raw_rnn',
    '(cell, loop_fn4, cell.zero_state(2, tf.float32))': 'raw_rnn',
    '(cell, loop_fn, cell.zero_state(2, tf.float32))': 'raw_rnn',
    '([cell], [cell2], [x], dtype=tf.float32)': 'stack_bidirectional_rnn',
    '([cell], [cell2], cube, dtype=tf.float32)': (
        'stack_bidirectional_dynamic_rnn'
    ),
    '([cell], [cell2], cube, None, None, tf.float32, [2, 2])': (
        'stack_bidirectional_dynamic_rnn'
    ),
}
_SEQ2SEQ = {
    '([x], cell.zero_state(2, tf.float32), cell)': 'rnn_decoder',
    '([x], [x], cell)': 'basic_rnn_seq2seq tied_rnn_seq2seq',
    '([x], cell.zero_state(2, tf.float32), cube, cell)': 'attention_decoder',
    '([i], cell.zero_state(2, tf.float32), cell, 5)': 'embedding_rnn_decoder',
    '([i], cell.zero_state(2, tf.float32), cell, 5, 3)': (
        'embedding_rnn_decoder'
    ),
    '([i], cell.zero_state(2, tf.float32), cube, cell, 5)': (
        'embedding_attention_decoder'
    ),
    '([i], cell.zero_state(2, tf.float32), cube, cell, 5, 3)': (
        'embedding_attention_decoder'
    ),
    '([i], [i], cell, 5, 5)': 'embedding_rnn_seq2seq '
    'embedding_attention_seq2seq embedding_tied_rnn_seq2seq',
    '([i], [i], cell, 5, 5, 3)': 'embedding_rnn_seq2seq '
    'embedding_attention_seq2seq',
    '([i], [i], cell, 5)': 'embedding_tied_rnn_seq2seq',
    '([i], [i], cell, 5, 3) ': 'embedding_tied_rnn_seq2seq',
    '([i], {"a": [i]}, cell, 5, {"a": 5})': 'one2many_rnn_seq2seq',
    '([i], {"a": [i]}, cell, 5, {"a": 5}, 3)': 'one2many_rnn_seq2seq',
    '([i], {"a": [i]}, cell, {"a": cell2}, 5, {"a": 5}, 3)': (
        'one2many_rnn_seq2seq'
    ),
    '([x], [i], [v])': 'sequence_loss sequence_loss_by_example',
    '([x], [i], [v], 2)': 'sequence_loss sequence_loss_by_example',
    '([x], [x], [i], [v], [(1, 1)], lambda a, b: ([x], x))': (
        'model_with_buckets'
    ),
    '([x], [x], [i], [v], [(1, 1)], 2, lambda a, b: ([x], x))': (
        'model_with_buckets'
    ),
    '([x], 3, True)': 'linear',
    '(x)': 'shape',
    '(x, None)': '_extract_argmax_and_embed',
    '(x) ': '_extract_argmax_and_embed',
    '(3)': 'xrange',
    '([3], [4])': 'zip',
}
_ATTENTION = '(3, cube)'

CALLS = {
    'nn.rnn_cell': _CELLS,
    'models.rnn.rnn_cell': _CELLS,
    'contrib.rnn': {**_CELLS, **_LOOPS},
    'nn': _LOOPS,
    'models.rnn.rnn': _LOOPS,
    'nn.seq2seq': _SEQ2SEQ,
    'models.rnn.seq2seq': _SEQ2SEQ,
    'contrib.legacy_seq2seq': _SEQ2SEQ,
    'contrib.seq2seq': {
        '()': 'AttentionMechanism Decoder ',
        _ATTENTION: 'BahdanauAttention BahdanauMonotonicAttention '
        'LuongAttention LuongMonotonicAttention',
        '(cell, tf.contrib.seq2seq.LuongAttention(3, cube))': (
            'AttentionWrapper'
        ),
        '(cell, tf.contrib.seq2seq.LuongAttention(3, cube), 3)': (
            'DynamicAttentionWrapper'
        ),
        '(x, x)': 'DynamicAttentionWrapperState',
        '(x, x, 0, x, (), x)': 'AttentionWrapperState',
        '(x, x, 0, x, ())': 'AttentionWrapperState',
        '(x, x, 0, x)': 'AttentionWrapperState',
        '(x, x, 0)': 'AttentionWrapperState BeamSearchDecoderOutput',
        '(cell, helper, cell.zero_state(2, tf.float32))': 'BasicDecoder',
        '(x, i)': 'BasicDecoderOutput FinalBeamSearchDecoderOutput',
        '(cell, matrix, i, 1, tiled_state, 2)': 'BeamSearchDecoder',
        '(x, x, x, x)': 'BeamSearchDecoderState',
        '(x, x, x, x, x)': 'BeamSearchDecoderState',
        '(initialize, sample, advance)': 'CustomHelper',
        '(matrix, i, 1)': 'GreedyEmbeddingHelper SampleEmbeddingHelper',
        '()  ': 'Helper',
        '(sample, [2], tf.float32, x, lambda s: s)': 'InferenceHelper',
        '(cube, [2, 2], matrix, 0.5)': 'ScheduledEmbeddingTrainingHelper',
        '(cube, [2, 2], 0.5)': 'ScheduledOutputTrainingHelper',
        '(cube, [2, 2])': 'TrainingHelper',
        '(decoder)': 'dynamic_decode',
        '(steps3, steps3, [2], 1)': 'gather_tree',
        '(steps3, steps3, [[2, 2]])': 'gather_tree',
        '(x)': 'hardmax safe_cumprod',
        "(x, x, 'parallel')": 'monotonic_attention',
        '(cube, steps_ids, x)': 'sequence_loss',
        '(x, 2)': 'tile_batch',
        "(cube, 'bahdanau', 3)": 'prepare_attention',
        '(x, *prepared)': 'attention_decoder_fn_train',
        '(lambda a: a, x, *prepared, matrix, 0, 1, 3, 4)': (
            'attention_decoder_fn_inference'
        ),
        '(x)  ': 'simple_decoder_fn_train',
        '(lambda a: a, x, matrix, 0, 1, 3, 4)': (
            'simple_decoder_fn_inference'
        ),
        '(cell, tf.contrib.seq2seq.simple_decoder_fn_train(x), cube,'
        ' [2, 2])': ('dynamic_rnn_decoder'),
    },
    'contrib.crf': {
        '(square)': 'CrfForwardRnnCell CrfDecodeForwardRnnCell',
        '(2)': 'CrfDecodeBackwardRnnCell',
        '(steps_ids, [2, 2], square)': 'crf_binary_score',
        '(cube, square, [2, 2])': 'crf_decode',
        '(cube, steps_ids, [2, 2])': 'crf_log_likelihood',
        '(cube, [2, 2], square)': 'crf_log_norm',
        '(cube, tf.ones([2, 2, 2], tf.bool), [2, 2], square)': (
            'crf_multitag_sequence_score'
        ),
        '(cube, steps_ids, [2, 2], square)': 'crf_sequence_score',
        '(steps_ids, [2, 2], cube)': 'crf_unary_score',
        '(array, array)': 'viterbi_decode',
    },
}
