"""A barrier: elements whose parts come one by one, under a key.

*Source:* behaviour of TensorFlow 0.11 to 1.15, `data_flow_ops.Barrier`.
"""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


class Barrier:
    """Elements of several parts, complete when all have been inserted.

    Attributes:
        barrier_ref: The tensor that refers to it.
    """

    def __init__(self, types, shapes, shared_name=None, name='barrier'):
        """Creates the barrier.

        Args:
            types: Types of the parts.
            shapes: Shapes of the parts, all known.
            shared_name: Name under which sessions share it.
            name: Name of the op.
        """
        self._types = [tf.as_dtype(dtype) for dtype in types]
        self._shapes = [tf.TensorShape(shape) for shape in shapes]
        self.barrier_ref = tf.raw_ops.Barrier(
            component_types=self._types,
            shapes=self._shapes,
            shared_name=shared_name or '',
            name=name,
        )
        self._leaf = self.name.rpartition('/')[2]

    @property
    def name(self):
        """Name of the op."""
        return self.barrier_ref.op.name

    def insert_many(self, component_index, keys, values, name=None):
        """Inserts one part of some elements.

        Args:
            component_index: Which part.
            keys: Keys of the elements, `[n]`; a new one makes an element.
            values: The parts, `[n, ...]`.
            name: Name of the op.
        """
        return tf.raw_ops.BarrierInsertMany(
            handle=self.barrier_ref,
            keys=keys,
            values=values,
            component_index=component_index,
            name=name or f'{self._leaf}_BarrierInsertMany',
        )

    def take_many(
        self, num_elements, allow_small_batch=False, timeout=None, name=None
    ):
        """Takes complete elements, those that began first before others.

        Args:
            num_elements: How many; it waits until there are as many.
            allow_small_batch: Whether fewer do once the barrier is closed.
            timeout: Milliseconds to wait.
            name: Name of the op.

        Returns:
            Indices of insertion and keys, `[n]`, and a list of the parts.
        """
        taken = tf.raw_ops.BarrierTakeMany(
            handle=self.barrier_ref,
            num_elements=num_elements,
            component_types=self._types,
            allow_small_batch=allow_small_batch,
            timeout_ms=-1 if timeout is None else timeout,
            name=name or f'{self._leaf}_BarrierTakeMany',
        )
        count = None
        if not allow_small_batch:
            count = tf.get_static_value(taken.indices.op.inputs[1])
        batch = tf.TensorShape([None if count is None else int(count)])
        taken.indices.set_shape(batch)
        taken.keys.set_shape(batch)
        for value, shape in zip(taken.values, self._shapes, strict=True):
            value.set_shape(batch.concatenate(shape))
        return taken

    def close(self, cancel_pending_enqueues=False, name=None):
        """Lets no new key in.

        Args:
            cancel_pending_enqueues: Whether elements that lack parts cannot
                be completed any more, either.
            name: Name of the op.
        """
        return tf.raw_ops.BarrierClose(
            handle=self.barrier_ref,
            cancel_pending_enqueues=cancel_pending_enqueues,
            name=name or f'{self._leaf}_BarrierClose',
        )

    def ready_size(self, name=None):
        """Number of complete elements."""
        return tf.raw_ops.BarrierReadySize(
            handle=self.barrier_ref,
            name=name or f'{self._leaf}_BarrierReadySize',
        )

    def incomplete_size(self, name=None):
        """Number of elements that lack parts."""
        return tf.raw_ops.BarrierIncompleteSize(
            handle=self.barrier_ref,
            name=name or f'{self._leaf}_BarrierIncompleteSize',
        )
