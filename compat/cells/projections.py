"""Wrappers with weights of their own around a cell.

Up to 1.1 the weights of the inner cell stand beside the wrapper's scope, from
1.2 below it; `conventions.INNER_CELL_NESTED` says so.
"""

from __future__ import annotations

import math

import tensorflow as tf

from ..layer_base import alike
from ..names.variables import INNER_CELL_NESTED
from .base import RNNCell, own_scope
from .checks import positive_int
from .wrappers import OuterCell

v1 = tf.compat.v1


class ProjectingCell(OuterCell):
    """Opens the wrapper's scope around the inner cell, or beside it.

    Sub-classes define `_before(inputs, state)`, `_after(output)` or both.
    """

    def __call__(self, inputs, state, scope=None):
        """Runs one step."""
        if INNER_CELL_NESTED[self.release]:
            return RNNCell.__call__(self, inputs, state, scope)
        self._dtype = tf.nest.flatten(state)[0].dtype.base_dtype
        if type(self)._before is not ProjectingCell._before:
            with own_scope(self, scope):
                inputs = self._before(inputs, state)
        output, new_state = self._cell(inputs, state)
        if type(self)._after is not ProjectingCell._after:
            with own_scope(self, scope):
                output = self._after(output)
        return output, new_state

    def call(self, inputs, state):
        """Runs one step inside the wrapper's scope."""
        self._dtype = tf.nest.flatten(state)[0].dtype.base_dtype
        output, new_state = self._cell(self._before(inputs, state), state)
        return self._after(output), new_state

    def _before(self, inputs, state):
        return inputs

    def _after(self, output):
        return output


class InputProjectionWrapper(ProjectingCell):
    """Projects the inputs of a cell: `cell(act(inputs W + b))`.

    Args:
        cell: The wrapped cell.
        num_proj: Depth of the projected inputs.
        activation: Function of the projection, or None.
        input_size: Depth of the inputs; used up to 0.8 alone.
        reuse: Whether to find the weights in an existing scope.

    Source: TensorFlow 0.5 to 1.15, `InputProjectionWrapper`.
    """

    _names_own_variables = True

    def __init__(
        self, cell, num_proj, activation=None, input_size=None, reuse=None
    ):
        super().__init__(cell, _reuse=reuse)
        self._num_proj = num_proj
        self._activation = activation
        self._input_size = input_size

    @staticmethod
    def _adapt_arguments(release, values):
        """Up to 0.8 the projection has the depth that the cell expects."""
        if release < '0.9':
            values['num_proj'] = values['cell'].input_size
        return values

    @property
    def input_size(self):
        """Depth of the inputs, in 0.5 to 0.8."""
        return self._input_size

    def _before(self, inputs, state):
        projected = self.linear(inputs, self._num_proj)
        return self._activation(projected) if self._activation else projected


class OutputProjectionWrapper(ProjectingCell):
    """Projects the outputs of a cell: `act(output W + b)`.

    Args:
        cell: The wrapped cell.
        output_size: Depth of the projected outputs.
        activation: Function of the projection, or None.
        reuse: Whether to find the weights in an existing scope.

    Raises:
        ValueError: `output_size` is not positive.

    Source: TensorFlow 0.5 to 1.15, `OutputProjectionWrapper`.
    """

    _names_own_variables = True
    _checks_scope = True

    def __init__(self, cell, output_size, activation=None, reuse=None):
        super().__init__(cell, _reuse=reuse)
        self._output_size = positive_int('output_size', output_size)
        self._activation = activation

    @property
    def output_size(self):
        """Depth of the projected outputs."""
        return self._output_size

    def _after(self, output):
        projected = self.linear(output, self._output_size)
        return self._activation(projected) if self._activation else projected


class EmbeddingWrapper(ProjectingCell):
    """Looks the inputs of a cell up in a table of vectors.

    Args:
        cell: The wrapped cell.
        embedding_classes: Number of vectors.
        embedding_size: Depth of a vector; up to 0.7 the depth that the cell
            expects.
        initializer: Of the table; by default the scope's, else uniform with
            variance 1.
        reuse: Whether to find the table in an existing scope.
        embedding: The table itself, `[classes, size]`; up to 0.7 alone.

    Raises:
        ValueError: The number of classes or the size is not positive.

    Source: TensorFlow 0.5 to 1.15, `EmbeddingWrapper`.
    """

    _names_own_variables = True
    _checks_scope = True

    def __init__(
        self,
        cell,
        embedding_classes,
        embedding_size,
        initializer=None,
        reuse=None,
        embedding=None,
    ):
        super().__init__(cell, _reuse=reuse)
        if embedding is None:
            positive_int('embedding_classes', embedding_classes)
        self._embedding_classes = embedding_classes
        self._embedding_size = positive_int('embedding_size', embedding_size)
        self._initializer = initializer
        self._embedding = embedding

    @staticmethod
    def _adapt_arguments(release, values):
        """Up to 0.7 vectors have the depth that the cell expects."""
        if release < '0.8':
            values['embedding_size'] = values['cell'].input_size
        return values

    @property
    def input_size(self):
        """One class id a row, in 0.5 to 0.8."""
        return 1

    def _before(self, inputs, state):
        with tf.device('/cpu:0'):
            table = self._embedding
            if table is None:
                table = self.weight(
                    'embedding',
                    [self._embedding_classes, self._embedding_size],
                    initializer=self._start(),
                )
            flat = tf.reshape(inputs, [-1])  # [batch]
            return alike.look_up(table, flat)

    def _start(self):
        bound = math.sqrt(3)
        return (
            self._initializer
            or v1.get_variable_scope().initializer
            or v1.random_uniform_initializer(-bound, bound)
        )
