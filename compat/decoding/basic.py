"""The decoder that takes its inputs from a helper."""

from __future__ import annotations

import collections

import tensorflow as tf

from ..cells.checks import require_cell
from .helpers import Helper
from .loop import Decoder
from .shapes import layer_output_size

BasicDecoderOutput = collections.namedtuple(
    'BasicDecoderOutput', ('rnn_output', 'sample_id')
)


class BasicDecoder(Decoder):
    """Runs a cell, projects its output, and samples by a helper.

    Args:
        cell: An RNN cell.
        helper: A Helper.
        initial_state: State before the first step.
        output_layer: Layer for the outputs, or None.

    Raises:
        TypeError: `cell` is no cell, or `helper` no Helper.

    Source: TensorFlow 1.15, `contrib.seq2seq.BasicDecoder`.
    """

    def __init__(self, cell, helper, initial_state, output_layer=None):
        self._cell = require_cell(cell)
        if not isinstance(helper, Helper):
            raise TypeError(
                f'helper must be a Helper, got {type(helper)}; derive it from '
                f'contrib.seq2seq.Helper'
            )
        self._helper = helper
        self._initial_state = initial_state
        self._output_layer = output_layer

    @property
    def batch_size(self):
        """Number of sequences."""
        return self._helper.batch_size

    @property
    def output_size(self):
        """Sizes of output and sample."""
        return BasicDecoderOutput(
            self._rnn_output_size(), self._helper.sample_ids_shape
        )

    @property
    def output_dtype(self):
        """Types of output and sample."""
        dtype = tf.nest.flatten(self._initial_state)[0].dtype
        return BasicDecoderOutput(
            tf.nest.map_structure(lambda _: dtype, self._rnn_output_size()),
            self._helper.sample_ids_dtype,
        )

    def initialize(self, name=None):
        """Gives `(finished [batch], first inputs, first state)`."""
        return (*self._helper.initialize(), self._initial_state)

    def step(self, time, inputs, state, name=None):
        """Runs the cell once; see `Decoder.step`."""
        with tf.name_scope(name or 'BasicDecoderStep'):
            outputs, state = self._cell(inputs, state)
            if self._output_layer is not None:
                outputs = self._output_layer(outputs)
            sample_ids = self._helper.sample(
                time=time, outputs=outputs, state=state
            )
            finished, next_inputs, next_state = self._helper.next_inputs(
                time=time, outputs=outputs, state=state, sample_ids=sample_ids
            )
        both = BasicDecoderOutput(outputs, sample_ids)
        return both, next_state, next_inputs, finished

    def _rnn_output_size(self):
        return tf.nest.map_structure(
            lambda size: layer_output_size(self._output_layer, size),
            self._cell.output_size,
        )
