"""Decoding of inputs that are all known beforehand: teacher forcing.

Where a BasicDecoder reads its inputs from a TrainingHelper, no step waits for
the output layer, which then multiplies the outputs of all steps at once. A
cell that the fused unroll knows runs there, any other in the loop.
"""

from __future__ import annotations

import tensorflow as tf

from ..fused import driver, switch
from ..fused.activations import derivative_of
from ..fused.support import inherits
from ..layers.core import Dense
from .basic import BasicDecoder, BasicDecoderOutput
from .helpers import TrainingHelper
from .loop import run_loop

v1 = tf.compat.v1

_MEMBERS_OF_DECODER = ('initialize', 'step', 'finalize', 'output_size')
_MEMBERS_OF_HELPER = ('initialize', 'sample', 'next_inputs')


def decode(decoder, impute, maximum, **options):
    """Decodes, the output layer over all steps at once.

    Args:
        decoder: A Decoder.
        impute: Whether a sequence that ended puts out zeros and keeps its
            state.
        maximum: int32 scalar, or None.
        **options: `parallel_iterations` and `swap_memory`.

    Returns:
        `(outputs [time, batch, ...], final state, lengths [batch])`, or None
        where the decoder takes one step after the other.
    """
    why_not = objection(decoder)
    if why_not:
        switch.tell('dynamic_decode', why_not)
        return None
    layer, reason = decoder._output_layer, _cell_objection(decoder)
    if reason and layer is None:
        switch.tell('dynamic_decode', reason)
        return None
    if reason:
        switch.tell('dynamic_decode', f'{reason}; its output_layer is fused')
        found = _looped(decoder, impute, maximum, **options)
    else:
        switch.tell('dynamic_decode')
        found = _unrolled(decoder, impute, maximum)
    outputs, state, lengths = found
    if layer is not None:
        outputs = _by_rows(layer, outputs)
        if impute:
            steps = tf.range(tf.shape(outputs)[0])
            runs = (steps[:, None] < lengths)[:, :, None]
            outputs = tf.where(runs, outputs, tf.zeros_like(outputs))
    sample = decoder._helper.sample(None, outputs)
    return BasicDecoderOutput(outputs, sample), state, lengths


def objection(decoder):
    """The reason why a step must wait for the output layer, or ''.

    Args:
        decoder: A Decoder.
    """
    if not inherits(decoder, BasicDecoder, *_MEMBERS_OF_DECODER):
        return f'{type(decoder).__name__} is no BasicDecoder'
    helper, layer = decoder._helper, decoder._output_layer
    if not inherits(helper, TrainingHelper, *_MEMBERS_OF_HELPER):
        return f'{type(helper).__name__} is no TrainingHelper'
    if layer is None:
        return ''
    name = type(layer).__name__
    if not inherits(layer, Dense, '__call__', 'call'):
        return f'its output_layer {name} is no tf.layers.Dense'
    if layer.activity_regularizer is not None:
        return f'its output_layer {name} has an activity_regularizer'
    activation = layer.activation
    if activation is not None and derivative_of(activation) is None:
        return f'the activation of its output_layer {name} is unknown'
    return ''


def _unrolled(decoder, impute, maximum):
    """The cell's outputs by the fused unroll."""
    helper = decoder._helper
    for array in tf.nest.flatten(helper._arrays):
        array.mark_used()  # only the loop reads it
    lengths = helper._ends
    if maximum is not None:
        lengths = tf.minimum(lengths, maximum)
    lengths = tf.maximum(lengths, 0)
    longest = tf.reduce_max(tf.concat([lengths, [0]], 0))
    # Without imputing, all sequences go on until the last one ends.
    runs = lengths if impute else tf.fill(tf.shape(lengths), longest)
    outputs, state = driver.fused_rnn(
        decoder._cell,
        helper.steps,
        sequence_length=runs,
        initial_state=decoder._initial_state,
        time_major=True,
        scope=v1.get_variable_scope(),
    )
    return outputs[:longest], state, lengths


def _looped(decoder, impute, maximum, **options):
    """The cell's outputs, one step after the other."""
    bare = _Bare(decoder)
    return run_loop(bare, decoder.initialize(), impute, maximum, **options)


class _Bare:
    """What `run_loop` needs of a BasicDecoder, without layer and samples.

    Args:
        decoder: The BasicDecoder.
    """

    tracks_own_finished = False

    def __init__(self, decoder):
        self._cell, self._helper = decoder._cell, decoder._helper
        self.batch_size = decoder.batch_size
        self.output_size = tf.TensorShape(self._cell.output_size)
        self.output_dtype = decoder.output_dtype.rnn_output

    def step(self, time, inputs, state, name=None):
        """Runs the cell once; see `Decoder.step`."""
        outputs, state = self._cell(inputs, state)
        finished, inputs, state = self._helper.next_inputs(
            time, outputs, state
        )
        return outputs, state, inputs, finished


def _by_rows(layer, outputs):
    """Applies a layer to `[time, batch, depth]`."""
    depth = outputs.shape[2]
    rows = layer(tf.reshape(outputs, [-1, depth]))
    sizes = tf.shape(outputs)
    whole = tf.reshape(rows, [sizes[0], sizes[1], rows.shape[1]])
    whole.set_shape([*outputs.shape[:2], rows.shape[1]])
    return whole


def _cell_objection(decoder):
    """Why the fused unroll cannot run the cell, or ''."""
    return driver.objection(
        decoder._cell,
        decoder._helper.steps,
        tf.nest.flatten(decoder._initial_state)[0].dtype,
    )
