"""Optimizers that look at signs: PowerSign and AddSign.

*Source:* Bello et al., 2017, arXiv:1709.07417; TensorFlow 1.15,
`contrib/opt/python/training/powersign.py` and `addsign.py`.
"""

import math

import tensorflow as tf

v1 = tf.compat.v1


class _Signs(tf.compat.v1.train.Optimizer):
    """Steps that are longer where gradient and average have one sign."""

    def __init__(self, learning_rate, factor, beta, decay, locking, name):
        super().__init__(locking, name)
        self._lr, self._factor, self._beta = learning_rate, factor, beta
        self._sign_decay_fn = decay
        self._sign_decay_t = None

    def apply_gradients(self, grads_and_vars, global_step=None, name=None):
        """Applies gradients; the step goes to the function of the decay."""
        if self._sign_decay_fn is not None:
            self._sign_decay_t = tf.convert_to_tensor(
                self._sign_decay_fn(global_step), name='sign_decay'
            )
        return super().apply_gradients(grads_and_vars, global_step, name)

    def _create_slots(self, var_list):
        for var in var_list:
            self._zeros_slot(var, 'm', self._name)

    def _prepare(self):
        if self._sign_decay_fn is None:
            self._sign_decay_t = tf.convert_to_tensor(1.0, name='sign_decay')

    def _settings(self, var):
        """Rate, factor, decay of the signs, and beta."""
        given = (self._lr, self._factor, self._sign_decay_t, self._beta)
        dtype = var.dtype.base_dtype
        return [tf.cast(tf.convert_to_tensor(value), dtype) for value in given]

    def _apply_dense(self, grad, var):
        return self._move(self._dense, lambda one: one, grad, var)

    def _resource_apply_dense(self, grad, var):
        resource = self._resource_dense
        return self._move(resource, lambda one: one.handle, grad, var)

    def _move(self, op, reference, grad, var):
        rate, factor, decay, beta = self._settings(var)
        return op(
            var=reference(var),
            m=reference(self.get_slot(var, 'm')),
            lr=rate,
            sign_decay=decay,
            beta=beta,
            grad=grad,
            use_locking=self._use_locking,
            **{self._factor_name: factor},
        )

    def _apply_sparse(self, grad, var):
        rate, factor, decay, beta = self._settings(var)
        moment = self.get_slot(var, 'm')
        whole = tf.convert_to_tensor(grad)
        moved = v1.assign(
            moment,
            moment * beta + whole * (1 - beta),
            use_locking=self._use_locking,
        )
        rows = tf.gather(tf.sign(moved), grad.indices)
        signs = decay * rows * tf.sign(grad.values)
        step = v1.scatter_sub(
            var,
            grad.indices,
            rate * self._longer(factor, signs) * grad.values,
            use_locking=self._use_locking,
        )
        return tf.group(step, moved)


class PowerSignOptimizer(_Signs):
    """Multiplies a gradient by `base` to the power of both signs.

    Args:
        learning_rate: A number or scalar.
        base: Base of the power.
        beta: Decay of the average of gradients.
        sign_decay_fn: Function of the global step, a factor of the exponent.
        use_locking: Whether updates lock their variables.
        name: Name of the ops.
    """

    _factor_name = 'logbase'
    _dense = staticmethod(tf.raw_ops.ApplyPowerSign)
    _resource_dense = staticmethod(tf.raw_ops.ResourceApplyPowerSign)

    def __init__(
        self,
        learning_rate=0.1,
        base=math.e,
        beta=0.9,
        sign_decay_fn=None,
        use_locking=False,
        name='PowerSignOptimizer',
    ):
        super().__init__(
            learning_rate,
            math.log(base),
            beta,
            sign_decay_fn,
            use_locking,
            name,
        )

    def _longer(self, factor, signs):
        return tf.exp(factor * signs)


class AddSignOptimizer(_Signs):
    """Multiplies a gradient by `alpha` and the product of both signs.

    Args:
        learning_rate: A number or scalar.
        alpha: What the product is added to.
        beta: Decay of the average of gradients.
        sign_decay_fn: Function of the global step, a factor of the product.
        use_locking: Whether updates lock their variables.
        name: Name of the ops.
    """

    _factor_name = 'alpha'
    _dense = staticmethod(tf.raw_ops.ApplyAddSign)
    _resource_dense = staticmethod(tf.raw_ops.ResourceApplyAddSign)

    def __init__(
        self,
        learning_rate=0.1,
        alpha=1.0,
        beta=0.9,
        sign_decay_fn=None,
        use_locking=False,
        name='AddSignOptimizer',
    ):
        super().__init__(
            learning_rate, alpha, beta, sign_decay_fn, use_locking, name
        )

    def _longer(self, factor, signs):
        return factor + signs
