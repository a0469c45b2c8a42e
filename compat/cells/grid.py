"""The cells of `tf.contrib.grid_rnn`: LSTMs along several dimensions.

Each dimension has a cell. Its inputs are the outputs of the dimensions before
the last, its output state that of the last; inputs of the network enter as
the state of their dimension.
"""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import products
from ..names.variables import GRID_BIAS
from ..releases import Since
from .base import RNNCell
from .checks import matrix_depth, positive_int, require_cell

v1 = tf.compat.v1

_USES_TUPLES = Since({'0.5': False, '1.2': True})


class GridRNNCell(RNNCell):
    """A cell along each of several dimensions.

    Args:
        num_units: Depth of every cell.
        num_dims: Number of dimensions.
        input_dims: Dimension or dimensions that take the inputs.
        output_dims: Those that give the outputs.
        priority_dims: Those that run last and see the others' new outputs.
        non_recurrent_dims: Those that are a dense layer instead of a cell.
        tied: Whether all cells have the same weights.
        cell_fn: Function giving a cell: of `num_units`, up to 1.1 of
            `num_units` and the input depth; by default an LSTMCell.
        non_recurrent_fn: Activation of the dense layers; by default relu.
        state_is_tuple: Whether the state is a tuple, one entry a recurrent
            dimension; else all of them joined, as always up to 1.1.
        output_is_tuple: The same for outputs.

    Raises:
        ValueError: A dimension does not exist.
        TypeError: `cell_fn` gives no cell.

    Source: Kalchbrenner et al. 2015; TensorFlow 0.9 to 1.15,
    contrib.grid_rnn.
    """

    def __init__(
        self,
        num_units,
        num_dims=1,
        input_dims=None,
        output_dims=None,
        priority_dims=None,
        non_recurrent_dims=None,
        tied=False,
        cell_fn=None,
        non_recurrent_fn=None,
        state_is_tuple=True,
        output_is_tuple=True,
    ):
        super().__init__()
        self._num_units = positive_int('num_units', num_units)
        self._num_dims = positive_int('num_dims', num_dims)
        self._inputs = self._dims('input_dims', input_dims)
        self._outputs = self._dims('output_dims', output_dims)
        self._priority = self._dims('priority_dims', priority_dims)
        self._dense = self._dims('non_recurrent_dims', non_recurrent_dims)
        self._tied = tied
        self._dense_fn = non_recurrent_fn or tf.nn.relu
        tuples = _USES_TUPLES[self.release]
        self._state_is_tuple = state_is_tuple and tuples
        self._output_is_tuple = output_is_tuple and tuples
        make = self._cell_maker(cell_fn)
        count = 1 if tied else num_dims
        made = [require_cell(make(), 'cell_fn') for _ in range(count)]
        self._cells = made * num_dims if tied else made

    @property
    def output_size(self):
        """Depth of each output, or their sum."""
        sizes = (self._cells[0].output_size,) * len(self._outputs)
        return sizes if self._output_is_tuple else sum(sizes)

    @property
    def state_size(self):
        """Sizes of the states of the recurrent dimensions, or their sum."""
        sizes = (self._cells[0].state_size,) * len(self._recurrent)
        return sizes if self._state_is_tuple else _total(sizes)

    @property
    def input_size(self):
        """Depth of the inputs, in 0.9 to 1.1."""
        return self._num_units * len(self._inputs)

    def __call__(self, inputs, state, scope=None):
        """Runs one step on inputs `[batch, depth]`, or None."""
        with v1.variable_scope(scope or type(self).__name__):
            memories, outputs = self._split(state)
            self._project(inputs, memories, outputs)
            new_outputs = [None] * self._num_dims
            new_states = [None] * self._num_dims
            late = self._priority
            early = [d for d in range(self._num_dims) if d not in late]
            for group, first in ((early, True), (late, not early)):
                self._run(
                    group, first, memories, outputs, new_outputs, new_states
                )
        output = tuple(new_outputs[d] for d in self._outputs)
        if not self._output_is_tuple:
            output = _join(output, state)
        states = tuple(new_states[d] for d in self._recurrent)
        return output, states if self._state_is_tuple else _join(states, state)

    @property
    def _recurrent(self):
        return [d for d in range(self._num_dims) if d not in self._dense]

    @property
    def _has_memory(self):
        return _total(self._cells[0].state_size) > self._num_units

    def _dims(self, argument, value):
        """A sorted list of dimensions.

        Raises:
            ValueError: One of them does not exist.
        """
        if value is None:
            return []
        dims = value if isinstance(value, (list, tuple)) else [value]
        dims = sorted(set(dims))
        if any(not 0 <= d < self._num_dims for d in dims):
            raise ValueError(
                f'Invalid dims: {dims}. Must be in [0, {self._num_dims}); '
                f'correct {argument}'
            )
        return dims

    def _cell_maker(self, cell_fn):
        """A function without arguments that makes a cell."""
        units = self._num_units
        if cell_fn is None:
            tuples = _USES_TUPLES[self.release]
            return lambda: release_cell(
                self.release,
                'LSTMCell',
                num_units=units,
                state_is_tuple=tuples,
            )
        if _USES_TUPLES[self.release]:
            return lambda: cell_fn(units)
        return lambda: cell_fn(units, (self._num_dims - 1) * units)

    def _split(self, state):
        """Memory and output of every dimension, None where unknown."""
        memories = [None] * self._num_dims
        outputs = [None] * self._num_dims
        units, width = self._num_units, _total(self._cells[0].state_size)
        for i, dim in enumerate(self._recurrent):
            if self._state_is_tuple:
                parts = tf.nest.flatten(state[i])
            else:
                own = state[:, i * width : (i + 1) * width]
                parts = [own[:, :units], own[:, units:]]
                parts = parts if self._has_memory else [own]
            outputs[dim] = parts[-1]
            if self._has_memory:
                memories[dim] = parts[0]
        return memories, outputs

    def _project(self, inputs, memories, outputs):
        """Puts projected inputs in the place of states."""
        if inputs is None or not self._inputs:
            return
        parts = inputs
        if not isinstance(inputs, tuple):
            if not matrix_depth(inputs):
                return
            parts = tf.split(inputs, len(self._inputs), 1)
        if len(parts) != len(self._inputs):
            raise ValueError(
                f'Expect inputs as a tuple of {len(self._inputs)} tensors, '
                f'got {len(parts)}'
            )
        shape = [matrix_depth(parts[0]), self._num_units]
        self._dtype = parts[0].dtype
        for part, dim in zip(parts, self._inputs, strict=True):
            kernel = self.weight(f'project_m_{dim}', shape)
            outputs[dim] = products.matmul(part, kernel)
            if self._has_memory:
                kernel = self.weight(f'project_c_{dim}', shape)
                memories[dim] = products.matmul(part, kernel)

    def _run(self, dims, first, memories, outputs, new_outputs, new_states):
        """Runs some dimensions, all on the same inputs."""
        if not dims:
            return
        latest = [
            old if new is None else new
            for old, new in zip(outputs, new_outputs, strict=True)
        ]
        last = latest[-1]
        if self._num_dims > 1:
            inputs = tf.concat(latest[:-1], 1)
        else:
            inputs = last[:, :0]
        for dim in dims:
            dense = dim in self._dense
            name = 'non_recurrent' if dense else 'recurrent'
            path = name if self._tied else f'{name}/cell_{dim}'
            again = self._tied and not (first and dim == dims[0])
            with v1.variable_scope(path, reuse=again or None):
                if dense:
                    new_outputs[dim] = self._layer(inputs, last)
                    continue
                state = (
                    last
                    if memories[dim] is None
                    else self._state(memories[dim], last)
                )
                new_outputs[dim], new_states[dim] = self._cells[dim](
                    inputs, state
                )

    def _state(self, memory, output):
        if tf.nest.is_nested(self._cells[0].state_size):
            return tf.nest.pack_sequence_as(
                self._cells[0].state_size, [memory, output]
            )
        return tf.concat([memory, output], 1)

    def _layer(self, inputs, last):
        """A dense layer, as `contrib.layers` made it."""
        joined = last if self._num_dims == 1 else tf.concat([inputs, last], 1)
        start = (
            v1.get_variable_scope().initializer
            or v1.glorot_uniform_initializer()
        )
        with v1.variable_scope('fully_connected'):
            kernel = self.weight(
                'weights',
                [matrix_depth(joined), self._num_units],
                initializer=start,
            )
            bias = self.weight(
                GRID_BIAS[self.release],
                [self._num_units],
                initializer=v1.zeros_initializer(),
            )
        return self._dense_fn(tf.nn.bias_add(tf.matmul(joined, kernel), bias))


