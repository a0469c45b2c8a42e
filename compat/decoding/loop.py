"""The decoder's interface, and the loop that runs it."""

from __future__ import annotations

import tensorflow as tf

from ..fused import switch
from ..loops import policies
from ..releases import Since
from .shapes import transpose_batch_time, zeros

v1 = tf.compat.v1

# 1.1 does not tell how long each sequence came out.
_RETURNS_LENGTHS = Since({'1.1': False, '1.2': True})


class Decoder:
    """Supplies the inputs of each step and tells when sequences end.

    Sub-classes define `batch_size`, `output_size`, `output_dtype`,
    `initialize` and `step`; `finalize` if outputs need it.

    Source: TensorFlow 1.15, `contrib.seq2seq.Decoder`.
    """

    @property
    def batch_size(self):
        """Number of sequences."""
        raise NotImplementedError('a Decoder must define batch_size')

    @property
    def output_size(self):
        """Sizes of the outputs, a structure without batch."""
        raise NotImplementedError('a Decoder must define output_size')

    @property
    def output_dtype(self):
        """Types of the outputs, the structure of `output_size`."""
        raise NotImplementedError('a Decoder must define output_dtype')

    def initialize(self, name=None):
        """`(finished [batch], first inputs, first state)`."""
        raise NotImplementedError('a Decoder must define initialize')

    def step(self, time, inputs, state, name=None):
        """`(outputs, next state, next inputs, finished [batch])`."""
        raise NotImplementedError('a Decoder must define step')

    def finalize(self, outputs, final_state, sequence_lengths):
        """`(outputs, final state)` from those of all steps."""
        raise NotImplementedError

    @property
    def tracks_own_finished(self):
        """Whether a sequence that ended may go on, as beams do."""
        return False


def dynamic_decode(
    release,
    decoder,
    output_time_major=False,
    impute_finished=False,
    maximum_iterations=None,
    parallel_iterations=32,
    swap_memory=False,
    scope=None,
    start=None,
    **given,
):
    """Runs a decoder until all sequences have ended.

    Args:
        release: A Release.
        decoder: A Decoder.
        output_time_major: Whether outputs are `[time, batch, ...]`.
        impute_finished: Whether a sequence that ended puts out zeros and
            keeps its state.
        maximum_iterations: int32 scalar, or None.
        parallel_iterations: How many steps may run at once.
        swap_memory: Whether tensors may wait in host memory.
        scope: Variable scope or its name, `decoder` by default.
        start: Function that gives what `decoder.initialize` does; that by
            default, with the arguments below where there are any.
        **given: `decoder_init_input` and `decoder_init_kwargs`, arguments
            for `initialize` of a decoder that takes some, from 1.14.

    Returns:
        `(outputs, final state, lengths [batch])`; in 1.1 without lengths.

    Raises:
        TypeError: `decoder` is no Decoder.
        ValueError: `maximum_iterations` is no scalar.
    """
    if not isinstance(decoder, Decoder):
        raise TypeError(
            f'decoder must be a Decoder, got {type(decoder)}; derive it from '
            f'contrib.seq2seq.Decoder'
        )
    policies.heard('dynamic_decode')
    with v1.variable_scope(scope, 'decoder') as opened:
        if opened.caching_device is None:
            # Reads each weight once, outside the loop.
            opened.set_caching_device(lambda op: op.device)
        maximum = _scalar('maximum_iterations', maximum_iterations)
        outputs, state, lengths = _decode(
            decoder,
            start or _start(decoder, **given),
            impute_finished,
            maximum,
            parallel_iterations=parallel_iterations,
            swap_memory=swap_memory,
        )
        try:
            outputs, state = decoder.finalize(outputs, state, lengths)
        except NotImplementedError:
            pass
        if not output_time_major:
            outputs = tf.nest.map_structure(transpose_batch_time, outputs)
    if not _RETURNS_LENGTHS[release]:
        return outputs, state
    return outputs, state, lengths


