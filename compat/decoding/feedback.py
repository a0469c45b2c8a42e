"""Feeding back the best symbol, as in 1.0."""

from __future__ import annotations

import tensorflow as tf

from .shapes import static_or_dynamic


class Feedback:
    """Feeds back the embedding of the best symbol.

    Args:
        output_fn: Function from output to logits, or None.
        state: State of the encoder, for the batch size.
        embeddings: `[symbols, depth]`.
        start: The first symbol.
        end: The symbol that ends a sequence.
        maximum: No sequence goes on past it.
        symbols: Number of logits.
        dtype: Type of ids.
    """

    def __init__(
        self, output_fn, state, embeddings, start, end, maximum, symbols, dtype
    ):
        self._output_fn = output_fn or (lambda output: output)
        self._embeddings = embeddings
        self._start = tf.convert_to_tensor(start, dtype)
        self._end = tf.convert_to_tensor(end, dtype)
        self._maximum = tf.convert_to_tensor(maximum, dtype)
        self._symbols = symbols
        self._dtype = dtype
        self._batch = static_or_dynamic(tf.nest.flatten(state)[0], 0)

    def start(self):
        """What stands before the first step."""
        ids = tf.ones([self._batch], self._dtype) * self._start
        done = tf.zeros([self._batch], tf.bool)
        output = tf.zeros([self._symbols], tf.float32)
        return done, tf.gather(self._embeddings, ids), output

    def next(self, output):
        """What follows from an output."""
        logits = self._output_fn(output)
        ids = tf.cast(tf.argmax(logits, 1), self._dtype)
        done = tf.equal(ids, self._end)
        return done, tf.gather(self._embeddings, ids), logits

    def cut(self, time, done):
        """Ends all sequences past the maximum length."""
        past = tf.cast(time, self._dtype) > self._maximum
        return tf.logical_or(done, past)


def check_no_input(cell_input):
    """Refuses an input: decoders that infer make their own.

    Raises:
        ValueError: There is one.
    """
    if cell_input is not None:
        raise ValueError(
            f'Expected cell_input to be None, but saw: {cell_input}; leave '
            f'inputs out to infer'
        )
