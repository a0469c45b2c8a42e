"""What each release called a cell's scope and variables, as data.

A role such as `gates/kernel` is TensorFlow 1.15's name. The table gives the
name of every earlier release, so that cells, loops and checkpoint conversion
agree. No TensorFlow is imported here.

Source: variables of real checkpoints, 0.12.1 to 1.15.5; for 0.5 to 0.11 the
source of these releases.
"""

from __future__ import annotations

import re

from ..releases import Since

LINEAR_KERNEL = Since(
    {'0.5': 'Linear/Matrix', '1.0': 'weights', '1.2': 'kernel'}
)
LINEAR_BIAS = Since({'0.5': 'Linear/Bias', '1.0': 'biases', '1.2': 'bias'})
PLAIN_KERNEL = Since({'0.5': 'Matrix', '1.0': 'weights', '1.2': 'kernel'})
PLAIN_BIAS = Since({'0.5': 'Bias', '1.0': 'biases', '1.2': 'bias'})


def _below(folder, leaf, early=None):
    """Puts a leaf below a folder that 0.x wrote with capitals."""
    return Since(
        {
            '0.5': f'{early or folder.title()}/{leaf["0.5"]}',
            '1.0': f'{folder}/{leaf["1.0"]}',
            '1.2': f'{folder}/{leaf["1.2"]}',
        }
    )


LINEAR = {'kernel': LINEAR_KERNEL, 'bias': LINEAR_BIAS}

LSTM = {
    'kernel': Since({'0.5': 'W_0', '1.0': 'weights', '1.2': 'kernel'}),
    'bias': Since({'0.5': 'B', '1.0': 'biases', '1.2': 'bias'}),
    'w_f_diag': Since({'0.5': 'W_F_diag', '1.0': 'w_f_diag'}),
    'w_i_diag': Since({'0.5': 'W_I_diag', '1.0': 'w_i_diag'}),
    'w_o_diag': Since({'0.5': 'W_O_diag', '1.0': 'w_o_diag'}),
    'projection/kernel': Since(
        {
            '0.5': 'W_P_0',
            '1.0': 'projection/weights',
            '1.2': 'projection/kernel',
        }
    ),
}

LSTM_BLOCK = {
    'kernel': Since({'0.5': 'W', '1.0': 'weights', '1.2': 'kernel'}),
    'bias': Since({'0.5': 'b', '1.0': 'biases', '1.2': 'bias'}),
    'w_i_diag': Since({'0.5': 'wci', '1.0': 'w_i_diag'}),
    'w_f_diag': Since({'0.5': 'wcf', '1.0': 'w_f_diag'}),
    'w_o_diag': Since({'0.5': 'wco', '1.0': 'w_o_diag'}),
}

# Cell class -> role -> name by release.
VARIABLES = {
    'BasicRNNCell': LINEAR,
    'BasicLSTMCell': LINEAR,
    'GRUCell': {
        'gates/kernel': _below('gates', LINEAR_KERNEL),
        'gates/bias': _below('gates', LINEAR_BIAS),
        'candidate/kernel': _below('candidate', LINEAR_KERNEL),
        'candidate/bias': _below('candidate', LINEAR_BIAS),
    },
    'LSTMCell': LSTM,
    'AttentionCellWrapper': {
        'kernel': LINEAR_KERNEL,
        'bias': LINEAR_BIAS,
        'attention/attn_w': Since(
            {'0.5': 'Attention/AttnW', '1.0': 'attention/attn_w'}
        ),
        'attention/attn_v': Since(
            {'0.5': 'Attention/AttnV', '1.0': 'attention/attn_v'}
        ),
        'attention/kernel': _below('attention', LINEAR_KERNEL),
        'attention/bias': _below('attention', LINEAR_BIAS),
        'attn_output_projection/kernel': _below(
            'attn_output_projection', LINEAR_KERNEL, 'AttnOutputProjection'
        ),
        'attn_output_projection/bias': _below(
            'attn_output_projection', LINEAR_BIAS, 'AttnOutputProjection'
        ),
    },
    'LayerNormBasicLSTMCell': {
        'kernel': Since(
            {'0.5': 'linear/weights', '1.0': 'weights', '1.2': 'kernel'}
        ),
        'bias': Since({'0.5': 'linear/b', '1.0': 'biases', '1.2': 'bias'}),
    },
    'LSTMBlockCell': LSTM_BLOCK,
    'LSTMFusedCell': LSTM_BLOCK,
    'LSTMBlockFusedCell': LSTM,
    'NASCell': {
        'kernel': Since({'1.0': 'weights', '1.2': 'kernel'}),
        'recurrent_kernel': Since(
            {'1.0': 'recurrent_weights', '1.2': 'recurrent_kernel'}
        ),
    },
    'InputProjectionWrapper': LINEAR,
    'OutputProjectionWrapper': LINEAR,
    'UGRNNCell': LINEAR,
    'IntersectionRNNCell': {
        **LINEAR,
        'in_projection/kernel': _below('in_projection', LINEAR_KERNEL),
        'in_projection/bias': _below('in_projection', LINEAR_BIAS),
    },
    'PhasedLSTMCell': {
        f'{part}/{leaf}': _below(part, LINEAR[leaf])
        for part in ('mask_gates', 'new_input', 'output_gate')
        for leaf in LINEAR
    },
    # No cell, but a scope with weights of its own around a cell.
    'attention_decoder': {
        **LINEAR,
        **{
            f'{part}/{leaf}': Since(
                {
                    '0.5': f'{part}/{LINEAR[leaf]["0.5"]}',
                    '1.0': f'{part}/{LINEAR[leaf]["1.0"]}',
                    '1.2': f'{part}/{leaf}',
                }
            )
            for part in (
                'AttnOutputProjection',
                *(f'Attention_{head}' for head in range(16)),
            )
            for leaf in LINEAR
        },
    },
}

