"""The recurrent cells of TensorFlow 0.5 to 1.15, without Keras.

`cells.GRUCell` is 1.15's; `cells.for_release('0.12').GRUCell` another
release's, with its arguments, names and semantics.
"""

from __future__ import annotations

import inspect

from ..signatures.parts import Face
from .hooks import CellHooks

# Where the classes of this package stand, by public name. It is no list of old
# names: which release had which stands in the history and the table.
HOMES = {
    'AttentionCellWrapper': 'attention',
    'BasicLSTMCell': 'lstm',
    'BasicRNNCell': 'simple',
    'BidirectionalGridLSTMCell': 'frequency',
    'CFNCell': 'independent',
    'CompiledWrapper': 'highway',
    'Conv1DLSTMCell': 'conv',
    'Conv2DLSTMCell': 'conv',
    'Conv3DLSTMCell': 'conv',
    'ConvLSTMCell': 'conv',
    'CoupledInputForgetGateLSTMCell': 'coupled',
    'CudnnCompatibleGRUCell': 'cudnn',
    'CudnnCompatibleLSTMBlockCell': 'cudnn',
    'CudnnCompatibleLSTMCell': 'cudnn',
    'CudnnGRU': 'cudnn',
    'CudnnLSTM': 'cudnn',
    'CudnnRNNRelu': 'cudnn',
    'CudnnRNNTanh': 'cudnn',
    'DeviceWrapper': 'wrappers',
    'DropoutWrapper': 'dropout',
    'EmbeddingWrapper': 'projections',
    'FusedRNNCell': 'fused',
    'FusedRNNCellAdaptor': 'fused',
    'GLSTMCell': 'gated',
    'GRUBlockCell': 'block',
    'GRUBlockCellV2': 'block',
    'GRUCell': 'simple',
    'Grid1BasicLSTMCell': 'grid',
    'Grid1BasicRNNCell': 'grid',
    'Grid1LSTMCell': 'grid',
    'Grid2BasicLSTMCell': 'grid',
    'Grid2BasicRNNCell': 'grid',
    'Grid2GRUCell': 'grid',
    'Grid2LSTMCell': 'grid',
    'Grid3LSTMCell': 'grid',
    'GridLSTMCell': 'frequency',
    'GridRNNCell': 'grid',
    'HighwayWrapper': 'highway',
    'IndRNNCell': 'independent',
    'IndyGRUCell': 'independent',
    'IndyLSTMCell': 'independent',
    'InputProjectionWrapper': 'projections',
    'IntersectionRNNCell': 'gated',
    'LSTMBlockCell': 'block',
    'LSTMBlockFusedCell': 'fused',
    'LSTMBlockWrapper': 'fused',
    'LSTMCell': 'lstm',
    'LSTMFusedCell': 'block',
    'LSTMStateTuple': 'lstm',
    'LayerNormBasicLSTMCell': 'layer_norm',
    'LayerNormLSTMCell': 'layer_norm',
    'LayerRNNCell': 'base',
    'MinimalRNNCell': 'independent',
    'MultiRNNCell': 'wrappers',
    'NASCell': 'gated',
    'NTMCell': 'turing',
    'NTMControllerState': 'turing',
    'OutputProjectionWrapper': 'projections',
    'PhasedLSTMCell': 'gated',
    'RNNCell': 'base',
    'ResidualWrapper': 'wrappers',
    'SRUCell': 'independent',
    'SlimRNNCell': 'slim',
    'TimeFreqLSTMCell': 'frequency',
    'TimeReversedFusedRNN': 'fused',
    'UGRNNCell': 'gated',
    'WeightNormLSTMCell': 'layer_norm',
    '_Linear': 'linear:Linear',
    '_SlimRNNCell': 'slim:SlimRNNCell',
    '_LSTMStateTuple': 'lstm:LSTMStateTuple',
    '_LayerRNNCell': 'base:LayerRNNCell',
    '_RNNCell': 'base:RNNCell',
    '_linear': 'linear:linear',
    '_check_rnn_cell_input_dtypes': 'private_names',
    '_check_supported_dtypes': 'private_names',
    '_checked_scope': 'private_names',
    '_concat': 'private_names',
    '_conv': 'private_names',
    '_enumerated_map_structure': 'private_names',
    '_get_concat_variable': 'private_names',
    '_get_sharded_variable': 'private_names',
    '_hasattr': 'private_names',
    '_like_rnncell': 'private_names',
    '_norm': 'private_names',
    '_state_size_with_prefix': 'private_names',
    '_zero_state_tensors': 'private_names',
    'assert_like_rnncell': 'private_names',
    'linear': 'linear:linear',
}

__all__ = [*(name for name in HOMES if name[0] != '_'), 'for_release']
# Modules in which releases kept their cells, the newest home first.
MODULES = (
    'nn.rnn_cell',
    'contrib.rnn',
    'models.rnn.rnn_cell',
    'python.ops.rnn_cell_impl',
    'python.ops.rnn_cell',
    'contrib.rnn.python.ops.core_rnn_cell_impl',
    'contrib.rnn.python.ops.core_rnn_cell',
    'contrib.rnn.python.ops.rnn_cell',
    'contrib.rnn.python.ops.fused_rnn_cell',
    'contrib.grid_rnn',
    'contrib.cudnn_rnn',
    'contrib.cudnn_rnn.python.ops.cudnn_rnn_ops',
    'models.rnn.linear',
    'nn.seq2seq',
    'contrib.legacy_seq2seq.python.ops.seq2seq',
)


_FACE = Face(__name__, HOMES, MODULES, CellHooks())
for_release = _FACE.for_release


def __getattr__(name):
    if name in HOMES:
        value = _FACE.implementation(name)
        return _FACE.newest(name) if inspect.isfunction(value) else value
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *HOMES])
