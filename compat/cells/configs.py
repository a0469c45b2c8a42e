"""Cells as dicts of plain values: `get_config` and `from_config` of 1.13.

Functions of one's own stay functions in the dict; TensorFlow's activations
and initializers become names.
"""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1

# The classes whose dict holds what they were made of, and the names that it
# holds only if they were given.
_TOLD = frozenset(
    'BasicRNNCell BasicLSTMCell LSTMCell GRUCell DropoutWrapper '
    'ResidualWrapper DeviceWrapper'.split()
)
_ONLY_IF_GIVEN = ('residual_fn', 'dropout_state_filter_visitor')
_BY_THE_LAYER = ('name', 'trainable', 'dtype')
_INITIALIZERS = {
    kind.__name__: kind
    for kind in (
        v1.constant_initializer,
        v1.glorot_normal_initializer,
        v1.glorot_uniform_initializer,
        v1.ones_initializer,
        v1.orthogonal_initializer,
        v1.random_normal_initializer,
        v1.random_uniform_initializer,
        v1.truncated_normal_initializer,
        v1.uniform_unit_scaling_initializer,
        v1.variance_scaling_initializer,
        v1.zeros_initializer,
    )
}


def config_of(cell):
    """The dict that `from_config` makes an equal cell of.

    Args:
        cell: A cell.

    Returns:
        Dict with `name`, `trainable`, `dtype`, and for the cells and wrappers
        of `nn.rnn_cell` the arguments of their constructor.
    """
    config = {
        'name': cell.name,
        'trainable': cell.trainable,
        'dtype': cell.dtype,
    }
    given = vars(cell).get('_given', {})
    if type(cell).__name__ in _TOLD:
        for name, value in given.items():
            absent = name in _ONLY_IF_GIVEN and value is None
            if name not in _BY_THE_LAYER and not absent:
                config[name] = _plain(name, value)
    return config


def arguments_of(config, cells):
    """The constructor's arguments of a dict.

    Args:
        config: What `config_of` gave.
        cells: Namespace of the release's cells.

    Returns:
        Dict of values.
    """
    return {name: _made(name, v, cells) for name, v in config.items()}


def _plain(name, value):
    if name == 'cell':
        return {
            'class_name': type(value).__name__,
            'config': value.get_config(),
        }
    if name == 'activation':
        return getattr(value or tf.tanh, '__name__', value)
    if type(value).__name__ in _INITIALIZERS:
        kind = type(value).__name__
        return {'class_name': kind, 'config': value.get_config()}
    return value


def _made(name, value, cells):
    if not isinstance(value, dict) or 'class_name' not in value:
        return value
    if name == 'cell':
        kind = getattr(cells, value['class_name'])
    else:
        kind = _INITIALIZERS[value['class_name']]
    return kind.from_config(value['config'])