# Grids, whose cells stand somewhere below their scope.
GRIDS = tuple(
    f'Grid{sizes}'
    for sizes in (
        *('1BasicRNNCell', '2BasicRNNCell', '1BasicLSTMCell'),
        *('2BasicLSTMCell', '1LSTMCell', '2LSTMCell', '3LSTMCell'),
        *('2GRUCell', 'RNNCell'),
    )
)

_NORMS = '(input|transform|forget|output|state)/(gamma|beta)'

# Variables that every release calls the same, as a pattern.
CONSTANT_VARIABLES = {
    'EmbeddingWrapper': 'embedding',
    'GRUBlockCell': '[wb]_(ru|c)',
    'GRUBlockCellV2': '(gates|candidate)/(kernel|bias)',
    'LayerNormBasicLSTMCell': _NORMS,
    'NASCell': 'bias|projection_weights',
    'PhasedLSTMCell': 'period|phase|ratio_on',
    'attention_decoder': r'Attn[WV]_\d+',
    'CoupledInputForgetGateLSTMCell': rf'W(_P)?_\d+|B|W_[FO]_diag|{_NORMS}',
    'TimeFreqLSTMCell': r'W_\d+|B|W_[FIO]_diag',
    'GridLSTMCell': '[WB]_.+',
    'BidirectionalGridLSTMCell': '[fb]wd/[WB]_.+',
    'Conv1DLSTMCell': 'kernel|biases',
    'Conv2DLSTMCell': 'kernel|biases',
    'Conv3DLSTMCell': 'kernel|biases',
    'ConvLSTMCell': 'kernel|biases',
    'CudnnCompatibleLSTMCell': 'kernel|bias',
    'CudnnCompatibleGRUCell': (
        '(gates|candidate/(input|hidden)_projection)/(kernel|bias)'
    ),
    'GLSTMCell': r'(group\d+|projection)/kernel|bias_[ijfo]',
    'SRUCell': 'kernel|bias',
    'IndRNNCell': 'kernel_[wu]|bias',
    'IndyGRUCell': '(gates|candidate)/(kernel|kernel_[wu]|bias)',
    'IndyLSTMCell': 'kernel_[wu]|bias',
    'LayerNormLSTMCell': rf'kernel|bias|w_[ifo]_diag|projection/.+|{_NORMS}'
    '|.+/(gamma|beta)',
    'MinimalRNNCell': '.+',
    'NTMCell': '.+',
    'CFNCell': '.+',
    'WeightNormLSTMCell': '.+',
    **{name: r'[^/]+|.*/weights' for name in GRIDS},
}

# All classes that have variables.
CLASSES = (*VARIABLES, *CONSTANT_VARIABLES)

# Bias of the dense layers of `contrib.grid_rnn`, by contrib.layers.
GRID_BIAS = Since({'0.5': 'bias', '1.2': 'biases'})

# Where a scope is not the class name (0.x) or its snake case (1.x).
SCOPES: dict[str, Since] = {
    'Conv1DLSTMCell': Since(
        {'1.4': 'conv_lstm_cell', '1.5': 'conv_1d_lstm_cell'}
    ),
    'Conv2DLSTMCell': Since(
        {'1.4': 'conv_lstm_cell', '1.5': 'conv_2d_lstm_cell'}
    ),
    'Conv3DLSTMCell': Since(
        {'1.4': 'conv_lstm_cell', '1.5': 'conv_3d_lstm_cell'}
    ),
    'GRUBlockCell': Since({'0.5': 'GRUBlockCell', '1.5': 'gru_cell'}),
    'GRUBlockCellV2': Since({'0.5': 'GRUBlockCellV2', '1.5': 'gru_cell'}),
    'LSTMBlockCell': Since({'0.5': 'LSTMBlockCell', '1.0': 'lstm_cell'}),
    'LSTMBlockFusedCell': Since(
        {
            '0.5': 'LSTMBlockFusedCell',
            '1.0': 'lstm_block_wrapper',
            '1.5': 'rnn/lstm_cell',
            '1.6': 'lstm_fused_cell',
        }
    ),
    'NASCell': Since({'1.0': 'nas_rnn', '1.2': 'nas_cell'}),
    'WeightNormLSTMCell': Since({'1.0': 'wn_lstm_cell'}),
}