def _start(decoder, decoder_init_input=None, decoder_init_kwargs=None):
    """A function without arguments for `decoder.initialize`."""
    if decoder_init_input is None and not decoder_init_kwargs:
        return decoder.initialize
    return lambda: decoder.initialize(
        decoder_init_input, **decoder_init_kwargs or {}
    )


def _decode(decoder, start, impute, maximum, **options):
    """Runs a decoder at once where it can be, else in the loop."""
    if switch.is_on() and not policies.is_on():
        from . import forced

        found = forced.decode(decoder, impute, maximum, **options)
        if found is not None:
            return found
    return run_loop(decoder, start(), impute, maximum, **options)


def run_loop(decoder, first, impute, maximum, **options):
    """Runs a decoder step by step.

    Args:
        decoder: A Decoder.
        first: What `decoder.initialize` gives.
        impute: As `impute_finished` for `dynamic_decode`.
        maximum: int32 scalar, or None.
        **options: `parallel_iterations` and `swap_memory`.

    Returns:
        `(outputs [time, batch, ...], final state, lengths [batch])`.
    """
    finished, inputs, state = first
    size, dtype = decoder.output_size, decoder.output_dtype
    if maximum is not None:
        finished = tf.logical_or(finished, maximum <= 0)
    arrays = tf.nest.map_structure(
        lambda s, d: _array(s, d, decoder.batch_size), size, dtype
    )
    blank = None
    if impute:
        blank = tf.nest.map_structure(
            lambda s, d: zeros(s, decoder.batch_size, d), size, dtype
        )
    variables = (
        tf.constant(0, tf.int32),
        arrays,
        state,
        inputs,
        finished,
        tf.zeros_like(finished, tf.int32),
    )
    _, arrays, state, _, _, lengths = v1.while_loop(
        lambda time, arrays, state, inputs, finished, lengths: tf.logical_not(
            tf.reduce_all(finished)
        ),
        lambda *now: _step(decoder, blank, *now),
        variables,
        maximum_iterations=maximum,
        **options,
    )
    outputs = tf.nest.map_structure(lambda array: array.stack(), arrays)
    return outputs, state, lengths


def _step(decoder, blank, time, arrays, state, inputs, finished, lengths):
    """One turn of the loop; `blank` is put out after the end, or None."""
    outputs, next_state, next_inputs, ended = decoder.step(time, inputs, state)
    tf.nest.assert_same_structure(state, next_state)
    tf.nest.assert_same_structure(arrays, outputs)
    tf.nest.assert_same_structure(inputs, next_inputs)
    if not decoder.tracks_own_finished:
        ended = tf.logical_or(ended, finished)
    now = tf.fill(tf.shape(lengths), time + 1)
    lengths = tf.where(finished, lengths, now)
    if blank is not None:
        outputs = tf.nest.map_structure(
            lambda new, old: v1.where(finished, old, new), outputs, blank
        )
        next_state = tf.nest.map_structure(
            lambda new, old: _keep_if(finished, old, new), next_state, state
        )
    arrays = tf.nest.map_structure(
        lambda array, output: array.write(time, output), arrays, outputs
    )
    return time + 1, arrays, next_state, next_inputs, ended, lengths


def _keep_if(finished, old, new):
    """Keeps a state of sequences that ended; arrays and scalars go on."""
    if isinstance(old, tf.TensorArray):
        return new
    new.set_shape(old.shape)
    return new if new.shape.rank == 0 else v1.where(finished, old, new)


def _array(size, dtype, batch_size):
    shape = None
    if isinstance(size, tf.TensorShape) and size.rank != 0:
        batch = tf.get_static_value(tf.convert_to_tensor(batch_size))
        batch = None if batch is None else int(batch)
        shape = tf.TensorShape([batch]).concatenate(size)
    return tf.TensorArray(dtype, 0, dynamic_size=True, element_shape=shape)


def _scalar(argument, value):
    if value is None:
        return None
    value = tf.convert_to_tensor(value, tf.int32)
    if value.shape.rank != 0:
        raise ValueError(
            f'{argument} must be a scalar, got shape {value.shape}'
        )
    return value
