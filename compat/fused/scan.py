"""Loops over time: unrolled in the graph, or a loop of unrolled chunks.

Both take and give columns: what each time step sees or saves of one tensor.
`Unrolled` keeps a column as a list, one tensor a step, so that nothing is
stacked which only single steps read; `Looped` as one tensor.
"""

from __future__ import annotations

import tensorflow as tf

# Up to this many steps of a static number are unrolled in the graph.
UNROLLED_STEPS = 64
# Steps that a loop runs at a time, to share the loop's own cost.
CHUNK = 8


def make_scan(inputs, axis, sizes, chunk):
    """The loop for a number of steps.

    Args:
        inputs: `[time, batch, depth]`, or batch first.
        axis: Axis of time, 0 or 1; 0 where the steps are looped.
        sizes: Depths of a step's columns, forward and backward.
        chunk: Steps that a loop runs at a time.
    """
    steps = inputs.shape.as_list()[axis]
    if is_unrolled(steps):
        return Unrolled(steps, axis)
    return Looped(sizes, chunk)


def is_unrolled(steps):
    """Whether this many steps (None if unknown) are unrolled."""
    return steps is not None and steps <= UNROLLED_STEPS


class Unrolled:
    """Steps one after the other in the graph; a column is a list.

    Args:
        steps: Number of steps.
        axis: Axis of time in whole tensors.
    """

    def __init__(self, steps, axis):
        self._steps, self._axis = steps, axis

    def column(self, whole):
        """The steps of a whole tensor."""
        return tf.unstack(whole, self._steps, self._axis)

    def whole(self, column):
        """A column as one tensor; undoes `column`."""
        return tf.stack(column, self._axis)

    def shifted(self, start, column):
        """The states before each step."""
        return [start, *column[:-1]]

    def last(self, column):
        """The last step."""
        return column[-1]

    def run(self, step, state, columns, backward=False):
        """Runs a step over time.

        Args:
            step: Function `(state, slices) -> (next state, saved)` of tuples
                of `[batch, size]`.
            state: Tuple of `[batch, size]`.
            columns: What each step sees.
            backward: Whether to start with the last step.

        Returns:
            `(last state, columns of what the steps saved)`.
        """
        rows = list(zip(*columns, strict=True))
        saved = []
        for row in reversed(rows) if backward else rows:
            state, values = step(state, row)
            saved.append(values)
        if backward:
            saved.reverse()
        return state, [list(part) for part in zip(*saved, strict=True)]


class Looped:
    """A loop in the graph; a column is one tensor, time first.

    Args:
        sizes: Pair of the depths of what a step saves, forward and backward.
        chunk: Steps that the loop runs at a time. The last chunk runs over
            zeros past the last step; what it saves there is cut off.
    """

    def __init__(self, sizes, chunk):
        self._sizes, self._chunk = sizes, chunk

    def column(self, whole):
        """The steps of a whole tensor."""
        return whole

    def whole(self, column):
        """A column as one tensor; undoes `column`."""
        return column

    def shifted(self, start, column):
        """The states before each step."""
        return tf.concat([start[tf.newaxis], column[:-1]], 0)

    def last(self, column):
        """The last step."""
        return column[-1]

    def run(self, step, state, columns, backward=False):
        """Runs a step over time; see `Unrolled.run`."""
        chunk = self._chunk
        steps = tf.shape(columns[0])[0]
        count = (steps + chunk - 1) // chunk
        padded = [_chunks(part, count, steps, chunk) for part in columns]
        batch = state[0].shape.as_list()[0]
        sizes = self._sizes[backward]
        arrays = tuple(
            tf.TensorArray(
                state[0].dtype, count, element_shape=[chunk, batch, size]
            )
            for size in sizes
        )
        shapes = [part.shape for part in state]
        inner = Unrolled(chunk, 0)

        def body(index, state, arrays):
            place = count - 1 - index if backward else index
            pieces = [inner.column(part[place]) for part in padded]
            state, saved = inner.run(step, state, pieces, backward)
            for part, shape in zip(state, shapes, strict=True):
                part.set_shape(shape)
            arrays = tuple(
                array.write(place, inner.whole(values))
                for array, values in zip(arrays, saved, strict=True)
            )
            return index + 1, tuple(state), arrays

        _, state, arrays = tf.while_loop(
            lambda index, *_: index < count,
            body,
            (0, tuple(state), arrays),
            parallel_iterations=1,
        )
        static = columns[0].shape.as_list()[0]
        return state, [
            _whole(array, [static, batch, size], steps)
            for array, size in zip(arrays, sizes, strict=True)
        ]


def _chunks(sequence, count, steps, chunk):
    """`[count, chunk, batch, size]`, with zeros past the last step.

    A chunk is then one index: XLA cuts no slice between two that are not
    known.
    """
    batch, size = sequence.shape.as_list()[1:]
    rows = tf.shape(sequence)[1] if batch is None else batch
    padded = tf.pad(sequence, [[0, count * chunk - steps], [0, 0], [0, 0]])
    chunks = tf.reshape(padded, [count, chunk, rows, size])
    chunks.set_shape([None, chunk, batch, size])
    return chunks


def _whole(array, shape, steps):
    """`[time, batch, size]` from the chunks, padding cut off."""
    pieces = array.stack()  # [chunks, chunk, batch, size]
    dynamic = tf.shape(pieces)
    whole = tf.reshape(pieces, [-1, dynamic[2], shape[2]])[:steps]
    whole.set_shape(shape)
    return whole