# Ranks of the kernels of cells that shared a scope.
CONVOLUTIONS = {'Conv1DLSTMCell': 3, 'Conv2DLSTMCell': 4, 'Conv3DLSTMCell': 5}

# Whether the inner cell of Embedding- and Input- or OutputProjectionWrapper
# stands below the wrapper's scope, or beside it.
INNER_CELL_NESTED = Since({'0.5': False, '1.2': True})

# Classes whose inner cell stands below their scope in every release.
NESTING = ('AttentionCellWrapper', 'attention_decoder')
# Classes whose inner cell does so by `INNER_CELL_NESTED`.
PROJECTING = (
    'InputProjectionWrapper',
    'OutputProjectionWrapper',
    'EmbeddingWrapper',
)
# Former names of classes.
FORMER_CLASSES = {
    'LSTMBlockCell': Since({'0.5': 'LSTMFusedCell', '0.11': 'LSTMBlockCell'})
}

# Whether the groups of a GLSTMCell share the kernel of the first.
GROUPS_SHARE = Since({'0.5': False, '1.4': True, '1.5': False})

# Since when a second cell in a scope gets a number: `gru_cell_1`.
NUMBERS_CELLS = Since({'0.5': False, '1.5': True})

# What optimizers and averages hang behind a variable's name.
SLOTS = (
    *('Adam', 'RMSProp', 'Momentum', 'Adagrad', 'Adadelta', 'Ftrl'),
    *('ProximalAdagrad', 'AdagradDA', 'ExponentialMovingAverage'),
)

LAYER_SCOPE = Since({'0.5': 'Cell{}', '1.0': 'cell_{}'})

# Scope of an unrolled cell, static or dynamic.
LOOP_SCOPE = Since({'0.5': 'RNN', '1.0': 'rnn'})

# Scopes of the two directions below the scope of a bidirectional loop.
BIDIRECTIONAL_SCOPE = Since({'0.5': 'BiRNN', '1.0': 'bidirectional_rnn'})
DIRECTION_SCOPES = Since(
    {
        '0.5': ('{}_FW/RNN', '{}_BW/RNN'),
        '0.8': ('{}_FW', '{}_BW'),
        '0.11': ('{}/FW', '{}/BW'),
        '1.0': ('{}/fw', '{}/bw'),
    }
)

# Stacked bidirectional loops, and one layer of them.
STACK_SCOPE = Since({'0.5': 'StackRNN', '1.0': 'stack_bidirectional_rnn'})
STACK_LAYER_SCOPE = Since({'0.5': 'Layer{}', '1.0': 'cell_{}'})

# Names of the shards of a partitioned weight; 1.x uses a partitioner.
SHARD = Since({'0.5': '{}_{}', '1.0': '{}/part_{}'})
SHARD_AXIS = Since({'0.5': 1, '0.7': 0})


def snake(name):
    """Scope name of a class in 1.x: `GRUCell` gives `gru_cell`."""
    name = re.sub('(.)([A-Z][a-z0-9]+)', r'\1_\2', name)
    name = re.sub('([a-z])([A-Z])', r'\1_\2', name).lower()
    return f'private{name}' if name.startswith('_') else name


def cell_scope(class_name, release):
    """Name of a cell's own scope in a release.

    Args:
        class_name: Such as `'GRUCell'`.
        release: A Release.

    Returns:
        `'GRUCell'` up to 0.12, `'gru_cell'` from 1.0, unless `SCOPES` says
        otherwise.
    """
    if class_name in SCOPES:
        return SCOPES[class_name][release]
    return class_name if release < '1.0' else snake(class_name)


def variable_name(class_name, role, release):
    """Name of a cell's variable below the cell's scope in a release.

    Args:
        class_name: Class of this library that defines the variable.
        role: TensorFlow 1.15's name, such as `'gates/kernel'`; `'kernel#2'`
            is the third shard of a kernel.
        release: A Release.

    Returns:
        The release's name; the role itself where no release differed.
    """
    role, _, shard = role.partition('#')
    names = VARIABLES.get(class_name, {})
    name = names[role][release] if role in names else role
    return SHARD[release].format(_stem(name), shard) if shard else name


def _stem(name):
    """Takes the number of the first shard off: `W_0` gives `W`."""
    return name[:-2] if name.endswith('_0') else name
