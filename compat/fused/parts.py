"""The rows of a batch, parted so that each core runs a chain of its own.

The recurrent product of one step is too small for two cores, and one step
must wait for the last; but the rows of a batch do not wait for each other.
"""

from __future__ import annotations

import os

import tensorflow as tf

from . import scan
from .kernel import first_sizes, unflatten_time
from .sequence import run_layer

# Rows that a part must have to be worth its operations.
LEAST_ROWS = 2
MOST_PARTS = 8
# Steps of all rows from which on unrolled steps stack faster time first.
MANY_STEPS = 1000


def count_parts(batch):
    """The number of parts for a batch.

    Args:
        batch: Rows, an int, or None where the graph does not know them.

    Returns:
        One part a core that TensorFlow may use here, fewer where parts would
        have less than `LEAST_ROWS` rows, and 1 beside a GPU.
    """
    if tf.config.list_physical_devices('GPU'):
        return 1
    most = min(_cores(), MOST_PARTS)
    return most if batch is None else max(1, min(most, batch // LEAST_ROWS))


def part_sizes(batch, count):
    """The rows of each part, ints or scalar tensors as `batch` is.

    Args:
        batch: Rows, an int or an int32 scalar.
        count: Number of parts.
    """
    return [(batch + place) // count for place in range(count)]


class Part:
    """Some rows of a batch: their inputs, lengths and state.

    Few unrolled steps leave the inputs as they come; many, and a loop, turn
    them time first. A loop need not run past the longest row.

    Args:
        inputs: `[batch, time, depth]`, `[time, batch, depth]` if `axis` is 0.
        sequence_length: int32 `[rows]` or None.
        axis: Axis of time, 0 or 1.
        steps: `scan.Steps` of the inputs.
        jit: Whether to compile; then shapes must not depend on lengths.
    """

    def __init__(self, inputs, sequence_length, axis, steps, jit=False):
        self._lengths = sequence_length
        looped = not scan.is_unrolled(inputs.shape.as_list()[axis])
        self._turned = axis == 1 and (looped or _has_many_steps(inputs))
        if self._turned:
            inputs = tf.transpose(inputs, [1, 0, 2])
        self.axis = 0 if self._turned else axis
        self._all = inputs
        self._cut = looped and not jit and sequence_length is not None
        if self._cut:
            longest = tf.reduce_max(sequence_length)
            inputs = inputs[: tf.maximum(longest, 1)]
            steps = scan.Steps(*first_sizes(inputs))
        self.inputs, self._steps = inputs, steps
        self._sizes = steps.sizes(self.axis)
        self.mask = None
        if sequence_length is not None:
            steps = tf.range(self._sizes[self.axis])
            mask = steps[:, None] < sequence_length  # [time, batch]
            mask = mask if self.axis == 0 else tf.transpose(mask)
            self.mask = mask[:, :, None]

    @property
    def flat(self):
        """The inputs, `[time * rows, depth]`."""
        return tf.reshape(self.inputs, [-1, int(self.inputs.shape[2])])

    @property
    def size(self):
        """The rows of `flat`, an int or a scalar tensor."""
        return self._sizes[0] * self._sizes[1]

    def run(self, kernel, flat, start, jit):
        """Runs a layer.

        Args:
            kernel: A Kernel.
            flat: Inputs of the layer, `[time * rows, depth]`.
            start: Parts of the state before the first step.
            jit: Whether XLA compiles it.

        Returns:
            `(outputs [time * rows, size], parts of the final state)`.
        """
        outputs, parts = run_layer(
            kernel,
            self._whole(flat),
            start,
            self.axis,
            self.mask,
            self._lengths is None,
            jit,
            self._steps,
        )
        if self._lengths is not None:
            parts = list(map(self._last, parts, start))
        return tf.reshape(outputs, [-1, kernel.sizes[-1]]), parts

    def outputs(self, flat):
        """The outputs of all steps, zeros past a length.

        Args:
            flat: `[time * rows, size]`.

        Returns:
            `[batch, time, size]`, `[time, batch, size]` as the inputs came.
        """
        outputs = self._whole(flat)
        if self.mask is not None:
            outputs = tf.where(self.mask, outputs, tf.zeros_like(outputs))
        if self._cut:
            rest = tf.shape(self._all)[0] - self._sizes[0]
            outputs = tf.pad(outputs, [[0, rest], [0, 0], [0, 0]])
            size = int(flat.shape[1])
            outputs.set_shape([*self._all.shape.as_list()[:2], size])
        return tf.transpose(outputs, [1, 0, 2]) if self._turned else outputs

    def _whole(self, flat):
        return unflatten_time(flat, self._sizes)

    def _last(self, states, start):
        """The state after each row's last step."""
        rows = tf.range(tf.shape(start)[0])
        index = [tf.maximum(self._lengths - 1, 0)]
        index.insert(1 - self.axis, rows)
        found = tf.gather_nd(states, tf.stack(index, 1))
        last = tf.where((self._lengths > 0)[:, None], found, start)
        last.set_shape(start.shape)
        return last


def _cores():
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _has_many_steps(inputs):
    batch, time = inputs.shape.as_list()[:2]
    return None not in (batch, time) and batch * time >= MANY_STEPS
