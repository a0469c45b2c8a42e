"""Decoders that attend to the states of an encoder."""

from __future__ import annotations

import tensorflow as tf

from ..cells.linear import Linear, linear
from ..fused import switch
from ..layer_base import alike
from ..loops import policies
from ..releases import Since
from .decoders import _extract_argmax_and_embed, embed, feed_back
from .pieces import (
    DEFAULT_DTYPE,
    RETURNS_ALL_STATES,
    check_projection,
    get_variable,
)

v1 = tf.compat.v1

__all__ = [
    'Linear',
    'attention_decoder',
    'embedding_attention_decoder',
    'linear',
]

# From 0.8 only the biases of a projection are checked here.
_CHECKS_WEIGHTS = Since({'0.5': True, '0.8': False})
# Depth that inputs and attention are joined to.
_JOINS_TO = Since({'0.5': 'cell', '0.9': 'inputs'})
# The softmax over the steps runs in float32, whatever the other type is.
_SOFTMAX_IN_FLOAT32 = Since({'0.5': False, '1.10': True})


class Reader:
    """Heads that read from the states of an encoder.

    Args:
        release: A Release.
        states: `[batch, length, depth]`.
        num_heads: Number of heads, each with weights of its own.
        dtype: Type of the weights.

    Source: Vinyals et al. 2014, https://arxiv.org/abs/1412.7449.
    """

    def __init__(self, release, states, num_heads, dtype):
        self._release = release
        self._dtype = dtype
        self.depth = int(states.shape[2])
        length = tf.compat.dimension_value(states.shape[1])
        self._length = tf.shape(states)[1] if length is None else length
        # [batch, length, 1, depth]: a convolution of width 1 is a product.
        self._hidden = tf.reshape(states, [-1, self._length, 1, self.depth])
        self._heads = [self._head(index) for index in range(num_heads)]

    def zeros(self, batch_size):
        """What the heads read before the first step: zeros."""
        shape = tf.stack([batch_size, self.depth])
        reads = [tf.zeros(shape, self._dtype) for _ in self._heads]
        for read in reads:
            read.set_shape([None, self.depth])
        return reads

    def __call__(self, query):
        """Reads with a state as the query.

        Args:
            query: `[batch, units]`, or a structure of such tensors.

        Returns:
            List of `[batch, depth]`, one a head.
        """
        if tf.nest.is_nested(query):
            query = alike.join(tf.nest.flatten(query))
        return [self._read(query, *head) for head in enumerate(self._heads)]

    def _head(self, index):
        shape = [1, 1, self.depth, self.depth]
        dtype = self._dtype
        kernel = get_variable(self._release, f'AttnW_{index}', shape, dtype)
        features = tf.nn.conv2d(self._hidden, kernel, [1, 1, 1, 1], 'SAME')
        name = f'AttnV_{index}'
        vector = get_variable(self._release, name, [self.depth], dtype)
        return features, vector

    def _read(self, query, index, head):
        features, vector = head
        with v1.variable_scope(f'Attention_{index}'):
            mapped = linear(self._release, query, self.depth, True)
            mapped = tf.cast(mapped, self._dtype)
            mapped = tf.reshape(mapped, [-1, 1, 1, self.depth])
            activity = tf.tanh(features + mapped)
            scores = tf.reduce_sum(vector * activity, [2, 3])
            mask = self._softmax(scores)  # [batch, length]
            mask = tf.reshape(mask, [-1, self._length, 1, 1])
            read = tf.reduce_sum(mask * self._hidden, [1, 2])
            return tf.reshape(read, [-1, self.depth])

    def _softmax(self, scores):
        if _SOFTMAX_IN_FLOAT32[self._release]:
            scores = tf.cast(scores, tf.float32)
        return tf.cast(tf.nn.softmax(scores), self._dtype)


