"""The recurrent cells of TensorFlow 0.5 to 1.15, without Keras.

`cells.GRUCell` is 1.15's; `cells.for_release('0.12').GRUCell` another
release's, with its arguments, names and semantics.
"""

from __future__ import annotations

import importlib
import inspect

# Public name -> module that defines it, and the name there if it differs.
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
    '_RNNCell': 'base:RNNCell',
    '_linear': 'linear:linear',
    'linear': 'linear:linear',
}

__all__ = [*(name for name in HOMES if name[0] != '_'), 'for_release']


def for_release(release):
    """The cells of one release.

    Args:
        release: A Release or its name, such as `'0.12'`.

    Returns:
        A namespace with that release's cells as attributes; a cell that the
        release did not have raises AttributeError.

    Raises:
        ValueError: No such release.
    """
    from .by_release import cells_of

    return cells_of(release)


def __getattr__(name):
    if name in HOMES:
        value = _canonical(name)
        if inspect.isfunction(value):
            return getattr(for_release('1.15'), name)
        return value
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _canonical(name):
    """The one implementation of a name, for all releases."""
    module, _, attribute = HOMES[name].partition(':')
    module = importlib.import_module(f'{__name__}.{module}')
    return getattr(module, attribute or name)


def __dir__():
    return sorted([*globals(), *HOMES])
