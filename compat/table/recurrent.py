"""Cells, loops, sequence-to-sequence, CRF and CTC: all ours.

Whole modules move at once: a star row stands for every name below a module,
and the release's own namespace of that area answers for it.
"""

from .row import ours

_CELL = {
    'before': 'tf.nn.rnn_cell.GRUCell(3)',
    'after': "legacy_rnn.compat.cells.for_release('0.12').GRUCell(3)",
}
_CONTRIB_CELL = {
    'before': 'tf.contrib.rnn.GRUCell(3)',
    'after': 'legacy_rnn.compat.cells.GRUCell(3)',
}
_OLD_LOOPS = ('bidirectional_rnn', 'rnn', 'state_saving_rnn')
# Those of today run the calls of 1.2 as it did.
_LOOPS = (
    'raw_rnn static_bidirectional_rnn static_rnn static_state_saving_rnn'
).split()
# Up to 1.4 they are ours: those of today end at the longest row, and draw no
# masks behind it, as real ones from 1.6 on.
_COUNTED_LOOPS = ('bidirectional_dynamic_rnn', 'dynamic_rnn')
_LOOPS_OF_CONTRIB = (
    'best_effort_input_batch_size stack_bidirectional_dynamic_rnn '
    'stack_bidirectional_rnn static_bidirectional_rnn static_rnn '
    'static_state_saving_rnn transpose_batch_time'
).split()
_CUDNN = ('CudnnGRU', 'CudnnLSTM', 'CudnnRNNRelu', 'CudnnRNNTanh')
# Classes of saveable objects, of a buffer that is a variable here.
_SAVEABLES = (
    'RNNParamsSaveable CudnnGRUSaveable CudnnLSTMSaveable '
    'CudnnRNNReluSaveable CudnnRNNTanhSaveable CudnnOpaqueParamsSaveable'
).split()
_CUDNN_OPS = 'contrib.cudnn_rnn.python.ops.cudnn_rnn_ops'
_KERAS = ('GRUCell', 'LSTMCell', 'SimpleRNNCell', 'StackedRNNCells')
_CTC = ('ctc_beam_search_decoder', 'ctc_greedy_decoder', 'ctc_loss')

ROWS = (
    *(ours(f'nn.{name}', f'loops:{name}') for name in _OLD_LOOPS),
    *(ours(f'nn.{name}', f'loops:{name}', plain='1.2') for name in _LOOPS),
    *(
        ours(f'nn.{name}', f'loops:{name}', plain='1.5')
        for name in _COUNTED_LOOPS
    ),
    *(
        ours(f'contrib.rnn.{name}', f'loops:{name}')
        for name in _LOOPS_OF_CONTRIB
    ),
    ours('nn.rnn_cell.*', 'cells:*', **_CELL),
    ours('contrib.rnn.*', 'cells:*', **_CONTRIB_CELL),
    ours(
        'contrib.grid_rnn.*',
        'cells:*',
        before='tf.contrib.grid_rnn.Grid2LSTMCell(3)',
        after='legacy_rnn.compat.cells.Grid2LSTMCell(3)',
    ),
    *(
        ours(
            f'{module}.{name}',
            f'cells.cudnn_opaque:{name}',
            last=last,
            dropped=('seed2',),
        )
        for module, last in (
            ('contrib.cudnn_rnn', '1.4'),
            (_CUDNN_OPS, '1.15'),
        )
        for name in _CUDNN
    ),
    *(
        ours(f'{module}.{name}', 'cells.cudnn_opaque:RNNParamsSaveable')
        for module in ('contrib.cudnn_rnn', _CUDNN_OPS)
        for name in _SAVEABLES
    ),
    *(
        ours(f'{module}.*', 'cells.cudnn_constants:*')
        for module in (_CUDNN_OPS, 'contrib.cudnn_rnn.python.layers.cudnn_rnn')
    ),
    ours(
        'contrib.cudnn_rnn.*',
        'cells:*',
        before='tf.contrib.cudnn_rnn.CudnnCompatibleGRUCell(3)',
        after='legacy_rnn.compat.cells.CudnnCompatibleGRUCell(3)',
    ),
    ours(
        'nn.seq2seq.*',
        'seq2seq:*',
        before='tf.nn.seq2seq.sequence_loss(logits, targets, weights)',
        after=(
            "legacy_rnn.compat.seq2seq.for_release('0.12').sequence_loss("
            'logits, targets, weights)'
        ),
    ),
    ours('contrib.legacy_seq2seq.*', 'seq2seq:*'),
    ours('contrib.seq2seq.*', 'decoding:*'),
    ours('keras.utils.to_categorical', 'keras_cells.names:to_categorical'),
    *(
        ours(f'keras.layers.{name}', f'keras_cells.cells:{name}', first='1.11')
        for name in _KERAS
    ),
    ours('contrib.crf.*', 'crf:*'),
    *(ours(f'nn.{name}', f'ctc:{name}') for name in _CTC),
    *(ours(f'contrib.ctc.{name}', f'ctc:{name}') for name in _CTC),
    ours('nn.ctc_loss_v2', 'ctc:ctc_loss_v2'),
)
