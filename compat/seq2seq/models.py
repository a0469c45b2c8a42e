"""Whole models: an encoder, its final state, and a decoder."""

from __future__ import annotations

import copy

import tensorflow as tf

from ..releases import Since
from .attention import embedding_attention_decoder
from .decoders import (
    _extract_argmax_and_embed,
    embed,
    embedding_rnn_decoder,
    rnn_decoder,
)
from .pieces import (
    DEFAULT_DTYPE,
    check_projection,
    choose,
    embedding_wrapper,
    encode,
    project,
)

v1 = tf.compat.v1

# From 1.1, where weights belong to the cell, the encoder gets a copy.
_COPIES_CELL = Since({'0.5': False, '1.1': True})


def basic_rnn_seq2seq(
    release,
    encoder_inputs,
    decoder_inputs,
    cell,
    dtype=tf.float32,
    scope=None,
):
    """Encodes one list of inputs and decodes another.

    Args:
        release: A Release.
        encoder_inputs: List of `[batch, depth]`, one a step.
        decoder_inputs: List of `[batch, depth]`, one a step.
        cell: An RNN cell; encoder and decoder have weights of their own.
        dtype: Type of the initial state.
        scope: Variable scope or its name.

    Returns:
        As `rnn_decoder`.
    """
    with v1.variable_scope(scope or 'basic_rnn_seq2seq'):
        encoder = _encoder_cell(release, cell)
        _, state = encode(release, encoder, encoder_inputs, dtype)
        return rnn_decoder(release, decoder_inputs, state, cell)


def tied_rnn_seq2seq(
    release,
    encoder_inputs,
    decoder_inputs,
    cell,
    loop_function=None,
    dtype=tf.float32,
    scope=None,
):
    """As `basic_rnn_seq2seq`, encoder and decoder with the same weights.

    Args:
        release: A Release.
        encoder_inputs: List of `[batch, depth]`, one a step.
        decoder_inputs: List of `[batch, depth]`, one a step.
        cell: An RNN cell.
        loop_function: As for `rnn_decoder`.
        dtype: Type of the initial state.
        scope: Variable scope or its name.

    Returns:
        As `rnn_decoder`.
    """
    with v1.variable_scope('combined_tied_rnn_seq2seq'):
        scope = scope or 'tied_rnn_seq2seq'
        _, state = encode(release, cell, encoder_inputs, dtype, scope)
        v1.get_variable_scope().reuse_variables()
        return rnn_decoder(
            release, decoder_inputs, state, cell, loop_function, scope
        )


def embedding_rnn_seq2seq(
    release,
    encoder_inputs,
    decoder_inputs,
    cell,
    num_encoder_symbols,
    num_decoder_symbols,
    embedding_size=None,
    output_projection=None,
    feed_previous=False,
    dtype=None,
    scope=None,
):
    """As `basic_rnn_seq2seq`, over ids, each side with its own embedding.

    Args:
        release: A Release.
        encoder_inputs: List of ids, int `[batch]`, one a step.
        decoder_inputs: List of ids, int `[batch]`, one a step.
        cell: An RNN cell.
        num_encoder_symbols: Number of symbols to read.
        num_decoder_symbols: Number of symbols to write.
        embedding_size: Depth of an embedding; up to 0.7 the cell's input
            size.
        output_projection: `(weights, biases)` from output to symbols; by
            default the outputs are projected by weights made here.
        feed_previous: Whether to read only the first of `decoder_inputs`; a
            bool, or a scalar bool tensor.
        dtype: Type of the initial state.
        scope: Variable scope or its name.

    Returns:
        As `rnn_decoder`.
    """
    dtype = dtype or DEFAULT_DTYPE[release]
    with v1.variable_scope(scope or 'embedding_rnn_seq2seq') as opened:
        if dtype is not None and release >= '0.11':
            opened.set_dtype(dtype)
        encoder = embedding_wrapper(
            release,
            _encoder_cell(release, cell),
            num_encoder_symbols,
            embedding_size,
        )
        dtype = dtype or opened.dtype
        _, state = encode(release, encoder, encoder_inputs, dtype)
        if output_projection is None:
            cell = project(release, cell, num_decoder_symbols)

        def decode(feeds):
            return embedding_rnn_decoder(
                release,
                decoder_inputs,
                state,
                cell,
                num_decoder_symbols,
                embedding_size,
                output_projection=output_projection,
                feed_previous=feeds,
                update_embedding_for_previous=_updates(feed_previous),
            )

        return choose(feed_previous, decode)


