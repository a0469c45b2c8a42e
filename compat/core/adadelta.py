"""Adadelta as it was up to 1.4: a step too far.

Its kernel wrote the average of squared steps before it took the step, and
computed the step anew from what it had written. The first steps are longer
by a square root of two; later ones hardly differ.

*Source:* 0.12.1, 1.4.1 and, without it, 1.5.1, as they ran; Zeiler, 2012.
"""

import typing

import tensorflow as tf

v1 = tf.compat.v1
_Optimizer: typing.Any = v1.train.AdadeltaOptimizer


class AdadeltaOptimizer(_Optimizer):
    """Adadelta that steps by the average which holds the step already.

    Arguments as for `tf.compat.v1.train.AdadeltaOptimizer`.
    """

    _lr_t: typing.Any

    def _apply_dense(self, grad, var):
        return self._step(var, grad, super()._apply_dense)

    def _resource_apply_dense(self, grad, var):
        return self._step(var, grad, super()._resource_apply_dense)

    def _apply_sparse(self, grad, var):
        return self._step(var, grad, super()._apply_sparse)

    def _resource_apply_sparse(self, grad, var, indices):
        move = super()._resource_apply_sparse
        return self._step(
            var,
            tf.IndexedSlices(grad, indices),
            lambda rows, var: move(rows.values, var, rows.indices),
        )

    def _step(self, var, grad, move):
        """Moves the averages alone, then the variable by what they are."""
        rate, epsilon = (
            tf.cast(value, var.dtype.base_dtype)
            for value in (self._lr_t, self._epsilon_t)
        )
        self._lr_t, kept = tf.zeros_like(self._lr_t), self._lr_t
        moved = move(grad, var)
        self._lr_t = kept
        is_sparse = isinstance(grad, tf.IndexedSlices)
        with tf.control_dependencies([moved]):
            squares, steps = (
                tf.convert_to_tensor(self.get_slot(var, name))
                for name in ('accum', 'accum_update')
            )
            if is_sparse:
                squares, steps = (
                    tf.gather(value, grad.indices)
                    for value in (squares, steps)
                )
            values = grad.values if is_sparse else grad
            step = rate * tf.sqrt(steps + epsilon) * values
            step /= tf.sqrt(squares + epsilon)
            if is_sparse:
                return v1.scatter_sub(var, grad.indices, step).op
            return v1.assign_sub(var, step).op
