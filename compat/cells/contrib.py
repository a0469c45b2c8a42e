"""What the cells of `tf.contrib.rnn` have in common.

They make their weights while they run, in the scope at hand.
"""

from __future__ import annotations

import tensorflow as tf

from ..releases import Since
from .base import RNNCell
from .checks import activation_function, positive_int
from .lstm import LSTMStateTuple, shard_shapes

v1 = tf.compat.v1

# From 1.2 CoupledInputForgetGate-, TimeFreq- and GridLSTMCell take an
# initializer and do not use it.
_USES_INITIALIZER = Since({'0.5': True, '1.2': False})


class ContribCell(RNNCell):
    """A cell with one state of depth `num_units`.

    Args:
        num_units: Depth of state and output.
        activation: Function of a tensor; by default tanh.
        initializer: For all weights that name none.
        reuse: Whether to find the weights in an existing scope.

    Raises:
        ValueError: `num_units` is not positive.
    """

    _checks_scope = True
    _norm_gain = 1.0
    _norm_shift = 0.0

    def __init__(
        self,
        num_units,
        activation=None,
        initializer=None,
        reuse=None,
        **kwargs,
    ):
        super().__init__(_reuse=reuse, **kwargs)
        self._num_units = positive_int('num_units', num_units)
        self._activation = activation_function(activation)
        self._initializer = initializer

    @property
    def state_size(self):
        """Depth of the state."""
        return self._num_units

    @property
    def output_size(self):
        """Depth of the output."""
        return self._num_units

    def scope_with_initializer(self):
        """Opens the scope at hand with the cell's initializer."""
        return v1.variable_scope(
            v1.get_variable_scope(), initializer=self._initializer
        )

    def scope_of_old_initializer(self):
        """The same, for cells that lost their initializer in 1.2."""
        used = _USES_INITIALIZER[self.release]
        return v1.variable_scope(
            v1.get_variable_scope(),
            initializer=self._initializer if used else None,
        )

    def sharded(self, name, shape, shards):
        """A weight that is stored in parts by rows, `name_0`, ...

        Args:
            name: Name without the number of the part.
            shape: `[rows, columns]` of the whole.
            shards: Number of parts.

        Returns:
            Tensor of that shape.

        Raises:
            ValueError: There are more parts than rows.
        """
        if shards > shape[0]:
            raise ValueError(
                f'{name} must have no more parts than rows, got {shards} '
                f'parts for {shape}; ask for fewer shards'
            )
        parts = [
            self.weight(f'{name}_{i}', part)
            for i, part in enumerate(shard_shapes(shape, shards, axis=0))
        ]
        return parts[0] if len(parts) == 1 else tf.concat(parts, 0)

    def diagonals(self, *names):
        """Peephole weights `[num_units]`."""
        return [self.weight(name, [self._num_units]) for name in names]

    def normed(self, value, place):
        """Normalizes each row, with weights gamma and beta of its own.

        Args:
            value: `[batch, depth]`.
            place: Scope of gamma and beta.

        Returns:
            `[batch, depth]`.
        """
        depth, dtype = value.shape.as_list()[-1:], value.dtype
        gamma, beta = (
            self.weight(
                f'{place}/{name}',
                depth,
                dtype=dtype,
                initializer=v1.constant_initializer(start),
            )
            for name, start in (
                ('gamma', self._norm_gain),
                ('beta', self._norm_shift),
            )
        )
        mean, variance = tf.nn.moments(value, [1], keepdims=True)
        epsilon = 1e-3 if dtype == tf.float16 else 1e-12
        return tf.nn.batch_normalization(
            value, mean, variance, beta, gamma, epsilon
        )


class ContribLSTM(ContribCell):
    """A cell with memory and output, which may be projected.

    Args:
        num_units: Depth of the memory.
        num_proj: Depth of the projected output, or None.
        state_is_tuple: Whether the state is an `LSTMStateTuple`; else
            `[batch, units + output depth]`.
        **kwargs: As for `ContribCell`.
    """

    def __init__(
        self, num_units, num_proj=None, state_is_tuple=True, **kwargs
    ):
        super().__init__(num_units, **kwargs)
        self._num_proj = num_proj and positive_int('num_proj', num_proj)
        self._state_is_tuple = state_is_tuple

    @property
    def state_size(self):
        """Depths of memory and output, or their sum."""
        sizes = LSTMStateTuple(self._num_units, self.output_size)
        return sizes if self._state_is_tuple else sum(sizes)

    @property
    def output_size(self):
        """Depth of the output."""
        return self._num_proj or self._num_units