class _NamedGrid(GridRNNCell):
    """A grid whose inputs, outputs and priority are dimension 0."""

    _num_grid_dims = 1
    _inner = 'LSTMCell'

    def __init__(
        self,
        num_units,
        tied=False,
        non_recurrent_fn=None,
        state_is_tuple=True,
        output_is_tuple=True,
        **options,
    ):
        release = self.release
        if not _USES_TUPLES[release] and self._inner.endswith('LSTMCell'):
            options['state_is_tuple'] = False

        def cell_fn(units, input_size=None):
            return release_cell(
                release, self._inner, num_units=units, **options
            )

        super().__init__(
            num_units,
            num_dims=self._num_grid_dims,
            input_dims=0,
            output_dims=0,
            priority_dims=0,
            tied=tied,
            non_recurrent_dims=None if non_recurrent_fn is None else 0,
            cell_fn=cell_fn,
            non_recurrent_fn=non_recurrent_fn,
            state_is_tuple=state_is_tuple,
            output_is_tuple=output_is_tuple,
        )


class Grid1BasicRNNCell(_NamedGrid):
    """One dimension of BasicRNNCell."""

    _inner = 'BasicRNNCell'


class Grid2BasicRNNCell(_NamedGrid):
    """Two dimensions of BasicRNNCell."""

    _num_grid_dims = 2
    _inner = 'BasicRNNCell'


