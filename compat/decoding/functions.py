"""Decoding by functions, as in 1.0."""

from __future__ import annotations

import tensorflow as tf

from .. import loops
from .feedback import Feedback, check_no_input
from .shapes import static_or_dynamic, transpose_batch_time

v1 = tf.compat.v1


def simple_decoder_fn_train(release, encoder_state, name=None):
    """A decoder function that reads its inputs.

    Args:
        release: A Release.
        encoder_state: State before the first step.
        name: Name of the operations.

    Returns:
        A function for `dynamic_rnn_decoder`.
    """

    def decoder_fn(time, cell_state, cell_input, cell_output, context_state):
        state = encoder_state if cell_state is None else cell_state
        return None, state, cell_input, cell_output, context_state

    return decoder_fn


def simple_decoder_fn_inference(
    release,
    output_fn,
    encoder_state,
    embeddings,
    start_of_sequence_id,
    end_of_sequence_id,
    maximum_length,
    num_decoder_symbols,
    dtype=tf.int32,
    name=None,
):
    """A decoder function that feeds back the best symbol.

    Args:
        release: A Release.
        output_fn: Function from output to logits, or None.
        encoder_state: State before the first step.
        embeddings: `[symbols, depth]`.
        start_of_sequence_id: The first input.
        end_of_sequence_id: What ends a sequence.
        maximum_length: No sequence goes on past it.
        num_decoder_symbols: Number of logits.
        dtype: Type of ids.
        name: Name of the operations.

    Returns:
        A function for `dynamic_rnn_decoder`.
    """
    feedback = Feedback(
        output_fn,
        encoder_state,
        embeddings,
        start_of_sequence_id,
        end_of_sequence_id,
        maximum_length,
        num_decoder_symbols,
        dtype,
    )

    def decoder_fn(time, cell_state, cell_input, cell_output, context_state):
        check_no_input(cell_input)
        if cell_output is None:
            done, inputs, output = feedback.start()
            cell_state = encoder_state
        else:
            done, inputs, output = feedback.next(cell_output)
        done = feedback.cut(time, done)
        return done, cell_state, inputs, output, context_state

    return decoder_fn


def dynamic_rnn_decoder(
    release,
    cell,
    decoder_fn,
    inputs=None,
    sequence_length=None,
    parallel_iterations=None,
    swap_memory=False,
    time_major=False,
    scope=None,
    name=None,
):
    """Runs a cell with a decoder function, by `raw_rnn`.

    Args:
        release: A Release.
        cell: An RNN cell.
        decoder_fn: Function `(time, cell_state, cell_input, cell_output,
            context_state)` that gives `(done, next cell_state, next input,
            output, next context_state)`.
        inputs: `[batch, time, depth]` to train, None to infer.
        sequence_length: `[batch]`, to train.
        parallel_iterations: How many steps may run at once.
        swap_memory: Whether tensors may wait in host memory.
        time_major: Whether inputs and outputs are `[time, batch, depth]`.
        scope: Variable scope or its name.
        name: Name of the operations.

    Returns:
        `(outputs, final state, final context_state)`.
    """
    read = _nothing
    if inputs is not None:
        inputs = tf.convert_to_tensor(inputs)
        if not time_major:
            inputs = transpose_batch_time(inputs)
        read = _reader(inputs)

    def loop_fn(time, cell_output, cell_state, loop_state):
        context = loop_state[1] if isinstance(loop_state, tuple) else None
        done, state, current, output, context = decoder_fn(
            time, cell_state, read(time, cell_state), cell_output, context
        )
        if done is None:
            done = time >= sequence_length
        loop_state = done if context is None else (done, context)
        return done, current, state, output, loop_state

    arrays, state, loop_state = loops.for_release(release).raw_rnn(
        cell,
        loop_fn,
        parallel_iterations=parallel_iterations,
        swap_memory=swap_memory,
        scope=scope,
    )
    outputs = arrays.stack()
    if not time_major:
        outputs = transpose_batch_time(outputs)
    context = loop_state[1] if isinstance(loop_state, tuple) else None
    return outputs, state, context


def _reader(inputs):
    """A function that reads a step; zeros past the last."""
    steps = static_or_dynamic(inputs, 0)
    blank = tf.zeros_like(inputs[0])
    array = tf.TensorArray(inputs.dtype, steps).unstack(inputs)

    def read(time, cell_state):
        if cell_state is None:
            return array.read(0)
        return v1.cond(
            tf.equal(time, steps), lambda: blank, lambda: array.read(time)
        )

    return read


def _nothing(time, cell_state):
    return None
