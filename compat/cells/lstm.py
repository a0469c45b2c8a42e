"""BasicLSTMCell and LSTMCell.

Gates stand in the order input, new input, forget, output (i, j, f, o) in
every release; the forget bias is added while running and is never stored.
"""

from __future__ import annotations

import collections

import tensorflow as tf

from ..layer_base import alike, products
from ..layer_base.graph_seeds import split
from ..names.variables import SHARD_AXIS
from ..releases import Since
from .base import LayerRNNCell
from .checks import (
    activation_function,
    floating_dtype,
    input_depth,
    linear_depth,
    positive_int,
    units,
)

v1 = tf.compat.v1

# 0.5 gave the cell's initializer to kernel and projection alone.
_STARTS_PEEPHOLES = Since({'0.5': False, '0.6': True})


class LSTMStateTuple(collections.namedtuple('LSTMStateTuple', ('c', 'h'))):
    """State of an LSTM: memory `c` and output `h`, each `[batch, units]`."""

    __slots__ = ()

    @property
    def dtype(self):
        """Type of both parts.

        Raises:
            TypeError: The parts differ.
        """
        if self.c.dtype != self.h.dtype:
            raise TypeError(
                f'c and h must have one dtype, got {self.c.dtype} and '
                f'{self.h.dtype}; cast one of them'
            )
        return self.c.dtype


class BasicLSTMCell(LayerRNNCell):
    """LSTM without peepholes, clipping or projection.

    `i, j, f, o = [inputs, h] W + b`,
    `c' = c * sigmoid(f + forget_bias) + sigmoid(i) * act(j)`,
    `h' = act(c') * sigmoid(o)`.

    Args:
        num_units: Depth of the memory and of the output.
        forget_bias: Added to the forget gate while running.
        state_is_tuple: Whether the state is an `LSTMStateTuple`; else
            `[batch, 2 * units]`, memory first.
        activation: Function for j and c'; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        name: Name of the cell and of its scope.
        dtype: Type of the weights; by default that of the first input.

    Raises:
        ValueError: `num_units` is not positive.

    Source: Zaremba et al. 2014; TensorFlow 1.15, `BasicLSTMCell`.
    """

    _names_own_variables = True
    _made_of_linear = True

    def __init__(
        self,
        num_units,
        forget_bias=1.0,
        state_is_tuple=True,
        activation=None,
        reuse=None,
        name=None,
        dtype=None,
        **kwargs,
    ):
        super().__init__(_reuse=reuse, name=name, dtype=dtype, **kwargs)
        self._num_units = units(num_units)
        self._forget_bias = forget_bias
        self._state_is_tuple = state_is_tuple
        self._activation = activation_function(activation)

    @property
    def state_size(self):
        """Depths of memory and output, or their sum."""
        units = self._num_units
        both = LSTMStateTuple(units, units)
        return both if self._state_is_tuple else 2 * units

    @property
    def output_size(self):
        """Depth of the output."""
        return self._num_units

    def build(self, inputs_shape):
        """Creates kernel `[depth + units, 4 * units]` and bias."""
        floating_dtype(self)
        depth = linear_depth(self, inputs_shape)
        units = self._num_units
        self._kernel = self.add_weight('kernel', [depth + units, 4 * units])
        self._bias = self.add_weight(
            'bias', [4 * units], initializer=v1.zeros_initializer()
        )

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, h = split_state(state, self._num_units, self._state_is_tuple)
        both = alike.join([inputs, h])  # [batch, depth + units]
        product = tf.nn.bias_add(tf.matmul(both, self._kernel), self._bias)
        i, j, f, o = split(self.release, product, 4)  # [batch, units]
        keep = tf.sigmoid(alike.add(f, self._forget_bias))
        new_c = alike.add(
            alike.multiply(c, keep),
            alike.multiply(tf.sigmoid(i), self._activation(j)),
        )
        new_h = alike.multiply(self._activation(new_c), tf.sigmoid(o))
        return new_h, join_state(new_c, new_h, self._state_is_tuple)


