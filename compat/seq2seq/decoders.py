"""Decoders over Python lists, one copy of the cell a step."""

from __future__ import annotations

import tensorflow as tf

from ..fused import switch
from ..layer_base import alike
from ..loops import policies
from .pieces import (
    RETURNS_ALL_STATES,
    STOPS_GRADIENT,
    check_projection,
    get_variable,
)

v1 = tf.compat.v1


def rnn_decoder(
    release,
    decoder_inputs,
    initial_state,
    cell,
    loop_function=None,
    scope=None,
):
    """Runs a cell over a list of inputs, or over what it gave the step before.

    Args:
        release: A Release.
        decoder_inputs: Inputs `[batch, depth]`, one a step; with a
            `loop_function` only the first is read.
        initial_state: State before the first step.
        cell: An RNN cell.
        loop_function: Function `(output before, step) -> input`, or None.
        scope: Variable scope or its name.

    Returns:
        `(outputs, state)`: a list of outputs and the final state; up to 0.6
        the list of all states, the initial one first.
    """
    policies.heard('rnn_decoder')
    with v1.variable_scope(scope or 'rnn_decoder') as opened:
        fused = _fused(
            release, decoder_inputs, initial_state, cell, loop_function, opened
        )
        if fused:
            return fused
        states, outputs = [initial_state], []
        for step, current in enumerate(decoder_inputs):
            if loop_function is not None and step > 0:
                current = feed_back(release, loop_function, outputs[-1], step)
            if step > 0:
                v1.get_variable_scope().reuse_variables()
            output, state = cell(current, states[-1])
            outputs.append(output)
            states.append(state)
    return outputs, states if RETURNS_ALL_STATES[release] else states[-1]


def embedding_rnn_decoder(
    release,
    decoder_inputs,
    initial_state,
    cell,
    num_symbols,
    embedding_size=None,
    output_projection=None,
    feed_previous=False,
    update_embedding_for_previous=True,
    scope=None,
):
    """Runs a cell over embedded ids, or over the best id of the step before.

    Args:
        release: A Release.
        decoder_inputs: List of ids, int `[batch]`, one a step.
        initial_state: State before the first step.
        cell: An RNN cell.
        num_symbols: Number of symbols.
        embedding_size: Depth of an embedding; up to 0.7 the cell's input
            size.
        output_projection: `(weights, biases)` from output to symbols, or None
            where the outputs are scores of symbols.
        feed_previous: Whether to read only the first input.
        update_embedding_for_previous: Whether embeddings of fed back ids get
            a gradient.
        scope: Variable scope or its name.

    Returns:
        As `rnn_decoder`.

    Raises:
        ValueError: `output_projection` has a wrong shape.
    """
    with v1.variable_scope(scope or 'embedding_rnn_decoder') as opened:
        dtype = opened.dtype
        check_projection(
            release, output_projection, num_symbols, cell.output_size, dtype
        )
        embedding, embedded = embed(
            release, decoder_inputs, num_symbols, embedding_size, cell
        )
        loop_function = None
        if feed_previous:
            loop_function = _extract_argmax_and_embed(
                release,
                embedding,
                output_projection,
                update_embedding_for_previous,
            )
        return rnn_decoder(
            release, embedded, initial_state, cell, loop_function
        )


def _fused(release, inputs, initial_state, cell, loop_function, scope):
    """What `rnn_decoder` returns, or None where it is not to be fused."""
    if policies.is_on():
        return None
    reason = ''
    if loop_function is not None:
        reason = 'its loop_function uses the outputs of each step'
    elif RETURNS_ALL_STATES[release]:
        reason = switch.ALL_STATES
    if reason:
        switch.tell('rnn_decoder', reason)
        return None
    return switch.static(
        'rnn_decoder', cell, inputs, initial_state, scope=scope
    )


def embed(release, ids, num_symbols, embedding_size, cell, dtype=None):
    """Creates an embedding and looks each step's ids up.

    Args:
        release: A Release.
        ids: List of int `[batch]`, one a step.
        num_symbols: Number of symbols.
        embedding_size: Depth; None is the cell's input size.
        cell: The cell that the embeddings go to.
        dtype: By default the scope's.

    Returns:
        `(embedding [num_symbols, depth], list of [batch, depth])`.
    """
    depth = embedding_size if release >= '0.8' else cell.input_size
    embedding = get_variable(release, 'embedding', [num_symbols, depth], dtype)
    return embedding, [alike.look_up(embedding, x) for x in ids]


def feed_back(release, loop_function, previous, step):
    """The next input from the output before.

    Args:
        release: A Release; up to 0.7 no gradient flows back.
        loop_function: Function `(output before, step) -> input`.
        previous: Output of the step before.
        step: Number of the step.

    Returns:
        Input of this step.
    """
    with v1.variable_scope('loop_function', reuse=True):
        if not STOPS_GRADIENT[release]:
            return loop_function(previous, step)
        return tf.stop_gradient(
            loop_function(tf.stop_gradient(previous), step)
        )


def _extract_argmax_and_embed(
    release, embedding, output_projection=None, update_embedding=True
):
    """A loop function: the embedding of the best symbol.

    Args:
        release: A Release.
        embedding: `[num_symbols, depth]`.
        output_projection: `(weights, biases)` from output to symbols, or None.
        update_embedding: Whether the embedding gets a gradient.

    Returns:
        A function `(output before, step) -> input`.
    """

    def loop_function(previous, _):
        if output_projection is not None:
            previous = v1.nn.xw_plus_b(previous, *output_projection)
        best = tf.argmax(previous, 1)  # [batch], no gradient
        embedded = alike.look_up(embedding, best)
        return embedded if update_embedding else tf.stop_gradient(embedded)

    return loop_function
