"""Rates by layer: `LARSOptimizer`.

*Source:* You et al., 2017, arXiv:1708.03888; TensorFlow 1.12 and 1.15,
`contrib/opt/python/training/lars_optimizer.py`.
"""

import tensorflow as tf

v1 = tf.compat.v1


class LARSOptimizer(tf.compat.v1.train.MomentumOptimizer):
    """Momentum whose rate is scaled by the norms of weights and gradients.

    Gradients of rows are not scaled, nor are their weights kept small.

    Args:
        learning_rate: A number or scalar.
        momentum: How much of a step the next one keeps, 0 or more.
        weight_decay: How much of the weights joins their gradient, 0 or more.
        eeta: Factor of the scale.
        epsilon: Added to the norms that divide.
        name: Name of the ops and slots.
        skip_list: Parts of names of the variables that are not scaled.
        use_nesterov: Whether the gradient is of the place ahead.

    Raises:
        ValueError: `momentum` or `weight_decay` is below 0.
    """

    def __init__(
        self,
        learning_rate,
        momentum=0.9,
        weight_decay=0.0001,
        eeta=0.001,
        epsilon=0.0,
        name='LARSOptimizer',
        skip_list=None,
        use_nesterov=False,
    ):
        for argument, value in (
            ('momentum', momentum),
            ('weight_decay', weight_decay),
        ):
            if value < 0.0:
                raise ValueError(f'{argument} must be 0 or more, got {value}')
        super().__init__(
            learning_rate, momentum, name=name, use_nesterov=use_nesterov
        )
        self._weight_decay, self._eeta = weight_decay, eeta
        self._epsilon, self._skip_list = epsilon, skip_list

    def compute_lr(self, grad, var):
        """The rate of a variable, and its gradient with weight decay."""
        if self._is_skipped(var):
            return self._learning_rate, grad
        return self._scaled(grad, var), grad + self._weight_decay * var

    def _is_skipped(self, var):
        return any(part in var.name for part in self._skip_list or ())

    def _scaled(self, grad, var):
        weights, slope = tf.norm(var), tf.norm(grad)
        ratio = (
            self._eeta
            * weights
            / (slope + self._weight_decay * weights + self._epsilon)
        )
        ratio = tf.where((weights > 0) & (slope > 0), ratio, 1.0)
        return self._learning_rate * ratio

    def _step(self, grad, var):
        """The rate and the gradient that the momentum takes."""
        rate, grad = self.compute_lr(grad, var)
        return 1.0, grad * rate

    def _apply_dense(self, grad, var):
        return self._move(tf.raw_ops.ApplyMomentum, lambda one: one, grad, var)

    def _resource_apply_dense(self, grad, var):
        return self._move(
            tf.raw_ops.ResourceApplyMomentum,
            lambda one: one.handle,
            grad,
            var,
        )

    def _move(self, op, reference, grad, var):
        rate, grad = self._step(grad, var)
        dtype = var.dtype.base_dtype
        return op(
            var=reference(var),
            accum=reference(self.get_slot(var, 'momentum')),
            lr=tf.cast(rate, dtype),
            grad=grad,
            momentum=tf.cast(self._momentum, dtype),
            use_nesterov=self._use_nesterov,
        )


class LARSOptimizerOf1_12(LARSOptimizer):
    """`LARSOptimizer` up to 1.12, which keeps no weights small."""

    def compute_lr(self, grad, var):
        """The rate of a variable."""
        if self._is_skipped(var):
            return self._learning_rate
        return self._scaled(grad, var)

    def _step(self, grad, var):
        return self.compute_lr(grad, var), grad
