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
# Steps that a loop runs at a time, to share the loop's own cost; fewer where
# their number is unknown, since it is small more often than not.
CHUNK = 8
CHUNK_OF_UNKNOWN = 4


def make_scan(inputs, axis, sizes, bounded, steps=None):
    """The loop for a number of steps.

    Args:
        inputs: `[time, batch, depth]`, or batch first.
        axis: Axis of time, 0 or 1; 0 where the steps are looped.
        sizes: Depths of a step's columns, forward and backward.
        bounded: Whether states stay finite past the last step; else a loop
            runs single steps.
        steps: The `Steps` of the inputs, or None.
    """
    known = inputs.shape.as_list()[axis]
    if is_unrolled(known):
        return Unrolled(known, axis)
    chunk = CHUNK_OF_UNKNOWN if known is None else CHUNK
    return Looped(sizes, chunk if bounded else 1, steps)


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
        steps: The `Steps` of all columns; None where each half of a layer
            asks for itself, as XLA compiles it.
    """

    def __init__(self, sizes, chunk, steps=None):
        self._sizes, self._chunk, self._steps = sizes, chunk, steps

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
        steps = self._steps or Steps(*first_sizes(columns[-1]))
        chunks = _Chunks(steps.count(self._chunk), steps.batch)
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
        return state, list(map(chunks.joined, arrays))


class Steps:
    """The number of steps, and what loops make of it, once for all of them.

    Args:
        steps: An int or an int32 scalar.
        batch: Rows, an int or an int32 scalar.
        of_rows: The `Steps` of other rows of the same number of steps.
    """

    def __init__(self, steps, batch, of_rows=None):
        self.steps, self.batch = steps, batch
        self._counts = {} if of_rows is None else of_rows._counts

    def sizes(self, axis):
        """Steps and rows, time on an axis."""
        found = [self.steps, self.batch]
        return found if axis == 0 else found[::-1]

    def count(self, chunk):
        """The `_Count` of chunks; first asked for on the way forward."""
        if chunk not in self._counts:
            self._counts[chunk] = _Count(self.steps, chunk)
        return self._counts[chunk]


class _Count:
    """A number of steps in chunks, with zeros past the last step.

    Args:
        steps: An int or an int32 scalar.
        chunk: Steps of a chunk.
    """

    def __init__(self, steps, chunk):
        self.steps, self.chunk = steps, chunk
        self.number = (steps + (chunk - 1)) // chunk
        rest = self.number * chunk - steps
        self.is_cut = tf.is_tensor(rest) or rest > 0
        if self.is_cut:
            self.padding = rest * tf.constant([[0, 1], [0, 0], [0, 0]])
            self.begin = tf.constant([0, 0, 0])
            self.size = tf.stack([steps, -1, -1])


class _Chunks:
    """Columns of one length in chunks.

    A chunk is then one index: XLA cuts no slice between two that are not
    known.

    Args:
        count: A `_Count`.
        batch: Rows, an int or an int32 scalar.

    Attributes:
        batch: Rows.
        count: Number of chunks, an int or an int32 scalar.
    """

    def __init__(self, count, batch):
        self._count, self.batch = count, batch
        self.count = count.number
        self._shapes = {}

    def parted(self, column):
        """`[chunks, chunk, batch, size]` for `[time, batch, size]`."""
        size, chunk = int(column.shape[2]), self._count.chunk
        if self._count.is_cut:
            column = tf.pad(column, self._count.padding)
        if size not in self._shapes:  # made once for all columns
            self._shapes[size] = tf.stack([-1, chunk, self.batch, size])
        parted = tf.reshape(column, self._shapes[size])
        parted.set_shape([None, chunk, static(self.batch), size])
        return parted

    def joined(self, array):
        """`[time, batch, size]` of a TensorArray of chunks."""
        count = self._count
        whole = array.concat()
        if count.is_cut:
            whole = tf.slice(whole, count.begin, count.size)
        size = array.element_shape.as_list()[2]
        whole.set_shape([static(count.steps), static(self.batch), size])
        return whole
