"""Decoding with attention by functions, as in 1.0."""

from __future__ import annotations

import tensorflow as tf

from ..cells import LSTMStateTuple
from ..contrib.layers.layers import linear
from ..contrib.layers.sharing import sharing_linear
from ..releases import Since
from .feedback import Feedback, check_no_input

v1 = tf.compat.v1

# 1.0 shares the weights of a scope, 1.1 asks for `reuse`.
_LINEAR = Since({'1.0': sharing_linear, '1.1': linear})


def attention_decoder_fn_train(
    release,
    encoder_state,
    attention_keys,
    attention_values,
    attention_score_fn,
    attention_construct_fn,
    name=None,
):
    """As `simple_decoder_fn_train`, with attention joined to the inputs.

    Args:
        release: A Release.
        encoder_state: State before the first step.
        attention_keys: `[batch, time, units]`.
        attention_values: `[batch, time, units]`.
        attention_score_fn: Not used here.
        attention_construct_fn: Function of query, keys and values.
        name: Name of the operations.

    Returns:
        A function for `dynamic_rnn_decoder`.
    """

    def decoder_fn(time, cell_state, cell_input, cell_output, context_state):
        if cell_state is None:
            cell_state = encoder_state
            attention = _no_attention(encoder_state)
        else:
            attention = attention_construct_fn(
                cell_output, attention_keys, attention_values
            )
            cell_output = attention
        inputs = tf.concat([cell_input, attention], 1)
        return None, cell_state, inputs, cell_output, context_state

    return decoder_fn


def attention_decoder_fn_inference(
    release,
    output_fn,
    encoder_state,
    attention_keys,
    attention_values,
    attention_score_fn,
    attention_construct_fn,
    embeddings,
    start_of_sequence_id,
    end_of_sequence_id,
    maximum_length,
    num_decoder_symbols,
    dtype=tf.int32,
    name=None,
):
    """As `simple_decoder_fn_inference`, with attention.

    Args:
        release: A Release.
        output_fn: Function from attention to logits, or None.
        encoder_state: State before the first step.
        attention_keys: `[batch, time, units]`.
        attention_values: `[batch, time, units]`.
        attention_score_fn: Not used here.
        attention_construct_fn: Function of query, keys and values.
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
            attention = _no_attention(encoder_state)
        else:
            attention = attention_construct_fn(
                cell_output, attention_keys, attention_values
            )
            done, inputs, output = feedback.next(attention)
        inputs = tf.concat([inputs, attention], 1)
        done = feedback.cut(time, done)
        return done, cell_state, inputs, output, context_state

    return decoder_fn


def prepare_attention(
    release, attention_states, attention_option, num_units, reuse=False
):
    """Creates the weights of attention over the states of an encoder.

    Args:
        release: A Release.
        attention_states: `[batch, time, depth]`.
        attention_option: `bahdanau` or `luong`.
        num_units: Depth of keys and queries.
        reuse: Whether the weights exist.

    Returns:
        `(keys, values, score function, construct function)`.
    """
    with v1.variable_scope('attention_keys', reuse=reuse) as scope:
        keys = linear(
            attention_states, num_units, biases_initializer=None, scope=scope
        )
    score = _score_function(attention_option, num_units, reuse)
    with v1.variable_scope('attention_construct', reuse=reuse) as scope:

        def construct(query, keys, values):
            context = score(query, keys, values)
            return _LINEAR[release](
                tf.concat([query, context], 1),
                num_units,
                biases_initializer=None,
                scope=scope,
            )

    return keys, attention_states, score, construct


def _no_attention(state):
    """Zeros like the top layer's output."""
    top = state
    if isinstance(state, tuple) and not isinstance(state, LSTMStateTuple):
        top = state[-1]
    return tf.zeros_like(top.h if isinstance(top, LSTMStateTuple) else top)


def _score_function(option, num_units, reuse):
    """The function that reads the values by a query."""
    if option not in ('bahdanau', 'luong'):
        raise ValueError(
            f"attention_option must be 'bahdanau' or 'luong', got {option!r}"
        )
    weights = None
    with v1.variable_scope('attention_score', reuse=reuse):
        if option == 'bahdanau':
            weights = (
                v1.get_variable('attnW', [num_units, num_units]),
                v1.get_variable('attnV', [num_units]),
            )

    def read(query, keys, values):
        if weights is not None:
            query = tf.matmul(query, weights[0])
        query = tf.reshape(query, [-1, 1, num_units])
        if weights is None:
            scores = tf.reduce_sum(keys * query, 2)
        else:
            scores = tf.reduce_sum(weights[1] * tf.tanh(keys + query), 2)
        mask = tf.nn.softmax(scores)[:, :, None]
        context = tf.reduce_sum(mask * values, 1)
        context.set_shape([None, num_units])
        return context

    return read
