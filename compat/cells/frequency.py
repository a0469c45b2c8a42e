"""LSTMs over time and frequency: TimeFreq-, Grid-, BidirectionalGridLSTM.

The inputs of a step are cut into overlapping pieces of frequency, and the
cell walks over them too. From 0.12 pieces stand in blocks with weights of
their own.
"""

from __future__ import annotations

import collections

import tensorflow as tf

from ..releases import Since
from .checks import matrix_depth
from .contrib import ContribCell
from .lstm import bounded, join_state

v1 = tf.compat.v1

# Suffix of the weights of a block.
_SUFFIX = Since({'0.5': '', '0.12': '_{}'})
# Up to 1.1 BidirectionalGridLSTMCell took the argument and ignored it.
_BOTH_WAYS_COUPLED = Since({'0.5': False, '1.2': True})


class TimeFreqLSTMCell(ContribCell):
    """LSTM that sees, for each piece of frequency, the piece below it.

    Args:
        num_units: Depth of the memory of one piece.
        use_peepholes: Whether the gates see the memory.
        cell_clip: Bound on the absolute memory, or None.
        initializer: For all weights; without effect from 1.2.
        num_unit_shards: Number of parts of the kernel.
        forget_bias: Added to the forget gate while running.
        feature_size: Width of a piece.
        frequency_skip: Distance between the starts of two pieces.
        reuse: Whether to find the weights in an existing scope.

    Source: Li et al. 2015; TensorFlow 0.9 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        use_peepholes=False,
        cell_clip=None,
        initializer=None,
        num_unit_shards=1,
        forget_bias=1.0,
        feature_size=None,
        frequency_skip=1,
        reuse=None,
    ):
        super().__init__(num_units, initializer=initializer, reuse=reuse)
        self._use_peepholes = use_peepholes
        self._cell_clip = cell_clip
        self._num_unit_shards = num_unit_shards
        self._forget_bias = forget_bias
        self._feature_size = feature_size
        self._frequency_skip = frequency_skip

    @property
    def state_size(self):
        """Depth of memory and output of one piece."""
        return 2 * self._num_units

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, frequencies]`."""
        with self.scope_of_old_initializer():
            return self._walk(inputs, state)

    def _walk(self, inputs, state):
        pieces = cut_pieces(
            inputs, 0, None, self._feature_size, self._frequency_skip
        )
        units = self._num_units
        depth = matrix_depth(pieces[0]) + 2 * units
        kernel = self.sharded('W', [depth, 4 * units], self._num_unit_shards)
        start = v1.zeros_initializer()
        bias = self.weight('B', [4 * units], initializer=start)
        names = 'W_F_diag', 'W_I_diag', 'W_O_diag'
        peepholes = self.diagonals(*names) if self._use_peepholes else None
        below = tf.zeros_like(state[:, :units])
        states, outputs = [], []
        for i, piece in enumerate(pieces):
            c = state[:, 2 * i * units : (2 * i + 1) * units]
            m = state[:, (2 * i + 1) * units : (2 * i + 2) * units]
            joined = tf.concat([piece, m, below], 1)
            gates = tf.nn.bias_add(tf.matmul(joined, kernel), bias)
            c, below = self._step(tf.split(gates, 4, 1), c, peepholes)
            states.append(join_state(c, below, False))
            outputs.append(below)
        return tf.concat(outputs, 1), tf.concat(states, 1)

    def _step(self, gates, c, peepholes):
        i, j, f, o = gates
        if peepholes:
            w_f, w_i, w_o = peepholes
            f, i = f + w_f * c, i + w_i * c
        new_c = tf.sigmoid(f + self._forget_bias) * c
        new_c = bounded(new_c + tf.sigmoid(i) * tf.tanh(j), self._cell_clip)
        if peepholes:
            o = o + w_o * new_c
        return new_c, tf.sigmoid(o) * tf.tanh(new_c)


