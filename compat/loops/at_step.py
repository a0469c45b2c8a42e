"""Cells that know at which step of a loop they are called."""

from __future__ import annotations

import tensorflow as tf

from . import draws, early


class AtStep:
    """A cell that is called at a place and a step.

    In a loop inside the graph the step comes as a second input, int32
    `[batch, 1]`.

    Args:
        cell: The cell.
        path: Place of the loop.
        counted: Whether the steps are those of the calls.
    """

    def __init__(self, cell, path, counted=False):
        self._cell, self._path = cell, path
        self._next = 0 if counted else None
        self._flat = []

    def __getattr__(self, name):
        return getattr(self._cell, name)

    def deepened(self, inputs):
        """Inputs that a loop inside the graph takes, of one axis at least.

        Args:
            inputs: Structure of `[batch, time, ...]` or `[time, batch, ...]`;
                ids may have no more axes than these two.

        Returns:
            The structure, its ids `[..., 1]`; the cell gets them without.
        """
        parts = tf.nest.flatten(inputs)
        self._flat = [part.shape.rank == 2 for part in parts]
        return self._where_flat(lambda x: tf.expand_dims(x, -1), inputs)

    def __call__(self, inputs, state, *args, **options):
        """Calls the cell, with the step noted."""
        if self._next is None:
            inputs, numbers = inputs
            inputs = self._where_flat(lambda x: tf.squeeze(x, -1), inputs)
            step = tf.reduce_max(numbers)
        else:
            step = self._next
            self._next += 1
        with draws.at_step(self._path, step):
            return self._step(inputs, state, step, *args, **options)

    def _step(self, inputs, state, step, *args, **options):
        return self._cell(inputs, state, *args, **options)

    def _where_flat(self, change, inputs):
        """A structure with those of its parts changed that have no depth."""
        parts = [
            change(part) if is_flat else part
            for is_flat, part in zip(
                self._flat, tf.nest.flatten(inputs), strict=True
            )
        ]
        return tf.nest.pack_sequence_as(inputs, parts)


class WithStates(AtStep):
    """A cell of 0.5 and 0.6 in a loop: its output is a pair with the state.

    Past the longest sequence both are zeros.

    Args:
        cell: The cell.
        path: Place of the loop.
        longest: Scalar, the longest length, or None.
    """

    def __init__(self, cell, path, longest):
        super().__init__(cell, path)
        self._longest = longest

    @property
    def output_size(self):
        """Sizes of output and state."""
        return self._cell.output_size, self._cell.state_size

    def _step(self, inputs, state, step, *args, **options):
        made = super()._step(inputs, state, step, *args, **options)
        if self._longest is not None:
            ended = tf.cast(step, self._longest.dtype) >= self._longest
            made = tf.nest.map_structure(
                lambda x: early.zero_if(ended, x), made
            )
        return made, made[1]
