"""Cells that attend to a memory at each step."""

from __future__ import annotations

import typing

import tensorflow as tf

from ..cells.base import RNNCell
from ..cells.checks import require_cell
from ..layers.core import Dense
from .dynamic_wrapper import join, read, require_mechanism
from .mechanism import GIVES
from .mechanism_v2 import _BaseAttentionMechanismV2
from .shapes import layer_output_size, static_or_dynamic, zeros
from .states import AttentionWrapperState

v1 = tf.compat.v1


class AttentionWrapper(RNNCell):
    """Runs a cell on inputs and attention, then attends by its output.

    Args:
        cell: An RNN cell.
        attention_mechanism: An AttentionMechanism, or a list of them.
        attention_layer_size: Depth of the attention, or a list; by default
            the attention is what was read.
        alignment_history: Whether the alignments of all steps are kept.
        cell_input_fn: Function of inputs and attention; joins them by
            default.
        output_attention: Whether the attention is put out, not the cell's
            output.
        initial_cell_state: State of the cell in `zero_state`; zeros by
            default.
        name: Name of the cell and of its scope.
        attention_layer: Layer for output and what was read, or a list.
        attention_fn: Replaces the way from output to attention.
        dtype: Type of the weights.

    Raises:
        TypeError: `cell` or a mechanism is none.
        ValueError: There is not one layer for each mechanism.

    Source: TensorFlow 1.15, `contrib.seq2seq.AttentionWrapper`.
    """

    _names_own_variables = True

    def __init__(
        self,
        cell,
        attention_mechanism,
        attention_layer_size=None,
        alignment_history=False,
        cell_input_fn=None,
        output_attention=True,
        initial_cell_state=None,
        name=None,
        attention_layer=None,
        attention_fn=None,
        dtype=None,
    ):
        super().__init__(name=name, dtype=dtype)
        self._cell = require_cell(cell)
        self._is_multi = isinstance(attention_mechanism, (list, tuple))
        self._attention_mechanisms = tuple(
            map(require_mechanism, as_list(attention_mechanism))
        )
        if cell_input_fn is not None and not callable(cell_input_fn):
            raise TypeError(
                f'cell_input_fn must be callable, got {cell_input_fn!r}'
            )
        self._cell_input_fn = cell_input_fn or join
        self._attention_layers = self._layers(
            attention_layer_size, attention_layer
        )
        self._attention_layer_size = sum(map(self._depth, self._pairs()))
        self._attention_fn = attention_fn or attend
        self._output_attention = output_attention
        self._alignment_history = alignment_history
        self._initial_cell_state = None
        if initial_cell_state is not None:
            flat = tf.nest.flatten(initial_cell_state)
            self._initial_cell_state = self._checked(
                initial_cell_state, static_or_dynamic(flat[-1], 0)
            )

    @property
    def output_size(self):
        """Depth of the attention, or of the cell's output."""
        if self._output_attention:
            return self._attention_layer_size
        return self._cell.output_size

    @property
    def state_size(self):
        """Sizes of the parts of an AttentionWrapperState."""
        each = self._attention_mechanisms
        kept = self.release >= '1.8' and self._alignment_history
        return self._state(
            cell_state=self._cell.state_size,
            time=tf.TensorShape([]),
            attention=self._attention_layer_size,
            alignments=[a.alignments_size for a in each],
            alignment_history=[
                a.alignments_size if kept else () for a in each
            ],
            attention_state=lambda: [a.state_size for a in each],
        )

    def zero_state(self, batch_size, dtype):
        """Zero state, with the initial cell state if one was given."""
        each = self._attention_mechanisms
        cell_state = self._initial_cell_state
        with tf.name_scope(type(self).__name__ + 'ZeroState'):
            if cell_state is None:
                cell_state = self._cell.zero_state(batch_size, dtype)
            alignments = [
                a.initial_alignments(batch_size, dtype) for a in each
            ]
            return self._state(
                cell_state=self._checked(cell_state, batch_size),
                time=tf.zeros([], tf.int32),
                attention=zeros(self._attention_layer_size, batch_size, dtype),
                alignments=alignments,
                alignment_history=[self._history(a) for a in alignments],
                attention_state=lambda: [
                    a.initial_state(batch_size, dtype) for a in each
                ],
            )

    def call(self, inputs, state):
        """Runs one step; see `RNNCell`.

        Raises:
            TypeError: `state` is no AttentionWrapperState.
        """
        if not isinstance(state, AttentionWrapperState[self.release]):
            raise TypeError(
                f'state must be an AttentionWrapperState, got {type(state)}; '
                f'take it from zero_state'
            )
        inputs = self._cell_input_fn(inputs, state.attention)
        output, cell_state = self._cell(inputs, state.cell_state)
        output = self._checked(output, static_or_dynamic(output, 0))
        before = getattr(state, 'attention_state', state.alignments)
        histories = state.alignment_history
        if not self._is_multi:
            before, histories = [before], [histories]
        results = [
            self._attend_once(pair, output, previous)
            for pair, previous in zip(self._pairs(), before, strict=True)
        ]
        attentions, alignments, states = zip(*results, strict=True)
        attention = tf.concat(attentions, 1)
        if self._alignment_history:
            histories = [
                history.write(state.time, alignment)
                for history, alignment in zip(
                    histories, alignments, strict=True
                )
            ]
        state = self._state(
            cell_state=cell_state,
            time=state.time + 1,
            attention=attention,
            alignments=alignments,
            alignment_history=histories,
            attention_state=lambda: states,
        )
        return attention if self._output_attention else output, state

    def _attend_once(self, pair, output, previous):
        """`(attention, alignments, next state)` of one mechanism."""
        mechanism, layer = pair
        result = self._attention_fn(mechanism, output, previous, layer)
        if len(result) == 2:  # up to 1.5
            return (*result, result[1])
        return result

    def _state(self, attention_state, **parts):
        """A state of the release; lists are one entry a mechanism."""
        kind: typing.Any = AttentionWrapperState[self.release]
        if 'attention_state' in kind._fields:
            parts['attention_state'] = attention_state()
        for name in ('alignments', 'alignment_history', 'attention_state'):
            if name in parts:
                each = tuple(parts[name])
                parts[name] = each if self._is_multi else each[0]
        return kind(**parts)

    def _history(self, alignments):
        if not self._alignment_history:
            return ()
        return tf.TensorArray(
            alignments.dtype,
            0,
            dynamic_size=True,
            element_shape=alignments.shape,
        )

    def _pairs(self):
        layers = self._attention_layers
        layers = layers or [None] * len(self._attention_mechanisms)
        return list(zip(self._attention_mechanisms, layers, strict=True))

    def _layers(self, sizes, layers):
        if sizes is not None and layers is not None:
            raise ValueError(
                'only one of attention_layer_size and attention_layer may be '
                'given, got both'
            )
        if sizes is None and layers is None:
            return None
        each = self._attention_mechanisms
        given = as_list(layers if sizes is None else sizes)
        if len(given) != len(each):
            raise ValueError(
                f'attention_layer_size or attention_layer must have one entry '
                f'for each of {len(each)} mechanisms, got {len(given)}'
            )
        if sizes is None:
            return tuple(given)
        return tuple(
            Dense(
                size,
                name='attention_layer',
                use_bias=False,
                dtype=getattr(mechanism, 'dtype', None),
            )
            for size, mechanism in zip(given, each, strict=True)
        )

    def _depth(self, pair):
        mechanism, layer = pair
        depth = mechanism.values.shape.as_list()[-1]
        if layer is None:
            return depth
        size = layer_output_size(layer, self._cell.output_size + depth)
        return tf.TensorShape(size).as_list()[-1]

    def _checked(self, tensors, batch_size):
        """Tensors that fail where the batch is not the memory's."""
        message = (
            f'Non-matching batch sizes between the memory and the state or '
            f'output of AttentionWrapper {self.name}. With the '
            f'BeamSearchDecoder, tile memory and state by tile_batch with '
            f'multiplier=beam_width'
        )
        checks = [
            v1.assert_equal(batch_size, a.batch_size, message=message)
            for a in self._attention_mechanisms
        ]
        checks = [check for check in checks if check is not None]
        with tf.control_dependencies(checks):
            return tf.nest.map_structure(tf.identity, tensors)


def as_list(value):
    """A list or tuple as a list, anything else as a list of one."""
    return list(value) if isinstance(value, (list, tuple)) else [value]


def attend(mechanism, output, previous, layer):
    """The way from a cell's output to attention, from 1.2."""
    if isinstance(mechanism, _BaseAttentionMechanismV2):
        alignments, state = mechanism([output, previous])
    elif GIVES[getattr(mechanism, 'release', '1.15')] == 'state':
        alignments, state = mechanism(output, state=previous)
    else:
        alignments = mechanism(output, previous_alignments=previous)
        state = alignments
    attention = read(alignments, mechanism.values)
    if layer is not None:
        attention = layer(tf.concat([output, attention], 1))
    return attention, alignments, state