class GridLSTMCell(ContribCell):
    """LSTM with a memory along time and one along frequency.

    Args:
        num_units: Depth of each memory.
        use_peepholes: Whether the gates see both memories.
        share_time_frequency_weights: Whether both have the same weights.
        cell_clip: Bound on the absolute memories, or None.
        initializer: For all weights; without effect from 1.2.
        num_unit_shards: Number of parts of the kernels.
        forget_bias: Added to the forget gates while running.
        feature_size: Width of a piece of frequency.
        frequency_skip: Distance between the starts of two pieces.
        num_frequency_blocks: Number of pieces in each block, a list.
        start_freqindex_list: First frequency of each block.
        end_freqindex_list: End of each block.
        couple_input_forget_gates: Whether forget is one minus input.
        state_is_tuple: Whether the state is a named tuple, memory and output
            of each piece along time; else all of them joined.
        reuse: Whether to find the weights in an existing scope.

    Raises:
        ValueError: `num_frequency_blocks` is missing.

    Source: Kalchbrenner et al. 2015, Li and Sainath 2016; TensorFlow 0.9 to
    1.15, contrib.rnn.
    """

    _names_own_variables = True
    _tuple_name = 'GridLSTMStateTuple'
    _directions: tuple[str, ...] = ('',)

    def __init__(
        self,
        num_units,
        use_peepholes=False,
        share_time_frequency_weights=False,
        cell_clip=None,
        initializer=None,
        num_unit_shards=1,
        forget_bias=1.0,
        feature_size=None,
        frequency_skip=None,
        num_frequency_blocks=None,
        start_freqindex_list=None,
        end_freqindex_list=None,
        couple_input_forget_gates=False,
        state_is_tuple=True,
        reuse=None,
    ):
        super().__init__(num_units, initializer=initializer, reuse=reuse)
        if num_frequency_blocks is None:
            raise ValueError(
                'Must specify num_frequency_blocks, got None; pass the number '
                'of pieces of each block, such as [4]'
            )
        self._use_peepholes = use_peepholes
        self._share = share_time_frequency_weights
        self._couple = couple_input_forget_gates
        self._cell_clip = cell_clip
        self._num_unit_shards = num_unit_shards
        self._forget_bias = forget_bias
        self._feature_size = feature_size
        self._frequency_skip = frequency_skip
        self._blocks = [int(n) for n in num_frequency_blocks]
        self._starts = start_freqindex_list
        self._ends = end_freqindex_list
        self._state_is_tuple = state_is_tuple
        self._state_tuple_type = _tuple_of(
            self._tuple_name, self._state_names()
        )

    @staticmethod
    def _adapt_arguments(release, values):
        """0.9 and 0.10 took the pieces as they came, 0.11 their number."""
        if release < '0.12':
            blocks = values.get('num_frequency_blocks', 1)
            values['num_frequency_blocks'] = [blocks]
            values.setdefault('state_is_tuple', False)
        return values

    @property
    def state_size(self):
        """Depths of memory and output of each piece, or their sum."""
        sizes = [self._num_units] * len(self._state_names())
        return (
            self._state_tuple_type(*sizes)
            if self._state_is_tuple
            else sum(sizes)
        )

    @property
    def output_size(self):
        """Depth of the outputs along time and frequency of all pieces."""
        return self._num_units * len(self._state_names())

    @property
    def state_tuple_type(self):
        """Class of the state, None if it is joined."""
        return self._state_tuple_type if self._state_is_tuple else None

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, frequencies]`."""
        outputs, states = [], []
        with self.scope_of_old_initializer():
            for block, pieces in enumerate(self._cut(inputs)):
                self._walk(pieces, block, state, 'state', outputs, states)
        return tf.concat(outputs, 1), self._pack(states)

    def _pack(self, states):
        if self._state_is_tuple:
            return self._state_tuple_type(*states)
        return tf.concat(states, 1)

    def _state_names(self):
        return [
            f'{direction}state_f{piece:02d}_b{block:02d}_{part}'
            for direction in self._directions
            for block, pieces in enumerate(self._blocks)
            for piece in range(pieces)
            for part in 'cm'
        ]

    def _cut(self, inputs, offset=0):
        """The pieces of each block, a list of lists."""
        if offset > 0:
            inputs = tf.pad(inputs, [[0, 0], [0, offset]])
        elif offset < 0:
            inputs = tf.pad(inputs, [[0, 0], [-offset, 0]])
        if not self._starts:
            width = matrix_depth(inputs) - abs(offset)
            bounds = [(0, width)]
        else:
            bounds = list(zip(self._starts, self._ends, strict=True))
        if len(bounds) != len(self._blocks):
            raise ValueError(
                f'num_frequency_blocks must have {len(bounds)} entries, got '
                f'{self._blocks}; give one for each block of frequencies'
            )
        offset = max(offset, 0)
        blocks = [
            cut_pieces(
                inputs,
                start + offset,
                end + offset,
                self._feature_size,
                self._frequency_skip,
            )
            for start, end in bounds
        ]
        counts = [len(pieces) for pieces in blocks]
        if counts != self._blocks and self.release >= '0.12':
            raise ValueError(
                f'Invalid num_frequency_blocks, requires {counts} but gets '
                f'{self._blocks}, please check the input size and filter '
                f'config are correct.'
            )
        return blocks

    def _walk(self, pieces, block, state, prefix, outputs, states):
        """Walks over the pieces of a block; appends outputs and states."""
        weights = self._block_weights(block, matrix_depth(pieces[0]))
        zeros = tf.zeros_like(tf.nest.flatten(state)[0][:, : self._num_units])
        c_below, m_below = zeros, zeros
        for index, piece in enumerate(pieces):
            c, m = self._previous(state, prefix, index, block)
            joined = tf.concat([piece, m, m_below], 1)
            new_c, new_m, c_below, m_below = self._step(
                weights, joined, c, c_below
            )
            states.extend([new_c, new_m])
            outputs.extend([new_m, m_below])

    def _previous(self, state, prefix, index, block):
        """Memory and output of a piece one step ago."""
        if self._state_is_tuple:
            name = f'{prefix}_f{index:02d}_b{block:02d}'
            return getattr(state, f'{name}_c'), getattr(state, f'{name}_m')
        units = self._num_units
        start = 2 * index * units
        return (
            state[:, start : start + units],
            state[:, start + units : start + 2 * units],
        )

    def _step(self, weights, joined, c_time, c_freq):
        """Memory and output along time, then along frequency."""
        new, opened = {}, {}
        for axis in ('freq', 'time'):
            owner = 'freq' if self._share else axis
            kernel, bias, peepholes = weights[owner]
            gates = tf.nn.bias_add(tf.matmul(joined, kernel), bias)
            old = c_freq if axis == 'freq' else c_time
            new[axis], opened[axis] = self._memory(
                gates, old, (c_freq, c_time), peepholes
            )
        outputs = {}
        for axis in ('freq', 'time'):
            peepholes = weights['freq' if self._share else axis][2]
            gate = opened[axis]
            if peepholes:
                w_f, w_t = peepholes['O']
                gate = gate + w_f * new['freq'] + w_t * new['time']
            outputs[axis] = tf.sigmoid(gate) * tf.tanh(new[axis])
        return new['time'], outputs['time'], new['freq'], outputs['freq']

    def _memory(self, gates, old, seen, peepholes):
        """The next memory along one axis and its output gate."""
        i, j, *f, o = tf.split(gates, 3 if self._couple else 4, 1)

        def look(gate, name):
            if not peepholes:
                return gate
            w_f, w_t = peepholes[name]
            return gate + w_f * seen[0] + w_t * seen[1]

        take = tf.sigmoid(look(i, 'I'))
        if self._couple:
            keep = 1 - take
        else:
            keep = tf.sigmoid(look(f[0] + self._forget_bias, 'F'))
        new = keep * old + take * tf.tanh(j)
        return bounded(new, self._cell_clip), o

    def _block_weights(self, block, depth):
        """Kernel, bias and peepholes for each axis, by axis."""
        suffix = _SUFFIX[self.release].format(block)
        columns = self._num_units * (3 if self._couple else 4)
        axes = ['freq'] if self._share else ['freq', 'time']
        found = {}
        for axis in axes:
            shape = [depth + 2 * self._num_units, columns]
            kernel = self.sharded(
                f'W_{axis[0]}{suffix}', shape, self._num_unit_shards
            )
            start = v1.zeros_initializer()
            bias = self.weight(
                f'B_{axis[0]}{suffix}', [columns], initializer=start
            )
            found[axis] = [kernel, bias, None]
        for axis in axes if self._use_peepholes else ():
            found[axis][2] = {
                gate: self.diagonals(
                    f'W_{gate}_diag_{axis}f{suffix}',
                    f'W_{gate}_diag_{axis}t{suffix}',
                )
                for gate in ('IO' if self._couple else 'FIO')
            }
        return found


class BidirectionalGridLSTMCell(GridLSTMCell):
    """`GridLSTMCell` that walks over the frequencies in both directions.

    Args:
        num_units: Depth of each memory.
        use_peepholes: As for `GridLSTMCell`, and so on.
        share_time_frequency_weights: As there.
        cell_clip: As there.
        initializer: As there.
        num_unit_shards: As there.
        forget_bias: As there.
        feature_size: As there.
        frequency_skip: As there.
        num_frequency_blocks: As there.
        start_freqindex_list: As there.
        end_freqindex_list: As there.
        couple_input_forget_gates: As there.
        backward_slice_offset: Shift of the pieces of the way back.
        reuse: Whether to find the weights in an existing scope.

    Source: TensorFlow 0.12 to 1.15, contrib.rnn.
    """

    _names_own_variables = True
    _tuple_name = 'BidirectionalGridLSTMStateTuple'
    _directions: tuple[str, ...] = ('fwd_', 'bwd_')

    def __init__(
        self,
        num_units,
        use_peepholes=False,
        share_time_frequency_weights=False,
        cell_clip=None,
        initializer=None,
        num_unit_shards=1,
        forget_bias=1.0,
        feature_size=None,
        frequency_skip=None,
        num_frequency_blocks=None,
        start_freqindex_list=None,
        end_freqindex_list=None,
        couple_input_forget_gates=False,
        backward_slice_offset=0,
        reuse=None,
    ):
        super().__init__(
            num_units,
            use_peepholes,
            share_time_frequency_weights,
            cell_clip,
            initializer,
            num_unit_shards,
            forget_bias,
            feature_size,
            frequency_skip,
            num_frequency_blocks,
            start_freqindex_list,
            end_freqindex_list,
            couple_input_forget_gates and _BOTH_WAYS_COUPLED[self.release],
            True,
            reuse,
        )
        self._backward_offset = int(backward_slice_offset)

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, frequencies]`."""
        outputs, states = [], []
        with self.scope_of_old_initializer():
            for way in ('fwd', 'bwd'):
                offset = self._backward_offset if way == 'bwd' else 0
                with v1.variable_scope(way):
                    for block, pieces in enumerate(self._cut(inputs, offset)):
                        if way == 'bwd':
                            pieces = pieces[::-1]
                        self._walk(
                            pieces,
                            block,
                            state,
                            f'{way}_state',
                            outputs,
                            states,
                        )
        return tf.concat(outputs, 1), self._pack(states)


def _tuple_of(name, fields):
    return collections.namedtuple(name, fields)


def cut_pieces(inputs, start, end, size, skip):
    """Cuts overlapping pieces out of the frequencies.

    Args:
        inputs: `[batch, frequencies]`.
        start: First frequency.
        end: End of the frequencies, or None for all.
        size: Width of a piece.
        skip: Distance between the starts of two pieces.

    Returns:
        List of `[batch, size]`.
    """
    end = matrix_depth(inputs) if end is None else end
    count = int((end - start - size) / skip) + 1
    firsts = [start + i * skip for i in range(count)]
    return [inputs[:, first : first + size] for first in firsts]
