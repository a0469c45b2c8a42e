"""The decoder that takes its inputs from a helper."""

from __future__ import annotations

import collections

import tensorflow as tf

from ..cells.checks import require_cell
from .decoder import Decoder
from .helpers import Helper
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
        """`(finished [batch], first inputs, first state)`."""
        return (*self._helper.initialize(), self._initial_state)

    def step(self, time, inputs, state, name=None):
        """Runs the cell once; see `Decoder.step`."""
        with tf.name_scope(name or 'BasicDecoderStep'):
            given = (self._cell, self._output_layer, self._helper)
            return sampled_step(*given, time, inputs, state)

    def _rnn_output_size(self):
        return rnn_output_size(self._cell, self._output_layer)


def sampled_step(cell, layer, sampler, time, inputs, state):
    """Runs a cell once and samples from its output.

    Args:
        cell: An RNN cell.
        layer: Layer for the output, or None.
        sampler: A Helper or a Sampler.
        time: Number of the step, int32 scalar.
        inputs: Inputs of the cell, `[batch, ...]`.
        state: State of the cell.

    Returns:
        `(outputs, next state, next inputs, finished [batch])`.
    """
    outputs, state = cell(inputs, state)
    if layer is not None:
        outputs = layer(outputs)
    now = {'time': time, 'outputs': outputs, 'state': state}
    sample_ids = sampler.sample(**now)
    finished, next_inputs, next_state = sampler.next_inputs(
        sample_ids=sample_ids, **now
    )
    both = BasicDecoderOutput(outputs, sample_ids)
    return both, next_state, next_inputs, finished


def rnn_output_size(cell, layer):
    """The sizes of a cell's output, after a layer if there is one."""
    return tf.nest.map_structure(
        lambda size: layer_output_size(layer, size), cell.output_size
    )
