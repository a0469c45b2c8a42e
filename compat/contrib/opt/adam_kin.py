"""Variants of Adam: LazyAdam, Nadam and AdaMax.

*Source:* Kingma and Ba, 2014, section 7.1 (AdaMax); Dozat, 2016 (Nadam);
TensorFlow 1.15, `contrib/opt/python/training`.
"""

import tensorflow as tf

v1 = tf.compat.v1


class _Kin(tf.compat.v1.train.AdamOptimizer):
    """An Adam with its own update, of whole variables and of rows."""

    def _apply_dense(self, grad, var):
        return self._apply_all(grad, var)

    def _resource_apply_dense(self, grad, var):
        return self._apply_all(grad, var)

    def _apply_sparse(self, grad, var):
        return self._apply_rows(grad.values, var, grad.indices)

    def _resource_apply_sparse(self, grad, var, indices):
        return self._apply_rows(grad, var, indices)

    def _settings(self, var):
        """Rate, both decays and epsilon, in the type of a variable."""
        given = (self._lr_t, self._beta1_t, self._beta2_t, self._epsilon_t)
        return [tf.cast(value, var.dtype.base_dtype) for value in given]

    def _powers(self, var):
        """What the decays came to, step by step."""
        powers = self._get_beta_accumulators()
        return [tf.cast(power, var.dtype.base_dtype) for power in powers]

    def _corrected_rate(self, var):
        """The rate, without the bias of young averages."""
        first, second = self._powers(var)
        return self._settings(var)[0] * tf.sqrt(1 - second) / (1 - first)


class LazyAdamOptimizer(_Kin):
    """Adam whose averages move only in rows that have a gradient.

    Args:
        learning_rate: A number or scalar.
        beta1: Decay of the average of gradients.
        beta2: Decay of the average of their squares.
        epsilon: Added to the root of the second average.
        use_locking: Accepted.
        name: Name of the ops.
    """

    _apply_dense = v1.train.AdamOptimizer._apply_dense
    _resource_apply_dense = v1.train.AdamOptimizer._resource_apply_dense

    def _apply_rows(self, grad, var, indices):
        _, beta1, beta2, epsilon = self._settings(var)
        first, second = self.get_slot(var, 'm'), self.get_slot(var, 'v')
        m = beta1 * tf.gather(first, indices) + (1 - beta1) * grad
        v = beta2 * tf.gather(second, indices) + (1 - beta2) * grad**2
        step = self._corrected_rate(var) * m / (tf.sqrt(v) + epsilon)
        return tf.group(
            v1.scatter_update(first, indices, m),
            v1.scatter_update(second, indices, v),
            v1.scatter_sub(var, indices, step),
        )


class NadamOptimizer(_Kin):
    """Adam with Nesterov's momentum; arguments as `LazyAdamOptimizer`."""

    def _apply_all(self, grad, var):
        _, beta1, beta2, epsilon = self._settings(var)
        first, second = self.get_slot(var, 'm'), self.get_slot(var, 'v')
        m = beta1 * first + (1 - beta1) * grad
        v = beta2 * second + (1 - beta2) * grad**2
        ahead = beta1 * m + (1 - beta1) * grad
        step = self._corrected_rate(var) * ahead / (tf.sqrt(v) + epsilon)
        return tf.group(
            v1.assign(first, m), v1.assign(second, v), v1.assign_sub(var, step)
        )

    def _apply_rows(self, grad, var, indices):
        _, beta1, beta2, epsilon = self._settings(var)
        first, second = self.get_slot(var, 'm'), self.get_slot(var, 'v')
        shape = tf.shape(first)
        places = tf.cast(indices, shape.dtype)[:, None]
        m = beta1 * first + tf.scatter_nd(places, (1 - beta1) * grad, shape)
        v = beta2 * second + tf.scatter_nd(
            places, (1 - beta2) * grad**2, shape
        )
        ahead = beta1 * tf.gather(m, indices) + (1 - beta1) * grad
        step = ahead / (tf.sqrt(tf.gather(v, indices)) + epsilon)
        step *= self._corrected_rate(var)
        return tf.group(
            v1.assign(first, m),
            v1.assign(second, v),
            v1.scatter_sub(var, indices, step),
        )


class AdaMaxOptimizer(_Kin):
    """Adam by the largest gradients; arguments as `LazyAdamOptimizer`."""

    def __init__(
        self,
        learning_rate=0.001,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-8,
        use_locking=False,
        name='AdaMax',
    ):
        super().__init__(
            learning_rate, beta1, beta2, epsilon, use_locking, name
        )

    def _create_slots(self, var_list):
        """Makes the slots, and the power of one decay alone."""
        first = min(var_list, key=lambda var: var.name)
        self._create_non_slot_variable(
            initial_value=self._beta1, name='beta1_power', colocate_with=first
        )
        for var in var_list:
            self._zeros_slot(var, 'm', self._name)
            self._zeros_slot(var, 'v', self._name)

    def _get_beta_accumulators(self):
        graph = v1.get_default_graph()
        return (self._get_non_slot_variable('beta1_power', graph=graph),)

    def _finish(self, update_ops, name_scope):
        with tf.control_dependencies(update_ops):
            (power,) = self._get_beta_accumulators()
            with v1.colocate_with(power):
                moved = power.assign(
                    power * self._beta1_t, use_locking=self._use_locking
                )
        return tf.group(*update_ops, moved, name=name_scope)

    def _apply_all(self, grad, var):
        rate, beta1, beta2, epsilon = self._settings(var)
        first, second = self.get_slot(var, 'm'), self.get_slot(var, 'v')
        m = beta1 * first + (1 - beta1) * grad
        v = tf.maximum(beta2 * second, tf.abs(grad))
        step = rate / (1 - self._powers(var)[0]) * m / (v + epsilon)
        return tf.group(
            v1.assign(first, m), v1.assign(second, v), v1.assign_sub(var, step)
        )

    def _apply_rows(self, grad, var, indices):
        rate, beta1, beta2, epsilon = self._settings(var)
        first, second = self.get_slot(var, 'm'), self.get_slot(var, 'v')
        m = beta1 * tf.gather(first, indices) + (1 - beta1) * grad
        v = tf.maximum(beta2 * tf.gather(second, indices), tf.abs(grad))
        step = rate / (1 - self._powers(var)[0]) * m / (v + epsilon)
        return tf.group(
            v1.scatter_update(first, indices, m),
            v1.scatter_update(second, indices, v),
            v1.scatter_sub(var, indices, step),
        )
