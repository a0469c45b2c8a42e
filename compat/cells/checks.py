"""Checks of cell arguments, before any op is built."""

from __future__ import annotations

import numbers

import numpy as np
import tensorflow as tf

from ..releases import Since

# Up to 0.12 `linear`, below BasicRNNCell, GRUCell and BasicLSTMCell, took
# inputs without columns for inputs of unknown depth.
_LINEAR_TAKES_NOTHING = Since({'0.5': False, '1.0': True})
# The cells of `nn.rnn_cell` name the types that they cannot compute with.
_REFUSES_INTEGERS = Since({'0.5': False, '1.15': True})


def units(value):
    """`num_units` as an int; cells of no units were built, and trained.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is less than 0.
    """
    return positive_int('num_units', value, least=0)


def positive_int(argument, value, least=1):
    """`value` as an int.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is less than `least`.
    """
    value = getattr(value, 'value', value)
    if isinstance(value, np.ndarray) and not value.ndim:
        value = value[()]
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(
            f'{argument} must be a positive int, got {value!r}; pass the '
            f'number of units'
        )
    # `math.trunc` refuses numbers of NumPy.
    number = float(value)
    if not number.is_integer() or number < least:
        raise ValueError(
            f'{argument} must be a whole number of {least} or more, got '
            f'{value!r}'
        )
    return int(number)


def activation_function(activation):
    """A function for None (tanh), a function, or a name such as 'relu'.

    Raises:
        TypeError: It is neither callable nor a name.
        ValueError: No activation has that name.
    """
    if activation is None:
        return tf.tanh
    if callable(activation):
        return activation
    if not isinstance(activation, str):
        raise TypeError(
            f'activation must be callable, got {activation!r}; an input_size '
            f'is no longer the second argument'
        )
    known = {'linear': tf.identity, 'tanh': tf.tanh, 'sigmoid': tf.sigmoid}
    found = known.get(activation) or getattr(tf.nn, activation, None)
    if found is None:
        raise ValueError(
            f"activation must name a function of tf.nn, got '{activation}'; "
            f"pass the function, or a name such as 'relu'"
        )
    return found


def input_depth(cell, inputs_shape):
    """The depth of inputs `[batch, depth]`.

    Up to 0.6 a cell knew it by its argument `input_size` alone.

    Raises:
        ValueError: The rank is not 2, or the depth is unknown.
    """
    shape = tf.TensorShape(inputs_shape)
    if shape.rank is not None and shape.rank != 2:
        raise ValueError(
            f'inputs of {type(cell).__name__} must have shape [batch, depth], '
            f'got {shape}; a whole sequence goes to dynamic_rnn'
        )
    depth = None if shape.rank is None else shape.as_list()[-1]
    if depth is None and cell.release < '0.7':
        depth = vars(cell).get('_input_size')
    if depth is None:
        raise ValueError(
            f'input size must be statically known: inputs of '
            f'{type(cell).__name__} must have a static depth, got {shape}; '
            f'call set_shape on the inputs'
        )
    return depth


def linear_depth(cell, inputs_shape):
    """The depth of inputs of a cell that was made of `linear`.

    Raises:
        ValueError: The rank is not 2, or the depth is unknown, or up to 0.12
            0.
    """
    depth = input_depth(cell, inputs_shape)
    if not depth and not _LINEAR_TAKES_NOTHING[cell.release]:
        raise ValueError(
            f'Linear expects shape[1] of inputs to be 1 or more, got '
            f'{inputs_shape} in {type(cell).__name__}; TensorFlow 1.0 is the '
            f'first release that takes inputs without columns'
        )
    return depth


def floating_dtype(cell):
    """Checks the type of a cell's weights, which is that of its inputs.

    Raises:
        ValueError: From 1.15, it is neither floating nor complex.
    """
    dtype = cell._dtype
    computes = dtype is None or dtype.is_floating or dtype.is_complex
    if _REFUSES_INTEGERS[cell.release] and not computes:
        raise ValueError(
            f'RNN cell only supports floating point inputs, got {dtype.name} '
            f'in {type(cell).__name__}; cast the inputs to tf.float32'
        )


def matrix_depth(value):
    """The depth of a matrix `[batch, depth]`.

    Raises:
        ValueError: The rank is not 2, or the depth is unknown.
    """
    shape = value.shape
    depth = shape.as_list()[1] if shape.rank == 2 else None
    if depth is None:
        raise ValueError(
            f'input size must be statically known: linear is expecting 2D '
            f'arguments [batch, depth] with a static depth, got {shape}; '
            f'call set_shape or reshape them'
        )
    return depth


def keep_probability(argument, value):
    """A probability as a float where it is constant, else a tensor.

    Raises:
        ValueError: A constant outside 0 to 1.
    """
    tensor = tf.convert_to_tensor(value)
    static = tf.get_static_value(tensor)
    if static is None:
        return value
    if not 0.0 <= float(static) <= 1.0:
        raise ValueError(
            f'{argument} must be between 0 and 1, got {float(static)}; it is '
            f'the chance to keep a value'
        )
    return float(static)


def require_cell(cell, argument='cell'):
    """Returns `cell`.

    Raises:
        TypeError: It lacks `output_size`, `state_size` or a call.
    """
    missing = [
        name
        for name in ('output_size', 'state_size')
        if not hasattr(type(cell), name) and not hasattr(cell, name)
    ]
    if missing or not callable(cell) or isinstance(cell, type):
        raise TypeError(
            f'The parameter {argument} is not RNNCell: got {cell!r}, which '
            f'lacks {", ".join(missing) or "an instance call"}'
        )
    return cell


def check_like_inputs(inputs, batch_size, dtype):
    """Checks a batch size and a type against those of inputs.

    Raises:
        ValueError: One is given and is not that of the inputs.
    """
    if batch_size is not None:
        given = tf.get_static_value(tf.convert_to_tensor(batch_size))
        own = inputs.shape.as_list()[0]
        if given != own:
            raise ValueError(
                f'batch size from input tensor is different from the '
                f'batch_size argument: {own} and {given}; leave it out'
            )
    if dtype is not None and tf.as_dtype(dtype) != inputs.dtype:
        raise ValueError(
            f'dtype from input tensor is different from the dtype argument: '
            f'{inputs.dtype.name} and {tf.as_dtype(dtype).name}; leave it out'
        )


def call_cell(cell, inputs, state, scope=None):
    """Calls a cell; up to 0.6 a user's own cell could do without a scope."""
    if scope is None:
        return cell(inputs, state)
    return cell(inputs, state, scope=scope)
