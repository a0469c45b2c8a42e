"""Loops over time: unrolled in the graph, or a loop of unrolled chunks."""

from __future__ import annotations

import tensorflow as tf

# Up to this many steps of a static number are unrolled in the graph.
UNROLLED_STEPS = 64
# Steps that a loop runs at a time, to share the loop's own cost.
CHUNK = 8


def scan(step, state, sequences, sizes, reverse=False, chunk=CHUNK):
    """Runs a step over time.

    Args:
        step: Function `(state, slices) -> (next state, saved)` of tuples.
        state: Tuple of `[batch, size]`.
        sequences: Tuple of `[time, batch, size]`.
        sizes: Depths of what a step saves.
        reverse: Whether to start with the last step.
        chunk: Steps that a loop runs at a time. The last chunk runs over
            zeros past the last step; what it saves there is cut off.

    Returns:
        `(last state, saved)`, the latter a tuple of `[time, batch, size]`.
    """
    steps = sequences[0].shape.as_list()[0]
    if steps is not None and steps <= UNROLLED_STEPS:
        return _unrolled(step, state, sequences, steps, reverse)
    return _looped(step, state, sequences, sizes, reverse, chunk)


def _unrolled(step, state, sequences, steps, reverse):
    columns = [tf.unstack(sequence, steps) for sequence in sequences]
    rows = list(zip(*columns, strict=True))
    saved = []
    for row in reversed(rows) if reverse else rows:
        state, values = step(state, row)
        saved.append(values)
    if reverse:
        saved.reverse()
    return state, tuple(map(tf.stack, zip(*saved, strict=True)))


def _looped(step, state, sequences, sizes, reverse, chunk):
    steps = tf.shape(sequences[0])[0]
    count = (steps + chunk - 1) // chunk
    padded = [_pad(part, count * chunk - steps) for part in sequences]
    batch = state[0].shape.as_list()[0]
    arrays = tuple(
        tf.TensorArray(state[0].dtype, count, element_shape=[chunk, batch, n])
        for n in sizes
    )
    shapes = [part.shape for part in state]

    def body(index, state, arrays):
        place = count - 1 - index if reverse else index
        pieces = [_piece(part, place, chunk) for part in padded]
        state, saved = _unrolled(step, state, pieces, chunk, reverse)
        for part, shape in zip(state, shapes, strict=True):
            part.set_shape(shape)
        arrays = tuple(
            array.write(place, values)
            for array, values in zip(arrays, saved, strict=True)
        )
        return index + 1, tuple(state), arrays

    _, state, arrays = tf.while_loop(
        lambda index, *_: index < count,
        body,
        (0, tuple(state), arrays),
        parallel_iterations=1,
    )
    static = sequences[0].shape.as_list()[0]
    return state, tuple(
        _whole(array, [static, batch, n], steps)
        for array, n in zip(arrays, sizes, strict=True)
    )


def _pad(sequence, steps):
    """Adds steps of zeros at the end."""
    shape = sequence.shape.as_list()
    padded = tf.pad(sequence, [[0, steps], [0, 0], [0, 0]])
    padded.set_shape([None, shape[1], shape[2]])
    return padded


def _piece(sequence, place, chunk):
    piece = sequence[place * chunk : (place + 1) * chunk]
    piece.set_shape([chunk, *sequence.shape.as_list()[1:]])
    return piece


def _whole(array, shape, steps):
    """Gives `[time, batch, size]` from the chunks, padding cut off."""
    pieces = array.stack()  # [chunks, chunk, batch, size]
    dynamic = tf.shape(pieces)
    whole = tf.reshape(pieces, [-1, dynamic[2], shape[2]])[:steps]
    whole.set_shape(shape)
    return whole
