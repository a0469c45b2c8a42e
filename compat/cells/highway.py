"""HighwayWrapper and CompiledWrapper."""

from __future__ import annotations

import tensorflow as tf

from .checks import call_cell, matrix_depth
from .wrappers import CellWrapper

v1 = tf.compat.v1

# Operations with state that may stand in a cell; the rest can be compiled.
_STATEFUL = ('Random', 'Truncated', 'Multinomial', 'Var', 'Read', 'Assign')


class HighwayWrapper(CellWrapper):
    """Lets a learned part of the inputs pass around a cell.

    `carry = sigmoid(inputs W + b)`, `output = inputs * carry + cell output *
    transform`. The weights stand in the scope at hand, beside the cell's.

    Args:
        cell: The wrapped cell; its output has the shape of its inputs.
        couple_carry_transform_gates: Whether transform is `1 - carry`; else
            it has weights of its own.
        carry_bias_init: First bias of carry, and minus that of transform.

    Source: Srivastava et al. 2015; TensorFlow 1.2 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self, cell, couple_carry_transform_gates=True, carry_bias_init=1.0
    ):
        super().__init__(cell)
        self._couple_gates = couple_carry_transform_gates
        self._carry_bias_init = carry_bias_init

    def __call__(self, inputs, state, scope=None):
        """Runs the cell and mixes its inputs into its outputs."""
        outputs, new_state = call_cell(self._cell, inputs, state, scope)
        tf.nest.assert_same_structure(inputs, outputs)
        mixed = tf.nest.map_structure(self._mix, inputs, outputs)
        return mixed, new_state

    def _mix(self, value, output):
        value.shape.assert_is_compatible_with(output.shape)
        carry = self._gate('carry', value, self._carry_bias_init)
        if self._couple_gates:
            return value * carry + output * (1 - carry)
        transform = self._gate('transform', value, -self._carry_bias_init)
        return value * carry + output * transform

    def _gate(self, name, value, bias_init):
        depth = matrix_depth(value)
        kernel = self.weight(f'{name}_w', [depth, depth], dtype=value.dtype)
        bias = self.weight(
            f'{name}_b',
            [depth],
            dtype=value.dtype,
            initializer=v1.constant_initializer(bias_init),
        )
        return tf.sigmoid(tf.nn.bias_add(tf.matmul(value, kernel), bias))


class CompiledWrapper(CellWrapper):
    """Asks XLA to compile the operations of a cell.

    Args:
        cell: The wrapped cell.
        compile_stateful: Whether to ask it for random operations and
            variables too.

    Source: TensorFlow 1.1 to 1.15, contrib.rnn.
    """

    def __init__(self, cell, compile_stateful=False):
        super().__init__(cell)
        self._compile_stateful = compile_stateful

    def __call__(self, inputs, state, scope=None):
        """Runs the cell inside a scope of the compiler."""
        compiled = True if self._compile_stateful else _is_stateless
        with tf.xla.experimental.jit_scope(compile_ops=compiled):
            return call_cell(self._cell, inputs, state, scope)


def _is_stateless(node_def):
    return not node_def.op.startswith(_STATEFUL)
