"""Moving averages of tensors in 0.12, corrected for the zeros they start from.

A variable's average begins with the variable's own first value. That of a
tensor begins with zeros; 0.12 alone always divided their share out, and
counted its first step as the second.

*Source:* python/training/moving_averages.py of 0.12.1.
"""

from typing import Any

import tensorflow as tf

from . import slot_variables

v1 = tf.compat.v1
_Averages: Any = v1.train.ExponentialMovingAverage


class UnbiasedAverages(_Averages):
    """`tf.train.ExponentialMovingAverage` of 0.12.

    Args:
        decay: How much of an old average stays.
        num_updates: Number of updates so far; lowers the decay of the first.
        name: Name of the averages below that of what they are taken of.
    """

    release = '0.12'

    def __init__(
        self, decay, num_updates=None, name='ExponentialMovingAverage'
    ):
        super().__init__(decay, num_updates, name=name)
        self._given = (decay, num_updates)
        self._of_tensors = {}

    def apply(self, var_list=None):
        """An op that moves the averages.

        Args:
            var_list: Variables and tensors; by default those that are
                trained.
        """
        if var_list is None:
            var_list = v1.trainable_variables()
        tensors = [x for x in var_list if not isinstance(x, tf.Variable)]
        for tensor in tensors:
            self._start(tensor)
        variables = [x for x in var_list if isinstance(x, tf.Variable)]
        with v1.name_scope(self.name) as scope:
            rate = self._rate()
            updates = [super().apply(variables)] if variables else []
            for tensor in tensors:
                average = self._of_tensors[tensor.ref()]
                updates.append(
                    slot_variables.move(
                        self.release, average, tensor, rate, True
                    )
                )
            return tf.group(*updates, name=scope)

    def average(self, var):
        """The variable that holds an average, or None."""
        if isinstance(var, tf.Variable):
            return super().average(var)
        return self._of_tensors.get(var.ref())

    def average_name(self, var):
        """Name of the variable that holds an average."""
        average = self._average_of_tensor(var)
        return average.op.name if average else super().average_name(var)

    def _average_of_tensor(self, var):
        if isinstance(var, tf.Variable):
            return None
        return self._of_tensors.get(var.ref())

    def _start(self, tensor):
        if tensor.ref() in self._of_tensors:
            raise ValueError(
                f'Moving average already computed for: {tensor.name}'
            )
        if not tensor.dtype.is_floating:
            raise TypeError(
                f'The variables must be half, float, or double: {tensor.name}'
            )
        with tf.control_dependencies(None):
            self._of_tensors[tensor.ref()] = slot_variables.create_zeros_slot(
                tensor, self.name, colocate_with_primary=False
            )

    def _rate(self):
        decay, count = self._given
        if count is None:
            return decay
        count = tf.cast(count, tf.float32)
        return tf.minimum(decay, (1.0 + count) / (10.0 + count))
