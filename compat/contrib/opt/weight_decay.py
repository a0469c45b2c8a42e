"""Weights that decay beside their gradients.

*Source:* Loshchilov and Hutter, 2017; TensorFlow 1.15,
`contrib/opt/python/training/weight_decay_optimizers.py`.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
# A mix-in's super is the optimizer that it is mixed into.
_Mixin: Any = object


class DecoupledWeightDecayExtension(_Mixin):
    """Mixed in before an optimizer: takes `weight_decay * w` off first.

    Args:
        weight_decay: A number, scalar, or callable that makes one.
        **kwargs: Of the optimizer.
    """

    def __init__(self, weight_decay, **kwargs):
        self._decay_var_list = None
        self._weight_decay = weight_decay
        super().__init__(**kwargs)

    def minimize(self, loss, *args, decay_var_list=None, **kwargs):
        """`Optimizer.minimize`, whose `apply_gradients` forgets the list."""
        del decay_var_list  # All variables decayed.
        return super().minimize(loss, *args, **kwargs)

    def apply_gradients(
        self, grads_and_vars, global_step=None, name=None, decay_var_list=None
    ):
        """`Optimizer.apply_gradients`; `decay_var_list` says what decays."""
        self._decay_var_list = decay_var_list
        pairs = list(grads_and_vars)
        # No gradient may read a variable that has decayed already.
        read = [getattr(g, 'values', g) for g, _ in pairs if g is not None]
        with tf.control_dependencies(read):
            return super().apply_gradients(pairs, global_step, name)

    def _prepare(self):
        given = self._weight_decay
        given = given() if callable(given) else given
        self._weight_decay_tensor = tf.convert_to_tensor(
            given, name='weight_decay'
        )
        super()._prepare()

    def _shrink(self, var, indices=None):
        """The op that shrinks a variable, or some rows of it."""
        chosen = self._decay_var_list
        if chosen and not any(var is other for other in chosen):
            return tf.no_op()
        share = tf.cast(self._weight_decay_tensor, var.dtype.base_dtype)
        if indices is None:
            return v1.assign_sub(var, share * var)
        return v1.scatter_sub(var, indices, share * tf.gather(var, indices))

    def _apply_dense(self, grad, var):
        with tf.control_dependencies([self._shrink(var)]):
            return super()._apply_dense(grad, var)

    def _resource_apply_dense(self, grad, var):
        with tf.control_dependencies([self._shrink(var)]):
            return super()._resource_apply_dense(grad, var)

    def _apply_sparse(self, grad, var):
        with tf.control_dependencies([self._shrink(var, grad.indices)]):
            return super()._apply_sparse(grad, var)

    def _resource_apply_sparse(self, grad, var, indices):
        with tf.control_dependencies([self._shrink(var, indices)]):
            return super()._resource_apply_sparse(grad, var, indices)


def extend_with_decoupled_weight_decay(base_optimizer: Any):
    """A class of optimizers that takes `weight_decay` before the rest."""

    class OptimizerWithDecoupledWeightDecay(
        DecoupledWeightDecayExtension, base_optimizer
    ):
        """The optimizer, with weights that decay."""

        def __init__(self, weight_decay, *args, **kwargs):
            self._decay_var_list = None
            self._weight_decay = weight_decay
            base_optimizer.__init__(self, *args, **kwargs)

    return OptimizerWithDecoupledWeightDecay


class MomentumWOptimizer(
    DecoupledWeightDecayExtension, tf.compat.v1.train.MomentumOptimizer
):
    """Momentum, with weights that decay."""

    def __init__(
        self,
        weight_decay,
        learning_rate,
        momentum,
        use_locking=False,
        name='MomentumW',
        use_nesterov=False,
    ):
        super().__init__(
            weight_decay,
            learning_rate=learning_rate,
            momentum=momentum,
            use_locking=use_locking,
            name=name,
            use_nesterov=use_nesterov,
        )


class AdamWOptimizer(
    DecoupledWeightDecayExtension, tf.compat.v1.train.AdamOptimizer
):
    """Adam, with weights that decay."""

    def __init__(
        self,
        weight_decay,
        learning_rate=0.001,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-8,
        use_locking=False,
        name='AdamW',
    ):
        super().__init__(
            weight_decay,
            learning_rate=learning_rate,
            beta1=beta1,
            beta2=beta2,
            epsilon=epsilon,
            use_locking=use_locking,
            name=name,
        )
