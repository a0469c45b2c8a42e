"""A cell that was given, unrolled as asked for."""

from __future__ import annotations

import inspect

import tensorflow as tf

from legacy_rnn.compat import loops
from legacy_rnn.compat.loops import draws, policies

v1 = tf.compat.v1

SCOPE = 'compare_unrolls'
# How often the cell is called with the same, to see that it gives the same.
_CALLS = 3


def makes_cells(cell):
    """Whether an object makes cells, rather than is one."""
    return isinstance(cell, type) or not hasattr(cell, 'state_size')


class GivenCell:
    """A cell and what it is to be run on.

    Args:
        cell: As for `compare_cell`.
        inputs: As for `compare_cell`.
        length: As for `compare_cell`.
        initial_state: As for `compare_cell`.
    """

    def __init__(self, cell, inputs, length, initial_state):
        self._makes = makes_cells(cell)
        if self._makes and not callable(cell):
            raise TypeError(
                'cell must have __call__, state_size and output_size, or make '
                f'such a cell, got {type(cell).__name__}'
            )
        self._cell = cell
        self._given = (inputs, length, initial_state)
        eager = tf.executing_eagerly()
        own = self._makes or eager
        self.graph = tf.Graph() if own else v1.get_default_graph()
        self._reuse = False

    def unrolled(self, unroll):
        """`(outputs, state, inputs)` of one unroll, as lists of tensors."""
        inputs, length, state = self._tensors()
        with (
            policies.by(_As(unroll)),
            v1.variable_scope(SCOPE, reuse=self._reuse),
        ):
            cell = self._make()
            outputs, final = loops.dynamic_rnn(
                cell,
                inputs,
                sequence_length=length,
                initial_state=_zeros(cell, inputs) if state is None else state,
                scope='rnn',
            )
        self._reuse = True
        self._last = cell, inputs, state
        flat = (tf.nest.flatten(x) for x in (outputs, final, inputs))
        return tuple(map(list, flat))

    def called_again(self):
        """What several calls with the same inputs and state give."""
        cell, inputs, state = self._last
        state = _zeros(cell, inputs) if state is None else state
        first = tf.nest.map_structure(lambda x: x[:, 0], inputs)
        made = []
        with v1.variable_scope(f'{SCOPE}/rnn', reuse=True):
            for _ in range(_CALLS):
                with draws.at_step((0,), 0):
                    made.append(tf.nest.flatten(cell(first, state)))
        return made

    def case(self):
        """What the rows have in common."""
        cell, inputs, _ = self._last
        first = tf.nest.flatten(inputs)[0]
        layers = getattr(cell, 'cells', None) or [cell]
        return {
            'cell': type(getattr(cell, 'plain', cell)).__name__,
            'layers': len(layers),
            'lengths': 'none' if self._given[1] is None else 'given',
            'dropout': None,
            'dtype': first.dtype.name,
            'bidirectional': False,
        }

    def _make(self):
        cell = self._cell() if self._makes else self._cell
        if not hasattr(cell, 'zero_state'):
            return _Complete(cell)
        return cell

    def _tensors(self):
        inputs, length, state = self._given
        convert = tf.convert_to_tensor
        inputs = tf.nest.map_structure(convert, inputs)
        if length is not None:
            length = convert(length, tf.int32)
        if state is not None:
            state = tf.nest.map_structure(convert, state)
        return inputs, length, state


class _As(policies.Policy):
    """Unrolls in one way, or says why that cannot be."""

    def __init__(self, unroll):
        self.wanted = unroll

    def choose(self, unroll, steps, objection):
        if objection:
            raise ValueError(f'{self.wanted} unroll: {objection}')
        return self.wanted


class _Complete:
    """An object that is all but a cell, with the rest of one.

    Args:
        plain: The object.
    """

    def __init__(self, plain):
        self.plain = plain
        self._takes_scope = 'scope' in inspect.signature(plain).parameters

    def __getattr__(self, name):
        return getattr(self.plain, name)

    def __call__(self, inputs, state, scope=None):
        if self._takes_scope:
            return self.plain(inputs, state, scope=scope)
        return self.plain(inputs, state)

    def zero_state(self, batch_size, dtype):
        """Zeros of the sizes of the state."""
        return tf.nest.map_structure(
            lambda size: tf.zeros(
                [batch_size, *tf.TensorShape(size).as_list()], dtype
            ),
            self.plain.state_size,
        )


def _zeros(cell, inputs):
    """The zero state of a cell for a batch."""
    first = tf.nest.flatten(inputs)[0]
    rows = tf.compat.dimension_value(first.shape[0])
    return cell.zero_state(
        tf.shape(first)[0] if rows is None else rows, first.dtype
    )