class LSTMCell(LayerRNNCell):
    """LSTM with optional peepholes, clipping and projection.

    As `BasicLSTMCell`, and: with peepholes the gates i and f see `w * c`, the
    gate o sees `w * c'`; then `c'` is clipped, the output is projected, and
    the projection is clipped.

    Args:
        num_units: Depth of the memory.
        use_peepholes: Whether the gates see the memory.
        cell_clip: Bound on the absolute memory, or None.
        initializer: For kernel, projection and, not in 0.5, peepholes.
        num_proj: Depth of the projected output, or None.
        proj_clip: Bound on the absolute projected output, or None.
        num_unit_shards: Number of parts of the kernel.
        num_proj_shards: Number of parts of the projection.
        forget_bias: Added to the forget gate while running.
        state_is_tuple: Whether the state is an `LSTMStateTuple`; else
            `[batch, units + output depth]`, memory first.
        activation: Function for j and c'; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        name: Name of the cell and of its scope.
        dtype: Type of the weights; by default that of the first input.

    Raises:
        ValueError: `num_units` or `num_proj` is not positive, or there are
            more shards than rows.

    Source: Sak et al. 2014; TensorFlow 1.15, `nn.rnn_cell.LSTMCell`.
    """

    _names_own_variables = True
    _made_of_linear = True

    def __init__(
        self,
        num_units,
        use_peepholes=False,
        cell_clip=None,
        initializer=None,
        num_proj=None,
        proj_clip=None,
        num_unit_shards=None,
        num_proj_shards=None,
        forget_bias=1.0,
        state_is_tuple=True,
        activation=None,
        reuse=None,
        name=None,
        dtype=None,
        **kwargs,
    ):
        super().__init__(_reuse=reuse, name=name, dtype=dtype, **kwargs)
        self._num_units = units(num_units)
        self._use_peepholes = use_peepholes
        self._cell_clip = cell_clip
        self._initializer = initializer
        self._num_proj = num_proj and positive_int('num_proj', num_proj)
        self._proj_clip = proj_clip
        self._num_unit_shards = num_unit_shards
        self._num_proj_shards = num_proj_shards
        self._forget_bias = forget_bias
        self._state_is_tuple = state_is_tuple
        self._activation = activation_function(activation)
        # Cells around this one read these, too.
        self._output_size = self._num_proj or self._num_units
        both = LSTMStateTuple(self._num_units, self._output_size)
        self._state_size = both if state_is_tuple else sum(both)

    @property
    def state_size(self):
        """Depths of memory and output, or their sum."""
        return self._state_size

    @property
    def output_size(self):
        """Depth of the output: `num_proj` or `num_units`."""
        return self._output_size

    def build(self, inputs_shape):
        """Creates kernel, bias, peepholes and projection."""
        floating_dtype(self)
        depth = input_depth(self, inputs_shape)
        units = self._num_units
        self._kernel = self._sharded(
            'kernel',
            [depth + self.output_size, 4 * units],
            self._num_unit_shards,
        )
        self._bias = self.add_weight(
            'bias', [4 * units], initializer=v1.zeros_initializer()
        )
        if self._use_peepholes:
            self._w_f_diag = self._peephole('w_f_diag')
            self._w_i_diag = self._peephole('w_i_diag')
            self._w_o_diag = self._peephole('w_o_diag')
        if self._num_proj:
            self._proj_kernel = self._sharded(
                'projection/kernel',
                [units, self._num_proj],
                self._num_proj_shards,
            )

    def _peephole(self, role):
        start = self._initializer if _STARTS_PEEPHOLES[self.release] else None
        return self.add_weight(role, [self._num_units], initializer=start)

    def _sharded(self, role, shape, shards):
        """Creates a weight in parts; up to 0.12 each part is a variable."""
        split = SHARD_AXIS[self.release] if self.release < '1.0' else 0
        if shards and shards > shape[split]:
            lines = ('rows', 'columns')[split]
            raise ValueError(
                f'Too many shards of {role}: it has {shape[split]} {lines}, '
                f'got {shards}'
            )
        if self.release < '1.0' and shards and shards > 1:
            parts = [
                self.add_weight(
                    f'{role}#{index}', part, initializer=self._initializer
                )
                for index, part in enumerate(
                    shard_shapes(shape, shards, split)
                )
            ]
            return tf.concat(parts, split)
        partitioner = v1.fixed_size_partitioner(shards) if shards else None
        if self.release < '1.0':
            partitioner = None
        return self.add_weight(
            role,
            shape,
            initializer=self._initializer,
            partitioner=partitioner,
        )

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, m = split_state(state, self._num_units, self._state_is_tuple)
        both = alike.join([inputs, m])  # [batch, depth + output]
        product = tf.nn.bias_add(tf.matmul(both, self._kernel), self._bias)
        i, j, f, o = split(self.release, product, 4)  # [batch, units]
        f = alike.add(f, self._forget_bias)
        if self._use_peepholes:
            f, i = f + self._w_f_diag * c, i + self._w_i_diag * c
        new_c = alike.add(
            alike.multiply(tf.sigmoid(f), c),
            alike.multiply(tf.sigmoid(i), self._activation(j)),
        )
        new_c = bounded(new_c, self._cell_clip)
        if self._use_peepholes:
            o = o + self._w_o_diag * new_c
        new_m = alike.multiply(tf.sigmoid(o), self._activation(new_c))
        if self._num_proj:
            new_m = bounded(
                products.matmul(new_m, self._proj_kernel), self._proj_clip
            )
        return new_m, join_state(new_c, new_m, self._state_is_tuple)


def split_state(state, num_units, state_is_tuple):
    """Memory and output of an LSTM state.

    Args:
        state: `(c, h)`, or `[batch, units + output depth]`.
        num_units: Depth of the memory.
        state_is_tuple: Which of the two forms it has.

    Returns:
        `(c [batch, units], h [batch, output depth])`.

    Raises:
        ValueError: The state has the other form.
    """
    if state_is_tuple != tf.nest.is_nested(state):
        form = 'a pair (c, h)' if state_is_tuple else 'one tensor'
        raise ValueError(
            f'state must be {form} with state_is_tuple={state_is_tuple}, got '
            f'{state}; take it from zero_state'
        )
    if state_is_tuple:
        c, h = state
        return c, h
    return state[:, :num_units], state[:, num_units:]


def join_state(c, h, state_is_tuple):
    """The state as an `LSTMStateTuple`, or joined, memory first."""
    return LSTMStateTuple(c, h) if state_is_tuple else tf.concat([c, h], 1)


def shard_shapes(shape, shards, axis):
    """Shapes of the parts of a weight in 0.5 to 0.12.

    Args:
        shape: `[rows, columns]` of the whole.
        shards: Number of parts.
        axis: 1 up to 0.6 (columns), 0 from 0.7 (rows).

    Returns:
        A list of shapes. Up to 0.6 all parts but the last have the ceiled
        size; from 0.7 the first parts have one row more.
    """
    whole = shape[axis]
    if axis == 1:
        size = -(-whole // shards)
        sizes = [min(size, whole - size * i) for i in range(shards)]
    else:
        size, rest = divmod(whole, shards)
        sizes = [size + (i < rest) for i in range(shards)]
    return [
        [size if k == axis else n for k, n in enumerate(shape)]
        for size in sizes
    ]


def bounded(value, bound):
    """Clips to `-bound ... bound`; leaves `value` as it is for None."""
    return value if bound is None else tf.clip_by_value(value, -bound, bound)