def embedding_tied_rnn_seq2seq(
    release,
    encoder_inputs,
    decoder_inputs,
    cell,
    num_symbols,
    embedding_size=None,
    num_decoder_symbols=None,
    output_projection=None,
    feed_previous=False,
    dtype=None,
    scope=None,
):
    """As `embedding_rnn_seq2seq`, one embedding and one cell for both sides.

    Args:
        release: A Release.
        encoder_inputs: List of ids, int `[batch]`, one a step.
        decoder_inputs: List of ids, int `[batch]`, one a step.
        cell: An RNN cell.
        num_symbols: Number of symbols, of both sides.
        embedding_size: Depth of an embedding; up to 0.7 the cell's input
            size.
        num_decoder_symbols: Number of symbols to write, if it is less.
        output_projection: As for `embedding_rnn_seq2seq`.
        feed_previous: As for `embedding_rnn_seq2seq`.
        dtype: Type of the initial state.
        scope: Variable scope or its name.

    Returns:
        As `rnn_decoder`.
    """
    dtype = dtype or DEFAULT_DTYPE[release]
    name = scope or 'embedding_tied_rnn_seq2seq'
    with v1.variable_scope(name, dtype=dtype) as opened:
        dtype = opened.dtype
        check_projection(
            release, output_projection, num_symbols, cell.output_size, dtype
        )
        inputs = [*encoder_inputs, *decoder_inputs]
        embedding, embedded = embed(
            release, inputs, num_symbols, embedding_size, cell, dtype
        )
        steps = len(encoder_inputs)
        if output_projection is None:
            cell = project(release, cell, num_decoder_symbols or num_symbols)
        loop_function = _extract_argmax_and_embed(
            release, embedding, output_projection, _updates(feed_previous)
        )

        def decode(feeds):
            return tied_rnn_seq2seq(
                release,
                embedded[:steps],
                embedded[steps:],
                cell,
                loop_function=loop_function if feeds else None,
                dtype=dtype,
            )

        return choose(feed_previous, decode)


def embedding_attention_seq2seq(
    release,
    encoder_inputs,
    decoder_inputs,
    cell,
    num_encoder_symbols,
    num_decoder_symbols,
    embedding_size=None,
    num_heads=1,
    output_projection=None,
    feed_previous=False,
    dtype=None,
    scope=None,
    initial_state_attention=False,
):
    """As `embedding_rnn_seq2seq`, with attention to the encoder's outputs.

    Args:
        release: A Release.
        encoder_inputs: List of ids, int `[batch]`, one a step.
        decoder_inputs: List of ids, int `[batch]`, one a step.
        cell: An RNN cell.
        num_encoder_symbols: Number of symbols to read.
        num_decoder_symbols: Number of symbols to write.
        embedding_size: Depth of an embedding; up to 0.7 the cell's input
            size.
        num_heads: How often each step reads from the encoder's outputs.
        output_projection: As for `embedding_rnn_seq2seq`.
        feed_previous: As for `embedding_rnn_seq2seq`.
        dtype: Type of the initial state.
        scope: Variable scope or its name.
        initial_state_attention: As for `attention_decoder`.

    Returns:
        As `attention_decoder`.
    """
    dtype = dtype or DEFAULT_DTYPE[release]
    name = scope or 'embedding_attention_seq2seq'
    with v1.variable_scope(name, dtype=dtype) as opened:
        encoder = embedding_wrapper(
            release,
            _encoder_cell(release, cell),
            num_encoder_symbols,
            embedding_size,
        )
        outputs, state = encode(release, encoder, encoder_inputs, opened.dtype)
        depth = cell.output_size
        # [batch, encoder steps, depth]
        tops = tf.concat([tf.reshape(x, [-1, 1, depth]) for x in outputs], 1)
        output_size = None
        if output_projection is None:
            cell = project(release, cell, num_decoder_symbols)
            output_size = num_decoder_symbols

        def decode(feeds):
            return embedding_attention_decoder(
                release,
                decoder_inputs,
                state,
                tops,
                cell,
                num_decoder_symbols,
                embedding_size,
                num_heads=num_heads,
                output_size=output_size,
                output_projection=output_projection,
                feed_previous=feeds,
                update_embedding_for_previous=_updates(feed_previous),
                initial_state_attention=initial_state_attention,
            )

        return choose(feed_previous, decode)


def _encoder_cell(release, cell):
    return copy.deepcopy(cell) if _COPIES_CELL[release] else cell


def _updates(feed_previous):
    """Fed back embeddings get a gradient unless a tensor decides."""
    return isinstance(feed_previous, bool)