class Grid1BasicLSTMCell(_NamedGrid):
    """One dimension of BasicLSTMCell; option `forget_bias`."""

    _inner = 'BasicLSTMCell'


class Grid2BasicLSTMCell(_NamedGrid):
    """Two dimensions of BasicLSTMCell; option `forget_bias`."""

    _num_grid_dims = 2
    _inner = 'BasicLSTMCell'


class Grid1LSTMCell(_NamedGrid):
    """One dimension of LSTMCell; options `use_peepholes`, `forget_bias`."""


class Grid2LSTMCell(_NamedGrid):
    """Two dimensions of LSTMCell; options `use_peepholes`, `forget_bias`."""

    _num_grid_dims = 2


class Grid3LSTMCell(_NamedGrid):
    """Three dimensions of LSTMCell; options as for `Grid2LSTMCell`."""

    _num_grid_dims = 3


class Grid2GRUCell(_NamedGrid):
    """Two dimensions of GRUCell."""

    _num_grid_dims = 2
    _inner = 'GRUCell'


def release_cell(release, name, **arguments):
    """Makes a cell of a release, of which only the names are known here."""
    from . import for_release

    return getattr(for_release(release), name)(**arguments)


def _total(sizes):
    return sum(tf.nest.flatten(sizes))


def _join(parts, state):
    flat = tf.nest.flatten(parts)
    if flat:
        return tf.concat(flat, 1)
    return tf.zeros([0, 0], tf.nest.flatten(state)[0].dtype)
