"""One encoder with several decoders."""

from __future__ import annotations

import functools

import tensorflow as tf

from ..cells.checks import require_cell
from .decoders import embedding_rnn_decoder
from .pieces import DEFAULT_DTYPE, choose, embedding_wrapper, encode, project

v1 = tf.compat.v1


def one2many_rnn_seq2seq(
    release,
    encoder_inputs,
    decoder_inputs_dict,
    enc_cell=None,
    dec_cells_dict=None,
    num_encoder_symbols=None,
    num_decoder_symbols_dict=None,
    embedding_size=None,
    feed_previous=False,
    dtype=None,
    scope=None,
    cell=None,
):
    """Encodes once and decodes with several decoders.

    Args:
        release: A Release.
        encoder_inputs: List of ids, int `[batch]`, one a step.
        decoder_inputs_dict: Name -> list of ids, for each decoder.
        enc_cell: Cell of the encoder, from 1.1.
        dec_cells_dict: Name -> cell of a decoder, from 1.1.
        num_encoder_symbols: Number of symbols to read.
        num_decoder_symbols_dict: Name -> number of symbols to write.
        embedding_size: Depth of an embedding; up to 0.7 the cell's input
            size.
        feed_previous: As for `embedding_rnn_seq2seq`.
        dtype: Type of the initial state.
        scope: Variable scope or its name.
        cell: Cell of encoder and decoders, up to 1.0.

    Returns:
        `(name -> outputs, name -> state)`.

    Raises:
        TypeError: A cell is none.
        ValueError: The decoders' names differ.
    """
    if cell is not None:
        enc_cell, dec_cells_dict = (
            cell,
            dict.fromkeys(decoder_inputs_dict, cell),
        )
    _check_decoders(enc_cell, dec_cells_dict, decoder_inputs_dict)
    dtype = dtype or DEFAULT_DTYPE[release]
    outputs, states = {}, {}
    name = scope or 'one2many_rnn_seq2seq'
    with v1.variable_scope(name, dtype=dtype) as opened:
        encoder = embedding_wrapper(
            release, enc_cell, num_encoder_symbols, embedding_size
        )
        _, state = encode(release, encoder, encoder_inputs, opened.dtype)
        for name, decoder_inputs in decoder_inputs_dict.items():
            symbols = num_decoder_symbols_dict[name]
            with v1.variable_scope(f'one2many_decoder_{name}'):
                decoder = project(release, dec_cells_dict[name], symbols)

                decode = functools.partial(
                    embedding_rnn_decoder,
                    release,
                    decoder_inputs,
                    state,
                    decoder,
                    symbols,
                    embedding_size,
                    None,
                )
                outputs[name], states[name] = choose(feed_previous, decode)
    return outputs, states


def _check_decoders(enc_cell, dec_cells_dict, decoder_inputs_dict):
    if set(dec_cells_dict) != set(decoder_inputs_dict):
        raise ValueError(
            f'dec_cells_dict must have the keys of decoder_inputs_dict, '
            f'{sorted(decoder_inputs_dict)}, got {sorted(dec_cells_dict)}'
        )
    for cell in [enc_cell, *dec_cells_dict.values()]:
        require_cell(cell)
