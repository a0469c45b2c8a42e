"""The loop that runs a decoder step by step."""

from __future__ import annotations

import tensorflow as tf

from .shapes import zeros

v1 = tf.compat.v1


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
