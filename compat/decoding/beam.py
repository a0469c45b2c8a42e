"""Beam search."""

from __future__ import annotations

import typing

import tensorflow as tf

from ..cells.checks import require_cell
from ..releases import Release, Since
from .beam_step import attention_sums, search_step
from .decoder import Decoder
from .helpers import embedding_function, token
from .shapes import layer_output_size
from .states import (
    BeamSearchDecoderOutput,
    BeamSearchDecoderState,
    FinalBeamSearchDecoderOutput,
)
from .trees import gather_tree, gather_tree_from_array

v1 = tf.compat.v1

# Type of the lengths of beams.
_LENGTHS = Since({'1.2': tf.int32, '1.4': tf.int64})
# All beams but the first start as finished and impossible.
_STARTS_WITH_ONE = Since({'1.2': False, '1.6': True})
# A beam that ended may be followed by one that did not.
_TRACKS_FINISHED = Since({'1.2': False, '1.5': True})


class BeamSearchDecoder(Decoder):
    """Follows the likeliest sequences of each row.

    Args:
        cell: An RNN cell.
        embedding: `[classes, depth]`, or a function of ids.
        start_tokens: First ids, int32 `[batch]`.
        end_token: Id that ends a sequence, int32 scalar.
        initial_state: State before the first step, each row repeated
            `beam_width` times by `tile_batch`.
        beam_width: How many sequences are followed.
        output_layer: Layer for the outputs, or None.
        length_penalty_weight: How much long sequences are favoured.
        coverage_penalty_weight: How much a memory that was left unread
            counts, from 1.12.
        reorder_tensor_arrays: Whether TensorArrays of the cell's state are
            put into the order of the beams, from 1.8.

    Raises:
        TypeError: `cell` is no cell.
        ValueError: A token has the wrong rank.

    Source: TensorFlow 1.15, `contrib.seq2seq.BeamSearchDecoder`.
    """

    release = Release('1.15')

    def __init__(
        self,
        cell,
        embedding,
        start_tokens,
        end_token,
        initial_state,
        beam_width,
        output_layer=None,
        length_penalty_weight=0.0,
        coverage_penalty_weight=0.0,
        reorder_tensor_arrays=True,
    ):
        self._cell = require_cell(cell)
        self._output_layer = output_layer
        self._embedding_fn = embedding_function(embedding)
        start_tokens = token(start_tokens, 'start_tokens', 1)
        self._end_token = token(end_token, 'end_token', 0)
        self._beam_width = beam_width
        self._length_weight = length_penalty_weight
        self._coverage_weight = coverage_penalty_weight
        self._reorder = reorder_tensor_arrays and self.release >= '1.8'
        self._batch_size = tf.size(start_tokens)
        self._initial_cell_state = tf.nest.map_structure(
            self._maybe_split, initial_state
        )
        tokens = tf.tile(start_tokens[:, None], [1, beam_width])
        self._start_inputs = self._embedding_fn(tokens)

    @property
    def batch_size(self):
        """Number of rows, beams not counted."""
        return self._batch_size

    @property
    def tracks_own_finished(self):
        """Whether an ended beam may go on; it can be another one, from 1.5."""
        return _TRACKS_FINISHED[self.release]

    @property
    def output_size(self):
        """Sizes of scores, ids and parents: the beam width."""
        width = tf.TensorShape([self._beam_width])
        return BeamSearchDecoderOutput(width, width, width)

    @property
    def output_dtype(self):
        """Types of scores, ids and parents."""
        dtype = tf.nest.flatten(self._initial_cell_state)[0].dtype
        return BeamSearchDecoderOutput(dtype, tf.int32, tf.int32)

    def initialize(self, name=None):
        """`(finished [batch, beam], first inputs, first state)`."""
        dtype = tf.nest.flatten(self._initial_cell_state)[0].dtype
        shape = tf.stack([self._batch_size, self._beam_width])
        first = tf.one_hot(
            tf.zeros([self._batch_size], tf.int32),
            self._beam_width,
            on_value=True,
            off_value=False,
        )
        log_probs, finished = tf.zeros(shape, dtype), tf.zeros(shape, tf.bool)
        if _STARTS_WITH_ONE[self.release]:
            finished = tf.logical_not(first)
            impossible = tf.constant(float('-inf'), dtype) + log_probs
            log_probs = tf.where(first, log_probs, impossible)
        lengths = tf.zeros(shape, _LENGTHS[self.release])
        parts = [self._initial_cell_state, log_probs, finished, lengths]
        kind: typing.Any = BeamSearchDecoderState[self.release]
        if len(kind._fields) > len(parts):
            sums = attention_sums(
                self._initial_cell_state, self._coverage_weight
            )
            parts.append(() if sums is None else sums)
        return finished, self._start_inputs, kind(*parts)

    def step(self, time, inputs, state, name=None):
        """Runs the cell on all beams and picks the next ones."""
        with tf.name_scope(name or 'BeamSearchDecoderStep'):
            merged = tf.nest.map_structure(self._merge, inputs)
            cell_state = tf.nest.map_structure(
                self._maybe_merge, state.cell_state
            )
            outputs, cell_state = self._cell(merged, cell_state)
            logits = self._split(outputs)
            cell_state = tf.nest.map_structure(self._maybe_split, cell_state)
            if self._output_layer is not None:
                logits = self._output_layer(logits)
            output, state = search_step(
                self.release,
                time,
                logits,
                cell_state,
                state,
                self._end_token,
                self._length_weight,
                self._coverage_weight,
            )
            next_inputs = v1.cond(
                tf.reduce_all(state.finished),
                lambda: self._start_inputs,
                lambda: self._embedding_fn(output.predicted_ids),
            )
        return output, state, next_inputs, state.finished

    def finalize(self, outputs, final_state, sequence_lengths):
        """Reads the beams backward.

        Returns:
            `(FinalBeamSearchDecoderOutput, final state)`; the ids have shape
            `[time, batch, beam]`, the best beam first.
        """
        lengths = tf.reduce_max(final_state.lengths, 1)
        predicted = gather_tree(
            self.release,
            outputs.predicted_ids,
            outputs.parent_ids,
            max_sequence_lengths=tf.cast(lengths, tf.int32),
            end_token=self._end_token,
            sequence_length=sequence_lengths,
        )
        if self._reorder:
            cell_state = tf.nest.map_structure(
                lambda part: self._sorted(
                    part, outputs.parent_ids, final_state.lengths
                ),
                final_state.cell_state,
            )
            final_state = final_state._replace(cell_state=cell_state)
        return FinalBeamSearchDecoderOutput(predicted, outputs), final_state

    def _rnn_output_size(self):
        return layer_output_size(self._output_layer, self._cell.output_size)

    def _sorted(self, part, parent_ids, lengths):
        """Puts a TensorArray into the order of the beams."""
        if not isinstance(part, tf.TensorArray):
            return part
        if not self._is_sortable(part.element_shape):
            return part
        return gather_tree_from_array(
            self.release, part.stack(), parent_ids, lengths
        )

    def _is_sortable(self, shape):
        """Whether elements are known to be split by beams.

        As in the releases, `[batch * beam, n]` is not, if n is known.
        """
        batch, width = tf.get_static_value(self._batch_size), self._beam_width
        if not shape.rank or batch is None:
            return bool(shape.rank)
        rows, *rest = shape.as_list()
        if rows is None:
            return True
        columns = rest[0] if rest else None
        split = columns is None or (rows, columns) == (batch, width)
        return rows == batch * width and split

    def _merge(self, tensor):
        """`[batch, beam, ...]` to `[batch * beam, ...]`."""
        rest = tensor.shape[2:]
        shape = tf.concat(
            [[self._batch_size * self._beam_width], tf.shape(tensor)[2:]], 0
        )
        result = tf.reshape(tensor, shape)
        batch = tf.get_static_value(self._batch_size)
        batch = None if batch is None else int(batch) * self._beam_width
        result.set_shape(tf.TensorShape([batch]).concatenate(rest))
        return result

    def _split(self, tensor):
        """`[batch * beam, ...]` to `[batch, beam, ...]`.

        Raises:
            ValueError: The batch is not the beam width times the rows.
        """
        batch = tf.get_static_value(self._batch_size)
        batch = None if batch is None else int(batch)
        rows = tf.compat.dimension_value(tensor.shape[0])
        if None not in (batch, rows) and rows != batch * self._beam_width:
            raise ValueError(
                f'initial_state must have {batch} * {self._beam_width} rows, '
                f'got {tensor.shape}; tile it by tile_batch, or create a '
                f'zero_state with batch_size=batch_size * beam_width'
            )
        shape = [[self._batch_size, self._beam_width], tf.shape(tensor)[1:]]
        result = tf.reshape(tensor, tf.concat(shape, 0))
        static = tf.TensorShape([batch, self._beam_width])
        result.set_shape(static.concatenate(tensor.shape[1:]))
        return result

    def _maybe_merge(self, part):
        return self._merge(part) if _rank(part) >= 2 else part

    def _maybe_split(self, part):
        return self._split(part) if _rank(part) >= 1 else part


def _rank(part):
    """Rank of a state's part; 0 for a TensorArray, which has no batch."""
    if isinstance(part, tf.TensorArray):
        return 0
    if part.shape.rank is None:
        raise ValueError(
            f'state must have a known rank, got {part}; call set_shape on it'
        )
    return part.shape.rank
