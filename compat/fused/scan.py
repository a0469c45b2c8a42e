"""Loops over time: unrolled in the graph, or a loop of unrolled chunks.

Both take and give columns: what each time step sees or saves of one tensor.
`Unrolled` keeps a column as a list, one tensor a step, so that nothing is
stacked which only single steps read; `Looped` as one tensor.
"""

from __future__ import annotations

import tensorflow as tf

from .kernel import first_sizes, static

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
        return tf.concat([tf.expand_dims(start, 0), column[:-1]], 0)

    def last(self, column):
        """The last step."""
        return column[-1]

    def run(self, step, state, columns, backward=False):
        """Runs a step over time; see `Unrolled.run`."""
        chunks = _Chunks(columns[-1], self._chunk)
        count, chunk = chunks.count, self._chunk
        padded = [chunks.parted(column) for column in columns]
        arrays = tuple(
            tf.TensorArray(
                state[0].dtype,
                count,
                element_shape=[chunk, static(chunks.batch), size],
            )
            for size in self._sizes[backward]
        )
        shapes = [part.shape for part in state]
        inner = Unrolled(chunk, 0)

        def body(index, state, arrays):
            place = count - 1 - index if backward else index
            one = tf.constant([1])
            begin = tf.stack([place])
            end = begin + one
            pieces = [
                tf.unstack(
                    tf.strided_slice(
                        part, begin, end, one, shrink_axis_mask=1
                    ),
                    chunk,
                )
                for part in padded
            ]
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
        return state, [chunks.joined(array.stack()) for array in arrays]


class _Chunks:
    """Columns of one length in chunks, with zeros past the last step.

    A chunk is then one index: XLA cuts no slice between two that are not
    known.

    Args:
        column: `[time, batch, size]`.
        chunk: Steps of a chunk.

    Attributes:
        batch: Rows, an int or an int32 scalar.
        count: Number of chunks, an int or an int32 scalar.
    """

    def __init__(self, column, chunk):
        self._steps, self.batch = first_sizes(column)
        self._chunk = chunk
        self.count = (self._steps + chunk - 1) // chunk
        self._padded = self.count * chunk
        rest = self._padded - self._steps
        self._is_cut = tf.is_tensor(rest) or rest > 0
        self._shapes = {}
        if self._is_cut:
            self._padding = rest * tf.constant([[0, 1], [0, 0], [0, 0]])
            self._begin = tf.constant([0, 0, 0])
            self._size = tf.stack([self._steps, -1, -1])

    def parted(self, column):
        """`[chunks, chunk, batch, size]` for `[time, batch, size]`."""
        size = int(column.shape[2])
        if self._is_cut:
            column = tf.pad(column, self._padding)
        parted = self._shaped(
            column, self.count, self._chunk, self.batch, size
        )
        parted.set_shape([None, self._chunk, static(self.batch), size])
        return parted

    def joined(self, parted):
        """Undoes `parted`."""
        size = int(parted.shape[3])
        whole = self._shaped(parted, self._padded, self.batch, size)
        if self._is_cut:
            whole = tf.slice(whole, self._begin, self._size)
        whole.set_shape([static(self._steps), static(self.batch), size])
        return whole

    def _shaped(self, values, *shape):
        """Values in a shape, which is made once for all columns."""
        key = len(shape), shape[-1]
        if key not in self._shapes:
            self._shapes[key] = tf.stack(shape)
        return tf.reshape(values, self._shapes[key])