def attention_decoder(
    release,
    decoder_inputs,
    initial_state,
    attention_states,
    cell,
    output_size=None,
    num_heads=1,
    loop_function=None,
    dtype=None,
    scope=None,
    initial_state_attention=False,
):
    """Runs a cell that reads from the states of an encoder at each step.

    Args:
        release: A Release.
        decoder_inputs: List of `[batch, depth]`, one a step.
        initial_state: State before the first step.
        attention_states: `[batch, length, attention depth]`.
        cell: An RNN cell.
        output_size: Depth of the outputs; by default the cell's.
        num_heads: How often each step reads.
        loop_function: Function `(output before, step) -> input`, or None.
        dtype: Type of the weights.
        scope: Variable scope or its name.
        initial_state_attention: Whether the first step reads with the initial
            state; else it reads zeros.

    Returns:
        `(outputs, state)`: a list of `[batch, output_size]` and the final
        state; up to 0.6 the list of all states, the initial one first.

    Raises:
        ValueError: There is no input, no head, or the depth of
            `attention_states` is unknown.
    """
    _check_attention(decoder_inputs, attention_states, num_heads)
    policies.heard('attention_decoder')
    switch.tell('attention_decoder', 'each step reads by the state before it')
    output_size = output_size or cell.output_size
    dtype = dtype or DEFAULT_DTYPE[release]
    name = scope or 'attention_decoder'
    states, outputs = [initial_state], []
    with v1.variable_scope(name, dtype=dtype) as opened:
        reader = Reader(release, attention_states, num_heads, opened.dtype)
        reads = reader.zeros(tf.shape(decoder_inputs[0])[0])
        if initial_state_attention:
            reads = reader(initial_state)
        for step, current in enumerate(decoder_inputs):
            if step > 0:
                opened.reuse_variables()
            if loop_function is not None and step > 0:
                current = feed_back(release, loop_function, outputs[-1], step)
            depth = _joint_depth(release, current, cell)
            joined = [tf.cast(x, opened.dtype) for x in [current, *reads]]
            current = linear(release, joined, depth, True)
            output, state = cell(current, states[-1])
            reuse = True if step == 0 and initial_state_attention else None
            with v1.variable_scope(opened, reuse=reuse):
                reads = reader(state)
            output = tf.cast(output, opened.dtype)
            with v1.variable_scope('AttnOutputProjection'):
                output = linear(release, [output, *reads], output_size, True)
            outputs.append(output)
            states.append(state)
    return outputs, states if RETURNS_ALL_STATES[release] else states[-1]


def embedding_attention_decoder(
    release,
    decoder_inputs,
    initial_state,
    attention_states,
    cell,
    num_symbols,
    embedding_size=None,
    num_heads=1,
    output_size=None,
    output_projection=None,
    feed_previous=False,
    update_embedding_for_previous=True,
    dtype=None,
    scope=None,
    initial_state_attention=False,
):
    """As `attention_decoder`, over ids, or the best id of the step before.

    Args:
        release: A Release.
        decoder_inputs: List of ids, int `[batch]`, one a step.
        initial_state: State before the first step.
        attention_states: `[batch, length, attention depth]`.
        cell: An RNN cell.
        num_symbols: Number of symbols.
        embedding_size: Depth of an embedding; up to 0.7 the cell's input
            size.
        num_heads: How often each step reads.
        output_size: Depth of the outputs; by default the cell's.
        output_projection: `(weights, biases)` from output to symbols, or None.
        feed_previous: Whether to read only the first input.
        update_embedding_for_previous: Whether embeddings of fed back ids get
            a gradient.
        dtype: Type of the weights.
        scope: Variable scope or its name.
        initial_state_attention: As for `attention_decoder`.

    Returns:
        As `attention_decoder`.

    Raises:
        ValueError: `output_projection` has a wrong shape.
    """
    output_size = output_size or cell.output_size
    dtype = dtype or DEFAULT_DTYPE[release]
    checked = output_projection
    if checked is not None and not _CHECKS_WEIGHTS[release]:
        checked = (None, checked[1])
    check_projection(release, checked, num_symbols, cell.output_size, dtype)
    name = scope or 'embedding_attention_decoder'
    with v1.variable_scope(name, dtype=dtype):
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
        return attention_decoder(
            release,
            embedded,
            initial_state,
            attention_states,
            cell,
            output_size=output_size,
            num_heads=num_heads,
            loop_function=loop_function,
            initial_state_attention=initial_state_attention,
        )


def _joint_depth(release, inputs, cell):
    """Depth that inputs and reads are joined to.

    Raises:
        ValueError: The depth of the inputs is unknown.
    """
    if _JOINS_TO[release] == 'cell':
        return cell.input_size
    depth = inputs.shape.with_rank(2).as_list()[1]
    if depth is None:
        raise ValueError(
            f'decoder_inputs must have a static depth, got {inputs.shape}; '
            f'call set_shape on them'
        )
    return int(depth)


def _check_attention(decoder_inputs, attention_states, num_heads):
    if not decoder_inputs:
        raise ValueError(
            'decoder_inputs must hold at least 1 input, got none; pass the '
            'first symbol at least'
        )
    if num_heads < 1:
        raise ValueError(
            f'num_heads must be at least 1, got {num_heads}; use rnn_decoder '
            f'to decode without attention'
        )
    shape = attention_states.shape
    if shape.rank != 3 or shape.as_list()[2] is None:
        raise ValueError(
            f'attention_states must have shape [batch, length, depth] with a '
            f'static depth, got {shape}; call set_shape on them'
        )
